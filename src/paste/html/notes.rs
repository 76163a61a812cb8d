//! What the two flavours of a clipboard give reason to say.

use crate::engine::language::Text;
use crate::engine::note::{Level, NoteKind};

notes! {
    // There is nothing but HTML.
    HTML_READ Info "html_read"
        "Gelesen wird die Tabelle aus dem eingefügten HTML; reinen Text gab es nicht dazu. Zeilen zählen ab ihrer ersten."
        "The table was read from the pasted HTML; there was no plain text with it. Lines are counted from its first row."
    // The plain text has lost the columns.
    HTML_HAS_COLUMNS Info "html_has_columns"
        "Im reinen Text der Zwischenablage gingen die Spalten verloren. Gelesen wird deshalb die Tabelle aus ihrem HTML; Zeilen zählen ab deren erster."
        "The plain text on the clipboard has lost its columns. The table was therefore read from its HTML; lines are counted from its first row."
    // The two flavours do not hold the same table.
    TEXT_READ Info "html_differs"
        "Text und HTML der Zwischenablage enthalten nicht dieselbe Tabelle. Gelesen wird der reine Text."
        "The text and the HTML on the clipboard do not hold the same table. The plain text was read."
    // Text below the table was copied with it.
    BELOW Info "clipboard_below"
        "Unter der Tabelle {0|wurde|wurden} {0} {0|Textzeile|Textzeilen} mitkopiert; {0|sie gehört|sie gehören} nicht zu ihr und {0|blieb|blieben} weg."
        "{0} {0|line|lines} of text below the table {0|was|were} copied along; {0|it does|they do} not belong to it and {0|was|were} left out."
    // There are several tables in the HTML that is read.
    SEVERAL_TABLES Warning "html_several_tables"
        "Kopiert wurden {0} Tabellen; gelesen wird die größte. Kopieren Sie die anderen einzeln, um auch sie auszuwerten."
        "{0} tables were copied; the largest one was read. Copy the others one by one to analyse them too."
    // Hidden rows of the HTML that is read.
    HIDDEN_LEFT_OUT Info "hidden_rows_left_out"
        "{0} {0|Zeile ist|Zeilen sind} in der Quelle ausgeblendet und {0|wurde|wurden} nicht gelesen."
        "{0} {0|row is|rows are} hidden in the source and {0|was|were} not read."
    // Hidden rows that stand in the text that is read.
    HIDDEN_READ Warning "hidden_rows_read"
        "{0} {0|Zeile ist|Zeilen sind} in der Quelle ausgeblendet, {0|wurde|wurden} aber mitkopiert und {0|zählt|zählen} mit, zuerst diese. Kopieren Sie nur die sichtbaren Zellen, wenn Sie das nicht wollen."
        "{0} {0|row is|rows are} hidden in the source, but {0|was|were} copied along and {0|counts|count}, this one first. Copy the visible cells only if you do not want that."
    // Raised digits behind numbers.
    RAISED Warning "clipboard_footnotes"
        "Hinter {0} {0|Zahl steht|Zahlen stehen} eine hochgestellte Ziffer, wohl eine Fußnote; sie zählt nicht zur Zahl: aus „{1}“ wird „{2}“. Bitte prüfen Sie diese Zellen."
        "Behind {0} {0|number|numbers} a raised digit stands, probably a footnote; it does not belong to the number: “{1}” becomes “{2}”. Please check these cells."
    // There is neither text nor a table.
    NO_TABLE Warning "html_without_table"
        "Das eingefügte HTML enthält keine Tabelle. Bitte markieren Sie die Tabelle selbst und kopieren Sie sie noch einmal."
        "The pasted HTML holds no table. Please select the table itself and copy it again."
    // Spans were cut.
    CUT Error "html_too_large"
        "Die kopierte Tabelle verspricht mehr Zellen, als ein Text dieser Länge enthalten kann. Gelesen wurde ihr Anfang."
        "The copied table promises more cells than a text of this length can hold. Its beginning was read."
    // Exact numbers took the place of rounded ones.
    EXACT Info "clipboard_exact"
        "{0} {0|Zahl war|Zahlen waren} gerundet dargestellt, zuerst „{1}“. Gelesen {0|wurde der genaue Wert|wurden die genauen Werte} aus der Zwischenablage, zuerst „{2}“."
        "{0} {0|number was|numbers were} shown rounded, first “{1}”. The exact {0|value was|values were} read from the clipboard, first “{2}”."
    // Cells that one flavour shows as `####` came from the other.
    NARROW Info "clipboard_narrow"
        "{0} {0|Zelle war|Zellen waren} in der Quelle zu schmal und {0|zeigte|zeigten} nur ####; {0|ihr Wert steht|ihre Werte stehen} an anderer Stelle der Zwischenablage und {0|wurde|wurden} dort gelesen."
        "{0} {0|cell was|cells were} too narrow in the source and showed only ####; {0|its value was|their values were} found elsewhere on the clipboard."
    // A label that spans rows holds for each of them.
    MERGED_LABELS Info "merged_labels"
        "„{1}“ steht in einer Zelle über mehrere Zeilen. Solche Beschriftungen gelten für jede ihrer Zeilen; ergänzt {0|wurde|wurden} {0} {0|Zelle|Zellen}."
        "“{1}” stands in a cell that spans several rows. Such labels hold for each of their rows; {0} {0|cell was|cells were} filled in."
    // Two header rows became one.
    MERGED_HEADERS Info "merged_headers"
        "Die Überschriften stehen in zwei Zeilen; beide wurden verbunden, zum Beispiel zu „{0}“."
        "The headers take two rows; both were joined, for example to “{0}”."
}
