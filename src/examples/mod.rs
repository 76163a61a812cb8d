//! One paste per platform: our own invented figures in the exact header and number format of the source.

use crate::engine::language::Text;

/// An example that one click loads.
#[derive(Debug)]
pub struct Example {
    /// The id.
    pub id: &'static str,
    /// The [`crate::paste::platform`] that it imitates; `None` for tables that people keep themselves.
    pub source: Option<&'static str>,
    /// What it is.
    pub name: Text,
    /// One sentence: what it shows.
    pub definition: Text,
    /// The name of the file that holds the text.
    pub file: &'static str,
    /// The text as it would be pasted; empty in the page's own build (feature `brief`), which fetches the file.
    pub text: &'static str,
}

const fn kept(text: &'static str) -> &'static str {
    if cfg!(feature = "brief") { "" } else { text }
}

/// Every example, the most telling first.
pub static ALL: &[&Example] = &[
    &Example {
        id: "industry",
        source: None,
        name: Text { de: "Branchenvergleich", en: "Industry comparison" },
        definition: Text {
            de: "40 Unternehmen der Automatisierungstechnik auf fünf Kanälen, aus Excel eingefügt.",
            en: "40 automation companies on five channels, pasted from a German Excel.",
        },
        file: "industry.tsv",
        text: kept(include_str!("industry.tsv")),
    },
    &Example {
        id: "youtube_studio",
        source: Some("youtube_studio"),
        name: Text { de: "YouTube Studio", en: "YouTube Studio, in German" },
        definition: Text {
            de: "Videos eines Kanals: Tabellendaten.csv aus YouTube Studio.",
            en: "A channel’s videos: Tabellendaten.csv from YouTube Studio in German.",
        },
        file: "youtube_studio.csv",
        text: kept(include_str!("youtube_studio.csv")),
    },
    &Example {
        id: "meta_instagram_posts",
        source: Some("meta_instagram_posts"),
        name: Text { de: "Instagram-Beiträge", en: "Instagram posts" },
        definition: Text {
            de: "Beiträge eines Kontos, aus der Meta Business Suite auf Englisch.",
            en: "An account’s posts from Meta Business Suite.",
        },
        file: "meta_instagram_posts.csv",
        text: kept(include_str!("meta_instagram_posts.csv")),
    },
    &Example {
        id: "small_business",
        source: None,
        name: Text { de: "Kleiner Betrieb", en: "Small business" },
        definition: Text {
            de: "Neun Monate eines kleinen Betriebs: Follower, Anfragen, Kosten und Stunden.",
            en: "Nine months of a small business: followers, inquiries, cost and hours, in German.",
        },
        file: "small_business.tsv",
        text: kept(include_str!("small_business.tsv")),
    },
    &Example {
        id: "service",
        source: None,
        name: Text { de: "Kundendienst", en: "Customer service" },
        definition: Text {
            de: "Wie viele Anfragen beantwortet wurden und wie schnell.",
            en: "How many inquiries were answered, and how fast, in German.",
        },
        file: "service.tsv",
        text: kept(include_str!("service.tsv")),
    },
    &Example {
        id: "two_periods",
        source: None,
        name: Text { de: "Zwei Monate", en: "Two months" },
        definition: Text {
            de: "Vier Kanäle im August und im September: Was hat sich verändert?",
            en: "Four channels in August and September: what has changed? In German.",
        },
        file: "two_periods.tsv",
        text: kept(include_str!("two_periods.tsv")),
    },
    &Example {
        id: "reputation",
        source: None,
        name: Text { de: "Ruf", en: "Reputation" },
        definition: Text {
            de: "Erwähnungen, ihr Ton und eine Befragung, auf Englisch.",
            en: "Mentions, their tone, and a survey.",
        },
        file: "reputation.tsv",
        text: kept(include_str!("reputation.tsv")),
    },
    &Example {
        id: "brand",
        source: None,
        name: Text { de: "Marken, vorher und nachher", en: "Brands, before and after" },
        definition: Text {
            de: "Sechs Marken in zwei Quartalen: Kosten, Bekanntheit, Bindung, Ton.",
            en: "Six brands in two quarters: cost, awareness, loyalty, tone, in German.",
        },
        file: "brand.tsv",
        text: kept(include_str!("brand.tsv")),
    },
    &Example {
        id: "meeting",
        source: None,
        name: Text { de: "Sechs Betriebe für eine Abstimmung", en: "Six companies for a vote" },
        definition: Text {
            de: "Jedes Lager sieht jemand anderen vorn: Größe, Tempo, Dialog, Zielgruppe.",
            en: "Each camp sees someone else ahead: size, speed, dialogue, target group, in German.",
        },
        file: "meeting.tsv",
        text: kept(include_str!("meeting.tsv")),
    },
    &Example {
        id: "communities",
        source: None,
        name: Text { de: "Communitys aus acht Branchen", en: "Communities from eight sectors" },
        definition: Text {
            de: "Wer auf welchem Kanal antwortet und wer nur sendet.",
            en: "Who answers on which channel and who only broadcasts, in German.",
        },
        file: "communities.tsv",
        text: kept(include_str!("communities.tsv")),
    },
    &Example {
        id: "meta_ads",
        source: Some("meta_ads"),
        name: Text { de: "Meta-Werbeanzeigen", en: "Meta ads, in German" },
        definition: Text {
            de: "Anzeigen mit allen 52 Spalten des Werbeanzeigenmanagers.",
            en: "Ads with all 52 columns of Ads Manager in German.",
        },
        file: "meta_ads.csv",
        text: kept(include_str!("meta_ads.csv")),
    },
    &Example {
        id: "meta_facebook_posts",
        source: Some("meta_facebook_posts"),
        name: Text { de: "Facebook-Beiträge", en: "Facebook posts" },
        definition: Text {
            de: "Beiträge einer Seite, aus der Meta Business Suite auf Englisch.",
            en: "A page’s posts from Meta Business Suite.",
        },
        file: "meta_facebook_posts.csv",
        text: kept(include_str!("meta_facebook_posts.csv")),
    },
    &Example {
        id: "meta_instagram_posts_de",
        source: Some("meta_instagram_posts"),
        name: Text { de: "Instagram-Beiträge auf Deutsch", en: "Instagram posts, in German" },
        definition: Text {
            de: "Beiträge eines Kontos aus der Meta Business Suite.",
            en: "An account’s posts from Meta Business Suite in German.",
        },
        file: "meta_instagram_posts_de.csv",
        text: kept(include_str!("meta_instagram_posts_de.csv")),
    },
    &Example {
        id: "meta_overview",
        source: Some("meta_overview"),
        name: Text { de: "Meta-Übersicht", en: "Meta overview" },
        definition: Text {
            de: "Aufrufe je Tag, aus der Übersicht der Meta Business Suite.",
            en: "Views per day from the overview of Meta Business Suite.",
        },
        file: "meta_overview.csv",
        text: kept(include_str!("meta_overview.csv")),
    },
    &Example {
        id: "instagram_download",
        source: Some("instagram_download"),
        name: Text { de: "Instagram-Statistik als Liste", en: "Instagram insights as a list" },
        definition: Text {
            de: "Bezeichnungen und Werte aus den heruntergeladenen Informationen.",
            en: "Labels and values from the downloaded information, in German.",
        },
        file: "instagram_download.tsv",
        text: kept(include_str!("instagram_download.tsv")),
    },
    &Example {
        id: "linkedin_content",
        source: Some("linkedin_content"),
        name: Text { de: "LinkedIn, je Tag", en: "LinkedIn, per day" },
        definition: Text {
            de: "Kennzahlen einer Seite je Tag, organisch und gesponsert.",
            en: "A page’s metrics per day, organic and sponsored.",
        },
        file: "linkedin_content.tsv",
        text: kept(include_str!("linkedin_content.tsv")),
    },
    &Example {
        id: "linkedin_posts",
        source: Some("linkedin_posts"),
        name: Text { de: "LinkedIn-Beiträge", en: "LinkedIn posts" },
        definition: Text { de: "Alle Beiträge einer Seite.", en: "All posts of a page." },
        file: "linkedin_posts.tsv",
        text: kept(include_str!("linkedin_posts.tsv")),
    },
    &Example {
        id: "linkedin_followers",
        source: Some("linkedin_followers"),
        name: Text { de: "LinkedIn-Follower", en: "LinkedIn followers" },
        definition: Text { de: "Neue Follower einer Seite je Tag.", en: "A page’s new followers per day." },
        file: "linkedin_followers.tsv",
        text: kept(include_str!("linkedin_followers.tsv")),
    },
    &Example {
        id: "linkedin_visitors",
        source: Some("linkedin_visitors"),
        name: Text { de: "LinkedIn-Besucher", en: "LinkedIn visitors" },
        definition: Text { de: "Besuche einer Seite je Tag.", en: "Visits of a page per day." },
        file: "linkedin_visitors.tsv",
        text: kept(include_str!("linkedin_visitors.tsv")),
    },
    &Example {
        id: "linkedin_competitors",
        source: Some("linkedin_competitors"),
        name: Text { de: "LinkedIn-Wettbewerber", en: "LinkedIn competitors" },
        definition: Text { de: "Fünf Seiten im Vergleich.", en: "Five pages compared." },
        file: "linkedin_competitors.tsv",
        text: kept(include_str!("linkedin_competitors.tsv")),
    },
    &Example {
        id: "linkedin_personal",
        source: Some("linkedin_personal"),
        name: Text { de: "LinkedIn, persönlich", en: "LinkedIn, personal" },
        definition: Text {
            de: "Die stärksten Beiträge eines Profils: zwei Tabellen nebeneinander.",
            en: "A profile’s top posts: two tables side by side.",
        },
        file: "linkedin_personal.tsv",
        text: kept(include_str!("linkedin_personal.tsv")),
    },
    &Example {
        id: "x_content",
        source: Some("x_content"),
        name: Text { de: "X, Beiträge", en: "X posts" },
        definition: Text { de: "Beiträge eines Kontos.", en: "An account’s posts." },
        file: "x_content.csv",
        text: kept(include_str!("x_content.csv")),
    },
    &Example {
        id: "x_overview",
        source: Some("x_overview"),
        name: Text { de: "X, je Tag", en: "X per day" },
        definition: Text { de: "Kennzahlen eines Kontos je Tag.", en: "An account’s metrics per day." },
        file: "x_overview.csv",
        text: kept(include_str!("x_overview.csv")),
    },
    &Example {
        id: "tiktok_content",
        source: Some("tiktok_content"),
        name: Text { de: "TikTok-Videos", en: "TikTok videos" },
        definition: Text { de: "Videos eines Kontos.", en: "An account’s videos." },
        file: "tiktok_content.csv",
        text: kept(include_str!("tiktok_content.csv")),
    },
    &Example {
        id: "tiktok_overview",
        source: Some("tiktok_overview"),
        name: Text { de: "TikTok, je Tag", en: "TikTok per day" },
        definition: Text { de: "Aufrufe je Tag über den Jahreswechsel.", en: "Views per day across New Year." },
        file: "tiktok_overview.csv",
        text: kept(include_str!("tiktok_overview.csv")),
    },
    &Example {
        id: "tiktok_followers",
        source: Some("tiktok_followers"),
        name: Text { de: "TikTok-Follower", en: "TikTok followers" },
        definition: Text { de: "Follower je Tag.", en: "Followers per day." },
        file: "tiktok_followers.csv",
        text: kept(include_str!("tiktok_followers.csv")),
    },
    &Example {
        id: "tiktok_viewers",
        source: Some("tiktok_viewers"),
        name: Text { de: "TikTok-Zuschauer", en: "TikTok viewers" },
        definition: Text { de: "Neue und wiederkehrende je Tag.", en: "New and returning ones per day." },
        file: "tiktok_viewers.csv",
        text: kept(include_str!("tiktok_viewers.csv")),
    },
    &Example {
        id: "pinterest",
        source: Some("pinterest"),
        name: Text { de: "Pinterest", en: "Pinterest" },
        definition: Text { de: "Sechs Monate mit Summenzeile.", en: "Six months with a total row." },
        file: "pinterest.csv",
        text: kept(include_str!("pinterest.csv")),
    },
    &Example {
        id: "youtube_studio_en",
        source: Some("youtube_studio"),
        name: Text { de: "YouTube Studio auf Englisch", en: "YouTube Studio" },
        definition: Text { de: "Videos eines Kanals: Table data.csv.", en: "A channel’s videos: Table data.csv." },
        file: "youtube_studio_en.csv",
        text: kept(include_str!("youtube_studio_en.csv")),
    },
    &Example {
        id: "youtube_search",
        source: Some("youtube_studio"),
        name: Text { de: "YouTube-Suchbegriffe", en: "YouTube search terms" },
        definition: Text {
            de: "Von der Seite kopiert: Zahl und Anteil in einer Zelle.",
            en: "Copied from the page: count and share in one cell, in German.",
        },
        file: "youtube_search.tsv",
        text: kept(include_str!("youtube_search.tsv")),
    },
    &Example {
        id: "google_analytics",
        source: Some("google_analytics"),
        name: Text { de: "Google Analytics", en: "Google Analytics" },
        definition: Text {
            de: "Sitzungen und Schlüsselereignisse je Kanal, auf Englisch.",
            en: "Sessions and key events per channel.",
        },
        file: "google_analytics.csv",
        text: kept(include_str!("google_analytics.csv")),
    },
    &Example {
        id: "google_ads",
        source: Some("google_ads"),
        name: Text { de: "Google Ads", en: "Google Ads, in German" },
        definition: Text {
            de: "Kampagnen eines Monats mit Summenzeile.",
            en: "A month’s campaigns with a total row, in German.",
        },
        file: "google_ads.csv",
        text: kept(include_str!("google_ads.csv")),
    },
    &Example {
        id: "fanpage_karma",
        source: Some("fanpage_karma"),
        name: Text { de: "Fanpage Karma", en: "Fanpage Karma" },
        definition: Text { de: "Drei Tierparks auf zwei Netzwerken, auf Englisch.", en: "Three zoos on two networks." },
        file: "fanpage_karma.csv",
        text: kept(include_str!("fanpage_karma.csv")),
    },
    &Example {
        id: "twitter",
        source: Some("twitter"),
        name: Text { de: "Twitter vor 2023", en: "Twitter before 2023" },
        definition: Text { de: "Tweets mit allen 40 Spalten.", en: "Tweets with all 40 columns." },
        file: "twitter.csv",
        text: kept(include_str!("twitter.csv")),
    },
    &Example {
        id: "facebook_insights",
        source: Some("facebook_insights"),
        name: Text { de: "Facebook Insights vor 2022", en: "Facebook Insights before 2022" },
        definition: Text { de: "Beiträge mit einer zweiten Kopfzeile.", en: "Posts with a second header row." },
        file: "facebook_insights.csv",
        text: kept(include_str!("facebook_insights.csv")),
    },
    &Example {
        id: "facebook_metrics",
        source: Some("facebook_metrics"),
        name: Text { de: "Facebook metrics (UCI)", en: "Facebook metrics (UCI)" },
        definition: Text {
            de: "Die Spalten des bekannten Forschungsdatensatzes.",
            en: "The columns of the well-known research data set.",
        },
        file: "facebook_metrics.csv",
        text: kept(include_str!("facebook_metrics.csv")),
    },
    &Example {
        id: "warehouse",
        source: Some("zielwert"),
        name: Text { de: "Aus dem eigenen Warehouse", en: "From your warehouse" },
        definition: Text {
            de: "Was das SQL-Skript in DuckDB ausgibt, zurück auf dem Weg zu Bildern und Sätzen.",
            en: "What the SQL script gives in DuckDB, on its way back to pictures and sentences.",
        },
        file: "warehouse.csv",
        text: kept(include_str!("warehouse.csv")),
    },
];

impl Example {
    /// The example with this id.
    pub fn from_id(id: &str) -> Option<&'static Example> {
        ALL.iter().copied().find(|example| example.id == id)
    }
}
