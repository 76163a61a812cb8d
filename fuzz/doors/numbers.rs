//! A column of cells, one a line: whatever is read as a number is finite and says which mark it was read by.

use zielwert::paste::{self, Corrections, Header, Options};

pub fn run(text: &str) {
    let cells: String = text.lines().map(|it| format!("\"{}\"\n", it.replace('"', "\"\""))).collect();
    for header in ["Likes", "CTR", "Ausgaben", "Antwortzeit", "Datum", "x"] {
        let options = Options { header: Header::First, ..Options::default() };
        let data = paste::read(paste::parse(format!("{header}\n{cells}"), &options), &Corrections::default());
        for column in &data.columns {
            assert!(column.numbers.present().all(f64::is_finite), "{header}");
        }
    }
}
