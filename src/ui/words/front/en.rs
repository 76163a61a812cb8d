//! English.

use super::FrontWords;
use crate::engine::language::Language;

pub static WORDS: FrontWords = FrontWords {
    language: Language::En,
    page_title: "Zielwert – social media figures measured by your own goals",
    tagline: "Social media figures, measured by your own goals",
    language_label: "Language",
    question: "How successful are you, measured by your own goals?",
    promise_lead: "Copy a table from Excel, Google Sheets or a platform’s export and paste it here. Engagement rates, reach rates, \
                   a success score and a ranking appear below at once, every number with its formula.",
    paste_label: "Paste your numbers",
    paste_placeholder: "Account\tFollowers\tReach\tLikes\tComments\nAlpha\t12,400\t31,000\t840\t65\nBeta\t3,100\t9,800\t510\t72",
    promise: "Your numbers stay in this browser. Nothing is uploaded, no account, no cookies.",
    examples: "Or look at an example first:",
    more_examples: "More examples",
    busy: "Reading the table …",
    what_you_get: "What you get",
    gains: [
        (
            "Rates that are right",
            "Interactions over followers, reach or impressions, pooled properly over many posts. German and English numbers are \
             told apart column by column, and what is missing never becomes zero.",
        ),
        (
            "One score by your goals",
            "You say what counts: awareness, engagement, growth, speed. The weights become a score from 0 to 100, and the ranking \
             turns while you move them.",
        ),
        (
            "Every number explained",
            "Click a number to see its definition, the formula with your values in it, how precise it can be, and who in the market \
             calculates it differently.",
        ),
    ],
    questions_heading: "Or start from a question",
    lexicon: "Lexicon",
    calculator: "No table? One post",
    calculator_lead: "Type what you know. Empty fields are left out.",
    calculator_empty: "Two numbers are enough, for example likes and followers.",
    file_open: "Open a file",
    file_hint: "or drag it here: CSV, TSV, Excel, ODS or ZIP. Several at once become one table.",
    drop_here: "Let go to read the file here",
    lasting_heading: "Go on later",
    project_open: "Open project",
    device_keep: "Keep on this device",
    device_hint: "Numbers, goals and own KPIs then stay in this browser until you delete them. Otherwise everything is gone after closing.",
    foot: "Zielwert calculates in your browser and sends nothing anywhere.",
    foot_licence: "Open source under MIT or Apache-2.0.",
    proof_link: "Check that nothing leaves this browser",
    embed_link: "Embed it in a page of your own",
    credit: "Calculated in your browser with",
    later_failed: "This part of the page could not be fetched. Nothing is lost.",
    try_again: "Try again",
    crash: "Something broke here, but not your numbers",
    crash_text: "The page cannot go on calculating. The field below holds what you pasted: copy it, reload the page and paste it again.",
};
