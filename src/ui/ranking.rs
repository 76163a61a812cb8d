//! Who leads: the ranking, best first, rows without a score last with the reason.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::action::Action;
use super::bar::{bar, segments};
use super::counting;
use super::firm::Firm;
use super::gliding::use_gliding_rows;
use super::goals::legend;
use super::kept::Kept;
use super::stretch::Stretch;
use super::turns::use_behind;
use super::words::Words;
use crate::engine::facts::Facts;
use crate::engine::language::Language;
use crate::engine::note::Arg;
use crate::engine::prepare::{self, Class};
use crate::engine::robustness::Sureness;
use crate::engine::score::{Peers, RowScore, Scorecard, Scores};
use crate::text;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub language: Language,
    pub facts: Kept<Facts>,
    pub scorecard: Kept<Scorecard>,
    pub scores: Kept<Scores>,
    pub order: Kept<Vec<usize>>,
    /// The row that is being explained.
    pub selected: Option<usize>,
    /// How many rows there are, where only the top of them is at hand.
    #[prop_or_default]
    pub found: Option<usize>,
    /// What is searched for, for whoever has the other rows.
    pub search: Callback<String>,
    pub select: Callback<usize>,
    /// How firm the ranking is, once that is known.
    #[prop_or_default]
    pub firm: Option<Kept<Firm>>,
    /// Whether an answer follows that should not be far away: fewer rows at first.
    #[prop_or_default]
    pub is_brief: bool,
    pub act: Callback<Action>,
}

/// Rows shown at first, and how many more at a time.
const WINDOW: usize = 50;
/// Rows shown at first where something else matters as well.
const FEW: usize = 12;
/// Rows shown at most at once.
const MOST: usize = 200;
/// From here on a search field helps.
const MANY: usize = 25;

#[component]
pub fn Ranking(props: &Props) -> Html {
    let Props {
        language,
        facts,
        scorecard,
        scores,
        order,
        selected,
        found: at_hand,
        search,
        select,
        firm,
        is_brief,
        act,
    } = props;
    let words = Words::of(*language);
    let first = Stretch::beginning(if *is_brief { FEW } else { WINDOW });
    // Nothing until the person wants to see others.
    let stretch = use_state(|| None::<Stretch>);
    let wanted = use_state(String::new);
    let body = use_node_ref();

    let needle = wanted.trim().to_lowercase();
    let is_found = |row: usize| {
        let says = |words: &str| words.to_lowercase().contains(&needle);
        facts.rows.get(row).is_some_and(|it| says(&it.label)) || facts.further(row).is_some_and(|it| says(&it))
    };
    let found: Vec<usize> = order.iter().copied().filter(|row| needle.is_empty() || is_found(*row)).collect();
    let part = stretch.unwrap_or(first).within(found.len());
    let shown: Vec<usize> = found.get(part.first..part.end).unwrap_or_default().to_vec();
    let drawn = use_gliding_rows(&body, &shown);

    let (more, earlier) = ((found.len() - part.end).min(WINDOW), part.first.min(WINDOW));
    let go = |to: Stretch| {
        let stretch = stretch.clone();
        Callback::from(move |_: MouseEvent| stretch.set(Some(to)))
    };
    let oninput = {
        let (wanted, stretch) = (wanted.clone(), stretch.clone());
        Callback::from(move |event: InputEvent| {
            wanted.set(event.target_unchecked_into::<HtmlInputElement>().value());
            // What is found is shown from its best on.
            stretch.set(None);
        })
    };
    {
        // Where all rows are at hand, nobody else has to search.
        let search = search.clone();
        let asked = at_hand.is_some().then(|| (*wanted).clone());
        use_effect_with(asked, move |asked| asked.iter().for_each(|it| search.emit(it.clone())));
    }
    let peers = Kept(use_memo(
        (facts.clone(), scores.clone(), scorecard.asked.peers, *at_hand),
        |(facts, scores, peers, at_hand)| {
            // Of a large table not all peers are at hand.
            peers.filter(|_| at_hand.is_none()).map(|peers| Among::new(facts, scores, peers)).unwrap_or_default()
        },
    ));
    let tier = |row: usize| firm.as_ref().and_then(|firm| firm.tiers.get(row).copied().flatten());
    let now = Standing {
        language: *language,
        facts: facts.clone(),
        scorecard: scorecard.clone(),
        scores: scores.clone(),
        firm: firm.clone(),
        peers,
    };
    // A weight that moves is followed by the rows in view first; of another table there is nothing to wait for.
    let before = use_behind(&now);
    let before = if before.facts == now.facts { before } else { now.clone() };
    let row = |(place, row): (usize, &usize)| {
        // Tiers are told apart by space.
        let begins =
            place > 0 && matches!((tier(shown[place - 1]), tier(*row)), (Some(before), Some(now)) if before != now);
        let standing = if drawn.borrow().is_near(*row) { now.clone() } else { before.clone() };
        html! { <Line key={*row} row={*row} {standing} {begins} is_selected={*selected == Some(*row)} select={select.clone()} /> }
    };
    html! {
        <div class="ranking">
            <div class="ranking-tools">
                { counting::per(facts, words, act) }
                if order.len() > MANY || at_hand.is_some() {
                    <input type="search" aria-label={words.find} placeholder={words.find} {oninput} />
                }
            </div>
            { legend(scorecard, words) }
            if earlier > 0 {
                <p class="more"><button type="button" class="plain" onclick={go(part.back(earlier, MOST))}>{ words.say(words.earlier_rows, &[earlier.into()]) }</button></p>
            }
            <table role="table" aria-label={words.ranking}>
                <thead role="rowgroup">
                    <tr role="row">
                        <th role="columnheader" scope="col" class="rank">{ words.rank }</th>
                        <th role="columnheader" scope="col">{ words.name }</th>
                        <th role="columnheader" scope="col" class="score">{ words.score }</th>
                        <th role="columnheader" scope="col" class="parts">{ words.composition }</th>
                    </tr>
                </thead>
                <tbody role="rowgroup" ref={body}>{ for shown.iter().enumerate().map(row) }</tbody>
            </table>
            if found.is_empty() { <p class="muted">{ words.nothing_found }</p> }
            if let Some(all) = at_hand.filter(|all| *all > found.len() && more == 0) {
                <p class="more muted">{ words.say(words.top_only, &[found.len().into(), all.into()]) }</p>
            }
            if more > 0 {
                <p class="more">
                    <button type="button" class="plain" onclick={go(part.on(more, MOST))}>{ words.say(words.show_more, &[more.into()]) }</button>
                    <span class="muted">{ words.say(words.shown, &[shown.len().into(), at_hand.unwrap_or(found.len()).into()]) }</span>
                </p>
            }
        </div>
    }
}

/// What a row is drawn from.
#[derive(Clone, PartialEq)]
struct Standing {
    language: Language,
    facts: Kept<Facts>,
    scorecard: Kept<Scorecard>,
    scores: Kept<Scores>,
    firm: Option<Kept<Firm>>,
    peers: Kept<Among>,
}

#[derive(Properties, PartialEq)]
struct LineProps {
    row: usize,
    standing: Standing,
    /// Whether a tier begins with it.
    begins: bool,
    is_selected: bool,
    select: Callback<usize>,
}

/// A row of the ranking.
#[component]
fn Line(props: &LineProps) -> Html {
    let LineProps { row, standing, begins, is_selected, select } = props;
    let Standing { language, facts, scorecard, scores, firm, peers } = standing;
    let words = Words::of(*language);
    let row = *row;
    let label = facts.rows.get(row).map_or("", |row| row.label.as_str());
    let Some(it) = scores.rows.get(row) else { return html! {} };
    let possible = it.low.zip(it.high).filter(|(low, high)| high - low > 0.05);
    let interval = possible.or_else(|| firm.as_ref()?.intervals.get(row).copied().flatten());
    let onclick = select.reform(move |_: MouseEvent| row);
    html! {
        <tr role="row" class={classes!(is_selected.then_some("selected"), it.score.is_none().then_some("unscored"), begins.then_some("tier"))}>
            <td role="cell" class="rank">{ it.rank.map_or_else(|| words.none.to_owned(), |rank| rank.to_string()) }</td>
            <th role="rowheader" scope="row" class="label">
                <button type="button" class="row" aria-pressed={is_selected.to_string()}
                    title={words.say(words.why, &[label.into()])} {onclick}>{ label }</button>
                if let Some(further) = facts.further(row) { <span class="remark">{ further }</span> }
                { coverage(it, words) }
                { stays_ahead(firm.as_deref(), scores, row, words) }
                { among_peers(peers, row, words) }
            </th>
            <td role="cell" class="score">{ it.score.map_or_else(|| words.none.to_owned(), |score| text::score(score, *language)) }</td>
            <td role="cell" class="parts">
                if it.score.is_some() { { bar(&segments(scores, it), interval) } }
                else { <span class="remark">{ reason(it, scores, scorecard.minimum_coverage, words) }</span> }
            </td>
        </tr>
    }
}

/// Why a row has no score.
pub fn reason(it: &RowScore, scores: &Scores, needed: f64, words: &Words) -> String {
    if scores.weights.is_none() {
        return words.no_score_weights.to_owned();
    }
    words.say(words.no_score, &[measured(it.coverage, words), words.share_of(needed).into()])
}

/// How much of a row was measured, where it is not all, and what its score could be with the rest.
fn coverage(it: &RowScore, words: &Words) -> Html {
    if it.score.is_none() || it.coverage >= 0.9995 {
        return html! {};
    }
    let points = |value: f64| Arg::Text(text::score(value, words.language));
    let share = words.say(words.coverage, &[measured(it.coverage, words)]);
    let possible = it.low.zip(it.high).map(|(low, high)| words.say(words.possible, &[points(low), points(high)]));
    html! { <span class="remark">{ share }if let Some(possible) = possible { { " · " }{ possible } }</span> }
}

/// With whom each row is compared, and its place among them.
#[derive(Default, PartialEq)]
struct Among(Vec<(Option<Class>, Option<u32>)>);

impl Among {
    fn new(facts: &Facts, scores: &Scores, peers: Peers) -> Self {
        let classes = prepare::classes_of(facts, peers);
        let scores: Vec<Option<f64>> = scores.rows.scores().collect();
        let ranks = prepare::ranks_among(&classes, &scores);
        Among(classes.into_iter().zip(ranks).collect())
    }
}

fn among_peers(peers: &Among, row: usize, words: &Words) -> Html {
    let Some((Some(class), Some(rank))) = peers.0.get(row) else { return html! {} };
    let name = text::class_name(class, words.language);
    html! { <span class="remark">{ words.say(words.among_peers, &[Arg::Count(*rank as usize), name.into()]) }</span> }
}

/// How likely a row stays ahead of the next one, in words; nothing where weights decide nothing.
fn stays_ahead(firm: Option<&Firm>, scores: &Scores, row: usize, words: &Words) -> Html {
    let is_open = !scores.counts_one_goal() && !scores.is_knocked_out(row);
    let Some(firm) = firm.filter(|_| is_open) else { return html! {} };
    let Some(probability) = firm.beats_next.get(row).copied().flatten() else { return html! {} };
    let template = match Sureness::of(probability) {
        Sureness::Firm if is_followed_in_tier(firm, scores, row) => words.ahead_by_weights,
        Sureness::Firm => words.ahead_firm,
        Sureness::Likely => words.ahead_likely,
        Sureness::Open => words.ahead_open,
    };
    html! { <span class="remark">{ words.say(template, &[text::in_hundred(probability, words.language).into()]) }</span> }
}

/// Whether the next row shares the tier: the counts do not part the two.
fn is_followed_in_tier(firm: &Firm, scores: &Scores, row: usize) -> bool {
    let Some(tier) = firm.tiers.get(row).copied().flatten() else { return false };
    let mates = firm.tiers.iter().enumerate().filter(|(_, it)| **it == Some(tier));
    mates.into_iter().any(|(other, _)| scores.rows.rank(other) > scores.rows.rank(row))
}

/// A coverage, rounded down: 64.9 must not read as the 65 that it misses.
fn measured(share: f64, words: &Words) -> Arg {
    Arg::Text(words.share_of((share * 100.0 + 1e-9).floor() / 100.0))
}
