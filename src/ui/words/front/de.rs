//! German.

use super::FrontWords;
use crate::engine::language::Language;

pub static WORDS: FrontWords = FrontWords {
    language: Language::De,
    page_title: "Zielwert – Social-Media-Zahlen an eigenen Zielen messen",
    tagline: "Social-Media-Zahlen, an eigenen Zielen gemessen",
    language_label: "Sprache",
    question: "Wie erfolgreich sind Sie, gemessen an Ihren eigenen Zielen?",
    promise_lead: "Kopieren Sie eine Tabelle aus Excel, Google Sheets oder dem Export einer Plattform und fügen Sie sie hier ein. \
                   Engagement-Raten, Reichweitenraten, Erfolgswert und Rangliste stehen sofort darunter, jede Zahl mit ihrer Formel.",
    paste_label: "Zahlen einfügen",
    paste_placeholder: "Konto\tFollower\tReichweite\tLikes\tKommentare\nAlpha\t12.400\t31.000\t840\t65\nBeta\t3.100\t9.800\t510\t72",
    promise: "Ihre Zahlen bleiben in diesem Browser. Nichts wird hochgeladen, kein Konto, keine Cookies.",
    examples: "Oder erst ein Beispiel ansehen:",
    more_examples: "Weitere Beispiele",
    busy: "Die Tabelle wird gelesen …",
    what_you_get: "Was Sie bekommen",
    gains: [
        (
            "Raten, die stimmen",
            "Interaktionen durch Follower, Reichweite oder Impressionen, über viele Beiträge richtig zusammengefasst. \
             Deutsche und englische Zahlen werden Spalte für Spalte erkannt; was fehlt, wird nie zu null.",
        ),
        (
            "Ein Wert nach Ihren Zielen",
            "Sie sagen, was zählt: Bekanntheit, Interaktion, Wachstum, Tempo. Aus den Gewichten wird ein Erfolgswert von \
             0 bis 100, und die Rangliste dreht sich mit, während Sie schieben.",
        ),
        (
            "Jede Zahl erklärt",
            "Ein Klick auf eine Zahl zeigt ihre Definition, die Formel mit Ihren Werten, wie genau sie sein kann und wer im \
             Markt anders rechnet.",
        ),
    ],
    questions_heading: "Oder mit welcher Frage kommen Sie?",
    lexicon: "Lexikon",
    calculator: "Ohne Tabelle: ein Beitrag",
    calculator_lead: "Tippen Sie ein, was Sie wissen. Leere Felder bleiben außen vor.",
    calculator_empty: "Zwei Zahlen genügen, zum Beispiel Likes und Follower.",
    file_open: "Datei öffnen",
    file_hint: "oder hierher ziehen: CSV, TSV, Excel, ODS oder ZIP. Mehrere zugleich werden zu einer Tabelle.",
    drop_here: "Loslassen, um die Datei hier zu lesen",
    lasting_heading: "Später weiterarbeiten",
    project_open: "Projekt öffnen",
    device_keep: "Auf diesem Gerät merken",
    device_hint: "Zahlen, Ziele und eigene Kennzahlen bleiben dann in diesem Browser, bis Sie sie löschen. Sonst ist nach dem Schließen alles fort.",
    foot: "Zielwert rechnet in Ihrem Browser und schickt nichts fort.",
    foot_licence: "Quelloffen unter MIT oder Apache-2.0.",
    proof_link: "Nachprüfen, dass nichts diesen Browser verlässt",
    embed_link: "Auf der eigenen Seite einbetten",
    credit: "Gerechnet in Ihrem Browser mit",
    later_failed: "Dieser Teil der Seite ließ sich nicht nachladen. Es ist nichts verloren.",
    try_again: "Erneut versuchen",
    crash: "Hier ist etwas zerbrochen, Ihre Zahlen nicht",
    crash_text: "Die Seite kann nicht weiterrechnen. Im Feld unten steht, was Sie eingefügt haben: Kopieren Sie es, laden Sie die Seite neu und fügen Sie es wieder ein.",
};
