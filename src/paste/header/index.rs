//! All names of all measures and KPIs, sorted once.

use std::sync::OnceLock;

use super::name::Name;
use crate::engine::kpi::Kpi;
use crate::engine::measure::{self, Measure};

/// What a name means.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Meaning {
    Measure(Measure),
    Kpi(&'static Kpi),
    /// An engagement rate that does not say over what.
    PlainRate,
    /// A known column that no KPI needs: never guess about it.
    Nothing,
}

#[rustfmt::skip]
const PLAIN_RATES: &[&str] = &[
    "engagement rate", "engagementrate", "interaktionsrate", "interaction rate", "er", "engagement-quote",
    "engagementquote", "interaktionsquote", "average engagement rate", "avg engagement rate", "engagement ratio",
];

/// Names that are used for the measure but also for other things: they stand back where a plainer name has a column.
#[rustfmt::skip]
const WEAK: &[&str] = &[
    "budget", "werbebudget", "mediabudget", "media budget", "audience", "community", "mitglieder", "members",
    "account username", "konto-benutzername", "benutzername", "username", "user name", "handle", "content", "inhalt",
    "type", "typ", "art", "format", "label", "labels", "custom labels", "anzeigengruppe", "anzeigengruppenname",
    "name der anzeigengruppe", "ad set name", "ad set", "ad group", "seitenbesuche", "zeit", "time", "jahr", "year",
    "stichtag", "copy", "total page views", "besucher", "favoriten", "favorites",
];

/// Columns of exports and of Excel habits that mean nothing here, although their names come close to something.
#[rustfmt::skip]
const NOTHING: &[&str] = &[
    "account id", "page id", "profile id", "konto-id", "seiten-id", "profil-id", "campaign id", "kampagnen-id",
    "data comment", "datenkommentar", "duration", "dauer", "duration (sec)", "dauer (sek.)", "caption type",
    "is crosspost", "is share", "languages", "sprachen", "countries", "länder", "audience targeting",
    "funded content status", "objective", "ziel", "results", "ergebnisse", "ergebnis", "result indicator",
    "indikator für ergebnisse", "ergebnisrate", "result rate", "auslieferung", "delivery", "status", "campaign status",
    "kampagnenstatus", "rang", "platz", "rank", "ranking", "nr", "lfd nr", "pos", "position", "notiz", "notizen",
    "bemerkung", "bemerkungen", "notes", "other clicks", "andere klicks", "detail expands", "hashtag clicks",
    "permalink clicks", "user profile clicks", "media views", "media engagements", "email tweet", "dial phone",
    "app opens", "app installs", "external links", "followed", "following", "folgt", "gefolgt", "abonniert", "uhrzeit",
    "stunde", "hour", "wochentag", "weekday", "post month", "post weekday", "post hour", "paid", "engaged views",
    "engaged sessions", "engaged users", "lifetime engaged users", "lifetime post consumers", "seiteninteraktionen",
    "page engagement", "page engagements", "fotoaufrufe", "photo views", "individuelle link-klicks",
    "unique link clicks", "individuelle ausgehende klicks", "unique outbound clicks", "individuelle klicks (alle)",
    "unique clicks (all)", "off-site views", "page views", "seitenaufrufe", "audience", "posted by", "event count",
    "ereignisanzahl", "total users", "active users", "new users", "aktive nutzer", "neue nutzer", "nutzer gesamt",
    "waehrungscode", "währung", "currency", "currency code", "returning users",
];

struct Entry {
    name: String,
    meaning: Meaning,
}

fn all() -> &'static [Entry] {
    static ALL: OnceLock<Vec<Entry>> = OnceLock::new();
    ALL.get_or_init(|| {
        let entry = |name: &str, meaning| Entry { name: Name::new(name).compact(), meaning };
        let mut all: Vec<Entry> = Vec::with_capacity(2048);
        all.extend(NOTHING.iter().map(|name| entry(name, Meaning::Nothing)));
        all.extend(PLAIN_RATES.iter().map(|name| entry(name, Meaning::PlainRate)));
        for it in measure::ALL {
            let meaning = Meaning::Measure(it.measure);
            all.extend(it.aliases.iter().map(|name| entry(name, meaning)));
            all.extend([it.id, it.name.de, it.name.en].map(|name| entry(name, meaning)));
        }
        for kpi in crate::engine::kpis::ALL {
            let meaning = Meaning::Kpi(kpi);
            all.extend(kpi.aliases.iter().map(|name| entry(name, meaning)));
            all.extend([kpi.id, kpi.name.de, kpi.name.en].map(|name| entry(name, meaning)));
        }
        // Stable: where a measure and a KPI share a name, the measure stands first and stays.
        all.sort_by(|a, b| a.name.cmp(&b.name));
        all.dedup_by(|later, earlier| later.name == earlier.name);
        all
    })
}

/// The meaning of exactly this name.
pub(super) fn exact(compact: &str) -> Option<Meaning> {
    let all = all();
    let at = all.binary_search_by(|it| it.name.as_str().cmp(compact)).ok()?;
    all.get(at).map(|it| it.meaning)
}

/// The meaning of a name that differs by a slip of the keyboard: one in names of 7 letters, two from 11 on. Nothing where
/// two meanings are equally near, or the first letter differs.
pub(super) fn alike(compact: &str) -> Option<Meaning> {
    let length = compact.chars().count();
    let slips = match length {
        0..7 => return None,
        7..11 => 1,
        11..60 => 2,
        _ => return None,
    };
    let first = compact.chars().next()?;
    let all = all();
    let from = all.partition_point(|it| it.name.as_str() < first.encode_utf8(&mut [0; 4]) as &str);
    let mut best: Option<(usize, Meaning)> = None;
    let mut tied = false;
    for it in all.iter().skip(from).take_while(|it| it.name.starts_with(first)) {
        if it.name.len().abs_diff(compact.len()) > slips || it.name.len() < 6 {
            continue;
        }
        let distance = strsim::osa_distance(&it.name, compact);
        if distance > slips {
            continue;
        }
        match best {
            Some((nearest, meaning)) if distance == nearest => tied |= meaning != it.meaning,
            Some((nearest, _)) if distance > nearest => {}
            _ => {
                best = Some((distance, it.meaning));
                tied = false;
            }
        }
    }
    best.filter(|_| !tied).map(|(_, meaning)| meaning).filter(|meaning| *meaning != Meaning::Nothing)
}

/// Whether the name stands back behind plainer ones.
pub(super) fn is_weak(name: &Name) -> bool {
    static ALL: OnceLock<Vec<String>> = OnceLock::new();
    let all = ALL.get_or_init(|| {
        let mut all: Vec<String> = WEAK.iter().map(|name| Name::new(name).compact()).collect();
        all.sort();
        all
    });
    all.binary_search(&name.without_unit().compact()).is_ok()
}

/// Whether the meaning is the pasted total of interactions.
pub(super) fn is_interactions(meaning: Meaning) -> bool {
    meaning == Meaning::Measure(Measure::Interactions)
}
