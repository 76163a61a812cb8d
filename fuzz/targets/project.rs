//! A project file from anywhere: refused in a sentence, or opened and saved as what opens again.
#![no_main]

use libfuzzer_sys::fuzz_target;
use zielwert::api::{Project, is_project};
use zielwert::engine::language::Language;
use zielwert::text;

fuzz_target!(|file: &str| {
    is_project(file);
    match Project::read(file) {
        Ok(project) => {
            let written = project.write();
            let again = Project::read(&written).unwrap_or_else(|note| panic!("{}", text::message(&note, Language::En)));
            assert_eq!(again.scenarios.len(), project.scenarios.len());
        }
        Err(note) => assert!(text::message(&note, Language::De).ends_with('.')),
    }
});
