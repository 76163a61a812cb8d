//! Analyses one after another over the same table: what a change does not touch is not done again.

use std::rc::Rc;

use super::analysis::{Analysis, KeptNoise, Reading, read, read_pasted};
use super::project::{Project, is_project};
use super::request::{GivenTable, Request};
use crate::engine::facts::Facts;
use crate::engine::note::Note;
use crate::paste::reshape::Step;
use crate::paste::{self, Corrections, FileText, Options};

/// What is remembered of the last analysis, and a text that requests name instead of bringing it along.
#[derive(Debug, Default)]
pub struct Memory {
    held: Option<Held>,
    kept: Option<Kept>,
    noise: Option<KeptNoise>,
}

/// A text that stays here; of a project file the numbers in it.
#[derive(Debug)]
struct Held {
    id: u32,
    text: String,
    html: Option<String>,
    /// What decoding gave reason to say.
    notes: Vec<Note>,
    /// The rest of the project file, or why it cannot be opened.
    project: Option<Result<Project, Note>>,
}

impl Held {
    fn new(id: u32, text: String) -> Self {
        if !is_project(&text) {
            return Held { id, text, html: None, notes: Vec::new(), project: None };
        }
        let mut project = Project::read(&text);
        let request = project.as_mut().ok().map(|it| &mut it.request);
        let (text, html) = request.map(|it| (it.text.take(), it.html.take())).unwrap_or_default();
        Held { id, text: text.unwrap_or_default(), html, notes: Vec::new(), project: Some(project) }
    }
}

/// What a file that is held turned out to be.
#[derive(Debug)]
pub struct HeldText<'a> {
    /// Its text; empty where it holds none.
    pub text: &'a str,
    /// Everything doubtful; what the file is, where it is no text.
    pub notes: &'a [Note],
}

/// A project file that is held: its numbers apart from the rest.
#[derive(Debug)]
pub struct HeldProject<'a> {
    /// The rest.
    pub project: &'a Project,
    /// The pasted text.
    pub text: &'a str,
    /// The clipboard's HTML beside it.
    pub html: Option<&'a str>,
}

#[derive(Debug)]
struct Kept {
    source: Source,
    reading: Reading,
    facts: Rc<Facts>,
}

/// Everything that a reading depends on.
#[derive(Debug, PartialEq)]
struct Source {
    held: Option<u32>,
    text: Option<String>,
    html: Option<String>,
    table: Option<GivenTable>,
    steps: Vec<Step>,
    corrections: Corrections,
}

impl Source {
    fn is_of(&self, request: &Request) -> bool {
        self.held == request.held
            && self.corrections == request.corrections
            && self.steps == request.steps
            && self.html == request.html
            && self.table == request.table
            && self.text == request.text
    }

    fn of(request: &Request) -> Self {
        let Request { held, text, html, table, steps, corrections, .. } = request.clone();
        Source { held, text, html, table, steps, corrections }
    }
}

impl Memory {
    /// Keeps a text under a number; requests whose `held` is this number are about it, or about the table in it where it is a
    /// project file. The text before is forgotten.
    pub fn hold(&mut self, id: u32, text: String) {
        self.kept = None;
        self.noise = None;
        self.held = None;
        self.held = Some(Held::new(id, text));
    }

    /// The same for the bytes of a file that is no spreadsheet.
    pub fn hold_bytes(&mut self, id: u32, bytes: Vec<u8>) {
        // The text before makes room first.
        self.hold(id, String::new());
        let FileText { text, html, notes } = paste::file_text(bytes);
        let text = text.unwrap_or_else(|| paste::reconcile(None, html.as_deref()).text);
        let held = Held::new(id, text);
        // A project file brings the HTML of its own paste.
        self.held = Some(Held { html: html.or(held.html), notes, ..held });
    }

    /// The text that is held under a number, and what there is to say about it; `None` where none is.
    pub fn text(&self, id: u32) -> Option<HeldText<'_>> {
        let held = self.held.as_ref().filter(|it| it.id == id)?;
        Some(HeldText { text: &held.text, notes: &held.notes })
    }

    /// The project file that is held under a number; `None` where none is, else why it cannot be opened.
    pub fn project(&self, id: u32) -> Option<Result<HeldProject<'_>, &Note>> {
        let held = self.held.as_ref().filter(|it| it.id == id)?;
        let opened = |project| HeldProject { project, text: &held.text, html: held.html.as_deref() };
        Some(held.project.as_ref()?.as_ref().map(opened))
    }

    /// A project with the text that its request names by a number; `None` where that is not held.
    pub fn complete(&self, project: Project) -> Option<Project> {
        let id = project.request.held?;
        let held = self.held.as_ref().filter(|it| it.id == id)?;
        let (text, html) = (Some(held.text.clone()), held.html.clone());
        Some(Project { request: Request { text, html, held: None, ..project.request }, ..project })
    }

    /// The same as [`Analysis::new`].
    pub fn analysis(&mut self, request: &Request) -> Analysis {
        let analysis = self.unquestioned(request);
        analysis.questioned(request, &mut self.noise)
    }

    /// The same as [`Analysis::unquestioned`].
    pub fn unquestioned(&mut self, request: &Request) -> Analysis {
        let kept = self.kept.take().filter(|it| it.source.is_of(request));
        let (source, reading, facts) = match kept {
            Some(Kept { source, reading, facts }) => (source, reading, Some(facts)),
            None => (Source::of(request), self.read(request), None),
        };
        let analysis = Analysis::of_reading(reading.clone(), facts.as_ref(), request);
        self.kept = Some(Kept { source, reading, facts: Rc::clone(&analysis.facts) });
        analysis
    }

    fn read(&self, request: &Request) -> Reading {
        match &self.held {
            Some(held) if request.held == Some(held.id) => {
                let pasted = match &held.html {
                    Some(html) => paste::reconcile(Some(&held.text), Some(html)),
                    None => paste::Pasted { text: held.text.clone(), ..paste::Pasted::default() },
                };
                read_pasted(pasted, &Options::default(), &request.steps, &request.corrections)
            }
            _ => read(request),
        }
    }
}

/// The first lines of a text, at most so many bytes of it.
pub fn beginning(text: &str, most: usize) -> &str {
    if text.len() <= most {
        return text;
    }
    let end = (0..=most.min(text.len())).rev().find(|it| text.is_char_boundary(*it)).unwrap_or_default();
    let head = text.get(..end).unwrap_or_default();
    head.rfind('\n').and_then(|end| head.get(..=end)).unwrap_or(head)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::assemble;
    use serde_json::{Value, json};

    #[test]
    fn bytes_are_decoded_as_a_file_is() {
        let mut memory = Memory::default();
        for (bytes, text, codes) in [
            (b"Konto;Likes\nM\xfcnchen;5\n".as_slice(), "Konto;Likes\nMünchen;5\n", vec!["encoding_guessed"]),
            (b"\xff\xfeA\0;\0B\0".as_slice(), "A;B", vec![]),
            (b"<table><tr><td>Konto<td>Likes<tr><td>A<td>5</table>".as_slice(), "Konto\tLikes\nA\t5", vec![]),
            (b"%PDF-1.7 and so on".as_slice(), "", vec!["file_pdf"]),
        ] {
            memory.hold_bytes(4, bytes.to_vec());
            let held = memory.text(4).expect("held");
            assert_eq!(held.text.trim_end(), text.trim_end());
            assert_eq!(held.notes.iter().map(|it| it.kind.code).collect::<Vec<_>>(), codes, "{text}");
            assert!(memory.text(5).is_none());
        }
    }

    /// Asked in a row, every answer is the one that is given without a memory.
    #[test]
    fn a_memory_changes_no_answer() {
        let text = "Firma\tKanal\tFollower\tLikes\nA\tX\t100\t5\nA\tY\t50\t9\nB\tX\t1.000\t8\n";
        let mut memory = Memory::default();
        let goals = |weight: u32| {
            let goal =
                |kpi: &str, weight: u32| json!({ "id": kpi, "weight": weight, "kpis": [{ "kpi": kpi, "weight": 1 }] });
            json!([goal("audience_size", weight), goal("engagement_rate_by_followers", 4)])
        };
        let firm = |more: Value| {
            let mut card = json!({ "goals": goals(1), "robustness": { "draws": 500 } });
            card.as_object_mut().expect("an object").extend(more.as_object().cloned().unwrap_or_default());
            json!({ "scorecard": card })
        };
        for more in [
            json!({}),
            json!({ "per": "company" }),
            json!({ "per": "company", "scorecard": "engagement_or_reach" }),
            json!({ "scorecard": { "goals": [{ "id": "size", "weight": 1 }] } }),
            firm(json!({})),
            firm(json!({ "goals": goals(3) })),
            firm(json!({ "goals": goals(3), "robustness": { "seed": 2, "draws": 500 } })),
            firm(json!({ "goals": goals(3), "aggregate": "geometric" })),
            firm(json!({ "goals": goals(2), "normalise": "min_max" })),
            json!({ "interactions": ["likes"], "days": 30 }),
            json!({ "columns": { "Likes": "comments" } }),
            json!({ "columns": { "Likes": "comments" }, "per": "channel" }),
            json!({}),
        ] {
            let mut value = json!({ "text": text });
            value.as_object_mut().expect("an object").extend(more.as_object().cloned().unwrap_or_default());
            let request = Request::from_json(&value).expect("an object");
            let plain = |analysis: &Analysis| -> Value { json!(assemble(&request, analysis)) };
            assert_eq!(plain(&memory.analysis(&request)), plain(&Analysis::new(&request)), "{value}");
        }
    }

    #[test]
    fn a_held_text_is_read_like_one_that_is_brought_along() {
        let text = "Konto\tFollower\tLikes\nA\t100\t5\nB\t1.000\t8\n";
        let mut memory = Memory::default();
        memory.hold(7, text.to_owned());
        let labels =
            |analysis: &Analysis| -> Vec<String> { analysis.facts.rows.iter().map(|it| it.label.clone()).collect() };
        let held = Request { held: Some(7), ..Request::default() };
        assert_eq!(labels(&memory.analysis(&held)), ["A", "B"]);
        let other = Request { held: Some(8), ..Request::default() };
        assert_eq!(labels(&memory.analysis(&other)), [""; 0]);
        memory.hold(8, text.replace('B', "C"));
        assert_eq!(labels(&memory.analysis(&other)), ["A", "C"]);
    }

    #[test]
    fn a_held_project_is_read_opened_and_written() {
        let text = "Konto\tFollower\tLikes\nA\t100\t5\nB\t1.000\t8\n";
        let file = json!({ "zielwert": 1, "scenarios": [{ "name": "S" }], "request": { "text": text, "html": "<p>x</p>", "per": "company" } });
        let mut memory = Memory::default();
        memory.hold(3, file.to_string());
        let held = Request { held: Some(3), ..Request::default() };
        assert_eq!(memory.analysis(&held).facts.rows.len(), 2);
        assert!(memory.project(4).is_none());
        let opened = memory.project(3).expect("a project").expect("one that opens");
        assert_eq!((opened.text, opened.html), (text, Some("<p>x</p>")));
        assert_eq!((&opened.project.request.text, opened.project.scenarios.len()), (&None, 1));
        let mut rest = opened.project.clone();
        rest.request.held = Some(3);
        let written: Value = serde_json::from_str(&memory.complete(rest).expect("held").write()).expect("JSON");
        assert_eq!(written, file);
        // It comes as a file's bytes as well.
        memory.hold_bytes(9, file.to_string().into_bytes());
        let opened = memory.project(9).expect("a project").expect("one that opens");
        assert_eq!((opened.text, opened.html), (text, Some("<p>x</p>")));
        memory.hold(5, "{\"zielwert\":2}".to_owned());
        assert_eq!(
            memory.project(5).map(|it| it.map(|_| ()).map_err(|note| note.kind.code)),
            Some(Err("project_from_the_future"))
        );
        memory.hold(6, text.to_owned());
        assert!(memory.project(6).is_none());
    }
}
