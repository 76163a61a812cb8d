//! The JavaScript module: nothing runs at its start, `zielwert::js` exports the functions.

use zielwert as _;

fn main() {}
