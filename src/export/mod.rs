//! A report as a file. Each format is one entry of [`ALL`]: adding one is a file and a line.

mod csv;
pub mod html;
mod json;
mod markdown;
mod settings;
mod sheet;
mod sql;
mod svg;
pub mod table;
mod words;
mod workbook;

pub use csv::write_tsv as tsv;
pub use workbook::workbook;

use crate::api::{Analysis, Request};

/// A file format.
#[derive(Debug)]
pub struct Format {
    /// The id that `exportReport` takes.
    pub id: &'static str,
    /// The ending of the file's name.
    pub ending: &'static str,
    /// The media type.
    pub media_type: &'static str,
    /// Writes the file.
    pub write: fn(&Request, &Analysis) -> String,
}

/// Every format that is text.
pub static ALL: &[Format] = &[
    Format { id: "csv", ending: "csv", media_type: "text/csv", write: csv::write_csv },
    Format { id: "tsv", ending: "tsv", media_type: "text/tab-separated-values", write: csv::write_tsv },
    Format { id: "markdown", ending: "md", media_type: "text/markdown", write: markdown::write },
    Format { id: "json", ending: "json", media_type: "application/json", write: json::write },
    Format { id: "html", ending: "html", media_type: "text/html", write: html::write },
    Format { id: "svg", ending: "svg", media_type: "image/svg+xml", write: svg::write },
    Format { id: "sql", ending: "sql", media_type: "application/sql", write: sql::write_duckdb },
    Format { id: "spark_sql", ending: "sql", media_type: "application/sql", write: sql::write_spark },
];

/// Why nothing was written: a mistake in the call itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownFormat(pub String);

impl std::fmt::Display for UnknownFormat {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let ids: Vec<&str> = ALL.iter().map(|format| format.id).collect();
        write!(formatter, "unknown format \"{}\"; the formats are {}", self.0, ids.join(", "))
    }
}

impl std::error::Error for UnknownFormat {}

/// Writes a report in one of the formats.
pub fn export(request: &Request, format: &str) -> Result<String, UnknownFormat> {
    export_of(request, format, Analysis::new)
}

/// The same with an analysis that is made only where the format is known.
pub fn export_of(
    request: &Request,
    format: &str,
    analysis: impl FnOnce(&Request) -> Analysis,
) -> Result<String, UnknownFormat> {
    let entry = ALL.iter().find(|entry| entry.id == format).ok_or_else(|| UnknownFormat(format.to_owned()))?;
    Ok((entry.write)(request, &analysis(request)))
}
