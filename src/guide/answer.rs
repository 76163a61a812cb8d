//! A path's story and what the person's table says to its question, as plain data.

use serde_json::{Value, json};

use super::Path;
use super::scene::Scene;
use super::story::{self, Block, Told};
use crate::api::{Analysis, Request};
use crate::engine::language::Text;

/// The story of a path and its answer for a request. Without a table the answer is empty; it never fails.
///
/// `{ id, question, why, lead, study, figures: [{ value, label }], limits, answer, blocks, next }`, where a block is
/// `{ kind: "words" | "table" | "picture" | "plan", … }`.
pub fn answer(path: &Path, request: &Request) -> Value {
    answer_of(path, request, &Analysis::new(request))
}

/// The same of an analysis that is there already.
pub fn answer_of(path: &Path, request: &Request, analysis: &Analysis) -> Value {
    let language = request.language;
    let story = story::of(path);
    let told =
        if analysis.facts.rows.is_empty() { Told::default() } else { (story.tell)(&Scene { analysis, language }) };
    let say = |text: &Text| text.get(language);
    let figures: Vec<Value> =
        story.figures.iter().map(|(value, label)| json!({ "value": say(value), "label": say(label) })).collect();
    json!({
        "id": path.question.id,
        "question": say(&path.question.text),
        "why": say(&path.question.why),
        "lead": say(&story.lead),
        "study": say(&story.study),
        "figures": figures,
        "limits": say(&story.limits),
        "answer": told.sentence,
        "blocks": told.blocks.into_iter().map(block_json).collect::<Vec<_>>(),
        "next": story.next.iter().map(say).collect::<Vec<_>>(),
    })
}

fn block_json(block: Block) -> Value {
    match block {
        Block::Words { heading, paragraphs } => {
            json!({ "kind": "words", "heading": heading, "paragraphs": paragraphs })
        }
        Block::Table { heading, lead, columns, rows, note } => json!({
            "kind": "table", "heading": heading, "lead": lead, "columns": columns, "rows": rows, "note": note,
        }),
        Block::Picture { id, between } => {
            let (row, other) = between.unzip();
            json!({ "kind": "picture", "picture": id, "row": row, "other": other })
        }
        Block::Plan { heading, lead, lines } => {
            let lines: Vec<Value> = lines
                .into_iter()
                .map(|it| {
                    json!({
                        "kpi": it.kpi, "goal": it.goal, "name": it.name, "baseline": it.baseline, "target": it.target,
                        "mark": it.mark, "reached": it.is_reached,
                    })
                })
                .collect();
            json!({ "kind": "plan", "heading": heading, "lead": lead, "lines": lines })
        }
    }
}
