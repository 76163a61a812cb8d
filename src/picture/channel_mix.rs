//! Which channel carries what: shares of followers beside shares of interactions.

use super::canvas::{Anchor, Canvas, Look};
use super::label::{clean, isolated};
use super::paint::Paint;
use super::scale::{Scale, ticks};
use super::view::{NO_ROWS, View, shortened};
use super::{Picture, Sketch, Table};
use crate::api::Analysis;
use crate::engine::facts::Facts;
use crate::engine::kpis;
use crate::engine::language::{Language, Text};
use crate::engine::measure::Measure;
use crate::engine::settings::{Per, Settings};
use crate::order;
use crate::text;

pub(super) static PICTURE: Picture = Picture {
    id: "channel_mix",
    name: Text { de: "Anteile der Kanäle", en: "Shares of the channels" },
    question: Text {
        de: "Auf welchem Kanal sind die Menschen, und wo reagieren sie?",
        en: "On which channel are the people, and where do they react?",
    },
    needs,
    draw,
};

fn needs(analysis: &Analysis) -> Option<Text> {
    const NO_CHANNELS: Text = Text {
        de: "Dafür braucht die Tabelle eine Spalte mit mindestens zwei Kanälen.",
        en: "For this the table needs a column with at least two channels.",
    };
    const NOTHING: Text = Text {
        de: "Keine Spalte sagt, wie groß die Kanäle sind: Es fehlen Follower, Interaktionen, Reichweite, Impressionen und Aufrufe.",
        en: "No column says how large the channels are: followers, interactions, reach, impressions and views are missing.",
    };
    if analysis.facts.rows.is_empty() {
        return Some(NO_ROWS);
    }
    match Mix::new(&analysis.facts) {
        mix if mix.channels.len() < 2 => Some(NO_CHANNELS),
        mix => mix.wholes.is_empty().then_some(NOTHING),
    }
}

/// What a share is taken of, in the order in which it is preferred.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Whole {
    Interactions,
    Of(Measure),
}

const WHOLES: [Whole; 5] = [
    Whole::Of(Measure::Followers),
    Whole::Interactions,
    Whole::Of(Measure::Reach),
    Whole::Of(Measure::Impressions),
    Whole::Of(Measure::Views),
];

/// Two shares stand side by side; a third would be a thicket.
const MOST_WHOLES: usize = 2;
/// So many channels have bars of their own.
const MOST_CHANNELS: usize = 12;

struct Channel {
    name: String,
    /// Amounts in the order of the wholes; nothing where no row of the channel has one.
    amounts: Vec<Option<f64>>,
}

struct Mix {
    wholes: Vec<Whole>,
    sums: Vec<f64>,
    channels: Vec<Channel>,
    /// Accounts without an amount.
    gaps: usize,
    /// Table rows that name no channel.
    nameless: usize,
}

impl Mix {
    fn new(facts: &Facts) -> Self {
        let settings = Settings { per: Per::Channel, ..facts.settings.clone() };
        let facts = Facts::new(facts.data.clone(), settings);
        let amount = |row: usize, whole: Whole| match whole {
            Whole::Interactions => facts.kpi(&kpis::INTERACTIONS).values.get(row),
            Whole::Of(measure) => facts.measure(row, measure),
        };
        let amount = |row: usize, whole: Whole| amount(row, whole).filter(|it| *it >= 0.0 && it.is_finite());
        let channel = |row: usize| Some((row, facts.identity(row).channel?));
        let named: Vec<(usize, String)> = (0..facts.rows.len()).filter_map(channel).collect();
        let sum = |whole: Whole| named.iter().filter_map(|(row, _)| amount(*row, whole)).sum::<f64>();
        let wholes: Vec<Whole> = WHOLES.into_iter().filter(|it| sum(*it) > 0.0).take(MOST_WHOLES).collect();
        let sums = wholes.iter().map(|it| sum(*it)).collect();
        let n_named: usize = named.iter().map(|(row, _)| facts.rows[*row].members.len()).sum();
        let mut mix = Mix { wholes, sums, channels: Vec::new(), gaps: 0, nameless: facts.data.len() - n_named };
        for (row, name) in named {
            let place = mix.channels.iter().position(|it| it.name == name).unwrap_or_else(|| {
                mix.channels.push(Channel { name, amounts: vec![None; mix.wholes.len()] });
                mix.channels.len() - 1
            });
            for (slot, whole) in mix.channels[place].amounts.iter_mut().zip(&mix.wholes) {
                match amount(row, *whole) {
                    Some(amount) => *slot = Some(slot.unwrap_or(0.0) + amount),
                    None => mix.gaps += 1,
                }
            }
        }
        let first = |channel: &Channel| channel.amounts.first().copied().flatten().unwrap_or(-1.0);
        order::by(&mut mix.channels, |a, b| first(b).total_cmp(&first(a)));
        mix
    }

    fn share(&self, channel: &Channel, whole: usize) -> Option<f64> {
        Some(channel.amounts.get(whole).copied()?? / self.sums.get(whole)?)
    }
}

fn draw(view: &View) -> Result<Sketch, String> {
    let mix = Mix::new(view.facts());
    let shown = &mix.channels[..mix.channels.len().min(MOST_CHANNELS)];
    let mut canvas = view.canvas();
    let y = legend(view, &mut canvas, &mix);
    let y = bars(view, &mut canvas, &mix, shown, y);
    let y = notes(view, &mut canvas, &mix, shown.len(), y);
    canvas.reach(y);
    Ok(Sketch { title: finding(view, &mix), description: description(view, &mix), table: table(view, &mix), canvas })
}

/// The first share is a full bar, the second a pale one with a rim: apart in grey, too.
fn swatch(canvas: &mut Canvas, whole: usize, x: f64, y: f64, width: f64, height: f64) {
    if whole == 0 {
        canvas.rect(x, y, width.max(1.0), height, Paint::Accent);
    } else {
        canvas.shade(x, y, width, height, Paint::Ink, 0.18);
        canvas.frame(x + 0.5, y + 0.5, (width - 1.0).max(0.5), height - 1.0, Paint::Ink, 1.0);
    }
}

fn whole_name(view: &View, whole: Whole) -> String {
    let language = view.language();
    match whole {
        Whole::Interactions => kpis::INTERACTIONS.name.get(language),
        Whole::Of(measure) => measure.entry().name.get(language),
    }
    .to_owned()
}

fn legend(view: &View, canvas: &mut Canvas, mix: &Mix) -> f64 {
    const SHARE: Text = Text { de: "{0}: Anteil an {1}", en: "{0}: share of {1}" };
    let mut y = 0.0;
    let mut x = 0.0;
    for (place, whole) in mix.wholes.iter().enumerate() {
        let sum = text::count(mix.sums[place], view.language());
        let words = view.say(&SHARE, &[whole_name(view, *whole).into(), sum.into()]);
        let words = Look::QUIET.cut(&words, canvas.width - 18.0).into_owned();
        if x > 0.0 && x + 18.0 + Look::QUIET.width(&words) > canvas.width {
            (x, y) = (0.0, y + 20.0);
        }
        swatch(canvas, place, x, y + 2.0, 12.0, 12.0);
        canvas.text(x + 18.0, y + 12.0, Look::QUIET, &words);
        x += 18.0 + Look::QUIET.width(&words) + 18.0;
    }
    y + 26.0
}

fn bars(view: &View, canvas: &mut Canvas, mix: &Mix, shown: &[Channel], y: f64) -> f64 {
    const BAR: f64 = 13.0;
    let (width, above) = (view.width(), view.is_narrow());
    let name = |channel: &Channel| isolated(clean(&channel.name));
    let widest = shown.iter().map(|it| Look::WORDS.width(&name(it))).fold(60.0, f64::max);
    let label_width = if above { width } else { widest.min(width * 0.3) };
    let from = if above { 0.0 } else { label_width + 12.0 };
    let right = width - 64.0;
    let shares = shown.iter().flat_map(|it| (0..mix.wholes.len()).filter_map(|whole| mix.share(it, whole)));
    let most = shares.fold(0.0, f64::max);
    let scale = Scale::linear((0.0, (most * 10.0).ceil() / 10.0), (from, right));
    let tall = BAR * mix.wholes.len() as f64 + 2.0 * (mix.wholes.len().saturating_sub(1)) as f64;
    let step = tall + if above { 32.0 } else { 18.0 };
    let top = y + 18.0;
    let bottom = top + step * shown.len() as f64;
    for tick in ticks(0.0, (most * 10.0).ceil() / 10.0, if above { 3 } else { 5 }) {
        let x = scale.at(tick);
        let words = view.whole_percent(tick);
        let half = Look::QUIET.width(&words) / 2.0;
        canvas.line((x, top), (x, bottom), Paint::Line, 1.0);
        canvas.text(x.clamp(half, width - half), top - 6.0, Look::QUIET.at(Anchor::Middle), &words);
    }
    let mut y = top;
    for channel in shown {
        let (line, first) = if above { (y + 19.0, y + 25.0) } else { (y + step / 2.0 + 4.5, y + 9.0) };
        let look = if above { Look::WORDS.haloed() } else { Look::WORDS };
        canvas.text(0.0, line, look, &Look::WORDS.cut(&name(channel), label_width));
        for (place, whole) in mix.wholes.iter().enumerate() {
            let at = first + (BAR + 2.0) * place as f64;
            let label = format!("{} · {}", name(channel), whole_name(view, *whole));
            match mix.share(channel, place) {
                Some(share) => {
                    let amount = channel.amounts[place].unwrap_or_default();
                    let said = format!("{} ({})", view.per_cent(share, 1), text::count(amount, view.language()));
                    canvas.mark(&label, &said, |canvas| {
                        swatch(canvas, place, from, at, scale.at(share) - from, BAR);
                    });
                    let words = view.per_cent(share, 1);
                    canvas.text(scale.at(share) + 6.0, at + BAR - 2.0, Look::QUIET.haloed(), &words);
                }
                None => {
                    canvas.mark(&label, view.words(&MISSING), |canvas| {
                        canvas.text(from + 4.0, at + BAR - 2.0, Look::QUIET, view.words(&MISSING));
                    });
                }
            }
        }
        y += step;
    }
    y
}

const MISSING: Text = Text { de: "fehlt", en: "missing" };

fn notes(view: &View, canvas: &mut Canvas, mix: &Mix, shown: usize, y: f64) -> f64 {
    const REST: Text = Text {
        de: "Gezeigt sind die {0} größten von {1} Kanälen.",
        en: "Shown are the {0} largest of {1} channels.",
    };
    const GAPS: Text = Text {
        de: "{0} {0|Angabe fehlt und zählt|Angaben fehlen und zählen} nicht mit; die Anteile gelten für das, was angegeben ist.",
        en: "{0} {0|figure is|figures are} missing and not counted; the shares are of what is given.",
    };
    const NAMELESS: Text = Text {
        de: "{0} {0|Zeile nennt|Zeilen nennen} keinen Kanal und {0|zählt|zählen} nicht mit.",
        en: "{0} {0|row names|rows name} no channel and {0|is|are} not counted.",
    };
    let mut y = y;
    if shown < mix.channels.len() {
        let rest = view.say(&REST, &[shown.into(), mix.channels.len().into()]);
        y = canvas.lines(0.0, y + 4.0, Look::QUIET, &rest, canvas.width);
    }
    if mix.gaps > 0 {
        y = canvas.lines(0.0, y + 4.0, Look::QUIET, &view.say(&GAPS, &[mix.gaps.into()]), canvas.width);
    }
    if mix.nameless > 0 {
        y = canvas.lines(0.0, y + 4.0, Look::QUIET, &view.say(&NAMELESS, &[mix.nameless.into()]), canvas.width);
    }
    y
}

fn finding(view: &View, mix: &Mix) -> String {
    const GAP: Text = Text { de: "{0} hat {1} der {2}, aber {3} der {4}", en: "{0} has {1} of {2}, but {3} of {4}" };
    const SAME: Text = Text {
        de: "{2} und {4} verteilen sich gleich auf die Kanäle; am meisten hat {0}: {1}",
        en: "The channels’ shares of {2} and {4} are alike; {0} has most: {1}",
    };
    const LARGEST: Text =
        Text { de: "{0} hat mit {1} den größten Anteil der {2}", en: "{0} has the largest share of {2}: {1}" };
    // A difference that a reader sees: three points.
    const SEEN: f64 = 0.03;
    let whole = |place: usize| {
        let name = mix.wholes.get(place).map(|it| whole_name(view, *it)).unwrap_or_default();
        match view.language() {
            Language::De => name,
            // Inside an English sentence a name of a count has no capital.
            Language::En => name.to_lowercase(),
        }
    };
    let (first, second) = (|it: &Channel| mix.share(it, 0), |it: &Channel| mix.share(it, 1));
    let gap = |it: &Channel| first(it).zip(second(it)).map_or(0.0, |(a, b)| (a - b).abs());
    let mut widest: Option<&Channel> = None;
    for channel in &mix.channels {
        if widest.is_none_or(|it| gap(channel) > gap(it) + 1e-12) {
            widest = Some(channel);
        }
    }
    let (Some(largest), Some(widest)) = (mix.channels.first(), widest) else { return String::new() };
    let (channel, sentence) = match mix.wholes.len() {
        1 => (largest, &LARGEST),
        _ if gap(widest) < SEEN => (largest, &SAME),
        _ => (widest, &GAP),
    };
    let share = |share: Option<f64>| share.map_or_else(|| "–".to_owned(), |it| view.whole_percent(it));
    view.say(
        sentence,
        &[
            shortened(&isolated(clean(&channel.name))).into(),
            share(first(channel)).into(),
            whole(0).into(),
            share(second(channel)).into(),
            whole(1).into(),
        ],
    )
}

fn description(view: &View, mix: &Mix) -> String {
    const SAYS: Text = Text {
        de: "Balkendiagramm mit {0} Kanälen und ihren Anteilen an {1}.",
        en: "Bar chart of {0} channels with their shares of {1}.",
    };
    let wholes: Vec<String> = mix.wholes.iter().map(|it| whole_name(view, *it)).collect();
    view.say(&SAYS, &[mix.channels.len().into(), view.list_of(&wholes).into()])
}

fn table(view: &View, mix: &Mix) -> Table {
    const CHANNEL: Text = Text { de: "Kanal", en: "Channel" };
    const SHARE: Text = Text { de: "Anteil", en: "share" };
    let mut header = vec![view.words(&CHANNEL).to_owned()];
    for whole in &mix.wholes {
        header.extend([whole_name(view, *whole), view.words(&SHARE).to_owned()]);
    }
    let rows = mix.channels.iter().map(|channel| {
        let mut cells = vec![isolated(clean(&channel.name))];
        for place in 0..mix.wholes.len() {
            let amount = channel.amounts[place].map(|it| text::count(it, view.language()));
            let share = mix.share(channel, place).map(|it| view.per_cent(it, 1));
            cells.extend([amount, share].map(|it| it.unwrap_or_else(|| "–".to_owned())));
        }
        cells
    });
    Table { header, rows: rows.collect() }
}
