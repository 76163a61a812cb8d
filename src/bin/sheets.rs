//! The spreadsheet module: nothing runs at its start, `zielwert::sheets` exports the functions.

use zielwert as _;

fn main() {}
