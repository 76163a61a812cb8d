//! Steps in words, and what they give reason to say.

use crate::engine::language::Text;
use crate::engine::note::{Level, NoteKind};

notes! {
    // Rows became columns.
    TRANSPOSED Info "step_transpose"
        "Tabelle gedreht: Zeilen und Spalten sind vertauscht."
        "Table turned: rows and columns are exchanged."
    // Columns became rows.
    UNPIVOTED Info "step_unpivot"
        "{0} Spalten in Zeilen umgestellt; was in ihren Überschriften stand, steht jetzt unter „{1}“."
        "{0} columns turned into rows; what stood in their headers now stands under “{1}”."
    // The header was chosen.
    HEADER_CHOSEN Info "step_header_line"
        "Zeile {0} ist die Kopfzeile."
        "Line {0} is the header."
    // A line was left out.
    LINE_DROPPED Info "step_drop_line"
        "Zeile {0} weggelassen."
        "Line {0} left out."
    // A line that had been set aside counts.
    LINE_KEPT Info "step_keep_line"
        "Zeile {0} zählt als gewöhnliche Zeile."
        "Line {0} counts as an ordinary row."
    // A column was left out.
    COLUMN_DROPPED Info "step_drop_column"
        "Spalte „{0}“ weggelassen."
        "Column “{0}” left out."
    // Another paste was added.
    JOINED Info "step_join"
        "Eine weitere Tabelle angefügt."
        "Another table added."
    // A step that does not fit the table.
    IDLE Warning "step_without_effect"
        "Der Schritt „{0}“ passt nicht zu dieser Tabelle und blieb ohne Wirkung. Nehmen Sie ihn zurück, wenn Sie ihn nicht brauchen."
        "The step “{0}” does not fit this table and had no effect. Undo it if you do not need it."
    // The table is wide.
    WIDE Info "table_wide"
        "Die Tabelle hat eigene Spalten für {0} (zum Beispiel „{1}“). Stellen Sie sie in Zeilen um, damit sie verglichen werden können."
        "The table has columns of their own for {0} (such as “{1}”). Turn them into rows so that they can be compared."
    // Cells were written out before joining.
    WRITTEN_OUT Info "join_written_out"
        "„{0}“ ist in den angefügten Tabellen verschieden geschrieben. Jede wurde für sich gelesen; wo ein Zeichen doppeldeutig war, steht jetzt der gelesene Wert."
        "“{0}” is written differently in the joined tables. Each was read by itself; where a mark was ambiguous, the value as read now stands there."
    // Columns with different names are one.
    SAME_MEASURE Info "join_same_measure"
        "„{1}“ der angefügten Tabelle ist dieselbe Kennzahl wie „{0}“ und steht in derselben Spalte."
        "“{1}” of the added table is the same measure as “{0}” and stands in the same column."
    // The joined tables have nothing in common.
    NOTHING_SHARED Warning "join_nothing_shared"
        "Die angefügte Tabelle hat keine Spalte mit den Zeilen darüber gemeinsam. Prüfen Sie, ob beide zusammengehören."
        "The added table has no column in common with the rows above. Please check whether the two belong together."
}
