//! What counts as success, as other programs write it: goals, their figures, weights, and how firm a ranking shall be.

use serde_json::{Map, Value};

use super::{ChosenScorecard, Reader};
use crate::api::project::MOST_NAME_LETTERS;
use crate::engine::goals;
use crate::engine::kpi::Kpi;
use crate::engine::score::{
    Aggregate, Belief, Criterion, Figure, Goal, Goalposts, Judge, Normalise, Robustness, Scorecard, WeightMethod,
    Weighting,
};
use crate::engine::unit::Better;
use crate::order;

impl Reader {
    /// A goal system by its id, or an object.
    pub(super) fn chosen_scorecard(&mut self, value: &Value) -> Option<ChosenScorecard> {
        match value {
            Value::String(id) => {
                let system = goals::GOAL_SYSTEMS.iter().copied().find(|system| system.id == id);
                self.some_or_note("scorecard", value, system).map(ChosenScorecard::System)
            }
            Value::Object(object) => {
                self.path = "scorecard.".to_owned();
                let scorecard = self.scorecard(object);
                self.path.clear();
                Some(ChosenScorecard::Own(scorecard))
            }
            _ => {
                self.unusable("scorecard", value);
                None
            }
        }
    }

    fn scorecard(&mut self, object: &Map<String, Value>) -> Scorecard {
        let mut scorecard = Scorecard::default();
        for (key, value) in object {
            if value.is_null() {
                continue;
            }
            match key.as_str() {
                "goals" => {
                    let goals = self.array(key, value);
                    scorecard.goals = goals.iter().filter_map(|goal| self.goal(goal)).collect();
                }
                "weighting" => {
                    let weighting = self.object(key, value);
                    scorecard.weighting = self.weighting(weighting);
                }
                "normalise" => {
                    let way = value.as_str().and_then(Normalise::from_id);
                    scorecard.normalise = self.some_or_note(key, value, way).unwrap_or_default();
                }
                "aggregate" => {
                    let mean = value.as_str().and_then(Aggregate::from_id);
                    scorecard.aggregate = self.some_or_note(key, value, mean).unwrap_or_default();
                }
                "minimumCoverage" => {
                    let share = value.as_f64().filter(|it| (0.0..=1.0).contains(it));
                    scorecard.minimum_coverage =
                        self.some_or_note(key, value, share).unwrap_or(scorecard.minimum_coverage);
                }
                "targets" => {
                    for (label, kpis) in self.object(key, value) {
                        let Value::Object(kpis) = kpis else {
                            if !kpis.is_null() {
                                self.unusable(&format!("targets.{label}"), kpis);
                            }
                            continue;
                        };
                        let own = kpis.iter().map(|(kpi, it)| {
                            let path = format!("targets.{label}.{kpi}");
                            (kpi.clone(), self.goalposts(&path, it))
                        });
                        scorecard.targets.insert(label.clone(), order::map(own));
                    }
                }
                "robustness" => {
                    let robustness = self.object(key, value);
                    scorecard.robustness = Some(self.robustness(robustness));
                }
                _ if self.scorecard_option(key, value, &mut scorecard) => {}
                _ => self.unknown(key),
            }
        }
        scorecard
    }

    fn goal(&mut self, value: &Value) -> Option<Goal> {
        let Value::Object(object) = value else {
            self.unusable("goals", value);
            return None;
        };
        let mut goal = Goal { id: String::new(), name: None, weight: 1.0, kpis: Vec::new() };
        for (key, value) in object {
            match key.as_str() {
                _ if value.is_null() && key != "weight" => {}
                "id" => goal.id = self.string("goals.id", value).unwrap_or_default(),
                "name" => goal.name = self.string("goals.name", value),
                "weight" => goal.weight = self.weight("goals.weight", value),
                "kpis" => {
                    let kpis = self.array("goals.kpis", value);
                    goal.kpis = kpis.iter().filter_map(|kpi| self.criterion(kpi)).collect();
                }
                _ => self.unknown(&format!("goals.{key}")),
            }
        }
        Some(goal)
    }

    fn criterion(&mut self, value: &Value) -> Option<Criterion> {
        // A bare id is a KPI with everything left to the catalogue.
        if let Value::String(id) = value {
            return Some(Criterion::of(self.figure(id)));
        }
        let Value::Object(object) = value else {
            self.unusable("goals.kpis", value);
            return None;
        };
        let mut criterion = Criterion::of(Figure::Unknown(String::new()));
        for (key, value) in object {
            match key.as_str() {
                _ if value.is_null() && key != "weight" => {}
                "kpi" => {
                    let id = self.string("goals.kpis.kpi", value).unwrap_or_default();
                    criterion.figure = self.figure(&id);
                }
                "weight" => criterion.weight = self.weight("goals.kpis.weight", value),
                "direction" => {
                    let direction = value.as_str().and_then(Better::from_id).filter(|it| *it != Better::Depends);
                    criterion.direction = self.some_or_note("goals.kpis.direction", value, direction);
                }
                "normalise" => {
                    let way = value.as_str().and_then(Normalise::from_id);
                    criterion.normalise = self.some_or_note("goals.kpis.normalise", value, way);
                }
                "baseline" => {
                    criterion.goalposts.baseline = self.some_or_note("goals.kpis.baseline", value, value.as_f64());
                }
                "target" => {
                    criterion.goalposts.target = self.some_or_note("goals.kpis.target", value, value.as_f64());
                }
                _ if self.figure_option(key, value, &mut criterion.asked) => {}
                _ => self.unknown(&format!("goals.kpis.{key}")),
            }
        }
        Some(criterion)
    }

    /// What a scorecard means by an id.
    fn figure(&self, id: &str) -> Figure {
        if let Some(header) = id.strip_prefix("column:") {
            return Figure::Column(header.to_owned());
        }
        let own = || self.own.iter().copied().find(|kpi| kpi.id == id);
        Kpi::from_id(id).or_else(own).map_or_else(|| Figure::Unknown(id.to_owned()), Figure::Kpi)
    }

    fn goalposts(&mut self, path: &str, value: &Value) -> Goalposts {
        let mut goalposts = Goalposts::default();
        if value.is_null() {
            return goalposts;
        }
        for (key, value) in self.object(path, value) {
            let path = format!("{path}.{key}");
            match key.as_str() {
                _ if value.is_null() => {}
                "baseline" => goalposts.baseline = self.some_or_note(&path, value, value.as_f64()),
                "target" => goalposts.target = self.some_or_note(&path, value, value.as_f64()),
                _ => self.unknown(&path),
            }
        }
        goalposts
    }

    fn weighting(&mut self, object: &Map<String, Value>) -> Weighting {
        let mut weighting = Weighting::default();
        let (mut alone, mut names): (Option<Judge>, &[Value]) = (None, &[]);
        for (key, value) in object {
            if value.is_null() {
                continue;
            }
            match key.as_str() {
                "method" => {
                    let method = value.as_str().and_then(WeightMethod::from_id);
                    weighting.method = self.some_or_note("weighting.method", value, method).unwrap_or_default();
                }
                "values" => {
                    let values = self.array("weighting.values", value);
                    weighting.values = Some(values.iter().map(|it| it.as_f64().unwrap_or(f64::NAN)).collect());
                }
                "abstentions" => {
                    let abstentions = value.as_f64().filter(|it| *it >= 0.0);
                    let abstentions = self.some_or_note("weighting.abstentions", value, abstentions);
                    weighting.abstentions = abstentions.unwrap_or(0.0);
                }
                "matrix" => alone = Some(Judge::nameless(matrix(self.array("weighting.matrix", value)))),
                "matrices" => {
                    let matrices = self.array("weighting.matrices", value).iter().map(|it| matrix(cells(it)));
                    let people: Vec<Judge> = matrices.map(Judge::nameless).collect();
                    let usable = can_be_joined(&people).then_some(people);
                    weighting.people = self.some_or_note("weighting.matrices", value, usable).unwrap_or_default();
                }
                "people" => names = self.array("weighting.people", value),
                _ => self.unknown(&format!("weighting.{key}")),
            }
        }
        if weighting.people.is_empty() {
            weighting.people.extend(alone);
        }
        for (judge, name) in weighting.people.iter_mut().zip(names) {
            judge.name =
                name.as_str().filter(|it| !it.is_empty()).map(|it| it.chars().take(MOST_NAME_LETTERS).collect());
        }
        weighting
    }

    fn robustness(&mut self, object: &Map<String, Value>) -> Robustness {
        let mut robustness = Robustness::default();
        for (key, value) in object {
            if value.is_null() {
                continue;
            }
            let path = format!("robustness.{key}");
            match key.as_str() {
                "belief" => {
                    let belief = value.as_str().and_then(Belief::from_id);
                    robustness.belief = self.some_or_note(&path, value, belief);
                }
                "firmness" => {
                    let firmness = value.as_f64().filter(|it| *it > 0.0 && *it <= 1e6);
                    robustness.firmness = self.some_or_note(&path, value, firmness).unwrap_or(robustness.firmness);
                }
                "draws" => {
                    let draws = value.as_f64().filter(|it| (1.0..=1e6).contains(it)).map(|it| it as u32);
                    robustness.draws = self.some_or_note(&path, value, draws).unwrap_or(robustness.draws);
                }
                "seed" => {
                    let seed = value.as_u64().or_else(|| value.as_f64().filter(|it| *it >= 0.0).map(|it| it as u64));
                    robustness.seed = self.some_or_note(&path, value, seed).unwrap_or(robustness.seed);
                }
                "sources" => robustness.sources = self.some_or_note(&path, value, value.as_bool()).unwrap_or(false),
                _ => self.unknown(&path),
            }
        }
        robustness
    }

    /// A weight that is no number spoils what it weighs, as a negative one does.
    fn weight(&mut self, path: &str, value: &Value) -> f64 {
        value.as_f64().unwrap_or_else(|| {
            self.unusable(path, value);
            f64::NAN
        })
    }
}

/// A list of lists of numbers, and of what is none.
fn matrix(rows: &[Value]) -> Vec<Vec<Option<f64>>> {
    let row = |row: &Value| cells(row).iter().map(Value::as_f64).collect();
    rows.iter().map(row).collect()
}

/// Whether comparisons can be joined, as soon as each is complete: whoever has not made all does not count yet.
fn can_be_joined(people: &[Judge]) -> bool {
    let mut made = people.iter().filter(|it| it.n_open() == 0).peekable();
    let weighting = |people: Vec<Judge>| Weighting { people, ..Weighting::default() };
    !people.is_empty() && (made.peek().is_none() || weighting(made.cloned().collect()).judgements().is_some())
}

fn cells(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}
