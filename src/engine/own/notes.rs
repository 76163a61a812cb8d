//! What can be wrong with a typed formula.

use crate::engine::language::Text;
use crate::engine::note::{Level, NoteKind};

macro_rules! notes {
    ($($name:ident $code:literal $de:literal $en:literal)*) => {
        $(#[allow(missing_docs, reason = "the sentence says it")]
        pub static $name: NoteKind = NoteKind { code: $code, level: Level::Error, text: Text { de: $de, en: $en } };)*

        /// Every note of this place.
        pub static ALL: &[&NoteKind] = &[$(&$name),*];
    };
}

notes! {
    EMPTY "formula_empty"
        "Hier fehlt noch die Formel, zum Beispiel (Likes + 2 * Kommentare) / Reichweite."
        "The formula is still missing, for example (likes + 2 * comments) / reach."
    TOO_LONG "formula_too_long"
        "Die Formel ist länger als {0} Zeichen. Bitte kürzen oder in zwei Kennzahlen teilen."
        "The formula is longer than {0} characters. Please shorten it or make two KPIs of it."
    TOO_DEEP "formula_too_deep"
        "So tief geschachtelte Klammern werden nicht gelesen. Bitte einfacher schreiben."
        "Brackets nested this deeply are not read. Please write it more simply."
    UNKNOWN_WORD "formula_unknown_word"
        "„{0}“ ist keine bekannte Messgröße. Eine Spalte Ihrer Tabelle steht in eckigen Klammern: [{0}]."
        "“{0}” is not a known measure. A column of your table stands in square brackets: [{0}]."
    UNKNOWN_WORD_NEAR "formula_unknown_word"
        "„{0}“ ist keine bekannte Messgröße. Meinten Sie „{1}“? Eine Spalte Ihrer Tabelle steht in eckigen Klammern: [{0}]."
        "“{0}” is not a known measure. Did you mean “{1}”? A column of your table stands in square brackets: [{0}]."
    LABEL "formula_label"
        "„{0}“ benennt Zeilen und ist keine Zahl; rechnen lässt sich damit nicht."
        "“{0}” names rows and is not a number, so it cannot be computed with."
    UNEXPECTED "formula_unexpected"
        "„{0}“ passt an dieser Stelle nicht. Hier wird eine Messgröße, eine Zahl oder eine Klammer erwartet."
        "“{0}” does not fit here. A measure, a number or a bracket is expected."
    SIGN_EXPECTED "formula_sign_expected"
        "Vor „{0}“ fehlt ein Rechenzeichen: + - * oder /."
        "A sign is missing before “{0}”: + - * or /."
    VALUE_EXPECTED "formula_value_expected"
        "Hier bricht die Formel ab. Es fehlt noch eine Messgröße oder eine Zahl."
        "The formula breaks off here. A measure or a number is still missing."
    BRACKET_OPEN "formula_bracket_open"
        "Diese Klammer wird nicht geschlossen."
        "This bracket is not closed."
    BRACKET_EXTRA "formula_bracket_extra"
        "Zu dieser Klammer fehlt die öffnende."
        "This bracket has no opening one."
    COLUMN_EMPTY "formula_column_empty"
        "Zwischen den eckigen Klammern fehlt die Überschrift der Spalte."
        "The column’s header is missing between the square brackets."
    NUMBER_UNCLEAR "formula_number_unclear"
        "„{0}“ kann tausend oder eins bedeuten. Bitte ohne Punkt und Komma schreiben, oder mit einer weiteren Nachkommastelle."
        "“{0}” can mean a thousand or one. Please write it without point and comma, or with one more decimal place."
    NUMBER_UNREADABLE "formula_number_unreadable"
        "„{0}“ ist als Zahl nicht lesbar."
        "“{0}” cannot be read as a number."
    DIVIDES_BY_ZERO "formula_divides_by_zero"
        "Hier wird durch null geteilt."
        "This divides by zero."
    ARGUMENTS "formula_arguments"
        "„{0}“ braucht {1}, getrennt durch Semikolon."
        "“{0}” takes {1}, separated by semicolons."
    NOTHING_MEASURED "formula_nothing_measured"
        "In der Formel kommt keine Messgröße und keine Spalte vor; das Ergebnis wäre in jeder Zeile gleich."
        "There is no measure and no column in the formula, so every row would get the same."
    TOO_MANY_KEPT "own_kpi_too_many"
        "Es wurden schon sehr viele eigene Kennzahlen gebildet. Bitte die Seite neu laden."
        "Very many own KPIs have been made already. Please reload the page."
}
