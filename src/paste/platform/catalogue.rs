//! The catalogue of platforms.

use super::Means::{self, Kpi, Nothing};
use super::Platform;
use crate::engine::language::Text;
use crate::engine::measure::Measure::{self, *};
use crate::paste::header::HeaderUnit;

const fn is(measure: Measure) -> Means {
    Means::Measure(measure)
}

/// Every platform that is recognised, the more telling headers first: the first whose needs are met is it.
#[rustfmt::skip]
pub static ALL: &[Platform] = &[
    Platform {
        id: "youtube_studio",
        name: Text { de: "YouTube Studio", en: "YouTube Studio" },
        needs: &[
            &[
                "Wiedergabezeit (Stunden)", "Watch time (hours)", "Veröffentlichungszeitpunkt des Videos",
                "Video publish time", "Thumbnail-Impressionen", "Thumbnail impressions", "Klickrate der Impressionen (%)", "Impressions click-through rate (%)",
            ],
            &["Aufrufe", "Views", "Impressionen", "Impressions", "Abonnenten", "Subscribers"],
        ],
        columns: &[
            ("Video", is(Id)),
            ("Videos", is(Id)),
            ("Inhalte", is(Id)),
            ("Inhalt", is(Id)),
            ("Content", is(Id)),
            ("Abonnenten", is(NewFollowers)),
            ("Subscribers", is(NewFollowers)),
            ("Impressionen", is(Impressions)),
            ("Klickrate der Impressionen (%)", Kpi("click_through_rate")),
            ("Impressions click-through rate (%)", Kpi("click_through_rate")),
            ("Durchschnittliche Wiedergabedauer", Kpi("average_watch_time")),
            ("Average view duration", Kpi("average_watch_time")),
            ("Durchschnittlicher Anteil der Wiedergabe (%)", Nothing),
            ("Average percentage viewed (%)", Nothing),
            ("Thumbnail-Klickrate (%)", Kpi("click_through_rate")),
            ("Thumbnail click-through rate (%)", Kpi("click_through_rate")),
            ("Engaged views", Nothing),
            ("Likes (vs. dislikes) (%)", Nothing),
            ("„Mag ich“-Bewertungen (im Vergleich zu „Mag ich nicht“-Bewertungen) (%)", Nothing),
        ],
        rate_base: Some("engagement_rate_by_views"),
        has_total: true,
        groups_nothing: true,
        ..PLAIN
    },
    Platform {
        id: "meta_ads",
        name: Text { de: "Meta-Werbeanzeigenmanager", en: "Meta Ads Manager" },
        needs: &[
            &["Ausgegebener Betrag", "Amount spent"],
            &[
                "Impressionen", "Impressions", "Reichweite", "Reach", "Ergebnisse", "Results", "Link-Klicks",
                "Link clicks",
            ],
        ],
        columns: &[
            ("Ende", Means::Weaker(Period)),
            ("Ends", Means::Weaker(Period)),
            ("Ausgehende Klicks", Means::Weaker(LinkClicks)),
            ("Outbound clicks", Means::Weaker(LinkClicks)),
            ("„Gefällt mir“-Angaben für Seite", is(NewFollowers)),
            ("Page likes", is(NewFollowers)),
            ("Facebook likes", is(NewFollowers)),
            ("„Gefällt mir“-Angaben auf Facebook", is(NewFollowers)),
            ("Seiteninteraktionen", Nothing),
            // Visits to a shop, not to a website.
            ("Besuche", Nothing),
            ("Fotoaufrufe", Nothing),
            ("Ziel", Nothing),
            ("Ergebnisse", Nothing),
            ("Kosten pro Ergebnis", Nothing),
            ("Cost per result", Nothing),
            ("Kosten pro Seiteninteraktion (EUR)", Nothing),
            ("CTR (Link-Klickrate)", Kpi("link_click_through_rate")),
            ("CTR (link click-through rate)", Kpi("link_click_through_rate")),
            ("CTR (alle)", Kpi("click_through_rate")),
            ("CTR (all)", Kpi("click_through_rate")),
            ("CPC (alle)", Kpi("cost_per_click")),
            ("CPC (all)", Kpi("cost_per_click")),
            ("CPC (Kosten pro Link-Klick)", Kpi("cost_per_link_click")),
            ("CPC (cost per link click)", Kpi("cost_per_link_click")),
            ("CPM (Kosten pro 1.000 Impressionen)", Kpi("cost_per_mille")),
            ("CPM (cost per 1,000 impressions)", Kpi("cost_per_mille")),
            ("Kosten pro 1.000 erreichten Personen", Kpi("cost_per_mille_reached")),
            ("Kosten pro 1.000 erreichter Konten-Center-Konten", Kpi("cost_per_mille_reached")),
            ("Cost per 1,000 people reached", Kpi("cost_per_mille_reached")),
            ("Cost per 1,000 Accounts Center accounts reached", Kpi("cost_per_mille_reached")),
            ("Kosten pro Beitragsinteraktion", Kpi("cost_per_engagement")),
            ("Cost per post engagement", Kpi("cost_per_engagement")),
            ("Kosten pro „Gefällt mir“ für Seite", Kpi("cost_per_follower")),
            ("Cost per page like", Kpi("cost_per_follower")),
            ("Kosten pro Lead", Kpi("cost_per_lead")),
            ("Cost per lead", Kpi("cost_per_lead")),
            ("Frequenz", Kpi("frequency")),
            ("Frequency", Kpi("frequency")),
            ("Budget", Nothing),
            ("Anzeigengruppenbudget", Nothing),
            ("Ad set budget", Nothing),
        ],
        rate_base: Some("engagement_rate_by_impressions"),
        rates: Some(HeaderUnit::PERCENT),
        counts_more: true,
        ..PLAIN
    },
    Platform {
        id: "meta_instagram_posts",
        name: Text { de: "Meta Business Suite, Instagram-Beiträge", en: "Meta Business Suite, Instagram posts" },
        needs: &[&["Account username", "Konto-Benutzername"], &["Post ID", "Beitrags-ID", "Permalink"]],
        columns: META_POSTS,
        rate_base: Some("engagement_rate_by_reach"),
        ..PLAIN
    },
    Platform {
        id: "meta_facebook_posts",
        name: Text { de: "Meta Business Suite, Facebook-Beiträge", en: "Meta Business Suite, Facebook posts" },
        needs: &[
            &["Page ID", "Page name", "Seiten-ID", "Seitenname"],
            &["Post ID", "Beitrags-ID", "Permalink"],
            &["Publish time", "Veröffentlichungszeitpunkt"],
        ],
        lacks: &["Account username", "Konto-Benutzername"],
        columns: META_POSTS,
        rate_base: Some("engagement_rate_by_reach"),
        groups_nothing: true,
        ..PLAIN
    },
    Platform {
        id: "meta_overview",
        name: Text { de: "Meta Business Suite, Übersicht", en: "Meta Business Suite, overview" },
        needs: &[&["Date", "Datum"], &["Primary", "Primär"]],
        columns: &[("Primary", Means::Title), ("Primär", Means::Title)],
        ..PLAIN
    },
    Platform {
        id: "instagram_download",
        name: Text { de: "Instagram, heruntergeladene Informationen", en: "Instagram, downloaded information" },
        needs: &[
            &["Erreichte Konten", "Accounts reached"],
            &["Content-Interaktionen", "Content interactions", "Profilaufrufe", "Profile visits"],
        ],
        columns: &[("Geteilt", is(Shares)), ("Gespeichert", is(Saves))],
        rate_base: Some("engagement_rate_by_reach"),
        ..PLAIN
    },
    Platform {
        id: "facebook_metrics",
        name: Text { de: "Facebook metrics (UCI)", en: "Facebook metrics (UCI)" },
        needs: &[
            &["Page total likes"],
            &["Lifetime Post Total Reach", "Lifetime Post Total Impressions", "Total Interactions"],
        ],
        columns: &[("Category", Nothing)],
        ..PLAIN
    },
    Platform {
        id: "facebook_insights",
        name: Text { de: "Facebook Insights (bis 2021)", en: "Facebook Insights (until 2021)" },
        needs: &[
            &["Lifetime Post Total Reach", "Lifetime Post Total Impressions"],
            &["Post Message", "Permalink", "Post ID", "Posted"],
        ],
        lacks: &["Page total likes"],
        ..PLAIN
    },
    Platform {
        id: "linkedin_content",
        name: Text { de: "LinkedIn-Seite, Content-Statistik", en: "LinkedIn page, content metrics" },
        needs: &[&["Impressions (total)"], &["Clicks (total)", "Reactions (total)", "Unique impressions (organic)"]],
        rate_base: Some("engagement_rate_by_impressions"),
        rates: Some(HeaderUnit::FRACTION),
        ..PLAIN
    },
    Platform {
        id: "linkedin_posts",
        name: Text { de: "LinkedIn-Seite, alle Beiträge", en: "LinkedIn page, all posts" },
        needs: &[
            &["Post title", "Update title"],
            &["Created date", "Posted by"],
            &["Click through rate (CTR)", "Views (excluding off-site video views)", "Off-site views", "Reposts"],
        ],
        columns: &[
            ("Campaign start date", Nothing),
            ("Campaign end date", Nothing),
            ("Click through rate (CTR)", Kpi("click_through_rate")),
        ],
        rate_base: Some("engagement_rate_by_impressions"),
        rates: Some(HeaderUnit::FRACTION),
        ..PLAIN
    },
    Platform {
        id: "linkedin_followers",
        name: Text { de: "LinkedIn-Seite, Follower", en: "LinkedIn page, followers" },
        needs: &[
            &["Date", "Datum"],
            &["Organic followers", "Organische Follower"],
            &[
                "Sponsored followers", "Auto-invited followers", "Total followers", "Gesponserte Follower",
                "Automatisch eingeladene Follower", "Follower insgesamt",
            ],
        ],
        columns: &[
            ("Total followers", is(NewFollowers)),
            ("Follower insgesamt", is(NewFollowers)),
            ("Follower gesamt", is(NewFollowers)),
            ("Gesamtzahl der Follower", is(NewFollowers)),
            ("Organic followers", Nothing),
            ("Organische Follower", Nothing),
            ("Sponsored followers", Nothing),
            ("Gesponserte Follower", Nothing),
            ("Auto-invited followers", Nothing),
            ("Automatisch eingeladene Follower", Nothing),
        ],
        ..PLAIN
    },
    Platform {
        id: "linkedin_visitors",
        name: Text { de: "LinkedIn-Seite, Besucher", en: "LinkedIn page, visitors" },
        needs: &[&["Total page views (total)"], &["Total unique visitors (total)", "Overview page views (total)"]],
        columns: &[("Total page views (total)", is(ProfileVisits)), ("Total unique visitors (total)", Nothing)],
        ..PLAIN
    },
    Platform {
        id: "linkedin_competitors",
        name: Text { de: "LinkedIn-Seite, Wettbewerber", en: "LinkedIn page, competitors" },
        needs: &[&["Page"], &["Total followers", "New followers"], &["Total post engagements", "Total posts", "Comments per day"]],
        counts_more: true,
        ..PLAIN
    },
    Platform {
        id: "linkedin_personal",
        name: Text { de: "LinkedIn, persönliches Profil", en: "LinkedIn, personal profile" },
        needs: &[&["Post URL"], &["Post Publish Date"], &["Engagements", "Impressions"]],
        rate_base: Some("engagement_rate_by_impressions"),
        counts_more: true,
        ..PLAIN
    },
    Platform {
        id: "x_content",
        name: Text { de: "X, Content", en: "X, content" },
        needs: &[&["Post Link"], &["Post id", "Post text"], &["Impressions", "Engagements"]],
        lacks: &["Post title"],
        sums: &[Shares],
        rate_base: Some("engagement_rate_by_impressions"),
        rates: Some(HeaderUnit::FRACTION),
        counts_more: true,
        ..PLAIN
    },
    Platform {
        id: "x_overview",
        name: Text { de: "X, Kontoübersicht", en: "X, account overview" },
        needs: &[&["New follows"], &["Create Post", "Media views", "Unfollows"], &["Impressions"]],
        lacks: &["Post Link", "Post id"],
        sums: &[Shares],
        rate_base: Some("engagement_rate_by_impressions"),
        rates: Some(HeaderUnit::FRACTION),
        counts_more: true,
        ..PLAIN
    },
    Platform {
        id: "twitter",
        name: Text { de: "Twitter (bis 2023)", en: "Twitter (until 2023)" },
        needs: &[&["Tweet id", "Tweet permalink"], &["engagements", "impressions"]],
        rate_base: Some("engagement_rate_by_impressions"),
        rates: Some(HeaderUnit::FRACTION),
        counts_more: true,
        ..PLAIN
    },
    Platform {
        id: "tiktok_overview",
        name: Text { de: "TikTok, Übersicht", en: "TikTok, overview" },
        needs: &[&["Video Views"], &["Profile Views"], &["Likes"]],
        lacks: &["Post Link", "New follows"],
        rate_base: Some("engagement_rate_by_views"),
        rates: Some(HeaderUnit::FRACTION),
        ..PLAIN
    },
    Platform {
        id: "tiktok_followers",
        name: Text { de: "TikTok, Follower", en: "TikTok, followers" },
        needs: &[&["Difference in followers from previous day"]],
        ..PLAIN
    },
    Platform {
        id: "tiktok_viewers",
        name: Text { de: "TikTok, Zuschauer", en: "TikTok, viewers" },
        needs: &[&["Total Viewers"], &["New Viewers", "Returning Viewers"]],
        columns: &[("New Viewers", Nothing), ("Returning Viewers", Nothing)],
        ..PLAIN
    },
    Platform {
        id: "tiktok_content",
        name: Text { de: "TikTok, Content", en: "TikTok, content" },
        needs: &[
            &["Video link", "Video title"],
            &["Total views", "Total likes"],
            &["Total play time", "Watched full video", "Total shares"],
        ],
        columns: &[
            ("Average watch time", Kpi("average_watch_time")),
            ("Watched full video", Kpi("video_completion_rate")),
        ],
        rate_base: Some("engagement_rate_by_views"),
        rates: Some(HeaderUnit::FRACTION),
        times: Some(HeaderUnit::SECONDS),
        ..PLAIN
    },
    Platform {
        id: "pinterest",
        name: Text { de: "Pinterest", en: "Pinterest" },
        needs: &[&["Pin clicks"], &["Outbound clicks"]],
        columns: &[
            ("Total audience", is(Reach)),
            ("Monthly total audience", is(Reach)),
            ("Engaged audience", Nothing),
            ("Monthly engaged audience", Nothing),
        ],
        rate_base: Some("engagement_rate_by_impressions"),
        counts_more: true,
        ..PLAIN
    },
    Platform {
        id: "fanpage_karma",
        name: Text { de: "Fanpage Karma, Benchmarking", en: "Fanpage Karma, benchmarking" },
        needs: &[
            &["Page Performance Index", "Post interaction rate", "Post-Interaktionsrate"],
            &["Profile-ID", "Number of Posts", "External Links"],
        ],
        columns: &[
            ("Post interaction rate", Kpi("engagement_rate_per_post")),
            ("Page Performance Index", Kpi("performance_index")),
            ("External Links", Nothing),
            ("Profile-ID", Nothing),
            ("Daily Views", Nothing),
            ("Reach per day", Nothing),
        ],
        rate_base: Some("daily_engagement_rate"),
        ..PLAIN
    },
    Platform {
        id: "google_ads",
        name: Text { de: "Google Ads", en: "Google Ads" },
        needs: &[
            &["Durchschn. CPC", "Avg. CPC", "Kosten/Conv.", "Cost / conv.", "Conv.-Rate", "Conv. rate"],
            &["Klicks", "Clicks", "Interaktionen", "Interactions"],
            &["Kosten", "Cost"],
        ],
        lacks: &["Ausgegebener Betrag", "Amount spent"],
        columns: &[
            ("Durchschn. CPC", Kpi("cost_per_click")),
            ("Avg. CPC", Kpi("cost_per_click")),
            ("Durchschn. CPM", Kpi("cost_per_mille")),
            ("Avg. CPM", Kpi("cost_per_mille")),
            ("Kosten/Conv.", Kpi("cost_per_conversion")),
            ("Cost / conv.", Kpi("cost_per_conversion")),
            ("Conv.-Rate", Kpi("conversion_rate")),
            ("Conv. rate", Kpi("conversion_rate")),
            ("Conv.-Wert/Kosten", Kpi("return_on_ad_spend")),
            ("Conv. value / cost", Kpi("return_on_ad_spend")),
            // Google's interactions are the clicks or views that it charges for; its rate divides them by impressions.
            ("Interaktionen", Nothing),
            ("Interactions", Nothing),
            ("Interaktionsrate", Nothing),
            ("Interaction rate", Nothing),
            ("Budget", Nothing),
            ("Alle Conv.", Nothing),
            ("All conv.", Nothing),
        ],
        ..PLAIN
    },
    Platform {
        id: "google_analytics",
        name: Text { de: "Google Analytics", en: "Google Analytics" },
        needs: &[
            &["Sessions", "Sitzungen"],
            &[
                "Key events", "Schlüsselereignisse", "Wichtige Ereignisse", "Engaged sessions",
                "Sitzungen mit Interaktionen", "Session primary channel group (Default Channel Group)",
                "Session default channel group", "Event count", "Ereignisanzahl",
            ],
        ],
        columns: &[
            // Engaged sessions ÷ sessions: none of the engagement rates here.
            ("Engagement rate", Nothing),
            ("Engagement-Rate", Nothing),
            ("Interaktionsrate", Nothing),
            ("Sitzungen mit Interaktionen", Nothing),
            ("Average engagement time per session", Nothing),
            ("Session key event rate", Kpi("conversion_rate")),
        ],
        groups_nothing: true,
        ..PLAIN
    },
    // What [`crate::export`] writes: the result of its scripts for warehouses, its csv and tsv in both languages.
    Platform {
        id: "zielwert",
        name: Text { de: "Zielwert", en: "Zielwert" },
        needs: &[
            &["label", "Zeile", "Row"], &["score", "Erfolgswert"], &["rank", "Rang"], &["coverage", "Abdeckung"],
            &["rank_low", "Zeile", "Row"], &["rank_high", "Zeile", "Row"],
        ],
        rates: Some(HeaderUnit::FRACTION),
        times: Some(HeaderUnit::SECONDS),
        ..PLAIN
    },
];

const META_POSTS: &[(&str, Means)] = &[
    ("Account username", Nothing),
    ("Konto-Benutzername", Nothing),
    ("Account name", is(Company)),
    ("Kontoname", is(Company)),
    ("Page name", is(Company)),
    ("Seitenname", is(Company)),
    ("Publish time", is(Period)),
    ("Veröffentlichungszeitpunkt", is(Period)),
    // `Lifetime` or `Gesamte Laufzeit` in every row.
    ("Date", Nothing),
    ("Datum", Nothing),
    ("Average Seconds viewed", Kpi("average_watch_time")),
    ("Custom labels", is(Group)),
    ("Total clicks", is(Clicks)),
    ("3-Second Video Views", Nothing),
    ("1-Minute Video Views", Nothing),
    ("Ad impressions", Nothing),
];

/// What an entry need not say.
const PLAIN: Platform = Platform {
    id: "",
    name: Text { de: "", en: "" },
    needs: &[],
    lacks: &[],
    columns: &[],
    sums: &[],
    rate_base: None,
    rates: None,
    times: None,
    has_total: false,
    groups_nothing: false,
    counts_more: false,
};
