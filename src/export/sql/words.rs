//! What the scripts say about themselves. No line ends in a backslash and none has a semicolon: some tools read comments.

use super::figures::Refused;
use crate::engine::language::Text;
use crate::engine::score::Normalise;
use crate::engine::settings::Per;

pub(super) const TITLE: Text = Text {
    de: "Zielwert für {}: Kennzahlen, Erfolgswerte und Rangliste aus der Tabelle zielwert_input.",
    en: "Zielwert for {}: figures, success scores and ranking from the table zielwert_input.",
};
pub(super) const NEEDED: Text = Text { de: "Nötige Spalten:", en: "Columns that it needs:" };
pub(super) const OPTIONAL: Text =
    Text { de: "Fertige Spalten, die fehlen dürfen:", en: "Ready-made columns that may be missing:" };
pub(super) const STATED: Text = Text { de: "Gewichte der Ziele:", en: "Weights of the goals:" };
pub(super) const DERIVED: Text = Text {
    de: "Diese Gewichte stammen aus den Zahlen der Tabelle, mit der das Skript geschrieben wurde, und bleiben hier fest.",
    en: "These weights come from the figures of the table with which the script was written, and stay fixed here.",
};
pub(super) const RESULT: Text = Text {
    de: "Anteile sind Brüche (0.0123 = 1,23 %), Erfolgswerte gehen von 0 bis 100, was fehlt, ist NULL.",
    en: "Rates are fractions (0.0123 = 1.23%), scores run from 0 to 100, and what is missing is NULL.",
};
pub(super) const CLEAN: Text = Text {
    de: "Jede Tabellenzeile: Wörter ohne Leerraum am Rand, Zahlen als DOUBLE. NaN und Unendlich gelten als fehlend.",
    en: "Every table row: words without blanks around them, numbers as DOUBLE. NaN and infinity count as missing.",
};
pub(super) const DAY: Text = Text {
    de: "Der erste Tag des Zeitraums. Als Text zählen 2026-09-30, 2026-09 und 2026, alles andere hat kein Datum.",
    en: "The first day of the period. As text 2026-09-30, 2026-09 and 2026 count, anything else has no date.",
};
pub(super) const SPELLINGS: Text = Text {
    de: "Zeiträume, wie sie in der ursprünglichen Tabelle geschrieben waren.",
    en: "Periods as they were written in the table that the script comes from.",
};
pub(super) const POSTS: Text =
    Text { de: "In einer Tabelle von Beiträgen ist jede Zeile einer.", en: "In a table of posts every row is one." };
pub(super) const MIDDLE: Text = Text {
    de: "Wo die Follower fehlen, steht die Mitte zwischen Anfang und Ende, oder was davon da ist.",
    en: "Where followers are lacking, the middle between start and end stands in, or whichever there is.",
};
pub(super) const COUNTED: Text = Text {
    de: "Interaktionen: was hier zählt. Fehlt eine Art, fehlt die Summe.",
    en: "Interactions: what counts here. Where one kind is missing, so is the sum.",
};
pub(super) const WEIGHTED: Text = Text { de: "Gewichtete Interaktionen.", en: "Weighted interactions." };
pub(super) const WEIGHED: Text = Text {
    de: "Eine fertige Kennzahl mal ihre Basis, damit Zeilen mit großer Basis mehr zählen.",
    en: "A ready-made KPI times its base, so that rows with a large base count more.",
};
pub(super) const KINDS: Text = Text {
    de: "Tabellenzeilen, die zusammengehören und denen dieselben Zellen fehlen, gleich zusammengezählt. In jeder solchen Sorte ist eine Zelle überall da oder nirgends.",
    en: "Table rows that belong together and lack the same cells, added up at once. In each such kind a cell is present everywhere or nowhere.",
};
pub(super) const QUANTILES: Text =
    Text { de: "Quantile lassen sich nicht aus Summen gewinnen.", en: "Quantiles cannot be had from sums." };
pub(super) const EDGES: Text = Text {
    de: "Bestände wie Follower werden nicht summiert: Nötig sind je Kanal nur die Tage am Rand (ohne Datum ein Platzhalter) …",
    en: "Stocks such as followers are not summed: for each channel only the days at the edge are needed (without a date a stand-in) …",
};
pub(super) const SUMS: Text = Text { de: "Summen je Ergebniszeile.", en: "Sums for each result row." };
pub(super) const STOCK_DAYS: Text =
    Text { de: "… mit einem Wert je Kanal und Tag …", en: "… with one value for each channel and day …" };
pub(super) const STOCK_CHANNELS: Text = Text {
    de: "… dann je Kanal der neueste (am Anfang der älteste, ohne Datum das Mittel) …",
    en: "… then for each channel the latest (at the start the earliest, without a date the mean) …",
};
pub(super) const STOCK_CHANNELS_UNDATED: Text = Text {
    de: "Bestände wie Follower werden nicht summiert: je Kanal das Mittel …",
    en: "Stocks such as followers are not summed: for each channel the mean …",
};
pub(super) const STOCKS: Text = Text {
    de: "… und über die Kanäle die Summe (von Tagen der größte Wert).",
    en: "… and over channels the sum (of days the largest value).",
};
pub(super) const KPIS: Text =
    Text { de: "Kennzahlen. Geteilt durch null ergibt NULL.", en: "KPIs. Divided by zero gives NULL." };
pub(super) const BEST: Text = Text {
    de: "Das 90-%-Quantil (Typ 7) der Kennzahlen, mit denen verglichen wird.",
    en: "The 90th percentile (type 7) of the KPIs that others are compared with.",
};
pub(super) const COMPARED: Text =
    Text { de: "Kennzahlen im Vergleich mit den anderen Zeilen.", en: "KPIs in comparison with the other rows." };
pub(super) const CHANNEL_VALUES: Text = Text {
    de: "Für den Durchschnittsrang werden die Unternehmen in jedem Kanal gereiht, der höchste Wert zuerst.",
    en: "For the average rank companies are ranked within each channel, the highest value first.",
};
pub(super) const LABELS: Text = Text {
    de: "Der Name jeder Zeile. Ein wiederholter bekommt eine Nummer.",
    en: "The label of each row. A repeated one gets a number.",
};
pub(super) const LABELS_OF_GROUPS: Text = Text {
    de: "Der Name jeder Ergebniszeile. Wo keiner steht, ihre Nummer.",
    en: "The label of each result row. Where there is none, its number.",
};
pub(super) const PEERS: Text = Text {
    de: "Verglichen wird unter Gleichartigen. Wer zu niemandem gehört, wird mit niemandem verglichen, und gehört keiner zu jemandem, alle mit allen.",
    en: "Rows are compared with their peers. A row without peers is compared with nobody, and if none has any, all with all.",
};
pub(super) const SHIFTS: Text = Text {
    de: "Was vor dem Logarithmus dazukommt: 1 bei Anzahlen, sonst so viel, dass auch der kleinste Wert einen hat.",
    en: "What is added before the logarithm: 1 for counts, else so much that the smallest value has one too.",
};
pub(super) const TOLD_APART: Text = Text {
    de: "Ob eine Kennzahl in irgendeiner Gruppe von Gleichartigen etwas unterscheidet.",
    en: "Whether a figure separates anything among any peers.",
};
pub(super) const OWN_TARGETS: Text =
    Text { de: "Eigene Ausgangs- und Zielwerte einzelner Zeilen.", en: "Own baselines and targets of single rows." };
pub(super) const FIGURE_VALUES: Text = Text {
    de: "Kennzahlen, bei denen der Platz unter allen zählt: eine Zeile je Kennzahl.",
    en: "Figures of which the place among all counts: one row for each figure.",
};
pub(super) const MARKS: Text = Text {
    de: "Was man über alle Zeilen zusammen wissen muss, um sie vergleichen zu können.",
    en: "What must be known about all rows together to compare them.",
};
pub(super) const SCALES: Text = Text {
    de: "Wo 0 und 1 liegen: ohne eigene Zielmarken von 0 bis zum 90-%-Quantil. Was nichts unterscheidet, fällt weg.",
    en: "Where 0 and 1 lie: without targets from 0 to the 90th percentile. What separates nothing is left out.",
};
pub(super) const NORMALISED: Text = Text {
    de: "Jede Kennzahl auf einer Skala, auf der mehr immer besser ist.",
    en: "Each figure on a scale on which more is always better.",
};
pub(super) const HELD: Text = Text { de: "Zwischen 0 und 1 gehalten.", en: "Held between 0 and 1." };
pub(super) const PRESENT: Text = Text {
    de: "Welcher Anteil eines Ziels vorhanden ist. Was fehlt, gibt sein Gewicht im Ziel an die anderen.",
    en: "Which share of a goal is present. What is missing gives its weight to the others inside the goal.",
};
pub(super) const GOALS: Text = Text {
    de: "Der Wert jedes Ziels. Mit _low und _high: jede fehlende Kennzahl bei 0 und bei 1.",
    en: "The value of each goal. With _low and _high: every missing figure at 0 and at 1.",
};
pub(super) const COVERAGE: Text =
    Text { de: "Welcher Anteil des Gewichts gemessen ist.", en: "Which share of the weight is measured." };
pub(super) const SCORES: Text =
    Text { de: "Der Erfolgswert, wo genug gemessen ist.", en: "The score, where enough is measured." };
pub(super) const UNUSABLE: Text = Text {
    de: "Die Gewichte der Ziele sind so nicht zu gebrauchen, deshalb gibt es keinen Erfolgswert.",
    en: "The weights of the goals cannot be used, so there is no score.",
};
pub(super) const RUNS: Text = Text {
    de: "Werte, die sich um weniger als 1e-9 (relativ) unterscheiden, teilen sich einen Platz.",
    en: "Values that differ by less than 1e-9 (relative) share a place.",
};
pub(super) const BEST_OF_TIES: Text = Text {
    de: "Der beste Wert jedes geteilten Platzes: In einer langen Folge winziger Schritte beginnt mehr als einer.",
    en: "The best value of each shared place: in a long run of tiny steps more than one begins.",
};
pub(super) const NO_WORDS: Text = Text { de: "", en: "" };
pub(super) const SPANS: Text = Text {
    de: "Bester und schlechtester Rang, den die fehlenden Werte zulassen.",
    en: "Best and worst rank that the missing values allow.",
};
pub(super) const ITSELF: Text = Text { de: "Keine Zeile liegt über sich selbst.", en: "No row lies above itself." };
pub(super) const LOWER: Text = Text { de: "weniger ist besser", en: "less is better" };

/// What a script cannot do.
pub(super) fn refused(refused: Refused) -> Text {
    match refused {
        Refused::Outliers => Text {
            de: "Erfolgswerte und Plätze bleiben hier leer: Die Scorecard behandelt Ausreißer. Das kann dieses Skript nicht, die Kennzahlen stimmen.",
            en: "Scores and ranks stay empty here: the scorecard treats outliers. This script cannot do that, but the figures are right.",
        },
        Refused::PreviousPeriod => Text {
            de: "Erfolgswerte und Plätze bleiben hier leer: Die Scorecard nimmt Zielmarken aus dem Zeitraum davor. Das kann dieses Skript nicht, die Kennzahlen stimmen.",
            en: "Scores and ranks stay empty here: the scorecard takes targets from the period before. This script cannot do that, but the figures are right.",
        },
    }
}

/// What a result row is.
pub(super) fn per(per: Per) -> Text {
    match per {
        Per::Row => Text { de: "Jede Tabellenzeile ist eine Ergebniszeile.", en: "Every table row is a result row." },
        Per::Post => Text { de: "Eine Ergebniszeile je Beitrag.", en: "One result row for each post." },
        Per::Channel => Text {
            de: "Eine Ergebniszeile je Kanal eines Unternehmens.",
            en: "One result row for each channel of a company.",
        },
        Per::Company => Text { de: "Eine Ergebniszeile je Unternehmen.", en: "One result row for each company." },
        Per::Period => Text { de: "Eine Ergebniszeile je Zeitraum.", en: "One result row for each period." },
        Per::Group => Text { de: "Eine Ergebniszeile je Gruppe.", en: "One result row for each group." },
    }
}

/// How a figure becomes 0 to 1.
pub(super) fn way(way: Normalise) -> Text {
    match way {
        Normalise::Goalposts => Text { de: "Ausgangswert und Zielwert", en: "goalposts" },
        Normalise::MinMax => Text { de: "Minimum und Maximum", en: "min-max" },
        Normalise::ZScore => Text { de: "z-Wert", en: "z-score" },
        Normalise::PercentileRank => Text { de: "Prozentrang", en: "percentile rank" },
        Normalise::ShareOfLeader => Text { de: "Anteil am Spitzenwert", en: "share of the leader" },
    }
}
