//! The whole report as JSON, as `analyse` gives it.

use crate::api::{Analysis, Request, assemble};

/// A report has string keys and finite numbers only, so that it can always be written.
pub(super) fn write(request: &Request, analysis: &Analysis) -> String {
    serde_json::to_string_pretty(&assemble(request, analysis)).unwrap_or_default()
}
