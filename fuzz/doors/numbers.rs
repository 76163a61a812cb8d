//! A column of cells, one a line, under headers of every kind: read without a panic, and no row comes that nobody wrote.

use zielwert::paste::{self, Corrections, Header, Options};

pub fn run(text: &str) {
    let cells: String = text.lines().map(|it| format!("\"{}\"\n", it.replace('"', "\"\""))).collect();
    for header in ["Likes", "CTR", "Ausgaben", "Antwortzeit", "Datum", "x"] {
        let options = Options { header: Header::First, ..Options::default() };
        let data = paste::read(paste::parse(format!("{header}\n{cells}"), &options), &Corrections::default());
        assert!(data.len() <= text.lines().count(), "{header}: rows that nobody wrote");
    }
}
