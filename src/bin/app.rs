//! The page: nothing runs at its start, `zielwert::ui` exports `mount`.

use zielwert as _;

fn main() {}
