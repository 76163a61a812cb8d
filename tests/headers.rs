//! What a header means: every header of the known exports, and the habits of people who keep their own tables.

use zielwert::engine::data_set::Role;
use zielwert::paste::header::{self, Below, Recognised, recognise_table};
use zielwert::paste::platform;

fn id(it: &Recognised) -> &'static str {
    match it.role {
        Role::Measure(measure) => measure.id(),
        Role::Kpi(kpi) => kpi.id,
        _ => "-",
    }
}

/// Each line: header, then what it means, `-` for nothing.
fn check(table: &[(&str, &str)]) {
    let mut wrong = Vec::new();
    for (name, expected) in table {
        let got = header::recognise(name);
        if id(&got) != *expected {
            wrong.push(format!("{name}: {} instead of {expected}", id(&got)));
        }
        assert!((0.0..=1.0).contains(&got.confidence), "{name}");
        assert_eq!(got.role == Role::Unknown, got.confidence == 0.0, "{name}");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A whole header row of a platform.
#[track_caller]
fn check_row(source: Option<&str>, row: &[(&str, &str)]) {
    let headers: Vec<&str> = row.iter().map(|(header, _)| *header).collect();
    let got = recognise_table(&headers, &[], &[], &[]);
    assert_eq!(got.platform.map(|it| it.id), source);
    assert_eq!(platform::candidates(&headers).len(), usize::from(source.is_some()), "one platform and no other");
    let wrong: Vec<String> = row
        .iter()
        .zip(&got.columns)
        .filter(|((_, expected), got)| id(got) != *expected)
        .map(|((header, expected), got)| format!("{header}: {} instead of {expected}", id(got)))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn totals_of_a_measure_are_the_measure_where_nothing_plainer_is_there() {
    check_row(None, &[("Impressionen gesamt", "impressions"), ("Klicks gesamt", "clicks"), ("Kosten gesamt", "cost")]);
    check_row(None, &[("Follower gesamt", "followers"), ("Likes", "likes")]);
    check_row(None, &[("Follower gesamt", "audience_size"), ("Follower", "followers")]);
    let parts = [
        ("Impressionen (organisch)", "-"),
        ("Impressionen (gesponsert)", "-"),
        ("Impressionen (gesamt)", "impressions"),
    ];
    check_row(None, &[&parts[..], &[("Klicks (gesamt)", "clicks")]].concat());
    check_row(None, &[("Organische Reichweite", "-"), ("Gesamtreichweite", "reach"), ("Bezahlte Reichweite", "-")]);
}

#[test]
fn parts_of_a_year_stand_back_for_a_date_and_quarters_for_months() {
    check_row(None, &[("Monat", "-"), ("Datum", "period"), ("Likes", "likes")]);
    check_row(None, &[("Berichtsmonat", "-"), ("Datum", "period"), ("Likes", "likes")]);
    check_row(None, &[("Jahr", "-"), ("Quartal", "-"), ("Monat", "period"), ("Likes", "likes")]);
    check_row(None, &[("Jahr", "-"), ("Quartal", "period"), ("Likes", "likes")]);
    check_row(None, &[("Year", "-"), ("Week", "period"), ("Likes", "likes")]);
}

#[test]
fn likes_on_a_platform_are_of_posts_where_the_other_columns_are() {
    check_row(None, &[("Kanal", "channel"), ("Facebook Likes", "likes"), ("Instagram Likes", "-")]);
    check_row(None, &[("Beitrag", "post"), ("Facebook Likes", "likes"), ("Follower", "followers")]);
    check_row(None, &[("Facebook likes", "likes"), ("Facebook comments", "comments"), ("Page fans", "followers")]);
    check_row(None, &[("Datum", "period"), ("Facebook likes", "new_followers"), ("Reichweite", "reach")]);
    let doubts = |headers: &[&str]| {
        let got = recognise_table(headers, &[], &[], &[]);
        let codes = got.columns.iter().flat_map(|it| &it.notes).map(|it| it.kind.code);
        codes.filter(|it| *it == "likes_of_a_page").count()
    };
    assert_eq!([doubts(&["Datum", "Facebook likes"]), doubts(&["Facebook likes", "Shares"])], [1, 0]);
}

#[test]
fn lists_of_accounts_name_them_in_many_ways() {
    check(&[
        ("influencer_name", "company"),
        ("channel_info", "company"),
        ("Youtuber", "company"),
        ("Instagram name", "company"),
        ("Name", "-"),
        ("Likes avg", "applause_per_post"),
        ("Comments avg", "conversation_per_post"),
        ("Abmeldungen", "lost_followers"),
        ("Versanddatum", "period"),
    ]);
    check_row(None, &[("Name", "company"), ("Kanal", "channel"), ("Follower", "followers")]);
    for owner in ["Hochschule", "University", "Behörde", "Verband", "Partei", "Club"] {
        check_row(None, &[(owner, "company"), ("Kanal", "channel"), ("Follower", "followers")]);
        for account in ["Profil", "Account", "Kontoname", "Marke"] {
            check_row(None, &[(owner, "-"), (account, "company"), ("Kanal", "channel"), ("Follower", "followers")]);
        }
    }
    check_row(None, &[("rank", "-"), ("Name", "company"), ("category", "group"), ("Likes", "likes")]);
    check_row(None, &[("Name", "-"), ("Kanal", "channel"), ("Beitrag", "post"), ("Likes", "likes")]);
    check_row(None, &[("Name", "-"), ("Follower", "followers"), ("Likes", "likes")]);
    check_row(None, &[("Datum", "period"), ("Name", "-"), ("Reichweite", "reach"), ("Likes", "likes")]);
    check_row(None, &[("created_at", "-"), ("published_at", "period"), ("Likes", "likes")]);
}

#[test]
fn what_happened_in_a_span_of_time_is_still_that() {
    check(&[
        ("Aufrufe (letzte 28 Tage)", "views"),
        ("Views (last 28 days)", "views"),
        ("Views 28d", "views"),
        ("Reichweite (30 Tage)", "reach"),
        ("Posts This Month", "posts"),
        ("Beiträge im Monat", "posts"),
        ("Neue Follower diesen Monat", "new_followers"),
        // A change, a mean, a span, a comparison.
        ("Follower (30 Tage)", "-"),
        ("Views 3D", "-"),
        ("Antworten in 1 Tag", "-"),
        ("Reactions in 1 day", "-"),
        ("Likes pro Tag", "-"),
        ("Likes Vormonat", "-"),
        ("30 Tage", "-"),
        ("Tage im Zeitraum", "days"),
        ("Ø Reichweite pro Post", "-"),
    ]);
    check_row(None, &[("Views (last 30 days)", "-"), ("Views", "views")]);
    check_row(None, &[("Likes letzte Woche", "-"), ("Likes diese Woche", "-"), ("Follower", "followers")]);
    check_row(None, &[("Views 7d", "-"), ("Views 28d", "-"), ("Posts 28d", "posts")]);
    check_row(None, &[("Views last month", "-"), ("Views this month", "-"), ("Views", "views")]);
    let got = recognise_table(&["Views (last 30 days)", "Views"], &[], &[], &[]);
    assert!(got.columns.iter().all(|it| it.notes.is_empty()));
}

#[test]
fn agencies_name_their_columns_so() {
    check(&[
        ("Interaktionen (Teilen, Liken, Kommentieren)", "interactions"),
        ("Interaktionen (Likes, Kommentare & Shares)", "interactions"),
        ("Interactions (likes, comments and saves)", "interactions"),
        ("Interaktionen (ohne Likes, Shares)", "-"),
        ("Interaktionen (Reichweite, Likes)", "-"),
        ("Interaktionen/Follower/Tag, gesamt", "-"),
        ("Interaktionen (Ø, pro Post)", "interactions_per_post"),
        ("Post-Reichweite", "reach"),
        ("3-sekündige Video Plays", "-"),
        ("Reel-Wiedergaben", "views"),
        ("Netto-Follower", "follower_growth"),
        ("Δ Follower", "follower_growth"),
        ("Eng. Rate (%)", "engagement_rate_by_followers"),
        ("Antwortzeit (Ø in h)", "response_time_mean"),
        ("Private Nachrichten", "inquiries"),
        ("Bruttoreichweite", "impressions"),
        ("Cost / conv.", "cost_per_conversion"),
        ("Newsletter-Abonnenten", "followers"),
    ]);
}

#[test]
fn channels_below_make_a_channel() {
    for (header, cells, expected) in [
        ("source", vec!["google_ads", "Meta Ads", "newsletter"], "channel"),
        ("channel_name", vec!["Instagram", "TikTok"], "channel"),
        ("channel_name", vec!["Küstenfunk", "Instagram"], "-"),
        ("Thema", vec!["Instagram", "TikTok"], "group"),
    ] {
        let below = [Below::of(cells.iter().copied()), Below::Other];
        let got = recognise_table(&[header, "Likes"], &[], &[], &below);
        assert_eq!(id(&got.columns[0]), expected, "{header}: {cells:?}");
    }
}

#[test]
fn programming_interfaces_and_archives_name_their_columns_so() {
    check(&[
        ("followsCount", "-"),
        ("Facebook Id", "-"),
        ("Followers at Posting", "followers"),
        ("Post Created", "period"),
        ("created_time", "period"),
        ("Datetime", "period"),
        ("public_metrics.retweet_count", "shares"),
        ("statistics.viewCount", "views"),
        ("likes.summary.total_count", "likes"),
        ("comments.summary.total_count", "comments"),
        ("authorMeta.fans", "followers"),
        ("ownerUsername", "company"),
        ("permalink_url", "link"),
        ("Behörde", "company"),
        ("Hochschule", "company"),
        ("Folge", "post"),
    ]);
    check_row(None, &[("Post Created", "period"), ("Post Created Date", "-"), ("Likes", "likes")]);
    check_row(None, &[("likeCount", "likes"), ("favoriteCount", "-")]);
    let got = recognise_table(&["likeCount", "favoriteCount"], &[], &[], &[]);
    assert!(got.columns.iter().all(|it| it.notes.is_empty()));
}

#[test]
fn remarks_are_words_also_where_they_name_a_channel() {
    for (cells, expected) in [
        (&["Instagram", "super gelaufen"][..], Below::Words),
        (&["super gelaufen", "Instagram", ""], Below::Words),
        (&["Instagram", "TikTok"], Below::Channels),
        (&["super gelaufen", "12", "Instagram"], Below::Other),
        (&["5 %", "12"], Below::Other),
    ] {
        assert_eq!(Below::of(cells.iter().copied()), expected, "{cells:?}");
    }
}

#[test]
fn a_column_with_nothing_in_it_stands_back() {
    let headers = ["Websites-Leads", "Leads (Formular)"];
    for (below, expected) in [
        ([Below::Other, Below::Other], ["leads", "-"]),
        ([Below::Nothing, Below::Other], ["-", "leads"]),
        ([Below::Nothing, Below::Nothing], ["leads", "-"]),
    ] {
        let got = recognise_table(&headers, &[], &[], &below);
        assert_eq!(got.columns.iter().map(id).collect::<Vec<_>>(), expected, "{below:?}");
    }
}

#[test]
fn engagement_in_per_cent_is_a_rate() {
    for (cells, expected) in [
        (vec!["5,0 %", "", "\"3 %\""], Below::Shares),
        (vec!["5,0 %", "50"], Below::Other),
        (vec![" ", ""], Below::Nothing),
        (vec!["-", "", "n/a"], Below::Nothing),
        (vec!["-", "3 %"], Below::Shares),
    ] {
        assert_eq!(Below::of(cells.iter().copied()), expected, "{cells:?}");
    }
    let headers = ["Reichweite", "Interaktionen", "Engagement"];
    let below = [Below::Other, Below::Other, Below::Shares];
    let got = recognise_table(&headers, &[], &[], &below);
    assert_eq!(got.columns.iter().map(id).collect::<Vec<_>>(), ["reach", "interactions", "engagement_rate_by_reach"]);
    assert!(got.columns.iter().all(|it| it.notes.is_empty()));
}

#[test]
fn linkedin_s_followers_come_day_by_day() {
    check_row(
        Some("linkedin_followers"),
        &[("Date", "period"), ("Organic followers", "-"), ("Total followers", "new_followers")],
    );
    check_row(
        Some("linkedin_followers"),
        &[
            ("Datum", "period"),
            ("Gesponserte Follower", "-"),
            ("Organische Follower", "-"),
            ("Automatisch eingeladene Follower", "-"),
            ("Follower gesamt", "new_followers"),
        ],
    );
}

#[test]
fn people_name_their_columns_so() {
    check(&[
        ("Unternehmen", "company"),
        ("Firma", "company"),
        ("Marke", "company"),
        ("Kanal", "channel"),
        ("Netzwerk", "channel"),
        ("Plattform", "channel"),
        ("Monat", "period"),
        ("Zeitraum", "period"),
        ("Datum", "period"),
        ("KW", "period"),
        ("Beitrag", "post"),
        ("Titel", "post"),
        ("Likes gesamt", "likes"),
        ("Summe von Likes", "likes"),
        ("Follower:innen", "followers"),
        ("Neue Follower*innen", "new_followers"),
        ("FollowerInnen", "followers"),
        ("Followerinnen", "followers"),
        ("Abonnent_innen", "followers"),
        ("Ausgaben in PLN", "cost"),
        ("Amount spent (AUD)", "cost"),
        ("Amount spent (SEK)", "cost"),
        ("Kosten netto", "cost"),
        ("Paid followers", "new_followers"),
        ("Lifetime Total Likes", "followers"),
        ("Daily New Likes", "new_followers"),
        ("Daily Unlikes", "lost_followers"),
        ("Follower-Wachstum absolut", "follower_growth"),
        ("Post link clicks", "link_clicks"),
        ("Datum/Uhrzeit", "period"),
        ("Date (GMT)", "period"),
        ("Anz. Kommentare", "comments"),
        ("Anzahl der Kommentare", "comments"),
        ("Fans", "followers"),
        ("Abos", "followers"),
        ("Follower", "followers"),
        ("FOLLOWER", "followers"),
        ("Interaktionen je Beitrag", "interactions_per_post"),
        ("Interaktionen/Beitrag", "interactions_per_post"),
        ("  follower ", "followers"),
        ("# Followers", "followers"),
        ("Follower (Anfang)", "followers_start"),
        ("Follower (Ende)", "followers_end"),
        ("Neue Follower", "new_followers"),
        ("Verlorene Follower", "lost_followers"),
        ("Beiträge", "posts"),
        ("Beitraege", "posts"),
        ("Posts", "posts"),
        ("Anzahl Posts", "posts"),
        ("Reichweite", "reach"),
        ("Reichweite (Personen)", "reach"),
        ("Impr.", "impressions"),
        ("Impressionen", "impressions"),
        ("Aufrufe", "views"),
        ("Gefällt mir", "likes"),
        ("Gefällt-mir-Angaben", "likes"),
        ("„Gefällt mir“-Angaben", "likes"),
        ("\"Gefällt mir\"-Angaben", "likes"),
        ("Gefaellt mir", "likes"),
        ("GefÃ¤llt mir", "likes"),
        ("Gefa\u{308}llt mir", "likes"),
        ("Geteilt", "shares"),
        ("Geteilte Inhalte", "shares"),
        ("Gespeichert", "saves"),
        ("Lesezeichen", "saves"),
        ("Interaktionen", "interactions"),
        ("Engagements", "interactions"),
        ("Klicks", "clicks"),
        ("Link-Klicks", "link_clicks"),
        ("Linkklicks", "link_clicks"),
        ("link_clicks", "link_clicks"),
        ("linkClicks", "link_clicks"),
        ("Website-Klicks", "link_clicks"),
        ("Budget", "cost"),
        ("Budget (EUR)", "cost"),
        ("Spend", "cost"),
        ("Kosten in €", "cost"),
        ("Umsatz", "revenue"),
        ("Umsatz in T€", "revenue"),
        ("Wareneinsatz", "cost_of_goods"),
        ("Leads", "leads"),
        ("Kontaktanfragen", "contact_requests"),
        ("Anfragen", "inquiries"),
        ("Beantwortet", "answered"),
        ("Antwortzeit (Min.)", "response_time"),
        ("Arbeitsstunden", "hours"),
        ("Stunden", "hours"),
        ("Website-Besuche", "visits"),
        ("Käufe", "conversions"),
        ("Erwähnungen", "mentions"),
        ("Promotoren", "promoters"),
        ("Kritiker", "detractors"),
        ("Follower LinkedIn", "followers"),
        ("Reichweite Q3 2026", "reach"),
        ("Likes (2)", "likes"),
        // Invisible characters: soft hyphen, zero-width space, byte order mark, no-break space.
        ("Auf\u{ad}rufe", "views"),
        ("Likes\u{200b}", "likes"),
        ("\u{feff}Datum", "period"),
        ("Neue\u{a0}Follower", "new_followers"),
        // Slips of the keyboard.
        ("Folllower", "followers"),
        ("Kommentrae", "comments"),
        ("Impresions", "impressions"),
        ("Interaktonen", "interactions"),
        // Said in two ways.
        ("Reichweite (Reach)", "reach"),
        ("Shares / geteilt", "shares"),
        ("Interaktionen (Likes, Kommentare, Shares)", "interactions"),
        ("Video plays at 100%", "video_completions"),
        ("Follower (in 1.000)", "followers"),
        ("Wiedergabezeit (hh:mm:ss)", "watch_time"),
        ("Datum (TT.MM.JJJJ)", "period"),
        ("Default Channel Grouping (Standard-Channelgruppierung)", "channel"),
        ("Videowiedergaben bis 100 %", "video_completions"),
        ("Websites-Käufe", "conversions"),
        // As programming interfaces write them.
        ("likesCount", "likes"),
        ("videoViewCount", "views"),
        ("comment_count", "comments"),
        // Ready-made KPIs.
        ("Engagement-Rate", "engagement_rate_by_followers"),
        ("CTR", "click_through_rate"),
        ("CTR (%)", "click_through_rate"),
        ("Ø CTR", "click_through_rate"),
        ("Engagement (%)", "engagement_rate_by_followers"),
        ("CPC", "cost_per_click"),
        ("ROAS", "return_on_ad_spend"),
        ("Frequenz", "frequency"),
        // A mean is a mean by any word.
        ("Ø Likes", "applause_per_post"),
        ("Avg. likes", "applause_per_post"),
        ("Durchschnittliche Kommentare pro Beitrag", "conversation_per_post"),
        ("Avg. watch time", "average_watch_time"),
        ("Avg. response time", "response_time_mean"),
        ("Durchschn. Engagement-Rate", "engagement_rate_by_followers"),
        // What a rate is divided by.
        ("Engagement-Rate (Reichweite)", "engagement_rate_by_reach"),
        ("Engagement Rate (Follower)", "engagement_rate_by_followers"),
        ("ER by impressions (%)", "engagement_rate_by_impressions"),
        ("ER auf Basis Reichweite", "engagement_rate_by_reach"),
        ("Interaktionsrate nach Aufrufen", "engagement_rate_by_views"),
        ("Engagement Rate Instagram", "engagement_rate_by_followers"),
        ("ER nach Reichweite (in %)", "engagement_rate_by_reach"),
        ("Follower (Stand 31.12.)", "followers"),
        ("Komm.", "comments"),
        ("Ø Kommentare", "conversation_per_post"),
        ("Interaktion/Post", "interactions_per_post"),
        ("CTR (Link)", "link_click_through_rate"),
        ("Klicks (Link)", "link_clicks"),
        ("Klicks auf Website", "link_clicks"),
        ("Abonnenten neu", "new_followers"),
        ("Follower-Zuwachs (netto)", "follower_growth"),
        ("Follower-Zuwachs (%)", "follower_growth_rate"),
        ("Follower growth %", "follower_growth_rate"),
        ("Halbjahr", "period"),
        ("Aufwand (Std.)", "hours"),
        ("Aufwand in h", "hours"),
        ("Aufwand (€)", "cost"),
        ("Aufwand in EUR", "cost"),
    ]);
}

#[test]
fn names_of_the_neighbours_are_known() {
    for row in [
        [
            ("Publication", "post"),
            ("Abonnés", "followers"),
            ("Portée", "reach"),
            ("J’aime", "likes"),
            ("Commentaires", "comments"),
        ],
        [
            ("Mois", "period"),
            ("Impressions", "impressions"),
            ("Partages", "shares"),
            ("Clics", "clicks"),
            ("Vues", "views"),
        ],
        [
            ("Red social", "channel"),
            ("Seguidores", "followers"),
            ("Alcance", "reach"),
            ("Me gusta", "likes"),
            ("Guardados", "saves"),
        ],
        [
            ("Fecha", "period"),
            ("Impresiones", "impressions"),
            ("Compartidos", "shares"),
            ("Comentarios", "comments"),
            ("Gasto", "cost"),
        ],
        [
            ("Mese", "period"),
            ("Follower", "followers"),
            ("Copertura", "reach"),
            ("Mi piace", "likes"),
            ("Condivisioni", "shares"),
        ],
    ] {
        check_row(None, &row);
    }
    check(&[("Taux d’engagement", "engagement_rate_by_followers"), ("Taux de clics", "-"), ("Coût par clic", "-")]);
}

#[test]
fn a_wrong_binding_is_worse_than_none() {
    check(&[
        ("", "-"),
        ("   ", "-"),
        ("123", "-"),
        ("2026", "-"),
        ("1.234,5", "-"),
        ("%", "-"),
        ("Total", "-"),
        ("Gesamt", "-"),
        ("Rang", "-"),
        ("Likes (%)", "-"),
        ("Likes pro Tag", "-"),
        ("Durchschn. Reichweite", "-"),
        ("average reach", "-"),
        ("Ø Reichweite pro Post", "-"),
        ("Engagement Rate (Story)", "-"),
        ("Aufwand", "-"),
        ("Ziel Follower", "-"),
        ("Follower Ziel", "-"),
        ("Follower Vorjahr", "-"),
        ("Likes/Kommentare", "-"),
        ("Klicks/Impressionen", "-"),
        ("Kosten pro Ergebnis", "-"),
        ("Likes (EUR)", "-"),
        ("Impressions (M)", "-"),
        ("Other Clicks", "-"),
        ("Followed", "-"),
        ("Following", "-"),
        ("Kasten", "-"),
        ("Shared drives", "-"),
        ("Page ID", "-"),
        ("3-Second Video Views", "-"),
        ("3-sekündige Videoaufrufe", "-"),
        ("Videowiedergaben bis 25 %", "-"),
        ("Käufe in mobiler App", "-"),
        ("Sitzungen in mobiler App", "-"),
        ("Seiten/Sitzung", "-"),
        ("Stayed to watch (%)", "-"),
        ("New viewers", "-"),
        ("Views (%)", "-"),
        ("Email click rate", "-"),
        ("Reports", "-"),
        ("Context", "-"),
        ("1-Minute Video Views", "-"),
        ("Reach from Organic posts", "-"),
        ("Duration (sec)", "-"),
        ("Unnamed: 3", "-"),
        // Other languages: no binding, and no wrong one.
        ("Bereik", "-"),
        ("Volgers", "-"),
        ("Взаимодействия", "-"),
        ("フォロワー", "-"),
        ("متابعون", "-"),
    ]);
}

#[test]
fn units_in_headers_are_kept_as_evidence() {
    let symbol = |name: &str| header::recognise(name).unit.map(|it| (it.symbol, it.factor));
    assert_eq!(symbol("Wiedergabezeit (Stunden)"), Some(("h", 3600.0)));
    assert_eq!(symbol("Minutes viewed"), Some(("min", 60.0)));
    assert_eq!(symbol("Ausgegebener Betrag (EUR)"), Some(("EUR", 1.0)));
    assert_eq!(symbol("Umsatz in T€"), Some(("EUR", 1000.0)));
    assert_eq!(symbol("Umsatz (Mio. EUR)"), Some(("EUR", 1_000_000.0)));
    assert_eq!(symbol("Reichweite (Tsd.)"), Some(("Tsd.", 1000.0)));
    assert_eq!(symbol("Klickrate der Impressionen (%)"), Some(("%", 0.01)));
    assert_eq!(symbol("Engagement (‰)"), Some(("‰", 0.001)));
    assert_eq!(symbol("Likes"), None);
    assert_eq!(symbol("Video plays at 100%"), None);
    assert_eq!(symbol("Follower (in 1.000)"), Some(("Tsd.", 1000.0)));
    assert_eq!(symbol("Interaktionen pro 1.000 Follower"), None);
    assert_eq!(symbol("Umsatz (EUR, Tsd.)"), Some(("EUR", 1000.0)));
    assert_eq!(symbol("Umsatz EUR (in 1.000)"), Some(("EUR", 1000.0)));
    assert_eq!(symbol("Kosten (EUR) pro Tausend Impressionen"), Some(("EUR", 1.0)));
    assert_eq!(symbol("Amount spent (SEK)"), Some(("SEK", 1.0)));
    assert_eq!(symbol("Wiedergabezeit (Sek.)"), Some(("s", 1.0)));
    assert_eq!(symbol("Impressions (MM)"), Some(("Mio.", 1e6)));
    assert_eq!(symbol("Impressionen (Mrd.)"), Some(("Mrd.", 1e9)));
    assert_eq!(symbol("Reach ('000)"), Some(("Tsd.", 1000.0)));
    assert_eq!(symbol("Reichweite x 1.000"), Some(("Tsd.", 1000.0)));
    assert_eq!(symbol("Kosten pro 1 000 Impressionen"), None);
    assert_eq!(symbol("CPC (ct)"), Some(("", 0.01)));
    assert_eq!(symbol("CPC (Euro-Cent)"), Some(("EUR", 0.01)));
    assert_eq!(symbol("Engagement in per cent"), None);
    assert_eq!(symbol("Watch time (hour)"), Some(("h", 3600.0)));
    assert_eq!(symbol("Antwortzeit (mm:ss)"), None);
    assert_eq!(symbol("Datum (TT.MM.JJJJ)"), None);
}

#[test]
fn two_columns_for_one_measure_the_first_stands() {
    check_row(None, &[("Likes", "likes"), ("Gefällt mir", "-"), ("Follower", "followers")]);
    let got = recognise_table(&["Likes", "Gefällt mir"], &[], &[], &[]);
    assert_eq!(got.columns[1].notes.len(), 1);
    // What the person assigned stands outside.
    let got = recognise_table(&["Likes", "Gefällt mir"], &[], &[true, false], &[]);
    assert_eq!(id(&got.columns[1]), "likes");
    // A total wins over its parts, a plain name over a vague one.
    check_row(None, &[("Impressions (organic)", "-"), ("Impressions (paid)", "-"), ("Impressions", "impressions")]);
    check_row(None, &[("Budget", "-"), ("Kosten", "cost")]);
    check_row(None, &[("Impressions (organic)", "impressions"), ("Reichweite", "reach")]);
    for (special, plain, measure) in [
        ("Newsletter-Abonnenten", "Follower", "followers"),
        ("Listengröße", "Follower", "followers"),
        ("Reel Views", "Views", "views"),
        ("Story-Aufrufe", "Aufrufe", "views"),
        ("Post-Reichweite", "Reichweite", "reach"),
        ("DMs", "Anfragen", "inquiries"),
        ("Transaktionen", "Conversions", "conversions"),
        ("Send time", "Datum", "period"),
    ] {
        check_row(None, &[(special, "-"), (plain, measure), ("Likes", "likes")]);
    }
    // Parts without a whole: one of them stands, and it is said that the other might be added.
    let headers = ["Impressions (organic)", "Impressions (paid)", "Reichweite"];
    check_row(None, &[(headers[0], "impressions"), (headers[1], "-"), (headers[2], "reach")]);
    let got = recognise_table(&headers, &[], &[], &[]);
    assert_eq!(got.columns[1].notes.first().map(|it| it.kind.code), Some("second_column_for_measure"));
    // Nobody adds rates up.
    // A weaker name stands back without a question.
    let got = recognise_table(&["Budget", "Ausgegeben"], &[], &[], &[]);
    assert_eq!((id(&got.columns[0]), id(&got.columns[1])), ("-", "cost"));
    assert!(got.columns[0].notes.is_empty() && !got.columns[0].evidence.is_empty());
    let got = recognise_table(&["CTR", "Klickrate"], &[], &[], &[]);
    let said = got.columns[1].notes.first().map(|it| it.kind.text.en).unwrap_or_default();
    assert!(!said.is_empty() && !said.contains("add"), "{said}");
}

#[test]
fn neighbours_decide() {
    check_row(None, &[("Reichweite", "reach"), ("Engagement-Rate", "engagement_rate_by_reach")]);
    check_row(None, &[("Follower", "followers"), ("Engagement-Rate", "engagement_rate_by_followers")]);
    check_row(None, &[("Anfragen", "inquiries"), ("Antworten", "answered"), ("Reaktionen", "reacted")]);
    check_row(None, &[("Likes", "likes"), ("Antworten", "comments")]);
    check_row(None, &[("Erwähnungen gesamt", "mentions")]);
    check_row(None, &[("Erwähnungen", "mentions"), ("Erwähnungen gesamt", "mentions_total")]);
    check_row(None, &[("Follower 01.01.2026", "followers_start"), ("Follower 31.01.2026", "followers_end")]);
    check_row(None, &[("Follower 2026-02", "followers_end"), ("Follower 2026-01", "followers_start")]);
    check_row(None, &[("Follower 20.01.2026", "followers_end"), ("Follower 01.01.2026", "followers_start")]);
    check_row(None, &[("Followers 02/01/2026", "followers_end"), ("Followers 01/20/2026", "followers_start")]);
    check_row(None, &[("Follower Ist", "followers"), ("Follower Soll", "-"), ("Reach actual", "reach")]);
    check_row(None, &[("Follower (Stand 31.10.)", "followers_end"), ("Follower (Stand 30.09.)", "followers_start")]);
    check_row(None, &[("Follower (Q1 26)", "followers"), ("Likes (2)", "likes")]);
    check_row(None, &[("Follower Dezember", "followers_start"), ("Follower Januar", "followers_end")]);
    check_row(None, &[("Follower Januar", "followers_start"), ("Follower Dezember", "followers_end")]);
    check_row(None, &[("Follower 1.2.2026", "followers_end"), ("Follower 1.1.2026", "followers_start")]);
}

#[test]
fn youtube_studio() {
    check_row(
        Some("youtube_studio"),
        &[
            ("Video", "id"),
            ("Videotitel", "post"),
            ("Veröffentlichungszeitpunkt des Videos", "period"),
            ("Aufrufe", "views"),
            ("Wiedergabezeit (Stunden)", "watch_time"),
            ("Abonnenten", "new_followers"),
            ("Impressionen", "impressions"),
            ("Klickrate der Impressionen (%)", "click_through_rate"),
        ],
    );
    check_row(
        Some("youtube_studio"),
        &[
            ("Inhalte", "id"),
            ("Videotitel", "post"),
            ("Dauer", "-"),
            ("Auf\u{ad}rufe", "views"),
            ("Wieder\u{ad}gabe\u{ad}zeit (Stunden)", "watch_time"),
            ("Likes", "likes"),
            ("Abonnenten", "-"),
            ("Gewonnene Abonnenten", "new_followers"),
            ("Verlorene Abonnenten", "lost_followers"),
            ("Durchschnittliche Wiedergabedauer", "average_watch_time"),
            ("Geschätzter Umsatz (EUR)", "revenue"),
        ],
    );
    check_row(
        Some("youtube_studio"),
        &[
            ("Content", "id"),
            ("Video title", "post"),
            ("Video publish time", "period"),
            ("Duration", "-"),
            ("Views", "views"),
            ("Watch time (hours)", "watch_time"),
            ("Subscribers", "new_followers"),
            ("Impressions", "impressions"),
            ("Impressions click-through rate (%)", "click_through_rate"),
        ],
    );
    check_row(
        Some("youtube_studio"),
        &[
            ("Date", "period"),
            ("Views", "views"),
            ("Watch time (hours)", "watch_time"),
            ("Average view duration", "average_watch_time"),
            ("Estimated revenue (USD)", "revenue"),
            ("Average percentage viewed (%)", "-"),
            ("Comments added", "comments"),
            ("Likes (vs. dislikes) (%)", "-"),
            ("Engaged views", "-"),
            ("Unique viewers", "unique_views"),
        ],
    );
}

/// Diagrammdaten.csv: one row per video and day.
#[test]
fn youtube_chart_data_repeat_their_ids() {
    check_row(
        Some("youtube_studio"),
        &[
            ("Datum", "period"),
            ("Videos", "-"),
            ("Videotitel", "post"),
            ("Veröffentlichungszeitpunkt des Videos", "-"),
            ("Dauer", "-"),
            ("Aufrufe", "views"),
        ],
    );
}

/// Every column of a report from Ads Manager in English.
#[test]
fn meta_ads_in_english() {
    check_row(
        Some("meta_ads"),
        &[
            ("Reporting starts", "period"),
            ("Reporting ends", "-"),
            ("Campaign name", "group"),
            ("Ad set name", "-"),
            ("Ad name", "post"),
            ("Campaign delivery", "-"),
            ("Ad set budget", "-"),
            ("Ad set budget type", "-"),
            ("Attribution setting", "-"),
            ("Results", "-"),
            ("Result indicator", "-"),
            ("Reach", "reach"),
            ("Impressions", "impressions"),
            ("Frequency", "frequency"),
            ("Cost per results", "-"),
            ("Amount spent (EUR)", "cost"),
            ("Ends", "-"),
            ("Link clicks", "link_clicks"),
            ("CPC (cost per link click) (EUR)", "cost_per_link_click"),
            ("CPM (cost per 1,000 impressions) (EUR)", "cost_per_mille"),
            ("CTR (all)", "click_through_rate"),
            ("Clicks (all)", "clicks"),
            ("CPC (all) (EUR)", "cost_per_click"),
            ("Landing page views", "visits"),
            ("Cost per landing page view (EUR)", "-"),
            ("Purchases", "conversions"),
            ("Purchases conversion value", "revenue"),
            ("Purchase ROAS (return on ad spend)", "return_on_ad_spend"),
            ("Post engagements", "interactions"),
            ("Page engagement", "-"),
            ("Post reactions", "likes"),
            ("Post comments", "comments"),
            ("Post shares", "shares"),
            ("Post saves", "saves"),
            ("Page likes", "new_followers"),
            ("Leads", "leads"),
            ("ThruPlays", "-"),
            ("Video plays", "video_starts"),
            ("Video plays at 25%", "-"),
            ("Video plays at 100%", "video_completions"),
            ("3-second video plays", "-"),
            ("Quality ranking", "-"),
            ("Engagement rate ranking", "-"),
            ("Conversion rate ranking", "-"),
        ],
    );
}

#[test]
fn meta_ads() {
    check_row(
        Some("meta_ads"),
        &[
            ("Id", "id"),
            ("Plattform", "channel"),
            ("Ende", "period"),
            ("Seiteninteraktionen", "-"),
            ("„Gefällt mir“-Angaben für Seite", "new_followers"),
            ("Beitragskommentare", "comments"),
            ("Beitragsinteraktionen", "interactions"),
            ("Beitragsreaktionen", "likes"),
            ("Geteilte Beiträge", "shares"),
            ("Fotoaufrufe", "-"),
            ("Kosten pro Seiteninteraktion (EUR)", "-"),
            ("Kosten pro „Gefällt mir“ für Seite (EUR)", "cost_per_follower"),
            ("Kosten pro Beitragskommentar (EUR)", "-"),
            ("Kosten pro Beitragsinteraktion (EUR)", "cost_per_engagement"),
            ("Kosten pro Beitragsreaktion (EUR)", "-"),
            ("Kosten pro geteiltem Beitrag (EUR)", "-"),
            ("Kosten pro Fotoaufruf (EUR)", "-"),
            ("Durchschnittliche Wiedergabedauer", "average_watch_time"),
            ("Videowiedergabe in %", "-"),
            ("Link-Klicks", "link_clicks"),
            ("Individuelle Link-Klicks", "-"),
            ("Ausgehende Klicks", "-"),
            ("Individuelle ausgehende Klicks", "-"),
            ("CTR (Link-Klickrate)", "link_click_through_rate"),
            ("Individuelle CTR (Link-Klickrate)", "-"),
            ("Ausgehende CTR (Klickrate)", "-"),
            ("Individuelle ausgehende CTR (Klickrate)", "-"),
            ("Individuelle Klicks (alle)", "-"),
            ("Individuelle CTR (alle)", "-"),
            ("CPC (Kosten pro Link-Klick) (EUR)", "cost_per_link_click"),
            ("Kosten pro individuellem Link-Klick (EUR)", "-"),
            ("Kosten pro ausgehendem Klick (EUR)", "-"),
            ("Kosten pro individuellem ausgehendem Klick (EUR)", "-"),
            ("Kosten pro individuellem Klick (alle) (EUR)", "-"),
            ("Geschätzte Steigerung der Werbeerinnerung (Personen)", "-"),
            ("Geschätzte Steigerungsrate der Werbeerinnerung", "-"),
            ("Ziel", "-"),
            ("Ergebnisse", "-"),
            ("Indikator für Ergebnisse", "-"),
            ("Ergebnisrate", "-"),
            ("Reichweite", "reach"),
            ("Frequenz", "frequency"),
            ("Impressionen", "impressions"),
            ("Auslieferung", "-"),
            ("Ausgegebener Betrag (EUR)", "cost"),
            ("Klicks (alle)", "clicks"),
            ("CPC (alle) (EUR)", "cost_per_click"),
            ("CTR (alle)", "click_through_rate"),
            ("Brutto-Impressionen (enthält ungültige Impressionen von nicht Non-Human Traffic)", "-"),
            ("Kosten pro Ergebnis", "-"),
            ("Kosten pro 1.000 erreichten Personen (EUR)", "cost_per_mille_reached"),
            ("CPM (Kosten pro 1.000 Impressionen) (EUR)", "cost_per_mille"),
        ],
    );
}

#[test]
fn meta_business_suite() {
    check_row(
        Some("meta_instagram_posts"),
        &[
            ("Post ID", "id"),
            ("Account ID", "-"),
            ("Account username", "-"),
            ("Account name", "company"),
            ("Description", "text"),
            ("Duration (sec)", "-"),
            ("Publish time", "period"),
            ("Permalink", "link"),
            ("Post type", "post_type"),
            ("Data comment", "-"),
            ("Date", "-"),
            ("Views", "views"),
            ("Reach", "reach"),
            ("Likes", "likes"),
            ("Shares", "shares"),
            ("Follows", "new_followers"),
            ("Comments", "comments"),
            ("Saves", "saves"),
        ],
    );
    check_row(
        Some("meta_instagram_posts"),
        &[
            ("Beitrags-ID", "id"),
            ("Konto-ID", "-"),
            ("Konto-Benutzername", "-"),
            ("Kontoname", "company"),
            ("Beschreibung", "text"),
            ("Dauer (Sek.)", "-"),
            ("Veröffentlichungszeitpunkt", "period"),
            ("Permalink", "link"),
            ("Beitragstyp", "post_type"),
            ("Datenkommentar", "-"),
            ("Datum", "-"),
            ("Aufrufe", "views"),
            ("Reichweite", "reach"),
            ("„Gefällt mir“-Angaben", "likes"),
            ("Geteilte Inhalte", "shares"),
            ("Follows", "new_followers"),
            ("Kommentare", "comments"),
            ("Gespeicherte Beiträge", "saves"),
        ],
    );
    check_row(
        Some("meta_facebook_posts"),
        &[
            ("Post ID", "id"),
            ("Page ID", "-"),
            ("Page name", "company"),
            ("Title", "post"),
            ("Description", "text"),
            ("Duration (sec)", "-"),
            ("Publish time", "period"),
            ("Caption type", "-"),
            ("Permalink", "link"),
            ("Is crosspost", "-"),
            ("Is share", "-"),
            ("Post type", "post_type"),
            ("Languages", "-"),
            ("Custom labels", "group"),
            ("Funded content status", "-"),
            ("Data comment", "-"),
            ("Date", "-"),
            ("Views", "views"),
            ("Reach", "reach"),
            ("Reactions, Comments and Shares", "interactions"),
            ("Reactions", "likes"),
            ("Comments", "comments"),
            ("Shares", "shares"),
            ("Total clicks", "clicks"),
            ("Link Clicks", "link_clicks"),
            ("Other Clicks", "-"),
            ("Matched Audience Targeting Consumption (Photo Click)", "-"),
            ("Negative feedback from users: Hide all", "-"),
            ("Seconds viewed", "watch_time"),
            ("Average Seconds viewed", "average_watch_time"),
            ("Reach from Organic posts", "-"),
            ("Reach from Boosted posts", "-"),
            ("Views from Organic posts", "-"),
            ("3-Second Video Views", "-"),
            ("3-sekündige Videoaufrufe", "-"),
            ("Videowiedergaben bis 25 %", "-"),
            ("Käufe in mobiler App", "-"),
            ("Sitzungen in mobiler App", "-"),
            ("Seiten/Sitzung", "-"),
            ("Stayed to watch (%)", "-"),
            ("New viewers", "-"),
            ("Views (%)", "-"),
            ("Email click rate", "-"),
            ("Reports", "-"),
            ("Context", "-"),
            ("1-Minute Video Views", "-"),
            ("Estimated earnings (USD)", "revenue"),
        ],
    );
    let got = recognise_table(&["Date", "Primary"], &["sep=,", "Views"], &[], &[]);
    assert_eq!(got.platform.map(|it| it.id), Some("meta_overview"));
    assert_eq!(id(&got.columns[1]), "views");
    check_row(
        Some("instagram_download"),
        &[
            ("Erreichte Konten", "reach"),
            ("Impressionen", "impressions"),
            ("„Gefällt mir“-Angaben", "likes"),
            ("Kommentare", "comments"),
            ("Geteilt", "shares"),
            ("Gespeichert", "saves"),
            ("Profilaufrufe", "profile_visits"),
            ("Neue Follower", "new_followers"),
            ("Content-Interaktionen", "interactions"),
        ],
    );
}

#[test]
fn facebook_of_old() {
    check_row(
        Some("facebook_insights"),
        &[
            ("Post ID", "id"),
            ("Permalink", "link"),
            ("Post Message", "text"),
            ("Type", "post_type"),
            ("Countries", "-"),
            ("Languages", "-"),
            ("Posted", "period"),
            ("Audience Targeting", "-"),
            ("Lifetime Post Total Reach", "reach"),
            ("Lifetime Post organic reach", "-"),
            ("Lifetime Post Paid Reach", "-"),
            ("Lifetime Post Total Impressions", "impressions"),
            ("Lifetime Engaged Users", "-"),
            ("Lifetime Post Consumptions", "clicks"),
            ("Lifetime Post Consumptions (2)", "-"),
        ],
    );
    check_row(
        Some("facebook_metrics"),
        &[
            ("Page total likes", "followers"),
            ("Type", "post_type"),
            ("Category", "-"),
            ("Post Month", "-"),
            ("Post Weekday", "-"),
            ("Post Hour", "-"),
            ("Paid", "-"),
            ("Lifetime Post Total Reach", "reach"),
            ("Lifetime Post Total Impressions", "impressions"),
            ("Lifetime Engaged Users", "-"),
            ("Lifetime Post Consumers", "-"),
            ("Lifetime Post Consumptions", "clicks"),
            ("Lifetime Post Impressions by people who have liked your Page", "-"),
            ("Lifetime Post reach by people who like your Page", "-"),
            ("Lifetime People who have liked your Page and engaged with your post", "-"),
            ("comment", "comments"),
            ("like", "likes"),
            ("share", "shares"),
            ("Total Interactions", "interactions"),
        ],
    );
}

#[test]
fn linkedin() {
    check_row(
        Some("linkedin_content"),
        &[
            ("Date", "period"),
            ("Impressions (organic)", "-"),
            ("Impressions (sponsored)", "-"),
            ("Impressions (total)", "impressions"),
            // Beside totals this part would mislead.
            ("Unique impressions (organic)", "-"),
            ("Clicks (organic)", "-"),
            ("Clicks (sponsored)", "-"),
            ("Clicks (total)", "clicks"),
            ("Reactions (organic)", "-"),
            ("Reactions (sponsored)", "-"),
            ("Reactions (total)", "likes"),
            ("Comments (organic)", "-"),
            ("Comments (sponsored)", "-"),
            ("Comments (total)", "comments"),
            ("Reposts (organic)", "-"),
            ("Reposts (sponsored)", "-"),
            ("Reposts (total)", "shares"),
            ("Engagement rate (organic)", "-"),
            ("Engagement rate (sponsored)", "-"),
            ("Engagement rate (total)", "engagement_rate_by_impressions"),
        ],
    );
    check_row(
        Some("linkedin_posts"),
        &[
            ("Post title", "post"),
            ("Post link", "link"),
            ("Post type", "post_type"),
            ("Campaign name", "group"),
            ("Posted by", "-"),
            ("Created date", "period"),
            ("Campaign start date", "-"),
            ("Campaign end date", "-"),
            ("Audience", "-"),
            ("Impressions", "impressions"),
            ("Views (excluding off-site video views)", "views"),
            ("Off-site views", "-"),
            ("Clicks", "clicks"),
            ("Click through rate (CTR)", "click_through_rate"),
            ("Likes", "likes"),
            ("Comments", "comments"),
            ("Reposts", "shares"),
            ("Follows", "new_followers"),
            ("Engagement rate", "engagement_rate_by_impressions"),
            ("Content Type", "-"),
        ],
    );
    check_row(
        Some("linkedin_followers"),
        &[
            ("Date", "period"),
            ("Sponsored followers", "-"),
            ("Organic followers", "-"),
            ("Auto-invited followers", "-"),
            ("Total followers", "new_followers"),
        ],
    );
    check_row(
        Some("linkedin_competitors"),
        &[
            ("Page", "company"),
            ("Total Followers", "followers"),
            ("New Followers", "new_followers"),
            ("Total post engagements", "interactions"),
            ("Total posts", "posts"),
        ],
    );
    check_row(
        Some("linkedin_personal"),
        &[
            ("Post URL", "link"),
            ("Post Publish Date", "period"),
            ("Engagements", "interactions"),
            ("", "-"),
            ("Post URL (2)", "-"),
            ("Post Publish Date (2)", "-"),
            ("Impressions", "impressions"),
        ],
    );
    check_row(
        Some("linkedin_visitors"),
        &[
            ("Date", "period"),
            ("Overview page views (desktop)", "-"),
            ("Overview page views (mobile)", "-"),
            ("Overview page views (total)", "-"),
            ("Overview unique visitors (total)", "-"),
            ("Total page views (desktop)", "-"),
            ("Total page views (mobile)", "-"),
            ("Total page views (total)", "profile_visits"),
            ("Total unique visitors (total)", "-"),
        ],
    );
}

#[test]
fn x_and_twitter() {
    check_row(
        Some("x_content"),
        &[
            ("Post id", "id"),
            ("Date", "period"),
            ("Post text", "text"),
            ("Post Link", "link"),
            ("Impressions", "impressions"),
            ("Likes", "likes"),
            ("Engagements", "interactions"),
            ("Bookmarks", "saves"),
            ("Shares", "shares"),
            ("New follows", "new_followers"),
            ("Replies", "comments"),
            // Both are counted.
            ("Reposts", "shares"),
            ("Profile visits", "profile_visits"),
            ("Detail Expands", "-"),
            ("URL Clicks", "link_clicks"),
            ("Hashtag Clicks", "-"),
            ("Permalink Clicks", "-"),
        ],
    );
    check_row(
        Some("x_overview"),
        &[
            ("Date", "period"),
            ("Impressions", "impressions"),
            ("Engagements", "interactions"),
            ("Likes", "likes"),
            ("Replies", "comments"),
            ("Reposts", "shares"),
            ("New follows", "new_followers"),
            ("Unfollows", "lost_followers"),
            ("Bookmarks", "saves"),
            ("Shares", "shares"),
            ("Profile visits", "profile_visits"),
            ("Create Post", "posts"),
            ("Video views", "views"),
            ("Media views", "-"),
        ],
    );
    check_row(
        Some("twitter"),
        &[
            ("Tweet id", "id"),
            ("Tweet permalink", "link"),
            ("Tweet text", "text"),
            ("time", "period"),
            ("impressions", "impressions"),
            ("engagements", "interactions"),
            ("engagement rate", "engagement_rate_by_impressions"),
            ("retweets", "shares"),
            ("replies", "comments"),
            ("favorites", "likes"),
            ("user profile clicks", "-"),
            ("url clicks", "link_clicks"),
            ("hashtag clicks", "-"),
            ("detail expands", "-"),
            ("permalink clicks", "-"),
            ("app opens", "-"),
            ("app installs", "-"),
            ("follows", "new_followers"),
            ("email tweet", "-"),
            ("dial phone", "-"),
            ("media views", "-"),
            ("media engagements", "-"),
            ("promoted impressions", "-"),
            ("promoted engagements", "-"),
            ("promoted engagement rate", "-"),
            ("promoted retweets", "-"),
            ("promoted url clicks", "-"),
            ("promoted media views", "-"),
        ],
    );
}

#[test]
fn tiktok_and_pinterest() {
    check_row(
        Some("tiktok_overview"),
        &[
            ("Date", "period"),
            ("Video Views", "views"),
            ("Profile Views", "profile_visits"),
            ("Likes", "likes"),
            ("Comments", "comments"),
            ("Shares", "shares"),
        ],
    );
    check_row(
        Some("tiktok_followers"),
        &[
            ("Date", "period"),
            ("Followers", "followers"),
            ("Difference in followers from previous day", "new_followers"),
        ],
    );
    check_row(
        Some("tiktok_viewers"),
        &[("Date", "period"), ("Total Viewers", "unique_views"), ("New Viewers", "-"), ("Returning Viewers", "-")],
    );
    check_row(
        Some("tiktok_content"),
        &[
            ("Video title", "post"),
            ("Video link", "link"),
            ("Post time", "period"),
            ("Total likes", "likes"),
            ("Total comments", "comments"),
            ("Total shares", "shares"),
            ("Total views", "views"),
            ("Total play time", "watch_time"),
            ("Average watch time", "average_watch_time"),
            ("Watched full video", "video_completion_rate"),
            ("Reach", "reach"),
        ],
    );
    check_row(
        Some("pinterest"),
        &[
            ("Date", "period"),
            ("Impressions", "impressions"),
            ("Engagements", "interactions"),
            ("Pin clicks", "clicks"),
            ("Outbound clicks", "link_clicks"),
            ("Saves", "saves"),
        ],
    );
}

#[test]
fn tools() {
    check_row(
        Some("fanpage_karma"),
        &[
            ("Profile", "company"),
            ("Profile-ID", "-"),
            ("Network", "channel"),
            ("External Links", "-"),
            ("Follower", "followers"),
            ("Number of Posts", "posts"),
            ("Number of Likes", "likes"),
            ("Number of Comments", "comments"),
            ("Post interaction rate", "engagement_rate_per_post"),
            ("Page Performance Index", "performance_index"),
            ("Daily Views", "-"),
            ("Reach per day", "-"),
        ],
    );
    check_row(
        Some("google_analytics"),
        &[
            ("Session primary channel group (Default Channel Group)", "channel"),
            ("Sessions", "visits"),
            ("Engaged sessions", "-"),
            ("Engagement rate", "-"),
            ("Event count", "-"),
            ("Key events", "conversions"),
            ("Total revenue", "revenue"),
        ],
    );
    check_row(
        Some("google_ads"),
        &[
            ("Kampagnenstatus", "-"),
            ("Kampagne", "group"),
            ("Budget", "-"),
            ("Währungscode", "-"),
            ("Impr.", "impressions"),
            ("Klicks", "clicks"),
            ("CTR", "click_through_rate"),
            ("Durchschn. CPC", "cost_per_click"),
            ("Kosten", "cost"),
            ("Conversions", "conversions"),
            ("Kosten/Conv.", "cost_per_conversion"),
            ("Conv.-Rate", "conversion_rate"),
        ],
    );
}

/// Header rows are looked for among rows of data, so this is called often.
#[test]
fn cells_that_read_like_headers() {
    for known in ["Likes", "Kommentare", "Other Clicks", "„Gefällt mir“-Angaben", "CTR (alle)", "Engagement rate"]
    {
        assert!(header::is_known(known), "{known}");
    }
    for data in
        ["", "12", "1.234,5", "LinkedIn", "Ahlvent Automation", "2026-09-01", "#shorts", "k. A.", "Gesamt", "Folllower"]
    {
        assert!(!header::is_known(data), "{data}");
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod properties {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn nothing_makes_it_panic(headers in proptest::collection::vec("\\PC{0,40}", 0..8)) {
            let headers: Vec<&str> = headers.iter().map(String::as_str).collect();
            prop_assert_eq!(recognise_table(&headers, &headers, &[], &[]).columns.len(), headers.len());
        }

        /// Case, spaces, quotes and invisible characters change nothing.
        #[test]
        fn spelling_habits_change_nothing(index in 0..zielwert::engine::measure::ALL.len(), alias in 0_usize..200, before in "[ \u{a0}\u{feff}\u{ad}\"„]{0,3}", after in "[ :\u{200b}”]{0,3}") {
            let entry = &zielwert::engine::measure::ALL[index];
            let name = entry.aliases[alias % entry.aliases.len()];
            let written = format!("{before}{}{after}", name.to_uppercase());
            prop_assert_eq!(id(&header::recognise(&written)), entry.id);
        }
    }
}
