//! KPIs in SQL: the formula's data, translated.

use super::dialect::remark;
use super::expr::Expr;
use super::input::Input;
use super::level::{Channels, Cover, Level, Rule};
use super::places::{self, Places, Shared};
use super::step::{Steps, columns};
use super::words;
use crate::engine::facts::{ColumnRule, Facts, Need};
use crate::engine::formula::Formula;
use crate::engine::kpi::{Basis, Kpi};
use crate::engine::language::Language;
use crate::engine::measure::{Measure, Pooling};
use crate::engine::settings::Per;
use crate::engine::unit::Better;
use crate::text;

/// What is translated for.
pub(super) struct Translator<'a> {
    pub facts: &'a Facts,
    pub input: Input<'a>,
    /// Sums over the whole table.
    pub whole: Level,
    /// How its steps are joined to what is selected from.
    pub totals: String,
    pub language: Language,
}

/// The KPIs of one kind of result row. A KPI that compares with the others' values comes in a later round than they.
pub(super) struct Kpis {
    pub level: Level,
    /// What else its rows keep.
    kept: Vec<&'static str>,
    rounds: Vec<Vec<(&'static Kpi, String)>>,
    /// Further columns of the first round.
    own: Vec<(String, String)>,
}

/// What a formula is translated under.
struct Scope<'l> {
    level: &'l mut Level,
    basis: Basis,
    needs: Vec<Need>,
    /// The KPIs whose 90th percentile is asked for.
    compared: Vec<&'static Kpi>,
}

/// The column of a KPI; the colon of an own one's id would need quotes everywhere.
pub(super) fn column_name(kpi: &Kpi) -> String {
    kpi.id.replace(':', "_kpi_")
}

impl Kpis {
    pub fn new(level: Level, kept: Vec<&'static str>) -> Self {
        Kpis { level, kept, rounds: vec![Vec::new()], own: Vec::new() }
    }

    pub fn has(&self, kpi: &'static Kpi) -> bool {
        self.rounds.iter().flatten().any(|it| it.0 == kpi)
    }

    /// All of them, as they come.
    pub fn list(&self) -> impl Iterator<Item = &'static Kpi> {
        self.rounds.iter().flatten().map(|it| it.0)
    }

    /// A numeric column as it stands, by its header: a measure by its rule, anything else by the mean.
    pub fn own_column(&mut self, translator: &mut Translator<'_>, header: &str) -> Option<String> {
        let (name, role) = translator.input.own(header)?;
        let rule = match role {
            crate::engine::data_set::Role::Measure(measure) => rule(measure, Basis::Pooled),
            _ => Rule::Mean,
        };
        if !self.own.iter().any(|it| it.0 == name) {
            let pooled = self.level.pool(&name, Cover::Own, rule);
            self.own.push((name.clone(), pooled));
        }
        Some(name)
    }

    /// Keeps something else beside the KPIs; gives the name of its column.
    pub fn keep(&mut self, name: &str, text: String) -> String {
        if !self.own.iter().any(|it| it.0 == name) {
            self.own.push((name.to_owned(), text));
        }
        name.to_owned()
    }

    /// Adds a KPI, and before it the ones that it compares with; nothing where the table's columns do not allow it.
    pub fn add(&mut self, translator: &mut Translator<'_>, kpi: &'static Kpi) {
        if self.has(kpi) {
            return;
        }
        let given = match kpi.formula {
            Formula::MeanOfRanks => None,
            _ => translator.input.given(kpi).map(|cell| self.given(translator, kpi, &cell)),
        };
        let (formula, compared) = translator.kpi(kpi, &mut self.level);
        let text = match (formula, given) {
            (None, None) => return,
            (Some(formula), None) => formula,
            (None, Some(given)) => given,
            // What was calculated elsewhere stands in for parts that are lacking, not for a division by zero.
            (Some(formula), Some(given)) => {
                let lacking = translator.lacking(kpi, &mut self.level);
                format!("CASE WHEN {lacking} THEN {given} ELSE {formula} END")
            }
        };
        let mut round = 0;
        for other in compared {
            self.add(translator, other);
            let of_other = self.rounds.iter().position(|list| list.iter().any(|it| it.0 == other));
            round = round.max(of_other.unwrap_or_default() + 1);
        }
        while self.rounds.len() <= round {
            self.rounds.push(Vec::new());
        }
        self.rounds[round].push((kpi, text));
    }

    /// Ready-made values as one: counts added up, rates weighted where there is something to weigh them with.
    fn given(&mut self, translator: &mut Translator<'_>, kpi: &'static Kpi, cell: &str) -> String {
        let rule = column_rule(Facts::given_rule(kpi), Basis::Pooled);
        if rule != Rule::Mean {
            return self.level.pool(cell, Cover::Own, rule);
        }
        let mean = self.level.pool(cell, Cover::Own, Rule::Mean);
        match translator.input.weighed(kpi) {
            Some([weighed, weight]) if !self.level.is_single() => {
                let weighed = self.level.pool(&weighed, Cover::Own, Rule::Sum);
                let weight = self.level.pool(&weight, Cover::Own, Rule::Sum);
                format!("CASE WHEN {weight} > 0 THEN {weighed} / {weight} ELSE {mean} END")
            }
            _ => mean,
        }
    }

    /// Writes the steps; gives the name of the last one.
    pub fn write(&self, steps: &mut Steps, translator: &Translator<'_>, channels: Channels, name: &str) -> String {
        let language = translator.language;
        let mut from = self.level.write(steps, channels, language);
        if self.list().any(|kpi| matches!(kpi.formula, Formula::MeanOfRanks)) {
            from = format!("{from} LEFT JOIN mean_ranks USING (company)");
        }
        from.push_str(&translator.totals);
        let mut step = String::new();
        for (round, list) in self.rounds.iter().enumerate() {
            if round > 0 {
                let marks = self.marks(round);
                let best = format!("{name}_best_{round}");
                let list = marks.iter().map(|kpi| {
                    let column = column_name(kpi);
                    let quantile = steps.dialect.quantile.replace("{value}", &column).replace("{share}", "0.9e0");
                    (String::new(), format!("{quantile} OVER () AS best_{column}"))
                });
                let list = std::iter::once((String::new(), "*".to_owned())).chain(list);
                let query = format!("SELECT\n{}\nFROM {step}", columns(list));
                steps.add(best.clone(), words::BEST.get(language), query);
                from = best;
            }
            let mut select: Vec<(String, String)> = Vec::new();
            if round == 0 {
                select.push((String::new(), self.kept.join(", ")));
            } else {
                select.push((String::new(), "*".to_owned()));
            }
            for (kpi, text) in list {
                let about = remark(&text::words(kpi, Some(translator.facts), language));
                select.push((about, format!("{text} AS {}", column_name(kpi))));
            }
            if round == 0 {
                select.extend(self.own.iter().map(|(name, pooled)| (String::new(), format!("{pooled} AS {name}"))));
            }
            let is_last = round + 1 == self.rounds.len();
            step = if is_last { name.to_owned() } else { format!("{name}_{}", round + 1) };
            let about = if round == 0 { words::KPIS.get(language) } else { words::COMPARED.get(language) };
            steps.add(step.clone(), about, format!("SELECT\n{}\nFROM {from}", columns(select)));
        }
        step
    }

    /// The KPIs with which those of this round compare.
    fn marks(&self, round: usize) -> Vec<&'static Kpi> {
        let mut marks = Vec::new();
        for (kpi, _) in &self.rounds[round] {
            compared_in(&kpi.formula, &mut marks);
        }
        marks.retain(|kpi| self.has(kpi));
        marks
    }
}

/// The KPIs that a formula compares with.
fn compared_in(formula: &'static Formula, marks: &mut Vec<&'static Kpi>) {
    match formula {
        Formula::Relative(kpi) if !marks.contains(kpi) => marks.push(kpi),
        Formula::Sum(parts)
        | Formula::Product(parts)
        | Formula::Least(parts)
        | Formula::Greatest(parts)
        | Formula::FirstOf(parts) => {
            parts.iter().for_each(|part| compared_in(part, marks));
        }
        Formula::Difference(a, b) | Formula::Ratio(a, b) | Formula::Power(a, b) => {
            compared_in(a, marks);
            compared_in(b, marks);
        }
        _ => {}
    }
}

impl Translator<'_> {
    /// A KPI's formula, where the table has its columns, and the KPIs that it compares with.
    fn kpi(&mut self, kpi: &'static Kpi, level: &mut Level) -> (Option<String>, Vec<&'static Kpi>) {
        if !self.facts.is_possible(kpi) {
            return (None, Vec::new());
        }
        if let Formula::MeanOfRanks = kpi.formula {
            return (self.ranked_by().map(|_| "mean_rank".to_owned()), Vec::new());
        }
        let mut scope = Scope { level, basis: kpi.basis, needs: self.facts.needed(kpi), compared: Vec::new() };
        let text = self.formula(&kpi.formula, &mut scope).text().to_owned();
        (Some(text), scope.compared)
    }

    /// Whether a part of a KPI's formula has no value in a row.
    fn lacking(&mut self, kpi: &'static Kpi, level: &mut Level) -> String {
        let mut parts = Vec::new();
        self.leaves(&kpi.formula, &mut parts);
        let mut scope = Scope { level, basis: kpi.basis, needs: self.facts.needed(kpi), compared: Vec::new() };
        let mut tests: Vec<String> = Vec::new();
        for part in parts {
            let test = format!("{} IS NULL", self.formula(part, &mut scope).text());
            if !tests.contains(&test) {
                tests.push(test);
            }
        }
        tests.join(" OR ")
    }

    /// What a formula is made of.
    fn leaves(&self, formula: &'static Formula, into: &mut Vec<&'static Formula>) {
        match formula {
            Formula::Number(_) => {}
            Formula::Sum(parts) | Formula::Product(parts) | Formula::Least(parts) | Formula::Greatest(parts) => {
                parts.iter().for_each(|part| self.leaves(part, into));
            }
            Formula::Difference(a, b) | Formula::Ratio(a, b) | Formula::Power(a, b) => {
                self.leaves(a, into);
                self.leaves(b, into);
            }
            Formula::FirstOf(choices) => {
                if let Some(chosen) = self.facts.chosen(choices) {
                    self.leaves(chosen, into);
                }
            }
            leaf => into.push(leaf),
        }
    }

    /// The KPI by which companies are ranked within their channels, where companies are what is ranked.
    pub fn ranked_by(&mut self) -> Option<&'static Kpi> {
        let kpi = self.facts.settings.rank_by.filter(|_| self.facts.settings.per == Per::Company)?;
        (self.facts.is_possible(kpi) || self.input.given(kpi).is_some()).then_some(kpi)
    }

    /// A formula over the table rows that its KPI needs.
    fn formula(&mut self, formula: &'static Formula, scope: &mut Scope<'_>) -> Expr {
        match formula {
            Formula::Of(measure) => self.pooled(*measure, rule(*measure, scope.basis), scope),
            Formula::Counted => {
                let cell = self.input.counted();
                self.cell(&cell, Rule::Sum, scope)
            }
            Formula::Weighted => {
                let cell = self.input.weighted();
                self.cell(&cell, Rule::Sum, scope)
            }
            Formula::Number(number) => Expr::number(*number),
            Formula::Sum(parts) => Expr::sum(self.parts(parts, scope)),
            Formula::Product(parts) => Expr::product(self.parts(parts, scope)),
            Formula::Least(parts) => Expr::chosen("LEAST", self.parts(parts, scope)),
            Formula::Greatest(parts) => Expr::chosen("GREATEST", self.parts(parts, scope)),
            Formula::Column(header) => match self.input.column(header) {
                Some((name, rule)) => self.cell(&name, column_rule(rule, scope.basis), scope),
                None => Expr::sum([]),
            },
            Formula::Difference(a, b) => self.formula(a, scope).minus(self.formula(b, scope)),
            Formula::Ratio(a, b) => self.formula(a, scope).over(self.formula(b, scope)),
            Formula::Power(a, b) => self.formula(a, scope).power(self.formula(b, scope)),
            Formula::FirstOf(choices) => match self.facts.chosen(choices) {
                Some(choice) => self.formula(choice, scope),
                None => Expr::sum([]),
            },
            Formula::InTable(measure) => {
                let cell = self.input.cell(*measure);
                let rule = match rule(*measure, Basis::Pooled) {
                    Rule::Latest | Rule::Earliest if self.facts.are_accounts() => Rule::Sum,
                    rule => rule,
                };
                Expr::atom(self.whole.pool(&cell, Cover::Own, rule))
            }
            Formula::Quantile(measure, share) => self.pooled(*measure, Rule::Quantile(*share), scope),
            Formula::Mean(measure) => self.pooled(*measure, Rule::Mean, scope),
            Formula::Relative(kpi) => {
                scope.compared.push(kpi);
                let value = column_name(kpi);
                let best = format!("best_{value}");
                Expr::atom(format!(
                    "CASE WHEN {value} IS NULL THEN NULL WHEN {value} <= 0 THEN 0e0 WHEN {best} <= 0 OR {value} > {best} THEN 1e0 ELSE {value} / {best} END"
                ))
            }
            Formula::Channels => match self.input.identity(Measure::Channel) {
                Some(name) => self.cell(name, Rule::Distinct, scope),
                None => Expr::sum([]),
            },
            Formula::ChannelsInTable => match self.input.identity(Measure::Channel) {
                Some(name) => {
                    let cover = self.input.cover(&[Need::Measure(Measure::Channel)], name);
                    Expr::atom(self.whole.pool(name, cover, Rule::Distinct))
                }
                None => Expr::sum([]),
            },
            // Not a part of anything: [`Translator::kpi`] answers for it.
            Formula::MeanOfRanks => Expr::sum([]),
        }
    }

    fn parts(&mut self, parts: &'static [Formula], scope: &mut Scope<'_>) -> Vec<Expr> {
        parts.iter().map(|part| self.formula(part, scope)).collect()
    }

    fn pooled(&mut self, measure: Measure, rule: Rule, scope: &mut Scope<'_>) -> Expr {
        let cell = self.input.cell(measure);
        if measure == Measure::Days && self.facts.whole_days().is_some() {
            return Expr::atom(cell);
        }
        self.cell(&cell, rule, scope)
    }

    fn cell(&mut self, cell: &str, rule: Rule, scope: &mut Scope<'_>) -> Expr {
        let cover = if scope.level.is_single() { Cover::Own } else { self.input.cover(&scope.needs, cell) };
        Expr::atom(scope.level.pool(cell, cover, rule))
    }

    /// Writes the mean of the places that companies have within each channel.
    pub fn write_mean_ranks(&self, steps: &mut Steps, channels: Channels, by_channel: &Kpis, kpi: &'static Kpi) {
        let language = self.language;
        let step = by_channel.write(steps, self, channels, "channel_kpis");
        let sign = if kpi.better == Better::Lower { "-" } else { "" };
        let query = format!(
            "SELECT place, company, channel, {sign}{} AS value\nFROM {step}\nWHERE channel <> ''",
            column_name(kpi)
        );
        steps.add("channel_values", words::CHANNEL_VALUES.get(language), query);
        let ranked = places::write(
            steps,
            &Places {
                from: "channel_values",
                name: "value",
                value: "value",
                part: Some("channel"),
                shared: Shared::Best,
                kept: "place, company, channel, value",
            },
            language,
        );
        steps.add(
            "mean_ranks",
            "",
            format!("SELECT company, AVG(value_rank) AS mean_rank\nFROM {ranked}\nGROUP BY company"),
        );
    }
}

/// How the cells of a column inside a formula become one.
fn column_rule(column: ColumnRule, basis: Basis) -> Rule {
    match column {
        ColumnRule::Measure(measure) => rule(measure, basis),
        ColumnRule::Mean => Rule::Mean,
        ColumnRule::Sum => Rule::Sum,
    }
}

/// How the cells of a measure become one.
pub(super) fn rule(measure: Measure, basis: Basis) -> Rule {
    match (basis, measure.entry().pooling) {
        (Basis::OwnRows, _) | (_, Pooling::Flow | Pooling::Identity) => Rule::Sum,
        (_, Pooling::Stock) => Rule::Latest,
        (_, Pooling::StockAtStart) => Rule::Earliest,
        (_, Pooling::Days) => Rule::Longest,
        (_, Pooling::Cases) => Rule::Mean,
    }
}
