//! How values become a score: the way of normalising, the mean, with whom a row is compared, and how much must be measured.

use yew::prelude::*;

use super::action::{Action, edits};
use super::kept::Kept;
use super::number_field::NumberField;
use super::select::Select;
use super::wish::Edit;
use super::words::Words;
use crate::engine::language::Language;
use crate::engine::score::{Aggregate, Normalise, Outliers, Peers, Scorecard, Zeros};
use crate::engine::unit::Unit;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub language: Language,
    pub scorecard: Kept<Scorecard>,
    pub act: Callback<Action>,
}

#[component]
pub fn ScoringSection(props: &Props) -> Html {
    let Props { language, scorecard, act } = props;
    let words = Words::of(*language);
    let edit = edits(act, scorecard);
    let normalise = scorecard.normalise;
    let aggregate = scorecard.aggregate;
    let on_normalise = edit.reform(|id: String| Edit::NormaliseChosen(Normalise::from_id(&id).unwrap_or_default()));
    let on_aggregate = edit.reform(|id: String| Edit::AggregateChosen(Aggregate::from_id(&id).unwrap_or_default()));
    let on_zeros = edit.reform(|id: String| Edit::ZerosChosen(Zeros::from_id(&id).unwrap_or_default()));
    let on_peers = edit.reform(|id: String| Edit::PeersChosen(Peers::from_id(&id)));
    let on_outliers = edit.reform(|id: String| Edit::OutliersChosen(Outliers::from_id(&id).unwrap_or_default()));
    let peers = scorecard.asked.peers.map_or("", Peers::id);
    let on_coverage = edit.reform(|share: Option<f64>| Edit::CoverageSet(share.unwrap_or(0.0)));
    let ways = || Normalise::ALL.iter().copied().zip(words.normalise_ways);
    let means = || Aggregate::ALL.iter().copied().zip(words.aggregate_ways);
    html! {
        <details class="counting">
            <summary>{ words.scoring }</summary>
            <div class="field">
                <label for="normalise">{ words.normalise_label }</label>
                <Select id="normalise" value={normalise.id()} onchoose={on_normalise}>
                    for (it, (name, _)) in ways() { <option key={it.id()} value={it.id()}>{ name }</option> }
                </Select>
                <p class="muted">{ ways().find(|(it, _)| *it == normalise).map(|(_, (_, hint))| hint) }</p>
            </div>
            <div class="field">
                <label for="aggregate">{ words.aggregate_label }</label>
                <Select id="aggregate" value={aggregate.id()} onchoose={on_aggregate}>
                    for (it, (name, _)) in means() { <option key={it.id()} value={it.id()}>{ name }</option> }
                </Select>
                <p class="muted">{ means().find(|(it, _)| *it == aggregate).map(|(_, (_, hint))| hint) }</p>
            </div>
            if aggregate == Aggregate::Geometric {
                <div class="field">
                    <label for="zeros">{ words.zeros_label }</label>
                    <Select id="zeros" value={scorecard.zeros.id()} onchoose={on_zeros}>
                        for (it, name) in Zeros::ALL.iter().zip(words.zeros_ways) { <option key={it.id()} value={it.id()}>{ name }</option> }
                    </Select>
                </div>
            }
            <div class="field">
                <label for="peers">{ words.peers_label }</label>
                <Select id="peers" value={peers} onchoose={on_peers}>
                    <option value="">{ words.peers_all }</option>
                    for (it, name) in Peers::ALL.iter().zip(words.peers_ways) { <option key={it.id()} value={it.id()}>{ name }</option> }
                </Select>
                <p class="muted">{ words.peers_hint }</p>
            </div>
            <div class="field">
                <label for="outliers">{ words.outliers_label }</label>
                <Select id="outliers" value={scorecard.asked.outliers.id()} onchoose={on_outliers}>
                    for (it, name) in Outliers::ALL.iter().zip(words.outliers_ways) { <option key={it.id()} value={it.id()}>{ name }</option> }
                </Select>
                <p class="muted">{ words.outliers_hint }</p>
            </div>
            <div class="field">
                <label for="coverage">{ words.coverage_label }</label>
                <NumberField id="coverage" value={scorecard.minimum_coverage} unit={Unit::Percent} language={*language}
                    onset={on_coverage} may_be_empty=false not_negative=true />
                <p class="muted">{ words.coverage_hint }</p>
            </div>
        </details>
    }
}
