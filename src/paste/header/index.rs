//! All names of all measures and KPIs, sorted once.

use std::sync::OnceLock;

use super::name::Name;
use crate::engine::kpi::Kpi;
use crate::engine::measure::{self, Measure};
use crate::order;

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
    "engagement rate", "eng rate", "engagementrate", "interaktionsrate", "interaction rate", "er", "engagement-quote",
    "engagementquote", "interaktionsquote", "average engagement rate", "avg engagement rate", "engagement ratio",
    "taux d'engagement", "tasa de interacción", "tasa de engagement", "tasso di engagement", "tasso di interazione",
];

/// Names that are used for the measure but also for other things: they stand back where a plainer name has a column.
#[rustfmt::skip]
const WEAK: &[&str] = &[
    "budget", "werbebudget", "mediabudget", "media budget", "audience", "community", "mitglieder", "members",
    "account username", "konto-benutzername", "benutzername", "username", "user name", "handle", "content", "inhalt",
    "screen name", "display name", "author", "author name", "artist", "artist name",
    "type", "typ", "art", "format", "label", "labels", "custom labels", "anzeigengruppe", "anzeigengruppenname",
    "name der anzeigengruppe", "ad set name", "ad set", "ad group", "seitenbesuche", "zeit", "time", "jahr", "year",
    "stichtag", "erstellungsdatum", "creation date", "created at", "created date", "data date", "snapshot date", "copy",
    "total page views", "besucher", "favoriten", "favorites",
    "favorite count", "favourite count", "post created date", "release date", "person", "institution", "einrichtung",
    "unique visitors", "eindeutige besucher", "datetime", "date time",
    // Beside accounts or brands they say who these belong to.
    "behörde", "ministerium", "hochschule", "universität", "university", "partei", "gemeinde", "kommune", "verband",
    "klub", "club", "politiker", "politikerin", "abgeordneter", "abgeordnete",
    // Of one kind of post, message or list only.
    "newsletter-abonnenten", "newsletter subscribers", "email subscribers", "list size", "listengröße", "verteilergröße",
    "reel-wiedergaben", "reel-aufrufe", "reel views", "reels views", "story-aufrufe", "story views", "story-ansichten",
    "post-reichweite", "posting-reichweite", "direktnachrichten", "dms", "private nachrichten", "direct messages",
    "private messages", "transactions", "transaktionen", "send time", "send date", "sent at", "sent on", "sent date",
    "versendet am", "gesendet am", "versanddatum", "versandzeitpunkt",
    "zeilenbeschriftungen", "row labels",
];

/// Columns of exports and of Excel habits that mean nothing here, although their names come close to something.
#[rustfmt::skip]
const NOTHING: &[&str] = &[
    // Money or hours.
    "aufwand",
    "account id", "page id", "profile id", "konto-id", "seiten-id", "profil-id", "campaign id", "kampagnen-id",
    "data comment", "datenkommentar", "duration", "dauer", "duration (sec)", "dauer (sek.)", "caption type",
    "is crosspost", "is share", "languages", "sprachen", "countries", "länder", "audience targeting",
    "funded content status", "objective", "ziel", "results", "ergebnisse", "ergebnis", "result indicator",
    "indikator für ergebnisse", "ergebnisrate", "result rate", "auslieferung", "delivery", "status", "campaign status",
    "kampagnenstatus", "rang", "platz", "rank", "ranking", "nr", "lfd nr", "pos", "position", "notiz", "notizen",
    "bemerkung", "bemerkungen", "notes", "other clicks", "andere klicks", "detail expands", "hashtag clicks",
    "permalink clicks", "user profile clicks", "media views", "media engagements", "email tweet", "dial phone",
    "app opens", "app installs", "external links", "followed", "following", "follows count", "following count",
    "followings", "facebook id", "instagram id", "twitter id", "youtube id", "tiktok id", "user id", "author id",
    "owner id", "folgt", "gefolgt", "abonniert", "uhrzeit",
    "stunde", "hour", "wochentag", "weekday", "post month", "post weekday", "post hour", "paid", "engaged views",
    "engaged sessions", "engaged users", "lifetime engaged users", "lifetime post consumers", "seiteninteraktionen",
    "page engagement", "page engagements", "fotoaufrufe", "photo views", "individuelle link-klicks",
    "unique link clicks", "individuelle ausgehende klicks", "unique outbound clicks", "individuelle klicks (alle)",
    "unique clicks (all)", "off-site views", "page views", "seitenaufrufe", "audience", "posted by", "event count",
    "ereignisanzahl", "total users", "active users", "new users", "aktive nutzer", "neue nutzer", "nutzer gesamt",
    "währungscode", "währung", "currency", "currency code", "returning users", "reports", "sending", "sendungen",
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
        order::by(&mut all, |a, b| a.name.cmp(&b.name));
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

/// The meaning of a name that differs by one slip of the keyboard: a letter too many, one too few, or two changed places.
/// Nothing for short names, or where two meanings are equally near. A wrong letter is no slip here: `Reports` are not
/// `Reposts`, a `Context` is no `Content`.
pub(super) fn alike(compact: &str) -> Option<Meaning> {
    if !(7..60).contains(&compact.len()) {
        return None;
    }
    let first = compact.chars().next()?;
    let all = all();
    let from = all.partition_point(|it| it.name.as_str() < first.encode_utf8(&mut [0; 4]) as &str);
    let mut same_letter = all.iter().skip(from).take_while(|it| it.name.starts_with(first));
    let found = same_letter.find(|it| is_slip(&it.name, compact))?.meaning;
    let others = same_letter.any(|it| it.meaning != found && is_slip(&it.name, compact));
    (!others && found != Meaning::Nothing).then_some(found)
}

/// Whether two names differ by one inserted letter or two letters that changed places.
fn is_slip(a: &str, b: &str) -> bool {
    if a.len().abs_diff(b.len()) > 1 {
        return false;
    }
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let head = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let (a, b) = (a.get(head..).unwrap_or_default(), b.get(head..).unwrap_or_default());
    let tail = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    match (a.get(..a.len() - tail).unwrap_or_default(), b.get(..b.len() - tail).unwrap_or_default()) {
        ([_], []) | ([], [_]) => true,
        ([first, second], [other, another]) => first == another && second == other,
        _ => false,
    }
}

/// Whether the name stands back behind plainer ones.
pub(super) fn is_weak(name: &Name) -> bool {
    static ALL: OnceLock<Vec<String>> = OnceLock::new();
    let all = ALL.get_or_init(|| {
        let mut all: Vec<String> = WEAK.iter().map(|name| Name::new(name).compact()).collect();
        order::upwards(&mut all);
        all
    });
    all.binary_search(&name.without_unit().compact()).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_means_two_things() {
        let mut names: Vec<(String, &str, String)> = Vec::new();
        for it in measure::ALL {
            names.extend(it.aliases.iter().map(|name| (Name::new(name).compact(), *name, it.id.to_owned())));
        }
        for kpi in crate::engine::kpis::ALL {
            names.extend(kpi.aliases.iter().map(|name| (Name::new(name).compact(), *name, kpi.id.to_owned())));
        }
        names.extend(NOTHING.iter().map(|name| (Name::new(name).compact(), *name, "nothing".to_owned())));
        order::upwards(&mut names);
        let wrong: Vec<_> = names.windows(2).filter(|pair| pair[0].0 == pair[1].0 && pair[0].2 != pair[1].2).collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn every_name_finds_its_entry() {
        for it in measure::ALL {
            for name in it.aliases.iter().copied().chain([it.id, it.name.de, it.name.en]) {
                assert_eq!(exact(&Name::new(name).compact()), Some(Meaning::Measure(it.measure)), "{name}");
            }
        }
    }

    #[test]
    fn one_slip_is_forgiven() {
        for (name, expected) in [
            ("kommentrae", Some(Measure::Comments)),
            ("komentare", Some(Measure::Comments)),
            ("kommmentare", Some(Measure::Comments)),
            ("reichwiete", Some(Measure::Reach)),
            // A wrong letter, two slips, a short name.
            ("reichweide", None),
            ("komentrae", None),
            ("lieks", None),
        ] {
            assert_eq!(alike(name), expected.map(Meaning::Measure), "{name}");
        }
    }
}
