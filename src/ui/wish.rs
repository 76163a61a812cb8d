//! What the person wants to be measured by. It outlives the table: which KPIs show a goal follows from each new table,
//! until the person has chosen them.

use std::rc::Rc;

use super::weighing;
use crate::api;
use crate::engine::facts::Facts;
use crate::engine::goal::GoalSystem;
use crate::engine::goals;
use crate::engine::kpi::Kpi;
use crate::engine::score::{
    Aggregate, Criterion, Figure, Goal, Goalposts, Normalise, Outliers, Peers, Scorecard, TargetFrom, WeightMethod,
    Weighting, Zeros,
};
use crate::engine::unit::Better;
use crate::guide::Path;
use crate::guide::picks::{self, Customers};

/// Where the goals come from.
#[derive(Clone, Debug, Default)]
pub enum Choice {
    /// The goal system that fits the measures present.
    #[default]
    Fitting,
    /// A goal system of the catalogue.
    System(&'static GoalSystem),
    /// The person's own.
    Own(Rc<Wish>),
}

/// The person's own goals.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Wish {
    /// In the person's order.
    pub goals: Vec<Wanted>,
    /// Everything else of the scorecard; its own goals stay empty.
    pub frame: Scorecard,
}

/// One goal of the person's.
#[derive(Clone, Debug, PartialEq)]
pub struct Wanted {
    /// The catalogue's id or one of the person's own.
    pub id: String,
    /// The person's name for it.
    pub name: Option<String>,
    /// Points.
    pub weight: f64,
    /// The KPIs that the person chose; `None`: those of the catalogue that the table has.
    pub kpis: Option<Vec<Criterion>>,
}

/// One change of the goals.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// A slider or its number field: points, votes, what swing weighting gives, a place.
    WeightMoved { goal: usize, weight: f64 },
    /// Another way of weighting; it starts from the shares that were seen.
    MethodChosen { method: WeightMethod, shares: Vec<f64> },
    /// Votes for none of the goals.
    AbstentionsSet(f64),
    /// How values become points.
    NormaliseChosen(Normalise),
    /// Which mean joins them.
    AggregateChosen(Aggregate),
    /// How much must be measured for a score, 0 to 1.
    CoverageSet(f64),
    /// What a zero does under the geometric mean.
    ZerosChosen(Zeros),
    /// Whether values that would decide everything are pulled in.
    OutliersChosen(Outliers),
    /// With whom a row is compared; `None`: with all.
    PeersChosen(Option<Peers>),
    /// Own goalposts of one row.
    RowAimed { label: String, kpi: String, goalposts: Goalposts },
    /// To somebody one goal is so many times as important as the other; `None`: that is open again.
    PairJudged { person: usize, pair: (usize, usize), ratio: Option<f64> },
    /// Somebody else compares the goals too.
    PersonAdded,
    /// Somebody's name; empty: none.
    PersonNamed { person: usize, name: String },
    /// Somebody's comparisons go.
    PersonRemoved { person: usize },
    /// A goal of the catalogue joins.
    GoalAdded { id: &'static str },
    /// A goal leaves.
    GoalRemoved { goal: usize },
    /// A KPI joins a goal.
    KpiAdded { goal: usize, figure: Figure },
    /// A KPI leaves its goal.
    KpiRemoved { goal: usize, place: usize },
    /// A KPI's share in its goal.
    KpiWeighed { goal: usize, place: usize, weight: f64 },
    /// The value that scores 0.
    BaselineSet { goal: usize, place: usize, value: Option<f64> },
    /// The value that scores 100.
    TargetSet { goal: usize, place: usize, value: Option<f64> },
    /// Where the target comes from while none is typed.
    TargetTaken { goal: usize, place: usize, from: Option<TargetFrom> },
    /// Which direction is better.
    DirectionChosen { goal: usize, place: usize, better: Better },
    /// Whether the logarithm is taken.
    LogTaken { goal: usize, place: usize, log: bool },
}

/// The points of a goal that has just joined.
const FIRST_POINTS: f64 = 25.0;

impl PartialEq for Choice {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Choice::Fitting, Choice::Fitting) => true,
            (Choice::System(one), Choice::System(other)) => one.id == other.id,
            (Choice::Own(one), Choice::Own(other)) => one == other,
            _ => false,
        }
    }
}

impl Choice {
    /// What a starting question measures by; `None`: that is picked on the way.
    pub fn of_path(path: &Path) -> Option<Choice> {
        let system = path.system?;
        let Some((votes, abstentions)) = path.votes else { return Some(Choice::System(system)) };
        let goals = system.goals.iter().map(|(goal, weight)| Wanted {
            id: goal.id.to_owned(),
            name: None,
            weight: *weight,
            kpis: None,
        });
        let weighting =
            Weighting { method: WeightMethod::Votes, values: Some(votes.to_vec()), abstentions, people: Vec::new() };
        let frame = Scorecard { weighting, ..Scorecard::default() };
        Some(Choice::Own(Rc::new(Wish { goals: goals.collect(), frame })))
    }

    /// The goals that were picked, alike, with what is worth counting for such customers.
    pub fn of_picks(goals: &[&str], customers: Customers) -> Choice {
        let picked: Vec<_> = picks::PICKS.iter().filter(|pick| goals.contains(&pick.goal.id)).collect();
        let wanted = picked.iter().map(|pick| Wanted {
            id: pick.goal.id.to_owned(),
            name: None,
            weight: (100.0 / picked.len() as f64).round(),
            kpis: Some(pick.kpis(customers).iter().map(|kpi| Criterion::plain(kpi, 1.0)).collect()),
        });
        Choice::Own(Rc::new(Wish { goals: wanted.collect(), frame: Scorecard::default() }))
    }

    /// The scorecard for a table.
    pub fn scorecard(&self, facts: &Facts) -> Scorecard {
        match self {
            Choice::Fitting => api::of_system(api::fitting_system(facts), facts).measurable(&|kpi| facts.has_kpi(kpi)),
            Choice::System(system) => api::of_system(system, facts),
            Choice::Own(wish) => wish.scorecard(facts),
        }
    }

    /// The choice with an own KPI as it is defined now; without a definition it leaves its goals.
    #[must_use]
    pub fn with_own(&self, id: &str, kpi: Option<&'static Kpi>) -> Choice {
        let Choice::Own(wish) = self else { return self.clone() };
        let mut wish = (**wish).clone();
        for kpis in wish.goals.iter_mut().filter_map(|goal| goal.kpis.as_mut()) {
            kpis.retain_mut(|criterion| match (criterion.figure.id() == id, kpi) {
                (true, Some(kpi)) => {
                    criterion.figure = Figure::Kpi(kpi);
                    true
                }
                (is_it, _) => !is_it,
            });
        }
        Choice::Own(Rc::new(wish))
    }

    /// The choice without the names of people who compare goals.
    #[must_use]
    pub fn nameless(&self) -> Choice {
        self.with_names(|_| None)
    }

    /// The choice, whose people have no names, with those that they have in another one: there they say the same.
    #[must_use]
    pub fn named_as(&self, other: &Choice) -> Choice {
        let (Choice::Own(wish), Choice::Own(other)) = (self, other) else { return self.clone() };
        let (people, others) = (&wish.frame.weighting.people, &other.frame.weighting.people);
        let is_same = people.len() == others.len()
            && people.iter().zip(others).all(|(one, other)| one.name.is_none() && weighing::are_alike(one, other));
        if is_same { self.with_names(|person| others[person].name.clone()) } else { self.clone() }
    }

    fn with_names(&self, name: impl Fn(usize) -> Option<String>) -> Choice {
        let Choice::Own(wish) = self else { return self.clone() };
        let mut wish = wish.clone();
        if !wish.frame.weighting.people.is_empty() {
            let people = &mut Rc::make_mut(&mut wish).frame.weighting.people;
            people.iter_mut().enumerate().for_each(|(person, it)| it.name = name(person));
        }
        Choice::Own(wish)
    }

    /// The choice after a change to the goals that were seen.
    pub fn edited(&self, seen: &Scorecard, edit: &Edit) -> Choice {
        let mut wish = match self {
            Choice::Own(wish) => (**wish).clone(),
            Choice::Fitting | Choice::System(_) => Wish::of(seen),
        };
        wish.apply(seen, edit);
        Choice::Own(Rc::new(wish))
    }
}

impl Wish {
    /// The goals of a scorecard in points of 100, with the KPIs left to the table.
    fn of(seen: &Scorecard) -> Wish {
        let sum: f64 = seen.goals.iter().map(|goal| goal.weight).sum();
        let points = |weight: f64| if sum > 0.0 { 100.0 * weight / sum } else { 0.0 };
        let goals = seen.goals.iter().map(|goal| Wanted {
            id: goal.id.clone(),
            name: goal.name.clone(),
            weight: points(goal.weight),
            kpis: None,
        });
        Wish { goals: goals.collect(), frame: Scorecard { goals: Vec::new(), ..seen.clone() } }
    }

    fn scorecard(&self, facts: &Facts) -> Scorecard {
        let goals = self.goals.iter().map(|wanted| {
            let kpis = match (&wanted.kpis, catalogued(&wanted.id)) {
                (Some(kpis), _) => kpis.clone(),
                (None, Some(entry)) => Goal::of_catalogue(entry, wanted.weight, &|kpi| facts.has_kpi(kpi)).kpis,
                (None, None) => Vec::new(),
            };
            Goal { id: wanted.id.clone(), name: wanted.name.clone(), weight: wanted.weight, kpis }
        });
        Scorecard { goals: goals.collect(), ..self.frame.clone() }
    }

    fn apply(&mut self, seen: &Scorecard, edit: &Edit) {
        match edit {
            Edit::WeightMoved { goal, weight } => {
                let value = self.frame.weighting.values.as_mut().and_then(|values| values.get_mut(*goal));
                match (value, self.goals.get_mut(*goal)) {
                    (Some(value), _) => *value = *weight,
                    (None, Some(wanted)) => wanted.weight = *weight,
                    (None, None) => {}
                }
            }
            Edit::MethodChosen { method, shares } => {
                self.frame.weighting = weighing::started(*method, shares);
                for (wanted, share) in self.goals.iter_mut().zip(shares) {
                    wanted.weight = (100.0 * share).round();
                }
            }
            Edit::NormaliseChosen(way) => self.frame.normalise = *way,
            Edit::AggregateChosen(mean) => self.frame.aggregate = *mean,
            Edit::ZerosChosen(zeros) => self.frame.zeros = *zeros,
            Edit::OutliersChosen(outliers) => self.frame.asked.outliers = *outliers,
            Edit::PeersChosen(peers) => self.frame.asked.peers = *peers,
            Edit::CoverageSet(share) => self.frame.minimum_coverage = share.clamp(0.0, 1.0),
            Edit::RowAimed { label, kpi, goalposts } => {
                let row = self.frame.targets.entry(label.clone()).or_default();
                if goalposts.baseline.is_none() && goalposts.target.is_none() {
                    row.remove(kpi);
                } else {
                    row.insert(kpi.clone(), *goalposts);
                }
                self.frame.targets.retain(|_, kpis| !kpis.is_empty());
            }
            Edit::AbstentionsSet(votes) => self.frame.weighting.abstentions = *votes,
            Edit::PairJudged { person, pair, ratio } => {
                weighing::judged(&mut self.frame.weighting, *person, *pair, *ratio);
            }
            Edit::PersonAdded => weighing::somebody_else(&mut self.frame.weighting, self.goals.len()),
            Edit::PersonNamed { person, name } => {
                if let Some(judge) = self.frame.weighting.people.get_mut(*person) {
                    judge.name = Some(name.clone()).filter(|it| !it.is_empty());
                }
            }
            Edit::PersonRemoved { person } => {
                let people = &mut self.frame.weighting.people;
                if *person < people.len() {
                    people.remove(*person);
                }
            }
            Edit::GoalAdded { id } => {
                self.goals.push(Wanted {
                    id: (*id).to_owned(),
                    name: None,
                    weight: if self.goals.is_empty() { 100.0 } else { FIRST_POINTS },
                    kpis: None,
                });
                weighing::joined(&mut self.frame.weighting);
            }
            Edit::GoalRemoved { goal } => {
                if *goal < self.goals.len() {
                    self.goals.remove(*goal);
                    weighing::left(&mut self.frame.weighting, *goal);
                }
            }
            Edit::KpiAdded { goal, figure } => self.with_kpis(seen, *goal, |kpis| {
                kpis.push(Criterion::of(figure.clone()));
            }),
            Edit::KpiRemoved { goal, place } => self.with_kpis(seen, *goal, |kpis| {
                if *place < kpis.len() {
                    kpis.remove(*place);
                }
            }),
            Edit::KpiWeighed { goal, place, weight } => {
                self.with_kpi(seen, *goal, *place, |kpi| kpi.weight = *weight);
            }
            Edit::BaselineSet { goal, place, value } => {
                self.with_kpi(seen, *goal, *place, |kpi| kpi.goalposts.baseline = *value);
            }
            Edit::TargetSet { goal, place, value } => {
                self.with_kpi(seen, *goal, *place, |kpi| kpi.goalposts.target = *value);
            }
            Edit::TargetTaken { goal, place, from } => {
                self.with_kpi(seen, *goal, *place, |kpi| kpi.asked.target_from = from.clone());
            }
            Edit::DirectionChosen { goal, place, better } => {
                self.with_kpi(seen, *goal, *place, |kpi| kpi.direction = Some(*better));
            }
            Edit::LogTaken { goal, place, log } => {
                self.with_kpi(seen, *goal, *place, |kpi| kpi.asked.log = *log);
            }
        }
    }

    /// Changes the KPIs of a goal; from now on they are the person's own.
    fn with_kpis(&mut self, seen: &Scorecard, goal: usize, change: impl FnOnce(&mut Vec<Criterion>)) {
        if let (Some(wanted), Some(seen)) = (self.goals.get_mut(goal), seen.goals.get(goal)) {
            change(wanted.kpis.get_or_insert_with(|| seen.kpis.clone()));
        }
    }

    fn with_kpi(&mut self, seen: &Scorecard, goal: usize, place: usize, change: impl FnOnce(&mut Criterion)) {
        self.with_kpis(seen, goal, |kpis| {
            if let Some(kpi) = kpis.get_mut(place) {
                change(kpi);
            }
        });
    }
}

/// The catalogue's goal with this id.
pub fn catalogued(id: &str) -> Option<&'static crate::engine::goal::Goal> {
    goals::GOALS.iter().copied().find(|goal| goal.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen() -> Scorecard {
        let goal = |id: &str, weight| Goal { id: id.to_owned(), name: None, weight, kpis: Vec::new() };
        Scorecard { goals: vec![goal("engagement", 3.0), goal("reach", 1.0)], ..Scorecard::default() }
    }

    fn own(choice: &Choice) -> &Wish {
        match choice {
            Choice::Own(wish) => wish,
            _ => panic!("a changed choice is the person's own"),
        }
    }

    #[test]
    fn the_first_change_turns_a_system_into_points_of_a_hundred() {
        let choice = Choice::Fitting.edited(&seen(), &Edit::WeightMoved { goal: 1, weight: 60.0 });
        let weights: Vec<f64> = own(&choice).goals.iter().map(|goal| goal.weight).collect();
        assert_eq!(weights, [75.0, 60.0]);
    }

    #[test]
    fn goals_join_and_leave() {
        let choice = Choice::Fitting.edited(&seen(), &Edit::GoalAdded { id: "growth" });
        let choice = choice.edited(&seen(), &Edit::GoalRemoved { goal: 0 });
        let ids: Vec<&str> = own(&choice).goals.iter().map(|goal| goal.id.as_str()).collect();
        assert_eq!(ids, ["reach", "growth"]);
    }

    #[test]
    fn votes_are_moved_like_points() {
        let choice = Choice::Fitting
            .edited(&seen(), &Edit::MethodChosen { method: WeightMethod::Votes, shares: vec![0.75, 0.25] })
            .edited(&seen(), &Edit::WeightMoved { goal: 1, weight: 7.0 })
            .edited(&seen(), &Edit::AbstentionsSet(9.0))
            .edited(&seen(), &Edit::GoalAdded { id: "growth" });
        let weighting = &own(&choice).frame.weighting;
        assert_eq!(weighting.values.as_deref(), Some(&[8.0, 7.0, 1.0][..]));
        assert_eq!(weighting.abstentions, 9.0);
        // Back at points, the shares that were seen are kept.
        let points = Edit::MethodChosen { method: WeightMethod::Points, shares: vec![0.5, 0.4, 0.1] };
        let choice = choice.edited(&seen(), &points);
        assert_eq!(own(&choice).goals.iter().map(|it| it.weight).collect::<Vec<_>>(), [50.0, 40.0, 10.0]);
        assert_eq!(own(&choice).frame.weighting.values, None);
    }

    #[test]
    fn a_change_beyond_the_goals_changes_nothing() {
        let choice = Choice::Fitting.edited(&seen(), &Edit::GoalRemoved { goal: 9 });
        assert_eq!(own(&choice).goals.len(), 2);
        let choice = choice.edited(&seen(), &Edit::TargetSet { goal: 0, place: 4, value: Some(1.0) });
        assert_eq!(own(&choice).goals.len(), 2);
    }
}
