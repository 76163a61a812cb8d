//! How likely one row is to beat another when the weights are uncertain: exactly, without drawing lots.
//!
//! The weights follow a Dirichlet distribution with whole-number parameters: 1 each where nothing is known, 1 + votes after
//! a vote. Row a beats row b where Σ w D > 0 with D the differences of their goals. Repeat each D alpha times, split into
//! positives u and the rest v, and the probability is the last cell of a lattice with
//! B(i, j) = (u B(i, j − 1) − v B(i − 1, j)) ÷ (u − v), B(i, 0) = 1, B(0, j) = 0 (Varsi 1973; the integral of a B-spline).
//! Only weighted means of earlier cells: nothing cancels, where the printed closed form loses ten digits.

use super::Standing;
use super::draws::simulate;
use super::flip::standing;
use crate::engine::language::Text;
use crate::engine::note::{Level, Note, NoteKind};
use crate::method::aggregate::Mean;
use crate::method::answer::{cell, cells, number};
use crate::method::entry::{Entry, Example, Input, Kind};
use crate::method::inputs::{Cell, Inputs};

/// Differences up to this are none.
const SAME: f64 = 1e-12;

/// Above this many lattice steps the seeded draws answer instead.
pub const MOST_STEPS: f64 = 2e8;

/// Answers "how likely does a beat b" for one belief about the weights; keeps its memory from pair to pair.
#[derive(Clone, Debug)]
pub struct Duel {
    alpha: Vec<u32>,
    /// Positive differences and the rest, each with its multiplicity.
    wins: Vec<(f64, u32)>,
    losses: Vec<(f64, u32)>,
    /// For each win and loss the two shares u ÷ (u − v) and −v ÷ (u − v).
    shares: Vec<[f64; 2]>,
    /// One row of the lattice.
    lattice: Vec<f64>,
}

impl Duel {
    /// For this alpha per goal; a goal with 0 takes no part.
    pub fn new(alpha: &[u32]) -> Self {
        let (wins, losses, shares, lattice) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        Duel { alpha: alpha.to_vec(), wins, losses, shares, lattice }
    }

    /// The most steps that one pair can take: (Σ alpha)² ÷ 4.
    pub fn steps(&self) -> f64 {
        let sum: f64 = self.alpha.iter().map(|it| f64::from(*it)).sum();
        (sum * sum / 4.0).max(1.0)
    }

    /// The probability that Σ w D > 0, D being the differences in the goals' order; 0.5 where all are none.
    pub fn probability(&mut self, differences: impl Iterator<Item = f64>) -> f64 {
        self.wins.clear();
        self.losses.clear();
        let (mut highest, mut lowest) = (0.0, 0.0);
        for (difference, alpha) in differences.zip(&self.alpha) {
            if *alpha == 0 {
                continue;
            }
            highest = f64::max(highest, difference);
            lowest = f64::min(lowest, difference);
            let side = if difference > 0.0 { &mut self.wins } else { &mut self.losses };
            side.push((difference, *alpha));
        }
        if highest <= SAME && lowest >= -SAME {
            0.5
        } else if self.wins.is_empty() {
            0.0
        } else if lowest == 0.0 {
            1.0
        } else {
            self.walk()
        }
    }

    /// How likely `a` beats `b`; both complete and without a zero that knocks out, as far as alpha is positive.
    pub fn between(&mut self, a: &Standing, b: &Standing) -> f64 {
        self.probability(a.bent.iter().zip(&b.bent).map(|(a, b)| a - b))
    }

    fn walk(&mut self) -> f64 {
        let Duel { wins, losses, shares, lattice, .. } = self;
        shares.clear();
        for (u, _) in wins.iter() {
            shares.extend(losses.iter().map(|(v, _)| {
                let scale = 1.0 / (u - v);
                [u * scale, -v * scale]
            }));
        }
        lattice.clear();
        lattice.resize(losses.iter().map(|(_, alpha)| *alpha as usize).sum(), 0.0);
        // Four rows of the lattice at a time, so that the processor has something to do while it waits for a product.
        let mut rows = wins
            .iter()
            .zip(shares.chunks_exact(losses.len().max(1)))
            .flat_map(|((_, alpha), row)| std::iter::repeat_n(row, *alpha as usize));
        while let Some(first) = rows.next() {
            four_rows(lattice, losses, [Some(first), rows.next(), rows.next(), rows.next()]);
        }
        lattice.last().copied().unwrap_or(1.0).clamp(0.0, 1.0)
    }
}

/// Carries the lattice over four more positives; an absent one leaves it as it is.
fn four_rows(lattice: &mut [f64], losses: &[(f64, u32)], rows: [Option<&[[f64; 2]]>; 4]) {
    const LEAVE: [f64; 2] = [0.0, 1.0];
    let mut left = [1.0; 4];
    let mut rest = lattice;
    for (index, (_, alpha)) in losses.iter().enumerate() {
        let [a, b, c, d] = rows.map(|row| row.and_then(|it| it.get(index)).copied().unwrap_or(LEAVE));
        let Some((block, after)) = std::mem::take(&mut rest).split_at_mut_checked(*alpha as usize) else { return };
        for cell in block {
            left[0] = a[0] * left[0] + a[1] * *cell;
            left[1] = b[0] * left[1] + b[1] * left[0];
            left[2] = c[0] * left[2] + c[1] * left[1];
            left[3] = d[0] * left[3] + d[1] * left[2];
            *cell = left[3];
        }
        rest = after;
    }
}

/// The expected place of each complete row: 1 + Σ P(another beats it).
pub fn expected_ranks(rows: &[&[f64]], alpha: &[u32]) -> Vec<f64> {
    let mut duel = Duel::new(alpha);
    let mut ranks = vec![1.0; rows.len()];
    for (a, row) in rows.iter().enumerate() {
        // What the rows behind this one leave it is added up first: then only one place has to be looked up.
        let mut beaten = 0.0;
        for (other, rank) in rows.iter().zip(&mut ranks).skip(a + 1) {
            let probability = duel.probability(row.iter().zip(*other).map(|(a, b)| a - b));
            *rank += probability;
            beaten += 1.0 - probability;
        }
        if let Some(rank) = ranks.get_mut(a) {
            *rank += beaten;
        }
    }
    ranks
}

/// The lattice would be too large, or a row is not complete.
pub static ANSWERED_BY_DRAWS: NoteKind = NoteKind {
    code: "answered_by_draws",
    level: Level::Info,
    text: Text {
        de: "Hier antworten {0} Ziehungen mit festem Startwert; das Ergebnis ist auf etwa {1} genau.",
        en: "Here {0} draws from a fixed seed answer; the result is good to about {1}.",
    },
};

/// An alpha that is no whole number of at least 1.
pub static ALPHA_NOT_WHOLE: NoteKind = NoteKind {
    code: "alpha_not_whole",
    level: Level::Error,
    text: Text {
        de: "„alpha“ braucht ganze Zahlen ab 1: 1, wo nichts bekannt ist, sonst 1 plus Stimmen.",
        en: "“alpha” needs whole numbers of at least 1: 1 where nothing is known, otherwise 1 plus votes.",
    },
};

const DRAWS: usize = 10_000;

fn alphas(inputs: &Inputs<'_>, goals: usize) -> Result<Vec<u32>, Note> {
    let alpha = inputs.complete_of("alpha", goals)?;
    let whole = |it: &f64| it.fract() == 0.0 && (1.0..=1e9).contains(it);
    if alpha.iter().all(whole) {
        Ok(alpha.into_iter().map(|it| it as u32).collect())
    } else {
        Err(Note::new(&ALPHA_NOT_WHOLE))
    }
}

fn by_draws() -> Note {
    // Two standard errors of a probability of one half.
    Note::new(&ANSWERED_BY_DRAWS).with(DRAWS).with(1.0 / (DRAWS as f64).sqrt())
}

/// The formulas of this file.
pub static ENTRIES: &[Entry] = &[
    Entry {
        name: "win_probability",
        title: Text { de: "Gewinnwahrscheinlichkeit", en: "Probability of winning" },
        purpose: Text {
            de: "Wie wahrscheinlich eine Zeile vor einer anderen liegt, wenn die Gewichte nicht feststehen. Exakt gerechnet, nicht ausgelost.",
            en: "How likely a row lies ahead of another when the weights are not certain. Calculated exactly, not by drawing lots.",
        },
        inputs: &[Input::required("difference", Kind::Numbers), Input::required("alpha", Kind::Numbers)],
        formula: Text::same("P(Σ w D > 0), w ~ Dirichlet(alpha)"),
        source: "Varsi 1973, The multidimensional content of the frustum of the simplex; Ali 1973, Content of the frustum of a simplex",
        examples: &[
            // By hand: w₁ > ½ of a uniform split, and w₁ > ⅓ where the second difference is half the first.
            Example { inputs: r#"{"difference": [1, -1], "alpha": [1, 1]}"#, value: "0.5" },
            Example { inputs: r#"{"difference": [0.2, -0.1], "alpha": [1, 1]}"#, value: "0.6666666666666666" },
            // w₁ ~ Beta(2, 1): P(w₁ > ½) = 1 − ¼.
            Example { inputs: r#"{"difference": [1, -1], "alpha": [2, 1]}"#, value: "0.75" },
        ],
        run: |inputs| {
            let difference = inputs.complete("difference")?;
            let alpha = alphas(inputs, difference.len())?;
            let mut duel = Duel::new(&alpha);
            if duel.steps() <= MOST_STEPS {
                return Ok(number(duel.probability(difference.into_iter())));
            }
            inputs.note(by_draws());
            let zero: Vec<Cell> = difference.iter().map(|_| Some(0.0)).collect();
            let row: Vec<Cell> = difference.into_iter().map(Some).collect();
            let (row, zero) = (standing(&row, Mean::Arithmetic)?, standing(&zero, Mean::Arithmetic)?);
            Ok(cell(simulate(&[&row, &zero], &alpha, DRAWS, 1, &[(0, 1)]).wins.first().copied()))
        },
    },
    Entry {
        name: "expected_rank",
        title: Text { de: "Erwarteter Platz", en: "Expected place" },
        purpose: Text {
            de: "Auf welchem Platz eine Zeile im Mittel über alle denkbaren Gewichte landet.",
            en: "Which place a row takes on average over all conceivable weights.",
        },
        inputs: &[Input::required("scores", Kind::Matrix), Input::required("alpha", Kind::Numbers)],
        formula: Text { de: "1 + Σ P(b schlägt a)", en: "1 + Σ P(b beats a)" },
        source: "Lahdelma and Salminen 2001, SMAA-2 (expected rank); probabilities after Varsi 1973",
        examples: &[
            Example {
                inputs: r#"{"scores": [[0.9, 0.1], [0.1, 0.9], [0.05, 0.05]], "alpha": [1, 1]}"#,
                value: "[1.5, 1.5, 3]",
            },
            Example { inputs: r#"{"scores": [[0.5, 0.5], [0.5, 0.5]], "alpha": [3, 1]}"#, value: "[1.5, 1.5]" },
            // w₁ ~ Beta(2, 1): P(w₁ > ½) = ¾. A row without any value takes no place.
            Example {
                inputs: r#"{"scores": [[1, 0], [null, null], [0, 1]], "alpha": [2, 1]}"#,
                value: "[1.25, null, 1.75]",
            },
        ],
        run: |inputs| {
            let scores = inputs.matrix("scores")?;
            let alpha = alphas(inputs, scores.first().map_or(0, Vec::len))?;
            let rows = scores.iter().map(|row| standing(row, Mean::Arithmetic)).collect::<Result<Vec<_>, _>>()?;
            let scored = |row: &&Standing| row.present.contains(&1.0);
            let present: Vec<&Standing> = rows.iter().filter(scored).collect();
            let n = present.len() as f64;
            let is_affordable = n * n / 2.0 * Duel::new(&alpha).steps() <= MOST_STEPS;
            let ranks = if is_affordable && present.iter().all(|row| row.is_complete()) {
                expected_ranks(&present.iter().map(|row| row.bent.as_slice()).collect::<Vec<_>>(), &alpha)
            } else {
                inputs.note(by_draws());
                simulate(&present, &alpha, DRAWS, 1, &[]).expected_rank
            };
            let mut ranks = ranks.into_iter();
            Ok(cells(rows.iter().map(|row| if scored(&row) { ranks.next() } else { None })))
        },
    },
];
