//! Whatever a person enters comes back: from a file, from what this device keeps (the same text), from a link with the numbers,
//! and, as far as it belongs to the settings, from a link without them.

use std::rc::Rc;

use serde_json::{Value, json};

use crate::api::{self, Look, Plan, Project};
use crate::engine::data_set::Decimal;
use crate::engine::goals::BALANCED;
use crate::engine::language::Language;
use crate::engine::measure::Measure;
use crate::engine::own::Definition;
use crate::engine::score::{
    Aggregate, Figure, Goalposts, Normalise, Outliers, Peers, Scorecard, TargetFrom, WeightMethod, Zeros,
};
use crate::engine::settings::Per;
use crate::engine::unit::{Better, Unit};
use crate::guide;
use crate::guide::picks::Customers;
use crate::paste::reshape::{Join, Label, Step, Unpivot};
use crate::paste::{self, Order, Share};
use crate::ui::action::Action;
use crate::ui::address;
use crate::ui::desk::Desk;
use crate::ui::request;
use crate::ui::state::{State, Visit};
use crate::ui::wish::{Choice, Edit};

/// A way to go on later.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Way {
    /// A project file, and what this device keeps.
    File,
    /// A link with the numbers.
    LinkWithNumbers,
    /// A link with the settings alone.
    Link,
}

fn back(desk: &Desk, way: Way) -> Desk {
    let opened = |json: String| {
        let value: Value = serde_json::from_str(&json).expect("a link holds JSON");
        address::desk_of(&value, Language::De).expect("a link holds a request")
    };
    match way {
        Way::File => {
            let text = request::project(desk).write();
            assert!(api::is_project(&text), "{text}");
            let project = Project::read(&text).expect("what is written can be read");
            assert_eq!(project.notes, [], "{text}");
            let language = project.request.language;
            Desk::new(request::state(project), language)
        }
        Way::LinkWithNumbers => opened(address::everything(desk, Language::De)),
        Way::Link => match address::settings(desk, Language::De) {
            json if json.is_empty() => Desk::default(),
            json => opened(json),
        },
    }
}

/// What is left of it on this way.
fn expected(now: &State, way: Way) -> State {
    let now = now.clone();
    match way {
        Way::File => now,
        Way::LinkWithNumbers => State { look: Rc::default(), ..now },
        // Names of people go with the numbers only.
        Way::Link => {
            let now = request::nameless(&now);
            State { text: "".into(), html: None, steps: Rc::default(), look: Rc::default(), plan: Rc::default(), ..now }
        }
    }
}

const TEXT: &str =
    "Firma\tKanal\tMonat\tFollower\tReichweite\tLikes\nA\tX\t2026-09\t100\t80\t5\nB\tX\t2026-09\t50\t40\t9\n";

fn seen() -> Rc<Scorecard> {
    let mut seen = Scorecard::of_system(&BALANCED, &|_| true);
    // Links hold four decimals.
    for (goal, weight) in seen.goals.iter_mut().zip([40.0, 30.0, 20.0, 10.0]) {
        goal.weight = weight;
    }
    Rc::new(seen)
}

fn edited(edit: Edit) -> Action {
    Action::GoalsEdited { seen: seen(), edit }
}

fn compared() -> Action {
    edited(Edit::MethodChosen { method: WeightMethod::Ahp, shares: vec![0.4, 0.3, 0.2, 0.1] })
}

fn judged(person: usize, ratio: Option<f64>) -> Action {
    edited(Edit::PairJudged { person, pair: (0, 1), ratio })
}

fn named(person: usize, name: &str) -> Action {
    edited(Edit::PersonNamed { person, name: name.to_owned() })
}

fn definition() -> Definition {
    Definition {
        id: "own:depth".to_owned(),
        name: "Tiefe".to_owned(),
        formula: "likes / [Reichweite]".to_owned(),
        unit: Unit::Percent,
        better: Better::Higher,
    }
}

fn own_figure() -> Figure {
    Figure::Kpi(crate::engine::own::kpi(&definition()).expect("a formula"))
}

fn check(name: &str, actions: Vec<Action>) {
    let pasted = Action::Pasted { text: TEXT.into(), html: None };
    let desk = actions.into_iter().fold(Desk::default().after(pasted), |desk, action| desk.after(action));
    for way in [Way::File, Way::LinkWithNumbers, Way::Link] {
        let once = back(&desk, way);
        assert_eq!(once.now, expected(&desk.now, way), "{name}: {way:?}");
        assert_eq!(once.language, desk.language, "{name}: {way:?}");
        let twice = back(&once, way);
        assert_eq!(twice.now, expected(&once.now, way), "{name}, twice: {way:?}");
    }
}

fn changed(change: impl Fn(&mut State)) -> Action {
    let mut state = State { text: TEXT.into(), ..State::default() };
    change(&mut state);
    Action::Given(Box::new(Desk::new(state, Language::De)))
}

#[test]
fn whatever_is_entered_comes_back() {
    let label = Label { header: "Monat".to_owned(), above: "2026-09".to_owned(), below: "2026-10".to_owned() };
    let join = |label| Step::Join(Join { pasted: paste::reconcile(Some("Firma\tLikes\nA\t7"), None), label });
    let step = Action::StepTaken;
    let kept = |name: &str| Action::ScenarioKept { name: name.to_owned() };
    let posts = Goalposts { baseline: Some(0.01), target: Some(0.2) };
    let plan = Plan {
        owners: [("reach_rate".to_owned(), "Kim".to_owned())].into(),
        days: [("reach_rate".to_owned(), "2026-12-01".to_owned())].into(),
        first: Some("2026-11-30".to_owned()),
        every_months: Some(3),
    };
    let look = Look {
        agency: Some("Agentur <Nord>".to_owned()),
        colour: Some("#0b5fa5".to_owned()),
        logo: Some("data:image/png;base64,AAAA".to_owned()),
        title: Some("Oktober".to_owned()),
        date: None,
    };
    let picked = Visit {
        goals: vec!["customer_acquisition"],
        channels: vec!["YouTube"],
        customers: Customers::Businesses,
        ..Visit::new(&guide::NO_SYSTEM)
    };
    let weighed = |weights: &[(Measure, f64)]| vec![Action::KindsWeighed(weights.to_vec())];
    let aimed = |label: &str| {
        edited(Edit::RowAimed { label: label.to_owned(), kpi: "reach_rate".to_owned(), goalposts: posts })
    };
    for (name, actions) in [
        ("the text", vec![]),
        ("the language", vec![Action::LanguageChosen(Language::En)]),
        ("the clipboard's HTML", vec![Action::Pasted { text: TEXT.into(), html: Some("<table></table>".into()) }]),
        ("a line that was dropped", vec![step(Step::DropLine(3))]),
        ("a line that was kept", vec![step(Step::KeepLine(3))]),
        ("a header line", vec![step(Step::HeaderLine(2))]),
        ("a column that was dropped", vec![step(Step::DropColumn("Likes".to_owned()))]),
        ("a turned table", vec![step(Step::Transpose)]),
        ("columns made rows", vec![step(Step::Unpivot(Unpivot::default()))]),
        ("a joined table", vec![step(join(None))]),
        ("a further period", vec![step(join(Some(label)))]),
        (
            "what a column is",
            vec![Action::ColumnAssigned { header: "Likes".to_owned(), role: Some("saves".to_owned()) }],
        ),
        ("a decimal mark", vec![Action::DecimalChosen { header: "*".to_owned(), decimal: Some(Decimal::Comma) }]),
        ("the order of dates", vec![Action::DatesSettled { header: "Monat".to_owned(), order: Order::MonthFirst }]),
        ("years first", vec![Action::DatesSettled { header: "Monat".to_owned(), order: Order::YearFirst }]),
        ("what shares are", vec![Action::SharesSettled { header: "CTR".to_owned(), share: Share::Percent }]),
        ("what a row is, and days", vec![Action::PerChosen(Per::Company), Action::DaysSet(Some(30.0))]),
        ("what counts", vec![Action::InteractionsChosen(vec![Measure::Likes])]),
        ("interaction weights", weighed(&[(Measure::Likes, 0.5), (Measure::Comments, 4.0), (Measure::Saves, 2.0)])),
        (
            "usual interaction weights",
            weighed(&[(Measure::Likes, 1.0), (Measure::Comments, 2.0), (Measure::Shares, 3.0)]),
        ),
        ("no interaction weights", weighed(&[])),
        ("a goal system", vec![Action::ChoiceMade(Choice::System(&BALANCED))]),
        ("a weight", vec![edited(Edit::WeightMoved { goal: 0, weight: 12.5 })]),
        ("votes", vec![edited(Edit::MethodChosen { method: WeightMethod::Votes, shares: vec![0.4, 0.3, 0.2, 0.1] })]),
        ("comparisons in pairs", vec![compared()]),
        ("a comparison", vec![compared(), judged(0, Some(9.0))]),
        ("comparisons of several people, one of whom has made none", vec![compared(), edited(Edit::PersonAdded)]),
        (
            "comparisons of several people with names",
            vec![
                compared(),
                named(0, "Kim"),
                edited(Edit::PersonAdded),
                named(1, "Alex <Süd>"),
                judged(1, Some(0.2)),
                edited(Edit::PersonAdded),
                judged(2, Some(3.0)),
                judged(2, None),
                kept("Zu dritt"),
                edited(Edit::PersonRemoved { person: 2 }),
                edited(Edit::GoalAdded { id: "growth" }),
            ],
        ),
        (
            "one who is left",
            vec![compared(), edited(Edit::PersonAdded), named(1, "Kim"), edited(Edit::PersonRemoved { person: 0 })],
        ),
        ("own targets", vec![edited(Edit::TargetSet { goal: 0, place: 0, value: Some(0.25) })]),
        ("own targets of a row", vec![aimed("A · X"), aimed("__proto__")]),
        (
            "how values become points",
            vec![
                edited(Edit::NormaliseChosen(Normalise::MinMax)),
                edited(Edit::AggregateChosen(Aggregate::Geometric)),
                edited(Edit::CoverageSet(0.5)),
            ],
        ),
        (
            "what zeros, outliers and peers do",
            vec![
                edited(Edit::ZerosChosen(Zeros::OneToHundred)),
                edited(Edit::OutliersChosen(Outliers::Auto)),
                edited(Edit::PeersChosen(Some(Peers::Size))),
            ],
        ),
        (
            "where a target comes from, direction and logarithm",
            vec![
                edited(Edit::TargetTaken { goal: 0, place: 0, from: Some(TargetFrom::Quantile { p: 0.75 }) }),
                edited(Edit::DirectionChosen { goal: 0, place: 0, better: Better::Lower }),
                edited(Edit::LogTaken { goal: 0, place: 0, log: true }),
            ],
        ),
        (
            "an own KPI in the goals",
            vec![Action::OwnSaved(definition()), edited(Edit::KpiAdded { goal: 0, figure: own_figure() })],
        ),
        (
            "kept goal systems",
            vec![
                kept("Wie es passt"),
                Action::ChoiceMade(Choice::System(&BALANCED)),
                kept("Ausgewogen"),
                Action::OwnSaved(definition()),
                edited(Edit::KpiAdded { goal: 0, figure: own_figure() }),
                kept("Mit <Tiefe>"),
                Action::ChoiceMade(Choice::Fitting),
            ],
        ),
        ("a starting question", vec![changed(|it| it.visit = Some(Rc::new(Visit::new(&guide::ANSWERS))))]),
        ("picks on the way", vec![changed(|it| it.visit = Some(Rc::new(picked.clone())))]),
        ("a measurement plan", vec![Action::Planned(plan)]),
        ("how a report looks", vec![Action::LookSet(look)]),
    ] {
        check(name, actions);
    }
}

/// Goals of somebody else's link stand beside those that were kept here.
#[test]
fn what_was_kept_here_outlives_a_link() {
    let kept = |desk: Desk, name: &str| desk.after(Action::ScenarioKept { name: name.to_owned() });
    let other = kept(Desk::default().after(Action::ChoiceMade(Choice::System(&BALANCED))), "Gleich");
    let link = back(&kept(other, "Von dort"), Way::Link);
    let here = kept(kept(Desk::default(), "Gleich"), "Von hier").after(Action::AddressOpened(Box::new(link)));
    let names: Vec<&str> = here.now.scenarios.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names, ["Von hier", "Gleich", "Von dort"]);
    assert_eq!(here.now.scenarios[1].choice, Choice::System(&BALANCED));
}

/// What this device has kept knows the names that the address, which stands beside it, does not.
#[test]
fn names_outlive_the_address_of_the_same_page() {
    let kept = |name: &str| Action::ScenarioKept { name: name.to_owned() };
    let actions =
        [compared(), edited(Edit::PersonAdded), named(1, "Kim"), judged(1, Some(1.0 / 7.0)), kept("Zu zweit")];
    let desk = actions.into_iter().fold(Desk::default(), |desk, action| desk.after(action));
    let json = address::settings(&desk, Language::De);
    assert!(!json.contains("Kim"), "{json}");
    let names = |desk: &Desk| -> Vec<Option<String>> {
        let all = desk.now.scenarios.iter().map(|it| &it.choice).chain([&desk.now.choice]);
        let people = |choice: &Choice| match choice {
            Choice::Own(wish) => wish.frame.weighting.people.iter().map(|it| it.name.clone()).collect::<Vec<_>>(),
            _ => Vec::new(),
        };
        all.flat_map(people).collect()
    };
    let link = || Action::AddressOpened(Box::new(back(&desk, Way::Link)));
    let kim = || Some("Kim".to_owned());
    assert_eq!(names(&desk.after(link())), [None, kim(), None, kim()]);
    // Others who say something else are not Kim.
    let other = desk.after(judged(1, Some(5.0)));
    assert_eq!(names(&other.after(link())), [None, kim(), None, None]);
    assert_eq!(names(&Desk::default().after(link())), [None, None, None, None]);
}

/// A link from a stranger: what nobody enters is bounded or left out, and keys of prototypes are names like any other.
#[test]
fn a_strange_link_is_cut_down_to_what_can_be_shown() {
    let goals: Vec<Value> = (0..1000).map(|it| json!({ "id": format!("g{it}"), "weight": 1 })).collect();
    let scenarios: Vec<Value> = (0..100).map(|it| json!({ "name": it.to_string() })).collect();
    let link = json!({
        "__proto__": { "text": "x" }, "constructor": { "prototype": {} },
        "scorecard": { "goals": goals, "weighting": { "method": "ahp", "matrices": vec![json!([[1]]); 1000], "people": ["__proto__", 7] }, "targets": { "__proto__": { "reach_rate": { "target": 0.1 } } } },
        "scenarios": scenarios, "path": "__proto__", "picks": { "goals": ["__proto__", 7], "customers": {} },
        "plan": { "owners": { "__proto__": "Kim" }, "days": { "reach_rate": "<script>" }, "first": "tomorrow", "everyMonths": 1e9 },
    });
    let now = address::desk_of(&link, Language::De).expect("an object is a request").now;
    assert!(
        matches!(&now.choice, Choice::Own(wish) if wish.goals.len() == 100 && wish.frame.weighting.people.len() == api::MOST_PEOPLE)
    );
    assert_eq!((now.scenarios.len(), now.visit.is_none(), &*now.text), (api::MOST_SCENARIOS, true, ""));
    let owners = [("__proto__".to_owned(), "Kim".to_owned())].into();
    assert_eq!(*now.plan, Plan { owners, ..Plan::default() });
}
