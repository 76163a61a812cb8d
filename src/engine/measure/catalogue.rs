//! The catalogue of measures. A header that a platform or a person uses is one alias: adding it is one word here.

use super::Measure::*;
use super::{MeasureEntry, Pooling};
use crate::engine::language::Text;
use crate::engine::unit::Unit;

/// Every measure, in the order of [`super::Measure`].
// Several names to a line: one to a line would hide the catalogue behind its aliases.
#[rustfmt::skip]
pub static ALL: &[MeasureEntry] = &[
    MeasureEntry {
        measure: Company,
        id: "company",
        name: Text { de: "Unternehmen", en: "Company" },
        definition: Text {
            de: "Wessen Zahlen es sind: Unternehmen, Marke oder Konto.",
            en: "Whose figures these are: a company, brand or account.",
        }.long(),
        unit: Unit::Words,
        pooling: Pooling::Identity,
        aliases: &[
            "unternehmen", "firma", "firmen", "firmenname", "unternehmensname", "marke", "marken", "brand",
            "brand name", "company", "company name", "organisation", "organization", "hersteller", "anbieter",
            "wettbewerber", "mitbewerber", "konkurrent", "competitor", "kunde", "client", "verein", "konto",
            "kontoname", "konto-benutzername", "account", "accounts", "account name", "account username",
            "benutzername", "username", "user name", "handle", "profil", "profile", "profilname", "profile name",
            "seite", "seitenname", "page", "page name", "fanpage", "absender", "creator", "influencer",
            "entreprise", "marque", "compte", "empresa", "marca", "cuenta", "azienda",
        ],
    },
    MeasureEntry {
        measure: Channel,
        id: "channel",
        name: Text { de: "Kanal", en: "Channel" },
        definition: Text {
            de: "Auf welchem Netzwerk oder Weg: LinkedIn, Instagram, Newsletter.",
            en: "On which network or route: LinkedIn, Instagram, newsletter.",
        }.long(),
        unit: Unit::Words,
        pooling: Pooling::Identity,
        aliases: &[
            "kanal", "kanäle", "channel", "channels", "netzwerk", "network", "plattform", "platform",
            "soziales netzwerk", "social network", "social-media-kanal", "social media kanal", "social media channel",
            "social-media-plattform", "social media platform", "medium", "netz", "publisher platform",
            "default channel group", "session default channel group", "session primary channel group",
            "session primary channel group (default channel group)", "standard-channelgruppierung", "kanalgruppe",
            "default channel grouping",
            "sitzung – primäre channelgruppe (standard-channelgruppe)", "primäre channelgruppe",
            "sitzung – quelle/medium",
            "canal", "canale", "réseau", "réseau social", "red social", "plateforme", "plataforma", "piattaforma",
        ],
    },
    MeasureEntry {
        measure: Period,
        id: "period",
        name: Text { de: "Zeitraum", en: "Period" },
        definition: Text {
            de: "Wann: ein Tag, eine Woche, ein Monat oder der Zeitpunkt der Veröffentlichung.",
            en: "When: a day, a week, a month, or the time of publishing.",
        }.long(),
        unit: Unit::Words,
        pooling: Pooling::Identity,
        aliases: &[
            "zeitraum", "zeit", "zeitpunkt", "datum", "date", "tag", "day", "woche", "week", "kw", "kalenderwoche",
            "calendar week", "monat", "month", "quartal", "quarter", "jahr", "year", "period", "periode", "time",
            "timestamp", "zeitstempel", "stichtag", "erhebungszeitraum", "berichtszeitraum", "berichtsmonat",
            "reporting period", "berichtsbeginn", "berichtsstart", "reporting starts", "start date", "startdatum",
            "veröffentlicht", "veröffentlicht am", "veröffentlichung", "veröffentlichungsdatum",
            "veröffentlichungszeitpunkt", "veröffentlichungszeitpunkt des videos", "veröffentlichungszeit",
            "publish time", "publish date", "post publish date", "published", "published at", "publication date",
            "publishing date", "video publish time", "posted", "posted at", "posted on", "post time", "post date",
            "posting date", "posting-datum", "postdatum", "beitragsdatum", "gepostet am", "erstellt", "erstellt am",
            "erstellungsdatum", "created", "created at", "created date", "creation date", "date posted",
            "date published", "day of month",
            "zeitraum von", "halbjahr", "half-year", "woche vom", "datum/uhrzeit", "date/time", "report date", "ad date", "week start date",
            "week start", "date start",
            "fecha", "mois", "mes", "mese",
        ],
    },
    MeasureEntry {
        measure: Post,
        id: "post",
        name: Text { de: "Beitrag", en: "Post" },
        definition: Text { de: "Welcher Beitrag: Titel oder Kurzname.", en: "Which post: its title or short name." }.long(),
        unit: Unit::Words,
        pooling: Pooling::Identity,
        aliases: &[
            "beitrag", "beitragstitel", "post", "posting", "post title", "post name", "titel", "title", "videotitel",
            "video title", "video", "video name", "headline", "überschrift", "betreff", "subject", "tweet", "pin",
            "pin title", "reel", "story", "anzeigenname", "anzeige", "ad name", "ad", "content", "inhalt",
            "content title", "postname", "name des beitrags", "update title", "name der anzeige", "beitragsname",
            "publication", "publicación", "pubblicazione",
        ],
    },
    MeasureEntry {
        measure: PostType,
        id: "post_type",
        name: Text { de: "Beitragsart", en: "Post type" },
        definition: Text {
            de: "Was für ein Beitrag: Bild, Video, Reel, Karussell.",
            en: "What kind of post: image, video, reel, carousel.",
        }.long(),
        unit: Unit::Words,
        pooling: Pooling::Identity,
        aliases: &[
            "beitragsart", "beitragstyp", "beitragsformat", "post type", "posttyp", "post-typ", "posttype",
            "content type", "content-typ", "inhaltstyp", "inhaltsart", "contenttyp", "type", "typ", "art", "format",
            "media type", "medientyp", "medienart", "content format", "post format", "art des beitrags",
            "type of post", "update type",
        ],
    },
    MeasureEntry {
        measure: Group,
        id: "group",
        name: Text { de: "Gruppe", en: "Group" },
        definition: Text {
            de: "Wozu eine Zeile gehört: Kampagne, Thema, Rubrik oder Region.",
            en: "What a row belongs to: a campaign, topic, category or region.",
        }.long(),
        unit: Unit::Words,
        pooling: Pooling::Identity,
        aliases: &[
            "gruppe", "group", "kampagne", "kampagnen", "kampagnenname", "campaign", "campaign name", "kategorie",
            "category", "thema", "topic", "rubrik", "content pillar", "content-säule", "themensäule", "segment",
            "region", "branche", "industry", "cluster", "serie", "series", "anzeigengruppe", "anzeigengruppenname",
            "name der anzeigengruppe", "ad set name", "ad set", "ad group", "ad group name", "abteilung", "standort",
            "label", "labels", "custom labels", "benutzerdefinierte labels", "name der kampagne", "location",
            "job function", "seniority", "company size", "land", "country", "asset-gruppe", "asset group",
            "zeilenbeschriftungen", "row labels",
        ],
    },
    MeasureEntry {
        measure: Link,
        id: "link",
        name: Text { de: "Link", en: "Link" },
        definition: Text { de: "Die Adresse des Beitrags.", en: "The address of the post." }.long(),
        unit: Unit::Words,
        pooling: Pooling::Identity,
        aliases: &[
            "link", "url", "permalink", "post link", "post url", "post permalink", "tweet permalink", "beitragslink",
            "beitrags-url", "link zum beitrag", "video link", "video url", "videolink", "share url",
            "adresse des beitrags", "direktlink", "update link",
        ],
    },
    MeasureEntry {
        measure: Text,
        id: "text",
        name: Text { de: "Text", en: "Text" },
        definition: Text { de: "Der Wortlaut des Beitrags.", en: "The wording of the post." }.long(),
        unit: Unit::Words,
        pooling: Pooling::Identity,
        aliases: &[
            "text", "beschreibung", "description", "caption", "bildunterschrift", "message", "post message",
            "beitragstext", "post text", "posttext", "tweet text", "post content", "wortlaut", "copy",
        ],
    },
    MeasureEntry {
        measure: Id,
        id: "id",
        name: Text { de: "Kennung", en: "ID" },
        definition: Text { de: "Die Nummer des Beitrags bei der Plattform.", en: "The post’s number on its platform." }.long(),
        unit: Unit::Words,
        pooling: Pooling::Identity,
        aliases: &[
            "id", "kennung", "post id", "post-id", "beitrags-id", "beitrag-id", "tweet id", "video-id", "video id",
            "videokennung", "media id", "medien-id", "pin id", "pin-id", "ad id", "anzeigen-id", "content id",
            "video asset id",
        ],
    },
    MeasureEntry {
        measure: Followers,
        id: "followers",
        name: Text { de: "Follower", en: "Followers" },
        definition: Text {
            de: "Wie viele Menschen dem Kanal folgen: Follower, Fans, Abonnenten.",
            en: "How many people follow the channel: followers, fans, subscribers.",
        }.long(),
        unit: Unit::Count,
        pooling: Pooling::Stock,
        aliases: &[
            "follower", "followers", "fans", "fan", "fanzahl", "fans gesamt", "abonnenten",
            "abonnentinnen und abonnenten", "abos", "abo", "subscriber", "subscribers", "follower aktuell",
            "followerzahl", "followeranzahl", "follower count", "followerschaft", "community", "community-größe",
            "community size", "seiten-likes", "seitenlikes", "gefällt-mir-angaben der seite", "seite gefällt",
            "page likes", "page total likes", "page followers", "seiten-follower", "abonnentenzahl", "anhänger",
            "mitglieder", "members", "current followers", "subscriber count", "fans und follower", "fans/follower",
            "followers/fans", "page fans",
            "lifetime total likes", "followerstand", "gesamtfollower",
            "abonnés", "seguidores", "abonnés totaux", "seguaci",
        ],
    },
    MeasureEntry {
        measure: FollowersStart,
        id: "followers_start",
        name: Text { de: "Follower am Anfang", en: "Followers at the start" },
        definition: Text { de: "Follower am Beginn des Zeitraums.", en: "Followers at the beginning of the period." }.long(),
        unit: Unit::Count,
        pooling: Pooling::StockAtStart,
        aliases: &[
            "follower anfang", "follower am anfang", "follower start", "follower beginn", "follower zu beginn",
            "follower am beginn", "follower monatsanfang", "follower zu monatsbeginn", "follower vorher",
            "follower alt", "follower vormonat", "follower anfangsbestand", "anfangsbestand",
            "anfangsbestand follower", "followers start", "followers at start", "followers at the start",
            "start followers", "starting followers", "followers at beginning", "followers beginning",
            "beginning followers", "followers before", "opening followers", "fans anfang", "fans start",
            "fans am anfang", "abonnenten anfang", "abonnenten start", "abonnenten am anfang", "subscribers start",
            "subscribers at start", "follower vorperiode", "follower davor", "initial followers",
        ],
    },
    MeasureEntry {
        measure: FollowersEnd,
        id: "followers_end",
        name: Text { de: "Follower am Ende", en: "Followers at the end" },
        definition: Text { de: "Follower am Ende des Zeitraums.", en: "Followers at the end of the period." }.long(),
        unit: Unit::Count,
        pooling: Pooling::Stock,
        aliases: &[
            "follower ende", "follower am ende", "follower zum ende", "follower monatsende",
            "follower zum monatsende", "follower nachher", "follower endbestand", "endbestand", "endbestand follower",
            "followers end", "followers at end", "followers at the end", "end followers", "ending followers",
            "followers after", "closing followers", "fans ende", "fans am ende", "abonnenten ende",
            "abonnenten am ende", "subscribers end", "subscribers at end", "final followers",
        ],
    },
    MeasureEntry {
        measure: NewFollowers,
        id: "new_followers",
        name: Text { de: "Neue Follower", en: "New followers" },
        definition: Text {
            de: "Wie viele Follower im Zeitraum dazugekommen sind.",
            en: "How many followers came in the period.",
        }.long(),
        unit: Unit::Count,
        pooling: Pooling::Flow,
        aliases: &[
            "neue follower", "neu gewonnene follower", "neue fans", "neue abonnenten", "neue abos",
            "neue seiten-likes", "gewonnene follower", "gewonnene abonnenten", "gewonnene fans",
            "zugewonnene follower", "follower gewonnen", "abonnenten gewonnen", "follower neu", "abonnenten neu", "fans neu", "neue mitglieder", "new members",
            "follower hinzugewonnen", "follower-zugang", "follower zugänge", "zugänge", "new followers",
            "new follows", "new fans", "new subscribers", "new page likes", "follows", "gained followers",
            "followers gained", "subscribers gained", "gained subscribers", "follower gains", "follower gain",
            "neue gefällt-mir-angaben", "gefällt mir angaben für seite", "follows auf instagram", "instagram follows",
            "facebook likes", "difference in followers from previous day", "page follows", "follows or likes",
            "page fan adds",
            "paid followers", "daily new likes", "neu gewonnene abonnenten", "audience gained",
        ],
    },
    MeasureEntry {
        measure: LostFollowers,
        id: "lost_followers",
        name: Text { de: "Verlorene Follower", en: "Lost followers" },
        definition: Text {
            de: "Wie viele Follower im Zeitraum gegangen sind.",
            en: "How many followers left in the period.",
        }.long(),
        unit: Unit::Count,
        pooling: Pooling::Flow,
        aliases: &[
            "verlorene follower", "verlorene abonnenten", "verlorene fans", "follower verloren",
            "abonnenten verloren", "abos verloren", "entfolgt", "entfolgungen", "follower-abgang", "follower abgänge", "abgänge",
            "lost followers", "followers lost", "lost subscribers", "subscribers lost", "lost fans", "unfollows",
            "unfollowers", "unfollowed", "unlikes", "page unlikes",
            "daily unlikes", "audience lost",
        ],
    },
    MeasureEntry {
        measure: TargetFollowers,
        id: "target_followers",
        name: Text { de: "Follower in der Zielgruppe", en: "Followers in the target group" },
        definition: Text {
            de: "Wie viele Follower zur gewünschten Zielgruppe gehören.",
            en: "How many followers belong to the wanted target group.",
        }.long(),
        unit: Unit::Count,
        pooling: Pooling::Stock,
        aliases: &[
            "follower in der zielgruppe", "follower in zielgruppe", "follower zielgruppe",
            "follower aus der zielgruppe", "zielgruppenfollower", "zielgruppen-follower", "davon zielgruppe",
            "davon in der zielgruppe", "relevante follower", "target followers", "target group followers",
            "followers in target group", "followers in the target group", "target audience followers",
            "followers in target audience", "relevant followers",
        ],
    },
    MeasureEntry {
        measure: Posts,
        id: "posts",
        name: Text { de: "Beiträge", en: "Posts" },
        definition: Text { de: "Wie viele Beiträge veröffentlicht wurden.", en: "How many posts were published." }.long(),
        unit: Unit::Count,
        pooling: Pooling::Flow,
        aliases: &[
            "beiträge", "posts", "postings", "anzahl beiträge", "beitragszahl", "beitragsanzahl",
            "veröffentlichte beiträge", "eigene beiträge", "posts published", "published posts", "post count",
            "create post", "tweets", "videos veröffentlicht", "videos published", "published content",
            "veröffentlichungen", "uploads", "inhalte veröffentlicht", "content pieces", "number of posts",
            "meldungen veröffentlicht", "videos", "stories", "reels", "pins",
            "veröffentlichte posts",
        ],
    },
    MeasureEntry {
        measure: Days,
        id: "days",
        name: Text { de: "Tage", en: "Days" },
        definition: Text { de: "Wie viele Tage der Zeitraum hat.", en: "How many days the period has." }.long(),
        unit: Unit::Days,
        pooling: Pooling::Days,
        aliases: &[
            "tage", "days", "anzahl tage", "tage im zeitraum", "days in period", "zeitraum tage", "zeitraum in tagen",
            "laufzeit tage", "laufzeit in tagen", "dauer tage", "dauer in tagen", "duration days", "duration in days",
            "period days", "length in days",
        ],
    },
    MeasureEntry {
        measure: Reach,
        id: "reach",
        name: Text { de: "Reichweite", en: "Reach" },
        definition: Text {
            de: "Wie viele verschiedene Menschen erreicht wurden.",
            en: "How many different people were reached.",
        }.long(),
        unit: Unit::Count,
        pooling: Pooling::Flow,
        aliases: &[
            "reichweite", "reach", "erreichte konten", "accounts reached", "erreichte personen", "erreichte menschen",
            "erreichte nutzer", "people reached", "users reached", "unique reach", "unique impressions",
            "unique users reached", "nettoreichweite", "netto-reichweite", "net reach", "gesamtreichweite",
            "total reach", "post reach", "beitragsreichweite", "reichweite der beiträge", "lifetime post total reach",
            "post total reach", "seitenreichweite", "page reach", "accounts center accounts reached",
            "erreichte konten in der kontenübersicht", "reichweite personen", "reach (people)", "facebook-reichweite",
            "instagram-reichweite", "facebook reach", "instagram reach", "individuelle reichweite",
            "reached audience", "erreichte zielgruppe", "post impressions unique", "page impressions unique",
            "portée", "couverture", "alcance", "copertura", "comptes touchés", "cuentas alcanzadas",
            "account raggiunti",
        ],
    },
    MeasureEntry {
        measure: Impressions,
        id: "impressions",
        name: Text { de: "Impressionen", en: "Impressions" },
        definition: Text {
            de: "Wie oft Beiträge angezeigt wurden, Wiederholungen eingeschlossen.",
            en: "How often posts were shown, repeats included.",
        }.long(),
        unit: Unit::Count,
        pooling: Pooling::Flow,
        aliases: &[
            "impressionen", "impressions", "impression", "impr", "imp", "imps", "einblendungen",
            "anzeigenimpressionen", "ad impressions", "sichtkontakte", "gesamtimpressionen", "total impressions",
            "post impressions", "beitragsimpressionen", "lifetime post total impressions", "post total impressions",
            "impressionen der beiträge", "ausspielungen", "views (impressions)", "thumbnail-impressionen",
            "thumbnail impressions",
            "impresiones", "impressioni",
        ],
    },
    MeasureEntry {
        measure: Views,
        id: "views",
        name: Text { de: "Aufrufe", en: "Views" },
        definition: Text {
            de: "Wie oft Inhalte oder Videos aufgerufen wurden.",
            en: "How often content or videos were viewed.",
        }.long(),
        unit: Unit::Count,
        pooling: Pooling::Flow,
        aliases: &[
            "aufrufe", "views", "view", "ansichten", "videoaufrufe", "video-aufrufe", "video views", "videoviews",
            "video-views", "wiedergaben", "videowiedergaben", "plays", "total views", "gesamtaufrufe", "view count",
            "viewcount", "play count", "reel plays", "reels plays", "views (excluding off-site video views)",
            "abrufe", "videoabrufe", "contentaufrufe", "inhaltsaufrufe", "content views", "post views",
            "beitragsaufrufe", "video view count", "total video views", "lifetime video views",
            "vues", "visualizaciones", "visualizzazioni",
        ],
    },
    MeasureEntry {
        measure: UniqueViews,
        id: "unique_views",
        name: Text { de: "Einzelne Zuschauer", en: "Unique viewers" },
        definition: Text {
            de: "Wie viele verschiedene Menschen zugesehen haben.",
            en: "How many different people watched.",
        }.long(),
        unit: Unit::Count,
        pooling: Pooling::Flow,
        aliases: &[
            "einzelne zuschauer", "eindeutige zuschauer", "einmalige zuschauer", "individuelle zuschauer",
            "unique viewers", "unique views", "unique video views", "eindeutige aufrufe", "eindeutige videoaufrufe",
            "individuelle aufrufe", "einmalige aufrufe", "zuschauer (eindeutig)", "total viewers",
        ],
    },
    MeasureEntry {
        measure: ProfileVisits,
        id: "profile_visits",
        name: Text { de: "Profilbesuche", en: "Profile visits" },
        definition: Text {
            de: "Wie oft das Profil oder die Seite im Netzwerk besucht wurde.",
            en: "How often the profile or page on the network was visited.",
        }.long(),
        unit: Unit::Count,
        pooling: Pooling::Flow,
        aliases: &[
            "profilbesuche", "profilaufrufe", "profilansichten", "profile visits", "profile views", "profile view",
            "profile visit", "besuche des profils", "besuche auf dem profil", "seitenbesuche", "page visits",
            "facebook-besuche", "facebook visits", "instagram-profilaufrufe", "instagram profile visits",
            "facebook-seitenaufrufe", "facebook page visits", "besuche des instagram-profils", "aufrufe des profils",
            "total page views",
        ],
    },
    MeasureEntry {
        measure: VideoStarts,
        id: "video_starts",
        name: Text { de: "Videostarts", en: "Video starts" },
        definition: Text { de: "Wie oft ein Video zu laufen begann.", en: "How often a video began to play." }.long(),
        unit: Unit::Count,
        pooling: Pooling::Flow,
        aliases: &[
            "videostarts", "video-starts", "video starts", "video start", "gestartete videos", "starts",
            "wiedergabestarts", "video plays", "videowiedergaben gestartet", "started videos",
        ],
    },
    MeasureEntry {
        measure: VideoCompletions,
        id: "video_completions",
        name: Text { de: "Zu Ende gesehene Videos", en: "Video completions" },
        definition: Text { de: "Wie oft ein Video bis zum Ende lief.", en: "How often a video played to its end." }.long(),
        unit: Unit::Count,
        pooling: Pooling::Flow,
        aliases: &[
            "zu ende gesehen", "zu ende gesehene videos", "vollständig gesehene videos", "vollständige videoaufrufe",
            "vollständige wiedergaben", "vollständige aufrufe", "abgeschlossene wiedergaben", "video completions",
            "completions", "completed views", "complete views", "video completes", "completed video views",
            "full video views", "video plays at 100%", "video watches at 100%", "videowiedergaben zu 100 %",
            "videowiedergaben bis 100%", "views at 100%",
            "video views at 100%",
        ],
    },
    MeasureEntry {
        measure: WatchTime,
        id: "watch_time",
        name: Text { de: "Wiedergabezeit", en: "Watch time" },
        definition: Text { de: "Wie lange insgesamt zugesehen wurde.", en: "How long people watched in total." }.long(),
        unit: Unit::Seconds,
        pooling: Pooling::Flow,
        aliases: &[
            "wiedergabezeit", "gesamte wiedergabezeit", "gesamtwiedergabezeit", "watch time", "total watch time",
            "watchtime", "total play time", "seconds viewed", "minutes viewed", "hours viewed", "watch hours",
            "hours watched", "minutes watched", "seconds watched", "angesehene sekunden", "angesehene minuten",
            "angesehene stunden", "gesehene minuten", "sehdauer gesamt", "view time", "wiedergabestunden",
            "wiedergabeminuten", "total time watched",
        ],
    },
    MeasureEntry {
        measure: Likes,
        id: "likes",
        name: Text { de: "Likes", en: "Likes" },
        definition: Text {
            de: "Wie oft „Gefällt mir“ oder eine andere Reaktion gewählt wurde.",
            en: "How often people liked it or chose another reaction.",
        }.long(),
        unit: Unit::Count,
        pooling: Pooling::Flow,
        aliases: &[
            "likes", "like", "gefällt mir", "gefällt-mir", "gefällt mir angaben", "gefällt-mir-angaben",
            "„gefällt mir“-angaben", "mag ich", "reaktionen", "reaktion", "reactions", "reaction",
            "beitragsreaktionen", "post reactions", "post likes", "like count", "likeanzahl", "anzahl likes",
            "favorites", "favourites", "favoriten", "herzen", "hearts", "total likes", "total reactions",
            "likes und reaktionen", "likes & reactions", "likes/reaktionen", "reaktionen/likes", "likes/reactions",
            "reactions/likes", "daumen hoch", "likes added", "„mag ich“-bewertungen", "digg count",
            "j'aime", "mentions j'aime", "me gusta", "mi piace",
        ],
    },
    MeasureEntry {
        measure: Comments,
        id: "comments",
        name: Text { de: "Kommentare", en: "Comments" },
        definition: Text {
            de: "Wie oft kommentiert oder geantwortet wurde.",
            en: "How often people commented or replied.",
        }.long(),
        unit: Unit::Count,
        pooling: Pooling::Flow,
        aliases: &[
            "kommentare", "komm", "comments", "comment", "beitragskommentare", "post comments", "comments added",
            "hinzugefügte kommentare", "kommentaranzahl", "comment count", "replies", "reply", "antworten",
            "total comments", "kommentare und antworten", "comments & replies", "kommentare/antworten",
            "comments/replies",
            "commentaires", "comentarios", "commenti",
        ],
    },
    MeasureEntry {
        measure: Shares,
        id: "shares",
        name: Text { de: "Shares", en: "Shares" },
        definition: Text {
            de: "Wie oft etwas geteilt oder weitergeleitet wurde.",
            en: "How often it was shared or passed on.",
        }.long(),
        unit: Unit::Count,
        pooling: Pooling::Flow,
        aliases: &[
            "shares", "share", "geteilt", "geteilte inhalte", "geteilte beiträge", "mal geteilt", "teilen",
            "teilungen", "teilvorgänge", "weiterleitungen", "weitergeleitet", "reposts", "repost", "retweets",
            "retweet", "reshares", "post shares", "shared posts", "shared", "sends", "total shares", "share count",
            "shares/reposts", "reposts/shares", "shares/retweets", "geteilte inhalte (shares)",
            "partages", "compartidos", "veces compartido", "condivisioni",
        ],
    },
    MeasureEntry {
        measure: Saves,
        id: "saves",
        name: Text { de: "Saves", en: "Saves" },
        definition: Text {
            de: "Wie oft etwas gespeichert oder gemerkt wurde.",
            en: "How often it was saved or bookmarked.",
        }.long(),
        unit: Unit::Count,
        pooling: Pooling::Flow,
        aliases: &[
            "saves", "save", "saved", "gespeichert", "gespeicherte beiträge", "gespeicherte inhalte", "speicherungen",
            "gemerkt", "merken", "bookmarks", "bookmark", "lesezeichen", "saved posts", "post saves", "save count",
            "total saves", "favoriten hinzugefügt", "add to favorites", "mal gespeichert", "collect count",
            "enregistrements", "guardados", "salvataggi",
        ],
    },
    MeasureEntry {
        measure: Interactions,
        id: "interactions",
        name: Text { de: "Interaktionen", en: "Interactions" },
        definition: Text {
            de: "Alle Interaktionen zusammen, wie die Quelle sie zählt.",
            en: "All interactions together, as the source counts them.",
        }.long(),
        unit: Unit::Count,
        pooling: Pooling::Flow,
        aliases: &[
            "interaktionen", "interaktion", "interactions", "interaction", "engagement", "engagements",
            "gesamtinteraktionen", "interaktionen gesamt", "total interactions", "total engagements",
            "total engagement", "content-interaktionen", "content interactions", "beitragsinteraktionen",
            "post engagement", "post engagements", "post interactions", "total post engagements",
            "reactions, comments and shares", "reactions, comments & shares",
            "reaktionen, kommentare und geteilte inhalte", "reaktionen, kommentare und shares",
            "likes, kommentare und shares", "likes, comments and shares", "likes + kommentare + shares",
            "likes + comments + shares", "interaktionszahl", "engagement count", "engagement (absolut)",
            "interaktionen mit inhalten", "interaktionen mit beiträgen", "likes, kommentare, shares",
            "likes, comments, shares", "likes, kommentare, geteilt", "likes + kommentare",
            "interacciones", "interazioni",
        ],
    },
    MeasureEntry {
        measure: Clicks,
        id: "clicks",
        name: Text { de: "Klicks", en: "Clicks" },
        definition: Text { de: "Wie oft geklickt wurde, gleich worauf.", en: "How often people clicked, on anything." }.long(),
        unit: Unit::Count,
        pooling: Pooling::Flow,
        aliases: &[
            "klicks", "clicks", "klick", "click", "klicks (alle)", "clicks (all)", "total clicks", "gesamtklicks",
            "beitragsklicks", "post clicks", "pin clicks", "anzeigenklicks", "ad clicks",
            "lifetime post consumptions", "post consumptions", "klicks insgesamt",
            "clics", "clic",
        ],
    },
    MeasureEntry {
        measure: LinkClicks,
        id: "link_clicks",
        name: Text { de: "Link-Klicks", en: "Link clicks" },
        definition: Text {
            de: "Wie oft auf einen Link nach draußen geklickt wurde.",
            en: "How often people clicked a link that leads out.",
        }.long(),
        unit: Unit::Count,
        pooling: Pooling::Flow,
        aliases: &[
            "link-klicks", "linkklicks", "link clicks", "link click", "url clicks", "url-klicks", "klicks auf link",
            "klicks auf links", "klicks auf den link", "klicks zur website", "website-klicks", "websiteklicks",
            "website clicks", "website link clicks", "outbound clicks", "clicks to website", "external link clicks",
            "website taps", "linkklick", "klicks (link)", "klicks website", "klicks auf website", "klicks webseite",
            "webseiten-klicks", "klicks auf die website", "klicks auf webseite",
            "clicks (destination)", "clicks to landing page", "post link clicks", "ausgehende klicks",
        ],
    },
    MeasureEntry {
        measure: Inquiries,
        id: "inquiries",
        name: Text { de: "Anfragen", en: "Inquiries" },
        definition: Text { de: "Wie viele Anfragen gestellt wurden.", en: "How many inquiries came in." }.long(),
        unit: Unit::Count,
        pooling: Pooling::Flow,
        aliases: &[
            "anfragen", "anfrage", "kundenanfragen", "eingegangene anfragen", "eingehende anfragen", "inquiries",
            "enquiries", "inquiry", "customer inquiries", "customer enquiries", "incoming messages",
            "eingehende nachrichten", "nachrichten", "messages", "messages received", "erhaltene nachrichten",
            "tickets", "fragen", "questions", "user questions", "nutzeranfragen", "support requests",
            "supportanfragen", "serviceanfragen", "service requests", "konversationen", "conversations",
            "nachrichten erhalten", "eingegangene nachrichten",
        ],
    },
    MeasureEntry {
        measure: Answered,
        id: "answered",
        name: Text { de: "Beantwortet", en: "Answered" },
        definition: Text { de: "Wie viele Anfragen beantwortet wurden.", en: "How many inquiries were answered." }.long(),
        unit: Unit::Count,
        pooling: Pooling::Flow,
        aliases: &[
            "beantwortet", "beantwortete anfragen", "davon beantwortet", "anfragen beantwortet",
            "beantwortete nachrichten", "beantwortete fragen", "answered", "answered inquiries", "inquiries answered",
            "answered enquiries", "answered questions", "messages answered", "replied", "responses sent",
            "gegebene antworten",
        ],
    },
    MeasureEntry {
        measure: Reacted,
        id: "reacted",
        name: Text { de: "Mit Reaktion", en: "With a reaction" },
        definition: Text {
            de: "Auf wie viele Anfragen irgendwie reagiert wurde: Antwort, Like oder Löschung.",
            en: "How many inquiries met any reaction: an answer, a like or a deletion.",
        }.long(),
        unit: Unit::Count,
        pooling: Pooling::Flow,
        aliases: &[
            "mit reaktion", "anfragen mit reaktion", "reagiert", "darauf reagiert", "bearbeitet",
            "bearbeitete anfragen", "davon bearbeitet", "reacted", "reacted to", "with a reaction",
            "inquiries with reaction", "inquiries reacted to", "handled", "handled inquiries",
        ],
    },
    MeasureEntry {
        measure: ResponseTime,
        id: "response_time",
        name: Text { de: "Antwortzeit", en: "Response time" },
        definition: Text { de: "Wie lange es bis zur ersten Antwort dauert.", en: "How long the first answer takes." }.long(),
        unit: Unit::Seconds,
        pooling: Pooling::Cases,
        aliases: &[
            "antwortzeit", "antwortdauer", "reaktionszeit", "erstreaktionszeit", "erste antwortzeit",
            "zeit bis zur antwort", "zeit bis zur ersten antwort", "response time", "first response time",
            "time to first response", "time to response", "reply time", "first reply time", "reaction time",
        ],
    },
    MeasureEntry {
        measure: Mentions,
        id: "mentions",
        name: Text { de: "Erwähnungen", en: "Mentions" },
        definition: Text { de: "Wie oft das Unternehmen erwähnt wurde.", en: "How often the company was mentioned." }.long(),
        unit: Unit::Count,
        pooling: Pooling::Flow,
        aliases: &[
            "erwähnungen", "erwähnung", "eigene erwähnungen", "nennungen", "markennennungen", "mentions", "mention",
            "own mentions", "brand mentions", "@-erwähnungen", "markenerwähnungen",
        ],
    },
    MeasureEntry {
        measure: MentionsTotal,
        id: "mentions_total",
        name: Text { de: "Erwähnungen im Markt", en: "Mentions in the market" },
        definition: Text {
            de: "Wie oft alle Unternehmen des Vergleichs erwähnt wurden, das eigene eingeschlossen.",
            en: "How often all compared companies were mentioned, the own one included.",
        }.long(),
        unit: Unit::Count,
        pooling: Pooling::Flow,
        aliases: &[
            "erwähnungen im markt", "erwähnungen gesamt", "erwähnungen insgesamt", "erwähnungen aller",
            "erwähnungen aller unternehmen", "alle erwähnungen", "gesamterwähnungen", "markterwähnungen",
            "erwähnungen branche", "nennungen gesamt", "mentions total", "total mentions", "all mentions",
            "market mentions", "mentions in the market", "industry mentions", "category mentions",
        ],
    },
    MeasureEntry {
        measure: Positive,
        id: "positive",
        name: Text { de: "Positive Erwähnungen", en: "Positive mentions" },
        definition: Text { de: "Erwähnungen mit positivem Ton.", en: "Mentions with a positive tone." }.long(),
        unit: Unit::Count,
        pooling: Pooling::Flow,
        aliases: &[
            "positiv", "positive", "positive erwähnungen", "positive nennungen", "positive kommentare",
            "positive beiträge", "positive mentions", "positive comments", "erwähnungen positiv", "mentions positive",
        ],
    },
    MeasureEntry {
        measure: Neutral,
        id: "neutral",
        name: Text { de: "Neutrale Erwähnungen", en: "Neutral mentions" },
        definition: Text { de: "Erwähnungen ohne Wertung.", en: "Mentions without a judgement." }.long(),
        unit: Unit::Count,
        pooling: Pooling::Flow,
        aliases: &[
            "neutral", "neutrale", "neutrale erwähnungen", "neutrale nennungen", "neutrale kommentare",
            "neutrale beiträge", "neutral mentions", "neutral comments", "erwähnungen neutral", "mentions neutral",
        ],
    },
    MeasureEntry {
        measure: Negative,
        id: "negative",
        name: Text { de: "Negative Erwähnungen", en: "Negative mentions" },
        definition: Text { de: "Erwähnungen mit negativem Ton.", en: "Mentions with a negative tone." }.long(),
        unit: Unit::Count,
        pooling: Pooling::Flow,
        aliases: &[
            "negativ", "negative", "negative erwähnungen", "negative nennungen", "negative kommentare",
            "negative beiträge", "negative mentions", "negative comments", "erwähnungen negativ", "mentions negative",
        ],
    },
    MeasureEntry {
        measure: Promoters,
        id: "promoters",
        name: Text { de: "Promotoren", en: "Promoters" },
        definition: Text {
            de: "Befragte, die das Unternehmen weiterempfehlen (9 oder 10 von 10).",
            en: "People asked who would recommend the company (9 or 10 of 10).",
        }.long(),
        unit: Unit::Count,
        pooling: Pooling::Flow,
        aliases: &[
            "promotoren", "promoter", "promoters", "fürsprecher", "nps promotoren", "nps promoters",
        ],
    },
    MeasureEntry {
        measure: Passives,
        id: "passives",
        name: Text { de: "Passive", en: "Passives" },
        definition: Text {
            de: "Befragte, die zufrieden sind, aber nicht empfehlen (7 oder 8 von 10).",
            en: "People asked who are content but would not recommend (7 or 8 of 10).",
        }.long(),
        unit: Unit::Count,
        pooling: Pooling::Flow,
        aliases: &[
            "passive", "passives", "passiv zufriedene", "indifferente", "passiv", "nps passive", "nps passives",
        ],
    },
    MeasureEntry {
        measure: Detractors,
        id: "detractors",
        name: Text { de: "Kritiker", en: "Detractors" },
        definition: Text {
            de: "Befragte, die nicht empfehlen (0 bis 6 von 10).",
            en: "People asked who would not recommend (0 to 6 of 10).",
        }.long(),
        unit: Unit::Count,
        pooling: Pooling::Flow,
        aliases: &[
            "kritiker", "detraktoren", "detractors", "detractor", "nps kritiker", "nps detraktoren", "nps detractors",
        ],
    },
    MeasureEntry {
        measure: Cost,
        id: "cost",
        name: Text { de: "Kosten", en: "Cost" },
        definition: Text { de: "Was ausgegeben wurde.", en: "What was spent." }.long(),
        unit: Unit::Money,
        pooling: Pooling::Flow,
        aliases: &[
            "kosten", "cost", "costs", "ausgaben", "ausgegeben", "ausgegebener betrag", "spend", "spent", "ad spend",
            "adspend", "total spend", "total spent", "amount spent", "budget", "werbebudget", "mediabudget",
            "media budget", "media spend", "werbekosten", "werbeausgaben", "mediakosten", "anzeigenkosten",
            "anzeigenausgaben", "gesamtkosten", "total cost", "total costs", "ad cost", "advertising cost",
            "marketingkosten", "media-ausgaben", "kampagnenkosten", "campaign cost", "budget (ausgegeben)",
            "aufwand eur", "aufwand in eur",
            "spend in account currency", "spendings", "media spendings", "invest", "media invest",
            "verbrauchtes budget", "kosten netto", "kosten brutto", "nettokosten", "bruttokosten",
            "dépenses", "montant dépensé", "gasto", "importe gastado", "spesa", "importo speso",
        ],
    },
    MeasureEntry {
        measure: Revenue,
        id: "revenue",
        name: Text { de: "Umsatz", en: "Revenue" },
        definition: Text { de: "Was eingenommen wurde.", en: "What came in." }.long(),
        unit: Unit::Money,
        pooling: Pooling::Flow,
        aliases: &[
            "umsatz", "umsätze", "revenue", "total revenue", "gesamtumsatz", "erlös", "erlöse", "einnahmen",
            "geschätzte einnahmen", "geschätzter umsatz", "estimated revenue", "estimated earnings", "earnings",
            "conversion value", "conversion-wert", "conversionwert", "conv.-wert", "conv. value",
            "total conversion value", "purchase value", "purchases conversion value",
            "website purchases conversion value", "conversion-wert für käufe", "conversion-wert von käufen",
            "kaufwert", "wert der käufe", "purchase revenue", "sales revenue", "sales eur", "sales €", "sales usd",
            "sales $", "your estimated revenue", "verkaufserlöse",
            "umsatz netto", "umsatz brutto", "nettoumsatz", "kaufumsatz", "total order value (checkout)",
            "complete payment value",
        ],
    },
    MeasureEntry {
        measure: CostOfGoods,
        id: "cost_of_goods",
        name: Text { de: "Wareneinsatz", en: "Cost of goods" },
        definition: Text {
            de: "Was die verkauften Waren selbst gekostet haben.",
            en: "What the goods that were sold cost themselves.",
        }.long(),
        unit: Unit::Money,
        pooling: Pooling::Flow,
        aliases: &[
            "wareneinsatz", "warenkosten", "wareneinstand", "einstandskosten", "herstellkosten", "herstellungskosten",
            "materialkosten", "cost of goods", "cost of goods sold", "cogs", "product cost", "product costs",
        ],
    },
    MeasureEntry {
        measure: Leads,
        id: "leads",
        name: Text { de: "Leads", en: "Leads" },
        definition: Text {
            de: "Wie viele Interessenten ihre Daten hinterlassen haben.",
            en: "How many prospects left their details.",
        }.long(),
        unit: Unit::Count,
        pooling: Pooling::Flow,
        aliases: &[
            "leads", "lead", "neue leads", "new leads", "generierte leads", "generated leads", "leads generated",
            "lead-anzahl", "interessenten", "on-facebook leads", "leads (formular)", "leads (form)", "formular-leads",
            "website leads", "website-leads", "lead count", "websites-leads",
        ],
    },
    MeasureEntry {
        measure: ContactRequests,
        id: "contact_requests",
        name: Text { de: "Kontaktanfragen", en: "Contact requests" },
        definition: Text {
            de: "Wie oft Menschen um Kontakt gebeten haben.",
            en: "How often people asked to be contacted.",
        }.long(),
        unit: Unit::Count,
        pooling: Pooling::Flow,
        aliases: &[
            "kontaktanfragen", "kontaktanfrage", "kontaktaufnahmen", "contact requests", "contact request",
            "contact enquiries", "contact inquiries", "kontaktformulare", "kontaktformular", "contact forms",
            "contact form submissions", "rückrufbitten", "callback requests", "angebotsanfragen", "quote requests",
        ],
    },
    MeasureEntry {
        measure: Conversions,
        id: "conversions",
        name: Text { de: "Conversions", en: "Conversions" },
        definition: Text {
            de: "Wie oft das gewünschte Ziel erreicht wurde: Kauf, Anmeldung, Download.",
            en: "How often the wanted action happened: a purchase, sign-up or download.",
        }.long(),
        unit: Unit::Count,
        pooling: Pooling::Flow,
        aliases: &[
            "conversions", "conversion", "konversionen", "konversion", "conv", "key events", "schlüsselereignisse",
            "wichtige ereignisse", "käufe", "purchases", "purchase", "verkäufe", "bestellungen", "orders",
            "order count", "abschlüsse", "website-käufe", "website purchases", "buchungen", "bookings",
            "zielerreichungen", "goal completions", "alle conv", "all conv", "all conversions", "alle conversions",
            "websites-käufe", "websites-conversions", "website conversions", "website-conversions",
            "total conversions (checkout)", "complete payment",
        ],
    },
    MeasureEntry {
        measure: Visits,
        id: "visits",
        name: Text { de: "Besuche", en: "Visits" },
        definition: Text { de: "Besuche auf der eigenen Website.", en: "Visits to the own website." }.long(),
        unit: Unit::Count,
        pooling: Pooling::Flow,
        aliases: &[
            "besuche", "visits", "visit", "sessions", "session", "sitzungen", "website-besuche", "websitebesuche",
            "webseitenbesuche", "website visits", "site visits", "web visits", "besuche auf der website", "besucher",
            "websitebesucher", "website-besucher", "webseitenbesucher", "website visitors", "shop-besuche",
            "shopbesuche", "landing page views", "landingpage-aufrufe", "landingpage-ansichten", "zielseitenaufrufe",
            "landing-page-aufrufe", "aufrufe der landingpage", "website sessions",
        ],
    },
    MeasureEntry {
        measure: Hours,
        id: "hours",
        name: Text { de: "Arbeitsstunden", en: "Hours worked" },
        definition: Text { de: "Wie viele Stunden daran gearbeitet wurde.", en: "How many hours were worked on it." }.long(),
        unit: Unit::Hours,
        pooling: Pooling::Flow,
        aliases: &[
            "stunden", "hours", "std", "arbeitsstunden", "arbeitszeit", "hours worked", "working hours", "work hours",
            "hours spent", "time spent", "zeitaufwand", "personalstunden", "aufwand stunden", "aufwand std",
            "aufwand h", "aufwand in h", "aufwand in std", "aufwand in stunden", "arbeitsaufwand", "personentage stunden", "geleistete stunden",
            "labour hours", "labor hours",
        ],
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_stand_in_the_order_of_the_measures() {
        for (index, entry) in ALL.iter().enumerate() {
            assert_eq!(entry.measure as usize, index, "{}", entry.id);
        }
        assert_eq!(ALL.len(), crate::engine::measure::Measure::COUNT);
    }

    #[test]
    fn ids_are_the_names_in_snake_case() {
        for entry in ALL {
            let mut id = String::new();
            for char in format!("{:?}", entry.measure).chars() {
                if char.is_uppercase() && !id.is_empty() {
                    id.push('_');
                }
                id.extend(char.to_lowercase());
            }
            assert_eq!(entry.id, id);
        }
    }

    #[test]
    fn every_entry_is_written_in_both_languages() {
        for entry in ALL {
            for text in [entry.name, entry.definition] {
                assert!(!text.de.is_empty() && !text.en.is_empty(), "{}", entry.id);
            }
            assert!(entry.definition.de.ends_with('.') && entry.definition.en.ends_with('.'), "{}", entry.id);
            assert!(!entry.aliases.is_empty(), "{}", entry.id);
        }
    }
}
