//! The published figures. Single headline figures with their citation; whole tables stay where they are published.

use super::{Benchmark, FACEBOOK, INSTAGRAM, LINKEDIN, TIKTOK, X, YOUTUBE};
use crate::engine::kpis::{DAILY_ENGAGEMENT_RATE, ENGAGEMENT_RATE_BY_IMPRESSIONS, ENGAGEMENT_RATE_PER_POST};
use crate::engine::language::Text;

const MEDIAN: Text = Text { de: "Median", en: "median" };
const MEAN: Text = Text { de: "Mittelwert", en: "mean" };
const PER_POST: Text =
    Text { de: "Interaktionen eines Beitrags ÷ Follower", en: "interactions of a post ÷ followers" };

/// Its TikTok and LinkedIn figures are left out: what they are divided by is not stated beside them.
pub static SOCIALINSIDER_2026: Benchmark = Benchmark {
    id: "socialinsider_2026",
    name: Text { de: "Socialinsider 2026", en: "Socialinsider 2026" },
    kpi: &ENGAGEMENT_RATE_PER_POST,
    formula: PER_POST,
    statistic: MEAN,
    year: 2025,
    source: "Socialinsider, Social Media Benchmarks 2026",
    sample: Text { de: "70 Mio. Beiträge, 2024 und 2025", en: "70 million posts, 2024 and 2025" },
    channels: &[(FACEBOOK, 0.0015), (INSTAGRAM, 0.0048), (X, 0.0012)],
};

pub static BUFFER_2025: Benchmark = Benchmark {
    id: "buffer_2025",
    name: Text { de: "Buffer 2025", en: "Buffer 2025" },
    kpi: &ENGAGEMENT_RATE_BY_IMPRESSIONS,
    formula: Text { de: "Interaktionen ÷ Impressionen", en: "interactions ÷ impressions" },
    statistic: MEDIAN,
    year: 2024,
    source: "Buffer, average engagement rates, 2025",
    sample: Text {
        de: "über Buffer veröffentlichte Beiträge, Januar 2024 bis Januar 2025",
        en: "posts published through Buffer, January 2024 to January 2025",
    },
    channels: &[
        (FACEBOOK, 0.0507),
        (INSTAGRAM, 0.0116),
        (X, 0.0231),
        (TIKTOK, 0.0486),
        (LINKEDIN, 0.065),
        (YOUTUBE, 0.0441),
    ],
};

pub static RIVAL_IQ_2023: Benchmark = Benchmark {
    id: "rival_iq_2023",
    name: Text { de: "Rival IQ 2023", en: "Rival IQ 2023" },
    kpi: &ENGAGEMENT_RATE_PER_POST,
    formula: PER_POST,
    statistic: MEDIAN,
    year: 2022,
    source: "Rival IQ, Social Media Industry Benchmark Report 2023",
    sample: Text {
        de: "2.100 Unternehmen, 150 aus jeder von 14 Branchen",
        en: "2,100 companies, 150 from each of 14 industries",
    },
    channels: &[(FACEBOOK, 0.0006), (INSTAGRAM, 0.0047), (X, 0.00035), (TIKTOK, 0.0569)],
};

pub static DAX30_2019: Benchmark = Benchmark {
    id: "dax30_2019",
    name: Text { de: "DAX 30, 2019", en: "DAX 30, 2019" },
    kpi: &DAILY_ENGAGEMENT_RATE,
    formula: Text { de: "Interaktionen ÷ Tage ÷ Follower", en: "interactions ÷ days ÷ followers" },
    statistic: MEAN,
    year: 2019,
    source: "social-media-benchmark.de",
    sample: Text { de: "die 30 Unternehmen im DAX", en: "the 30 companies of the DAX" },
    channels: &[(FACEBOOK, 0.004), (INSTAGRAM, 0.011), (X, 0.002), (LINKEDIN, 0.001)],
};
