//! A request as other programs write it: what [`Request::from_json`] reads back. Saved links and files are made of it.

use serde_json::{Value, json};

use super::object::Object;
use super::request::{ChosenScorecard, Detail, GivenTable, Request};
use crate::engine::data_set::Decimal;
use crate::engine::language::Language;
use crate::engine::own::Definition;
use crate::engine::score::{
    Asked, AskedOfFigure, Criterion, Goal, Goalposts, Judge, Robustness, Scorecard, TargetFrom, Weighting,
};
use crate::engine::settings::Settings;
use crate::engine::unit::Better;
use crate::paste::Corrections;
use crate::paste::reshape::{Join, Label, Step, Unpivot, Wide};

impl Request {
    /// The request as JSON; what is as it would be without a word is left out.
    pub fn to_json(&self) -> Value {
        let mut out = Object::default();
        out.put("text", self.text.as_deref());
        out.put("held", self.held);
        out.put("html", self.html.as_deref());
        out.put("table", self.table.as_ref().map(table));
        if !self.steps.is_empty() {
            out.put("steps", Some(self.steps.iter().map(step).collect::<Vec<_>>()));
        }
        if self.language != Language::default() {
            out.put("language", Some(self.language.code()));
        }
        corrections(&mut out, &self.corrections);
        settings(&mut out, &self.settings, self.interactions_chosen);
        if !self.own_kpis.is_empty() {
            out.put("ownKpis", Some(self.own_kpis.iter().map(own_kpi).collect::<Vec<_>>()));
        }
        out.put("report", self.look.write());
        out.put("fairness", self.fairness.map(|kpi| kpi.map_or(json!(true), |kpi| json!({ "kpi": kpi.id }))));
        match &self.scorecard {
            None => {}
            Some(ChosenScorecard::System(system)) => out.put("scorecard", Some(system.id)),
            Some(ChosenScorecard::Own(own)) => out.put("scorecard", Some(scorecard(own))),
        }
        let detail = |it: Detail| if it == Detail::Full { "full" } else { "values" };
        out.put("detail", self.detail.map(detail));
        out.0.into()
    }
}

fn table(table: &GivenTable) -> Value {
    let rows: Vec<Value> = table.rows.iter().map(|row| Value::Array(row.clone())).collect();
    json!({ "columns": table.columns, "rows": rows })
}

fn corrections(out: &mut Object, corrections: &Corrections) {
    let Corrections { columns, numbers, dates, shares } = corrections;
    out.put("columns", Object::of(columns.iter().map(|(it, role)| (it, role.as_str()))).some());
    out.put("numbers", Object::of(numbers.iter().map(|(it, decimal)| (it, decimal.id()))).some());
    out.put("dates", Object::of(dates.iter().map(|(it, order)| (it, order.id()))).some());
    out.put("shares", Object::of(shares.iter().map(|(it, share)| (it, share.id()))).some());
}

fn settings(out: &mut Object, settings: &Settings, interactions_chosen: bool) {
    let usual = Settings::default();
    out.put("per", (settings.per != usual.per).then(|| settings.per.id()));
    out.put("days", settings.days);
    if interactions_chosen {
        let kinds: Vec<&str> = settings.interactions.iter().map(|kind| kind.id()).collect();
        out.put("interactions", Some(kinds));
    }
    if settings.weights != usual.weights {
        let weights = Object::of(settings.weights.iter().map(|(kind, weight)| (kind.id(), *weight)));
        out.put("interactionWeights", Some(weights.0));
    }
}

fn scorecard(scorecard: &Scorecard) -> Value {
    let usual = Scorecard::default();
    let mut out = Object::default();
    out.put("goals", Some(scorecard.goals.iter().map(goal).collect::<Vec<_>>()));
    if scorecard.weighting != usual.weighting {
        out.put("weighting", Some(weighting(&scorecard.weighting)));
    }
    out.put("normalise", (scorecard.normalise != usual.normalise).then(|| scorecard.normalise.id()));
    out.put("aggregate", (scorecard.aggregate != usual.aggregate).then(|| scorecard.aggregate.id()));
    if scorecard.minimum_coverage != usual.minimum_coverage {
        out.put("minimumCoverage", Some(scorecard.minimum_coverage));
    }
    let own = |it: &Goalposts| {
        let mut own = Object::default();
        goalposts(&mut own, it);
        own.0
    };
    let targets = scorecard.targets.iter();
    let targets = targets.map(|(row, kpis)| (row, Object::of(kpis.iter().map(|(kpi, it)| (kpi, own(it)))).0));
    out.put("targets", Object::of(targets).some());
    out.put("zeros", (scorecard.zeros != usual.zeros).then(|| scorecard.zeros.id()));
    let Asked { outliers, peers } = scorecard.asked;
    out.put("outliers", (outliers != usual.asked.outliers).then(|| outliers.id()));
    out.put("peers", peers.map(|it| it.id()));
    out.put("robustness", scorecard.robustness.as_ref().map(robustness));
    out.0.into()
}

fn goal(goal: &Goal) -> Value {
    let mut out = Object::default();
    out.put("id", Some(goal.id.as_str()));
    out.put("name", goal.name.as_deref());
    out.put("weight", Some(goal.weight));
    if !goal.kpis.is_empty() {
        out.put("kpis", Some(goal.kpis.iter().map(criterion).collect::<Vec<_>>()));
    }
    out.0.into()
}

fn criterion(criterion: &Criterion) -> Value {
    let mut out = Object::default();
    out.put("kpi", Some(criterion.figure.id()));
    out.put("weight", (criterion.weight != 1.0).then_some(criterion.weight));
    out.put("direction", criterion.direction.map(Better::id));
    out.put("normalise", criterion.normalise.map(|it| it.id()));
    goalposts(&mut out, &criterion.goalposts);
    let AskedOfFigure { log, outliers, target_from: from } = &criterion.asked;
    out.put("log", log.then_some(true));
    out.put("outliers", outliers.map(|it| it.id()));
    out.put("targetFrom", from.as_ref().map(target_from));
    out.0.into()
}

fn target_from(from: &TargetFrom) -> Value {
    match from {
        TargetFrom::PreviousPeriod { factor } => json!({ "from": "previous_period", "factor": factor }),
        TargetFrom::Quantile { p } => json!({ "from": "quantile", "p": p }),
        TargetFrom::Benchmark { benchmark, channel } => {
            let mut out = Object::default();
            out.put("from", Some("benchmark"));
            out.put("id", Some(benchmark.id));
            out.put("channel", channel.as_deref());
            out.0.into()
        }
    }
}

fn own_kpi(own: &Definition) -> Value {
    let Definition { id, name, formula, unit, better } = own;
    json!({ "id": id, "name": name, "formula": formula, "unit": unit.id(), "direction": better.id() })
}

fn goalposts(out: &mut Object, goalposts: &Goalposts) {
    out.put("baseline", goalposts.baseline);
    out.put("target", goalposts.target);
}

fn weighting(weighting: &Weighting) -> Value {
    let mut out = Object::default();
    out.put("method", Some(weighting.method.id()));
    out.put("values", weighting.values.clone());
    out.put("abstentions", (weighting.abstentions != 0.0).then_some(weighting.abstentions));
    let matrix = |it: &Judge| it.matrix.iter().cloned().map(Value::from).collect::<Vec<_>>();
    match &weighting.people[..] {
        [] => {}
        [alone @ Judge { name: None, .. }] => out.put("matrix", Some(matrix(alone))),
        people => {
            out.put("matrices", Some(people.iter().map(matrix).collect::<Vec<_>>()));
            let names: Vec<Option<&str>> = people.iter().map(|it| it.name.as_deref()).collect();
            out.put("people", Some(names).filter(|it| it.iter().any(Option::is_some)));
        }
    }
    out.0.into()
}

fn robustness(robustness: &Robustness) -> Value {
    let mut out = Object::default();
    out.put("belief", robustness.belief.map(|it| it.id()));
    out.put("firmness", Some(robustness.firmness));
    out.put("draws", Some(robustness.draws));
    out.put("seed", Some(robustness.seed));
    out.put("sources", robustness.sources.then_some(true));
    out.0.into()
}

fn step(step: &Step) -> Value {
    match step {
        Step::Transpose => json!({ "step": "transpose" }),
        Step::Unpivot(Unpivot { header, columns, totals }) => {
            let wide = |Wide { column, measure, of }: &Wide| json!({ "column": column, "measure": measure, "of": of });
            let columns: Vec<Value> = columns.iter().map(wide).collect();
            json!({ "step": "unpivot", "header": header, "columns": columns, "totals": totals })
        }
        Step::HeaderLine(line) => json!({ "step": "header_line", "line": line }),
        Step::DropLine(line) => json!({ "step": "drop_line", "line": line }),
        Step::KeepLine(line) => json!({ "step": "keep_line", "line": line }),
        Step::DropColumn(column) => json!({ "step": "drop_column", "column": column }),
        Step::Join(Join { pasted, label }) => {
            let mut out = Object::default();
            out.put("step", Some("join"));
            out.put("text", Some(pasted.text.as_str()));
            out.put("separator", pasted.separator.map(String::from));
            out.put("decimal", pasted.decimal.map(Decimal::id));
            let words =
                |Label { header, above, below }: &Label| json!({ "header": header, "above": above, "below": below });
            out.put("label", label.as_ref().map(words));
            out.0.into()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is written reads back as what it was written from, with nothing to say about it.
    fn check(value: Value) {
        let request = Request::from_json(&value).expect("an object is a request");
        assert_eq!(request.notes, [], "{value}");
        assert_eq!(request.to_json(), value);
    }

    #[test]
    fn everything_that_can_be_asked_reads_back() {
        check(json!({}));
        check(
            json!({ "report": { "title": "T", "agency": "A", "colour": "#aabbcc", "date": "heute", "logo": "data:image/png;base64,AAAA" } }),
        );
        check(json!({ "text": "a\tb\n1\t2", "html": "<table></table>", "language": "en", "detail": "values" }));
        check(json!({ "held": 3 }));
        check(json!({ "table": { "columns": ["a", "b"], "rows": [["x", 1.5], [null, 2]] } }));
        check(json!({ "columns": { "Likes": "ignore" }, "numbers": { "*": "comma", "b": "point" } }));
        check(
            json!({ "per": "company", "days": 30.0, "interactions": ["likes"], "interactionWeights": { "likes": 2.0 } }),
        );
        check(json!({ "scorecard": "balanced" }));
        check(json!({ "scorecard": { "goals": [] } }));
        check(json!({ "scorecard": {
            "goals": [
                { "id": "own", "name": "Eigenes", "weight": 2.0, "kpis": [
                    { "kpi": "reach_rate", "weight": 2.0, "direction": "lower", "normalise": "z_score", "baseline": 0.0, "target": 0.25 },
                    { "kpi": "column:Umsatz" } ] },
                { "id": "reach", "weight": 1.0 } ],
            "weighting": { "method": "ahp", "matrix": [[1.0, 3.0], [0.5, 1.0]] },
            "normalise": "min_max", "aggregate": "geometric", "minimumCoverage": 0.5,
            "targets": { "A": { "reach_rate": { "baseline": 0.0, "target": 0.1 } } },
            "zeros": "one_to_hundred", "outliers": "auto", "peers": "size",
            "robustness": { "belief": "votes", "firmness": 30.0, "draws": 1000, "seed": 7, "sources": true } } }));
        let pairs = json!([[[1.0, 2.0], [0.5, 1.0]], [[1.0, null], [null, 1.0]]]);
        for people in [json!(["Kim", null]), Value::Null] {
            let mut weighting = json!({ "method": "ahp", "matrices": pairs, "people": people });
            weighting.as_object_mut().expect("an object").retain(|_, it| !it.is_null());
            check(json!({ "scorecard": { "goals": [], "weighting": weighting } }));
        }
        check(
            json!({ "scorecard": { "goals": [], "weighting": { "method": "votes", "values": [3.0, 1.0], "abstentions": 9.0 } } }),
        );
        let own = json!([{ "id": "own:tiefe", "name": "Tiefe", "formula": "comments / likes", "unit": "percent", "direction": "lower" }]);
        check(json!({ "ownKpis": own, "fairness": true, "scorecard": { "goals": [
            { "id": "a", "weight": 1.0, "kpis": [
                { "kpi": "own:tiefe", "log": true, "outliers": "forced", "targetFrom": { "from": "quantile", "p": 0.5 } },
                { "kpi": "reach_rate", "targetFrom": { "from": "previous_period", "factor": 1.1 } } ] } ] } }));
        check(json!({ "fairness": { "kpi": "reach_rate" } }));
        check(json!({ "steps": [
            { "step": "transpose" }, { "step": "header_line", "line": 3 }, { "step": "drop_line", "line": 4 },
            { "step": "keep_line", "line": 5 },
            { "step": "drop_column", "column": "x" },
            { "step": "unpivot", "header": "Kanal", "totals": ["Likes"], "columns": [{ "column": "Likes X", "measure": "Likes", "of": "X" }] },
            { "step": "join", "text": "a\tb", "separator": "\t", "decimal": "comma", "label": { "header": "Kanal", "above": "A", "below": "B" } } ] }));
    }
}
