//! Nothing that a person or a stranger hands over makes anything panic.

use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value, json};
use zielwert::api::{self, Analysis, Compare, Project, Request, Wish};
use zielwert::engine::language::Language;
use zielwert::paste::{Header, Options};
use zielwert::{export, guide, method, picture};

use super::tried;

/// Every key that a request, a scorecard or a project file knows, and some that mean something elsewhere.
const KEYS: &str = "\
    text html table rows language columns numbers per days interactions interactionWeights scorecard detail \
    goals id name weight kpis kpi direction normalise baseline target weighting method values abstentions matrix \
    matrices people aggregate minimumCoverage targets robustness belief firmness draws seed sources zeros outliers peers log \
    targetFrom from factor p ownKpis formula unit fairness steps step line column header report title logo held \
    zielwert request scenarios __proto__ constructor Likes Firma * A";

/// Words that mean something somewhere.
const WORDS: &str = "\
    reach_rate engagement_rate_by_followers interactions likes followers reach company channel criterion ignore \
    comma point per row period z_score min_max percentile_rank goalposts share_of_leader geometric harmonic \
    arithmetic ahp votes swing rank_order equal entropy critic points higher lower balanced meeting_vote \
    awareness engagement column:Likes column:x own:x stated none previous_period quantile benchmark auto forced \
    one_to_hundred size transpose unpivot drop_line drop_column header_line join full de en percent rank_average \
    performance_index A Firma null \u{feff} \u{202e}x ä\u{0301}";

/// One of these words, or none.
fn words(list: &'static str) -> impl Strategy<Value = &'static str> + Clone {
    select(list.split(' ').chain(["", "likes / reach"]).collect::<Vec<_>>())
}

fn word() -> impl Strategy<Value = String> {
    prop_oneof![4 => words(WORDS).prop_map(str::to_owned), 1 => "\\PC{0,12}", 1 => any::<String>()]
}

fn number() -> impl Strategy<Value = f64> {
    const EDGES: [f64; 13] =
        [0.0, -0.0, 1.0, -1.0, 0.5, 100.0, 1e-300, 1e300, -1e308, f64::MAX, f64::MIN_POSITIVE, 1e15, 4294967296.0];
    prop_oneof![3 => -10.0f64..100.0, 1 => select(&EDGES[..]), 1 => any::<f64>()]
}

/// Any JSON, with the keys that are looked for.
fn json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        number().prop_map(Value::from),
        (0u32..12).prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        word().prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 40, 6, |inner| {
        let key = prop_oneof![6 => words(KEYS).prop_map(str::to_owned), 1 => word()];
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::vec((key, inner), 0..6)
                .prop_map(|it| Value::from_iter(it.into_iter().collect::<Map<_, _>>())),
        ]
    })
}

fn cell() -> impl Strategy<Value = String> {
    const CELLS: &str = "\
        ¦-¦1.234¦1,5¦1.234,56¦12 %¦€ 5¦=1+1¦\"¦\"\"¦\"a\nb\"¦'¦Summe¦Gesamt¦n/a¦#DIV/0!¦2026-09¦01.09.2026¦1:30¦1e999¦-0¦∞¦\
        Siemens¦LinkedIn¦Kanal¦Follower¦Likes¦Reichweite¦Datum¦Firma¦99999999999999999999¦NaN¦null¦1.2.3¦½¦１２¦５¦\u{0}¦\u{a0}¦K¦1,2 Mio.";
    prop_oneof![6 => select(CELLS.split('¦').collect::<Vec<_>>()).prop_map(str::to_owned), 2 => (0u32..100_000).prop_map(|it| it.to_string()), 1 => "\\PC{0,8}"]
}

/// Something that looks like a table, or nearly.
fn text() -> impl Strategy<Value = String> {
    let separator = select(&["\t", ";", ",", "|", "  ", "\u{1f}"][..]);
    let end = select(&["\n", "\r\n", "\r", "\n\n", "\u{2028}"][..]);
    let tabular = (prop::collection::vec(prop::collection::vec(cell(), 0..6), 0..8), separator, end)
        .prop_map(|(rows, separator, end)| rows.iter().map(|row| row.join(separator) + end).collect::<String>());
    let measured = prop::collection::vec([cell(), cell(), cell(), cell()], 0..6).prop_map(|rows| {
        let rows: String = rows.iter().map(|row| row.join("\t") + "\n").collect();
        format!("Firma\tFollower\tLikes\tReichweite\n{rows}")
    });
    prop_oneof![3 => tabular, 3 => measured, 1 => any::<String>(), 1 => "[\"\\n\\r\\t;, a1]{0,40}"]
}

/// Thousands of draws would show nothing that forty do not.
fn tamed(mut value: Value) -> Value {
    match &mut value {
        Value::Object(object) => {
            for (key, inner) in object.iter_mut() {
                *inner = match key.as_str() {
                    "draws" => json!(40),
                    "robustness" if !inner.is_object() => json!({ "draws": 40 }),
                    _ => tamed(inner.take()),
                };
                if key == "robustness" {
                    inner["draws"] = json!(40);
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|it| *it = tamed(it.take())),
        _ => {}
    }
    value
}

/// A request with a table in it and anything at all beside.
pub fn request() -> impl Strategy<Value = Value> {
    let parts = prop::collection::vec((words(KEYS), json()), 0..6);
    let goal = (word(), number(), prop::collection::vec(json(), 0..3), prop::collection::vec(word(), 0..3));
    let goals = prop::option::of(prop::collection::vec(goal, 0..4));
    let more = prop::collection::vec((words(KEYS), json()), 0..5);
    (text(), parts, goals, more).prop_map(|(text, parts, goals, more)| {
        let mut request = json!({ "text": text });
        let object = request.as_object_mut().expect("an object");
        object.extend(parts.into_iter().map(|(key, value)| (key.to_owned(), value)));
        if let Some(goals) = goals {
            let goals = goals.into_iter().map(|(id, weight, mut kpis, ids)| {
                kpis.extend(ids.into_iter().map(Value::from));
                json!({ "id": id, "weight": weight, "kpis": kpis })
            });
            let mut card = Map::from_iter([("goals".to_owned(), goals.collect::<Vec<Value>>().into())]);
            card.extend(more.into_iter().map(|(key, value)| (key.to_owned(), value)));
            object.insert("scorecard".to_owned(), card.into());
        }
        tamed(request)
    })
}

/// No NaN and no infinity gets out as a number: JSON knows neither, and would say null for what is not missing.
fn check_finite(request: &Request, analysis: &Analysis) {
    let report = api::assemble(request, analysis);
    for row in &report.score.rows {
        let numbers = [row.score, row.low, row.high, Some(row.coverage)];
        assert!(numbers.iter().flatten().all(|it| it.is_finite()), "{row:?}");
        assert!(row.contributions.iter().filter_map(|it| it.points).all(f64::is_finite), "{row:?}");
    }
    for row in &report.rows {
        for (id, kpi) in row.kpis.iter() {
            let numbers = [kpi.value, kpi.mean_of_rates, kpi.low, kpi.high];
            assert!(numbers.iter().flatten().all(|it| it.is_finite()), "{id}: {kpi:?}");
        }
    }
}

proptest! {
    #![proptest_config(tried(100))]

    #[test]
    fn any_text_can_be_cut_and_read(text in text(), separator: Option<char>, header in 0..3_u8) {
        let header = [Header::Auto, Header::First, Header::None][header as usize];
        for separator in [None, separator, Some('"'), Some('\n')] {
            api::parse(&text, &Options { separator, header }, Language::De);
        }
        api::analyse(&Request::of_text(text.as_str()));
        api::analyse(&Request { html: Some(text.clone()), ..Request::of_text(text.as_str()) });
        api::check_formula(&text, Language::En);
        _ = Project::read(&text);
    }

    #[test]
    fn any_bytes_can_be_cut(bytes in prop::collection::vec(any::<u8>(), 0..200), encoding in prop::option::of(word())) {
        api::parse_bytes(&bytes, encoding.as_deref(), &Options::default(), Language::En);
    }

    #[test]
    fn any_file_can_be_opened(value in json(), request in request(), version in 0..3_u8) {
        _ = Project::read(&value.to_string());
        if let Ok(project) = Project::read(&json!({ "zielwert": version, "request": request, "scenarios": value }).to_string()) {
            project.write();
        }
    }

    /// A formula of any kind, of arguments of any kind.
    #[test]
    fn anything_can_be_calculated(inputs in prop::collection::vec(json(), 8), place: prop::sample::Index) {
        let entries: Vec<_> = method::catalogue::all().collect();
        let entry = entries[place.index(entries.len())];
        let named = entry.inputs.iter().zip(inputs).map(|(input, value)| (input.name.to_owned(), value));
        method::calculate(entry.name, &named.collect()).expect("a formula of the catalogue");
    }
}

proptest! {
    #![proptest_config(tried(25))]

    /// Every answer that the module gives: report, files, pictures, comparisons, stories.
    #[test]
    fn any_request_can_be_answered(value in request(), wish in json(), chosen: prop::sample::Index) {
        let request = Request::from_json(&value).expect("an object");
        let analysis = Analysis::new(&request);
        check_finite(&request, &analysis);
        for format in export::ALL {
            export::export_of(&request, format.id, |_| analysis.clone()).expect("a known format");
        }
        let wish = Wish::from_json(&wish);
        for picture in picture::ALL {
            let wish = Wish { picture: Some(picture.id.to_owned()), ..wish.clone() };
            api::draw_analysis(&analysis, &request, &wish).expect("a known picture");
        }
        api::window(&request, &analysis, chosen.index(5), "a");
        for what in [json!({}), json!({ "a": "A" }), json!({ "from": "2026-09", "to": "2026-10" }), value] {
            if let Some(what) = Compare::from_json(&what) {
                api::compare(&request, &what);
            }
        }
        guide::answer(guide::ALL[chosen.index(guide::ALL.len())], &request);
    }
}
