//! A project file from anywhere: refused in a sentence, or opened and saved as what opens again.

use zielwert::api::{Project, is_project};
use zielwert::engine::language::Language;
use zielwert::text;

pub fn run(file: &str) {
    is_project(file);
    match Project::read(file) {
        Ok(project) => {
            let written = project.write();
            let again = Project::read(&written).unwrap_or_else(|note| panic!("{}", text::message(&note, Language::En)));
            assert_eq!(again.scenarios.len(), project.scenarios.len());
        }
        Err(note) => assert!(text::message(&note, Language::De).ends_with('.')),
    }
}
