//! The whole report as JSON, as `analyse` gives it.

use crate::api::{Analysis, Request, assemble};

pub(super) fn write(request: &Request, analysis: &Analysis) -> String {
    serde_json::to_string_pretty(&assemble(request, analysis))
        .expect("a report has string keys and finite numbers only")
}
