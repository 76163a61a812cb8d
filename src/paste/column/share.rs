//! Whether the bare numbers of a rate are fractions or per cent: `0,05` is 5 % here and 0.05 % there.

use super::super::header::{HeaderUnit, UnitKind};
use super::Survey;
use crate::engine::language::Text;
use crate::engine::note::{Level, Note, NoteKind};
use crate::order;

/// How the bare numbers of a rate are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// 0.0123 is 1.23 %.
    Fractions,
    /// 1.23 is 1.23 %.
    Percent,
    /// 12.3 is 1.23 %.
    PerMille,
    /// Among cells with a per cent sign: at most 1 is a fraction, more is per cent.
    Mixed,
}

/// What was settled, and why.
#[derive(Clone, Debug)]
pub struct Decision {
    /// How bare numbers are meant.
    pub scale: Scale,
    /// How sure it is, 0 to 1.
    pub confidence: f64,
    /// Why, where there was something to settle.
    pub evidence: Option<Note>,
    /// Whether nothing but the usual size of the rate decided.
    pub is_guess: bool,
    /// Whether that says so little that the person should be asked.
    pub ask: bool,
}

/// A rate above this is no fraction: nothing is reached 20 times over.
const LARGEST_FRACTION: f64 = 20.0;

/// So many times nearer to the usual size, nobody needs to be asked.
const CLEARLY: f64 = 20.0;

/// Settles the scale. `parts` compares with the counts that the rate is made of, `sizes` are some of the bare numbers, `usual` is
/// the size of a good rate of this kind.
pub fn decide(
    survey: &Survey,
    declared: Option<HeaderUnit>,
    parts: &dyn Fn() -> Option<Scale>,
    sizes: &[f64],
    usual: f64,
) -> Decision {
    let by = |scale: Scale, confidence: f64, kind: &'static NoteKind| Decision {
        scale,
        confidence,
        evidence: Some(Note::new(kind)),
        is_guess: false,
        ask: false,
    };
    if !survey.bare.any() {
        let signed = survey.percent.any() || survey.shares.any();
        let evidence = signed.then(|| Note::new(&SIGNED));
        return Decision { scale: Scale::Fractions, confidence: 1.0, evidence, is_guess: false, ask: false };
    }
    if survey.percent.any() || survey.shares.any() {
        return by(Scale::Mixed, 0.8, &MIXED);
    }
    match parts() {
        Some(Scale::Fractions) => return by(Scale::Fractions, 0.97, &PARTS_FRACTIONS),
        Some(scale) => return by(scale, 0.97, &PARTS_PERCENT),
        None => {}
    }
    let mut sizes: Vec<f64> = sizes.iter().map(|it| it.abs()).filter(|it| *it > 0.0).collect();
    order::numbers(&mut sizes);
    let median = sizes.get(sizes.len() / 2).copied();
    let distance = |value: f64| (value / usual.max(1e-9)).ln().abs();
    // How far per cent and fractions are from the usual size.
    let far = |median: f64| (distance(median / 100.0), distance(median));
    match declared {
        Some(HeaderUnit { kind: UnitKind::Fraction, .. }) => return by(Scale::Fractions, 0.9, &SOURCE_FRACTIONS),
        Some(HeaderUnit { kind: UnitKind::Share, factor, .. }) => {
            // `=B2/C2` below `CTR (%)`: a program that writes per cent rarely gives rates twenty times too small.
            let is_small = |median: f64| far(median).0 - far(median).1 > CLEARLY.ln();
            let ask = factor > 0.005 && median.is_some_and(is_small) && sizes.last().is_some_and(|it| *it <= 1.0);
            let scale = if factor < 0.005 { Scale::PerMille } else { Scale::Percent };
            return Decision { ask, ..by(scale, if ask { 0.6 } else { 0.95 }, &DECLARED) };
        }
        _ => {}
    }
    let Some(median) = median else {
        return Decision { scale: Scale::Percent, confidence: 1.0, evidence: None, is_guess: false, ask: false };
    };
    if sizes.last().is_some_and(|it| *it > LARGEST_FRACTION) {
        return by(Scale::Percent, 0.95, &TOO_LARGE);
    }
    let (as_percent, as_fraction) = far(median);
    let (scale, kind) = match as_percent < as_fraction {
        true => (Scale::Percent, &USUAL_PERCENT),
        false => (Scale::Fractions, &USUAL_FRACTIONS),
    };
    // Clearly nearer to the usual size, or a rate of over 100 % that is usually of a few: nobody needs to be asked.
    let clear = (as_percent - as_fraction).abs() > CLEARLY.ln() || usual <= 0.1 && median > 1.0;
    Decision { is_guess: true, ask: !clear, ..by(scale, if clear { 0.85 } else { 0.6 }, kind) }
}

/// What the person said.
pub fn set(scale: Scale) -> Decision {
    let kind = if scale == Scale::Percent { &SET_PERCENT } else { &SET_FRACTIONS };
    Decision { scale, confidence: 1.0, evidence: Some(Note::new(kind)), is_guess: false, ask: false }
}

/// The person says per cent.
pub static SET_PERCENT: NoteKind = NoteKind {
    code: "share_set_percent",
    level: Level::Info,
    text: Text {
        de: "Zahlen ohne Zeichen sind Prozent: von Ihnen festgelegt.",
        en: "Bare numbers are per cent: set by you.",
    },
};
/// The person says fractions.
pub static SET_FRACTIONS: NoteKind = NoteKind {
    code: "share_set_fractions",
    level: Level::Info,
    text: Text {
        de: "Zahlen ohne Zeichen sind Anteile: von Ihnen festgelegt.",
        en: "Bare numbers are fractions: set by you.",
    },
};
/// Every number has its sign.
pub static SIGNED: NoteKind = NoteKind {
    code: "share_signed",
    level: Level::Info,
    text: Text { de: "Die Zellen tragen ein Prozentzeichen.", en: "The cells carry a per cent sign." },
};
/// Signed and bare numbers stand side by side.
pub static MIXED: NoteKind = NoteKind {
    code: "share_mixed",
    level: Level::Info,
    text: Text {
        de: "Manche Zellen tragen ein Prozentzeichen, andere nicht: ohne Zeichen gilt bis 1 als Anteil, darüber als Prozent.",
        en: "Some cells carry a per cent sign and others do not: without it, up to 1 is a fraction, above it per cent.",
    },
};
/// The parts agree with fractions.
pub static PARTS_FRACTIONS: NoteKind = NoteKind {
    code: "share_parts_fractions",
    level: Level::Info,
    text: Text {
        de: "Als Anteile gelesen (0,05 ist 5 %): so passt es zu den Zahlen, aus denen die Rate besteht.",
        en: "Read as fractions (0.05 is 5%): this agrees with the counts that the rate is made of.",
    },
};
/// The parts agree with per cent.
pub static PARTS_PERCENT: NoteKind = NoteKind {
    code: "share_parts_percent",
    level: Level::Info,
    text: Text {
        de: "Als Prozent gelesen: so passt es zu den Zahlen, aus denen die Rate besteht.",
        en: "Read as per cent: this agrees with the counts that the rate is made of.",
    },
};
/// The platform writes fractions.
pub static SOURCE_FRACTIONS: NoteKind = NoteKind {
    code: "share_source_fractions",
    level: Level::Info,
    text: Text {
        de: "Als Anteile gelesen (0,05 ist 5 %): so schreibt diese Plattform ihre Raten.",
        en: "Read as fractions (0.05 is 5%): that is how this platform writes its rates.",
    },
};
/// The header or the platform says per cent.
pub static DECLARED: NoteKind = NoteKind {
    code: "share_declared",
    level: Level::Info,
    text: Text {
        de: "Als Prozent gelesen: so sagt es die Überschrift oder die Plattform.",
        en: "Read as per cent: the header or the platform says so.",
    },
};
/// Too large for fractions.
pub static TOO_LARGE: NoteKind = NoteKind {
    code: "share_too_large",
    level: Level::Info,
    text: Text {
        de: "Als Prozent gelesen: für Anteile sind die Zahlen zu groß.",
        en: "Read as per cent: the numbers are too large for fractions.",
    },
};
/// Fractions are the usual size.
pub static USUAL_FRACTIONS: NoteKind = NoteKind {
    code: "share_usual_fractions",
    level: Level::Info,
    text: Text {
        de: "Als Anteile gelesen (0,05 ist 5 %): so haben die Raten die übliche Größe.",
        en: "Read as fractions (0.05 is 5%): this gives the rates their usual size.",
    },
};
/// Per cent is the usual size.
pub static USUAL_PERCENT: NoteKind = NoteKind {
    code: "share_usual_percent",
    level: Level::Info,
    text: Text {
        de: "Als Prozent gelesen: so haben die Raten die übliche Größe.",
        en: "Read as per cent: this gives the rates their usual size.",
    },
};
