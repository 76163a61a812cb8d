//! The words of reports and workbooks that stand in no catalogue.

use crate::engine::language::Text;
use crate::engine::score::{Aggregate, Normalise, Outliers, Peers, WeightMethod};
use crate::engine::settings::Per;

macro_rules! words {
    ($($name:ident $de:literal $en:literal)*) => {
        $(pub(super) static $name: Text = Text { de: $de, en: $en };)*
    };
}

words! {
    TITLE "Auswertung" "Analysis"
    RANKING "Rangliste" "Ranking"
    RANK "Rang" "Rank"
    ROW "Zeile" "Row"
    SCORE "Erfolgswert" "Score"
    MADE_OF "Woraus" "Made of"
    COVERAGE "Abdeckung" "Coverage"
    UNSCORED "Ohne Wert: zu {0} gemessen" "No score: {0} measured"
    FIGURES "Die Zahlen dahinter" "The figures behind it"
    METHOD "So ist gerechnet" "How it was calculated"
    SETTINGS "Einstellungen" "Settings"
    QUALITY "Wie gut die Daten sind" "How good the data are"
    SOURCES "Quellen" "Sources"
    GOAL "Ziel" "Goal"
    WEIGHT "Gewicht" "Weight"
    KPI "Kennzahl" "KPI"
    SHARE "Anteil im Ziel" "Share of goal"
    ZERO_AT "0 Punkte bei" "0 points at"
    FULL_AT "100 Punkte bei" "100 points at"
    FORMULA "Formel" "Formula"
    DIRECTION "Richtung" "Direction"
    MORE_UNLESS "Mehr ist besser, wo nichts anderes steht." "More is better where nothing else is said."
    LOGARITHM "Logarithmus" "logarithm"
    COMPARED "Verglichen" "Compared"
    OUTLIERS "Ausreißer" "Outliers"
    ZEROS "Nullen" "Zeros"
    ONE_TO_HUNDRED "bremsen nur: Werte laufen von 1 bis 100 statt von 0 bis 100" "only slow down: values run from 1 to 100 rather than from 0 to 100"
    LESS "weniger ist besser" "less is better"
    BY_ROWS "aus den Zeilen" "from the rows"
    BY_BENCHMARK "aus einem Vergleichswert" "from a benchmark"
    BY_PERIOD_BEFORE "aus dem Zeitraum davor" "from the period before"
    OWN_TARGETS "eigene Zielmarken je Zeile" "own targets per row"
    NORMALISED "Normierung" "Normalisation"
    WEIGHTING "Gewichtung" "Weighting"
    MEAN "Mittelwert" "Mean"
    MINIMUM "Mindestabdeckung" "Minimum coverage"
    ROWS_ARE "Eine Zeile ist" "A row is"
    PERIOD "Zeitraum" "Period"
    DAYS "{0} {0|Tag|Tage}" "{0} {0|day|days}"
    COUNTED "Als Interaktion zählt" "Counted as interaction"
    WEIGHTED "Gewichtete Interaktionen" "Weighted interactions"
    CORRECTED "Von Hand zugeordnet" "Assigned by hand"
    DECIMALS "Dezimalzeichen gesetzt" "Decimal mark set"
    COMMA "Komma" "comma"
    POINT "Punkt" "point"
    DATES "Reihenfolge im Datum" "Order in dates"
    DAY_FIRST "Tag zuerst" "day first"
    MONTH_FIRST "Monat zuerst" "month first"
    YEAR_FIRST "Jahr zuerst" "year first"
    SHARES "Anteile gesetzt" "Shares set"
    FRACTIONS "Bruchteile" "fractions"
    PER_CENT "Prozent" "per cent"
    ALL_COLUMNS "alle Spalten" "all columns"
    IGNORED "nicht beachtet" "ignored"
    CRITERION "eigene Größe" "own figure"
    OWN_KPI "Eigene Kennzahl" "Own KPI"
    STEPS "Umformungen" "Reshaping"
    N_STEPS "{0} {0|Schritt|Schritte} vor dem Lesen" "{0} {0|step|steps} before reading"
    MISSING "Fehlendes" "What is missing"
    MISSING_RULE "Fehlende Werte zählen nie als null: Ihr Gewicht geht an die übrigen Kennzahlen des Ziels, dann an die übrigen Ziele. Die Abdeckung sagt, wie viel Gewicht gemessen ist." "Missing values never count as zero: their weight goes to the other KPIs of the goal, then to the other goals. Coverage says how much weight was measured."
    READ "Gelesen: {0} {0|Zeile|Zeilen}, {1} {1|Spalte|Spalten}, davon {2} erkannt." "Read: {0} {0|row|rows}, {1} {1|column|columns}, {2} of them recognised."
    SET_ASIDE "{0} {0|Zeile|Zeilen} beiseitegelegt (Summen, Leerzeilen, Wiederholungen und Ähnliches)." "{0} {0|line|lines} set aside (totals, empty lines, repetitions and the like)."
    ALL_FINE "Es gibt keine Hinweise." "There is nothing to note."
    ROWS_LEFT "Gedruckt sind die ersten {0} von {1} Zeilen; alle stehen in der Tabelle (CSV, Excel)." "The first {0} of {1} rows are printed; all of them are in the table (CSV, Excel)."
    NOTES_LEFT "und {0} {0|weiterer Hinweis|weitere Hinweise}" "and {0} more {0|note|notes}"
    MADE_WITH "Erstellt mit Zielwert {0}. Die Zahlen wurden im Browser berechnet und nirgendwohin übertragen." "Made with Zielwert {0}. The figures were calculated in the browser and sent nowhere."
    NOTHING "Es gibt noch nichts zu berichten: In der Tabelle stehen keine Zeilen mit Zahlen." "There is nothing to report yet: the table has no rows with numbers."
    FIRMNESS "Sicherheit der Rangliste" "Firmness of the ranking"
    FIRMNESS_BY "{0} Ziehungen, Festigkeit der Gewichte {1}, Startwert {2}" "{0} draws, firmness of the weights {1}, seed {2}"
    ERROR "Fehler" "Error"
    WARNING "Achtung" "Caution"
    INFO "Hinweis" "Note"
}

pub(super) fn per(per: Per) -> &'static Text {
    match per {
        Per::Row => &Text { de: "eine Zeile der Tabelle", en: "a row of the table" },
        Per::Post => &Text { de: "ein Beitrag", en: "a post" },
        Per::Channel => &Text { de: "ein Kanal eines Unternehmens", en: "a company’s channel" },
        Per::Company => &Text { de: "ein Unternehmen", en: "a company" },
        Per::Period => &Text { de: "ein Zeitraum", en: "a period" },
        Per::Group => &Text { de: "eine Gruppe", en: "a group" },
    }
}

pub(super) fn normalise(way: Normalise) -> &'static Text {
    match way {
        Normalise::Goalposts => &Text { de: "zwischen Ausgangswert und Zielwert", en: "between baseline and target" },
        Normalise::MinMax => {
            &Text { de: "zwischen kleinstem und größtem Wert", en: "between smallest and largest value" }
        }
        Normalise::ZScore => &Text { de: "z-Werte", en: "z-scores" },
        Normalise::PercentileRank => &Text { de: "Prozentrang", en: "percentile rank" },
        Normalise::ShareOfLeader => &Text { de: "Anteil am Besten", en: "share of the leader" },
    }
}

pub(super) fn weighting(method: WeightMethod) -> &'static Text {
    match method {
        WeightMethod::Points => &Text { de: "Punkte", en: "points" },
        WeightMethod::Votes => &Text { de: "Abstimmung", en: "votes" },
        WeightMethod::Swing => &Text { de: "Swing-Verfahren", en: "swing weights" },
        WeightMethod::RankOrder => &Text { de: "Reihenfolge (Rank-order centroid)", en: "order (rank-order centroid)" },
        WeightMethod::Ahp => &Text { de: "Paarvergleich (AHP)", en: "pairwise comparison (AHP)" },
        WeightMethod::Equal => &Text { de: "alle gleich", en: "all the same" },
        WeightMethod::Entropy => &Text { de: "aus den Daten (Entropie)", en: "from the data (entropy)" },
        WeightMethod::Critic => &Text { de: "aus den Daten (CRITIC)", en: "from the data (CRITIC)" },
    }
}

pub(super) fn peers(peers: Peers) -> &'static Text {
    match peers {
        Peers::Group => &Text { de: "innerhalb der Gruppe", en: "within the group" },
        Peers::Channel => &Text { de: "innerhalb des Kanals", en: "within the channel" },
        Peers::Size => {
            &Text { de: "innerhalb der Größenklasse nach Followern", en: "within the size class by followers" }
        }
    }
}

pub(super) fn outliers(outliers: Outliers) -> &'static Text {
    match outliers {
        Outliers::Off => &Text { de: "bleiben, wie sie sind", en: "stay as they are" },
        Outliers::Auto => &Text {
            de: "gezähmt, wo Schiefe und Wölbung auffallen",
            en: "tamed where skewness and kurtosis are conspicuous",
        },
        Outliers::Forced => {
            &Text { de: "immer an den nächsten Wert herangezogen", en: "always pulled in to the next value" }
        }
    }
}

pub(super) fn mean(mean: Aggregate) -> &'static Text {
    match mean {
        Aggregate::Arithmetic => &Text {
            de: "arithmetisch: Stärken gleichen Schwächen aus",
            en: "arithmetic: strengths make up for weaknesses",
        },
        Aggregate::Geometric => &Text { de: "geometrisch: eine Null wirft zurück", en: "geometric: a zero sets back" },
        Aggregate::Harmonic => {
            &Text { de: "harmonisch: das Schwächste wiegt am meisten", en: "harmonic: the weakest weighs most" }
        }
    }
}
