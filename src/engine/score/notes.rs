//! What the scoring can say.

use crate::engine::language::Text;
use crate::engine::note::{Level, NoteKind};

macro_rules! notes {
    ($($name:ident $level:ident $code:literal $de:literal $en:literal)*) => {
        $(#[allow(missing_docs, reason = "the sentence says it")]
        pub static $name: NoteKind = NoteKind { code: $code, level: Level::$level, text: Text { de: $de, en: $en } };)*

        /// Every note of this place.
        pub static ALL: &[&NoteKind] = &[$(&$name),*];
    };
}

notes! {
    TARGETS_FROM_TABLE Info "targets_from_table"
        "Für {0} {0|Kennzahl|Kennzahlen} ist kein Ziel gesetzt. Volle Punkte gibt es dort am 90-%-Wert Ihrer Zeilen, null Punkte bei 0; wo weniger besser ist, umgekehrt. Eigene Ziele machen Zeiträume vergleichbar."
        "{0} {0|KPI has|KPIs have} no target. There full points start at the 90th percentile of your rows and zero points at 0; the other way round where less is better. Targets of your own make periods comparable."
    TARGET_IS_BASELINE Error "target_is_baseline"
        "Bei „{0}“ sind Ausgangswert und Ziel gleich; dazwischen lässt sich nichts messen. Bitte eines von beiden ändern. Bis dahin zählt die Kennzahl als fehlend."
        "For “{0}” baseline and target are the same, so nothing can be measured between them. Please change one of them. Until then the figure counts as missing."
    OWN_TARGET_IS_BASELINE Error "target_is_baseline"
        "Bei „{0}“ sind für {1} Ausgangswert und Ziel gleich. Für diese Zeile zählt die Kennzahl als fehlend."
        "For “{0}” baseline and target of {1} are the same. For this row the figure counts as missing."
    GOALPOSTS_NEEDED Error "goalposts_needed"
        "„{0}“ ist eine eigene Größe, und es gibt nur eine Zeile: Ohne Ausgangswert und Ziel lässt sie sich nicht bewerten. Bitte beide setzen."
        "“{0}” is a figure of your own and there is only one row: without baseline and target it cannot be scored. Please set both."
    SEPARATES_NOTHING Info "separates_nothing"
        "„{0}“ unterscheidet keine Zeile von der anderen und bleibt außen vor. Die übrigen Gewichte teilen sich seinen Anteil."
        "“{0}” tells no row from another and is left out. The other weights share its part."
    NOT_POSITIVE Error "not_positive"
        "„{0}“ enthält Werte von null oder darunter; ein Anteil am Besten lässt sich damit nicht bilden. Bitte eine andere Normierung wählen. Bis dahin zählt die Kennzahl als fehlend."
        "“{0}” has values of zero or below, so a share of the leader cannot be formed. Please choose another normalisation. Until then the figure counts as missing."
    Z_SCORE_MIXED Error "z_score_mixed"
        "„{0}“ mischt z-Werte mit anderen Normierungen; beides lässt sich nicht in einer Summe verrechnen. Die Kennzahl zählt als fehlend."
        "“{0}” mixes z-scores with other normalisations; they cannot be added up in one sum. The figure counts as missing."
    KNOCKED_OUT Warning "knocked_out"
        "„{0}“ erreicht in {1} {1|Zeile|Zeilen} null. Bei diesem Mittel nimmt eine Null alle Punkte. Soll eine Schwäche nur bremsen, rechnen Sie mit Werten von 1 bis 100 oder mit dem arithmetischen Mittel."
        "“{0}” comes to zero in {1} {1|row|rows}. Under this mean a zero takes all points. If a weakness shall only slow a row down, use values from 1 to 100 or the arithmetic mean."
    ALONE_AMONG_PEERS Info "alone_among_peers"
        "„{0}“ lässt sich in {1} {1|Zeile|Zeilen} mit niemandem vergleichen: Dort gibt es keine Gleichartigen mit anderem Wert. {1|Sie zählt|Sie zählen} als fehlend."
        "“{0}” cannot be compared in {1} {1|row|rows}: there are no peers with another value. {1|It counts|They count} as missing."
    REDUNDANT Warning "redundant"
        "„{0}“ und „{1}“ sagen fast dasselbe (Korrelation {2}). Zusammen wiegen sie schwerer, als es aussieht. Vielleicht genügt eine der beiden."
        "“{0}” and “{1}” say nearly the same (correlation {2}). Together they weigh more than it seems. Perhaps one of the two is enough."
    Z_SCORE_NEEDS_ARITHMETIC Error "z_score_needs_arithmetic"
        "z-Werte lassen sich nur arithmetisch mitteln, da sie negativ sein können. Bitte das arithmetische Mittel wählen."
        "Z-scores can only be averaged arithmetically, since they can be negative. Please choose the arithmetic mean."
    KPI_UNKNOWN Error "kpi_unknown"
        "Die Kennzahl „{0}“ gibt es nicht. Sie zählt als fehlend."
        "There is no KPI “{0}”. It counts as missing."
    OWN_KPI_UNKNOWN Error "own_kpi_unknown"
        "Die eigene Kennzahl „{0}“ ist nicht angelegt oder ihre Formel nicht lesbar. Sie zählt als fehlend."
        "The own KPI “{0}” does not exist or its formula cannot be read. It counts as missing."
    COLUMN_UNKNOWN Error "column_unknown"
        "Eine Zahlenspalte „{0}“ gibt es in dieser Tabelle nicht. Sie zählt als fehlend."
        "This table has no numeric column “{0}”. It counts as missing."
    GOAL_WEIGHTS_UNUSABLE Error "weights_unusable"
        "Im Ziel „{0}“ sind die Gewichte der Kennzahlen negativ oder alle null. Bitte wenigstens eines größer als null setzen. Bis dahin zählt das Ziel als fehlend."
        "In the goal “{0}” the weights of the figures are negative or all zero. Please set at least one above zero. Until then the goal counts as missing."
    WEIGHTS_UNUSABLE Error "weights_unusable"
        "Die Gewichte der Ziele sind negativ oder alle null; daraus wird kein Wert. Bitte wenigstens eines größer als null setzen."
        "The goals’ weights are negative or all zero, which gives no score. Please set at least one above zero."
    WEIGHTS_MISFIT Error "weights_misfit"
        "Es gibt {0} Ziele, aber {1} Gewichtswerte. Bitte für jedes Ziel genau einen angeben."
        "There are {0} goals but {1} weight values. Please give exactly one for each goal."
    MATRIX_UNUSABLE Error "matrix_unusable"
        "Die Paarvergleiche ergeben keine Gewichte: Gebraucht wird für {0} Ziele eine Tafel mit {0} × {0} positiven Werten, in der jedes Gegenpaar der Kehrwert ist."
        "The pairwise comparisons give no weights: for {0} goals it takes a square of {0} × {0} positive values in which each opposite pair is the reciprocal."
    NEGATIVE_UNDER_ENTROPY Error "negative_under_entropy"
        "Gewichte nach Entropie brauchen Werte ab null, im Ziel „{0}“ stehen negative. Bitte eine andere Gewichtung wählen."
        "Entropy weights need values from zero up; the goal “{0}” has negative ones. Please choose another weighting."
    WEIGHTS_FROM_NOTHING Error "weights_from_nothing"
        "Gewichte aus den Daten brauchen wenigstens zwei Zeilen, in denen alle Ziele gemessen sind. Bitte eine andere Gewichtung wählen."
        "Weights from the data need at least two rows in which all goals are measured. Please choose another weighting."
    NO_GOALS Error "no_goals"
        "Es ist kein Ziel gewählt. Ohne Ziel gibt es keinen Erfolgswert."
        "No goal is chosen. Without a goal there is no score."
}
