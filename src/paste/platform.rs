//! Whose export a header row is, and what that platform means by names that others use differently.

mod catalogue;

pub use catalogue::ALL;

use std::sync::OnceLock;

use super::header::HeaderUnit;
use super::header::name::Name;
use crate::engine::language::Text;
use crate::engine::measure::Measure;
use crate::order;

/// A platform's export. Adding one is an entry in [`ALL`] and an example in [`crate::examples`].
#[derive(Debug)]
pub struct Platform {
    /// The report's `source`.
    pub id: &'static str,
    /// As a person knows it.
    pub name: Text,
    /// Of each group at least one header is there.
    pub needs: &'static [&'static [&'static str]],
    /// None of these headers is there.
    pub lacks: &'static [&'static str],
    /// Headers that mean something else, or more, than elsewhere.
    pub columns: &'static [(&'static str, Means)],
    /// Measures whose columns are all counted.
    pub sums: &'static [Measure],
    /// The KPI that it calls engagement rate.
    pub rate_base: Option<&'static str>,
    /// How it writes rates that declare no unit.
    pub rates: Option<HeaderUnit>,
    /// How it writes lengths of time that declare no unit.
    pub times: Option<HeaderUnit>,
    /// It has a total row that need not be the sum of the rows shown.
    pub has_total: bool,
    /// Its files group no thousands: what stands behind a point are decimals.
    pub groups_nothing: bool,
    /// Its total of interactions also counts kinds that have no column.
    pub counts_more: bool,
}

/// What a platform means by a header.
#[derive(Clone, Copy, Debug)]
pub enum Means {
    /// A measure.
    Measure(Measure),
    /// A measure, where no plainer column has it.
    Weaker(Measure),
    /// The KPI with this id.
    Kpi(&'static str),
    /// What the title above the header names.
    Title,
    /// Nothing that a KPI needs.
    Nothing,
}

impl Platform {
    /// The platform with this id.
    pub fn from_id(id: &str) -> Option<&'static Platform> {
        ALL.iter().find(|platform| platform.id == id)
    }

    /// What it means by this header, where that differs from elsewhere.
    pub(super) fn column(&self, name: &Name) -> Option<Means> {
        let at = ALL.iter().position(|platform| platform.id == self.id)?;
        let (full, bare) = (name.compact(), name.without_unit().compact());
        let known = &compiled().get(at)?.columns;
        let find = |key: &str| known.iter().find(|(name, _)| name == key).map(|(_, means)| *means);
        find(&full).or_else(|| find(&bare))
    }
}

/// The platform whose export has these headers. `preamble` holds the lines above them.
pub fn recognise(headers: &[&str], preamble: &[&str]) -> Option<&'static Platform> {
    among(&headers.iter().map(|header| Name::new(header)).collect::<Vec<_>>(), preamble)
}

/// Every platform whose needs the headers meet; [`recognise`] takes the first.
pub fn candidates(headers: &[&str]) -> Vec<&'static Platform> {
    let names: Vec<Name> = headers.iter().map(|header| Name::new(header)).collect();
    matching(&names).collect()
}

pub(super) fn among(names: &[Name], _preamble: &[&str]) -> Option<&'static Platform> {
    matching(names).next()
}

/// Whether some platform has its own meaning for this header.
pub(super) fn knows(name: &Name) -> bool {
    static NAMES: OnceLock<Vec<&'static str>> = OnceLock::new();
    let names = NAMES.get_or_init(|| {
        let mut names: Vec<&str> =
            compiled().iter().flat_map(|it| it.columns.iter().map(|(name, _)| name.as_str())).collect();
        order::upwards(&mut names);
        names
    });
    names.binary_search(&name.compact().as_str()).is_ok()
}

fn matching(names: &[Name]) -> impl Iterator<Item = &'static Platform> {
    let mut keys: Vec<String> = names.iter().flat_map(|name| [name.compact(), name.without_unit().compact()]).collect();
    order::upwards(&mut keys);
    keys.dedup();
    let has = move |name: &String| keys.binary_search(name).is_ok();
    ALL.iter()
        .zip(compiled())
        .filter(move |(_, it)| it.needs.iter().all(|group| group.iter().any(&has)) && !it.lacks.iter().any(&has))
        .map(|(platform, _)| platform)
}

/// The headers in comparable form.
struct Compiled {
    needs: Vec<Vec<String>>,
    lacks: Vec<String>,
    columns: Vec<(String, Means)>,
}

fn compiled() -> &'static [Compiled] {
    static ALL_COMPILED: OnceLock<Vec<Compiled>> = OnceLock::new();
    let key = |name: &&str| Name::new(name).compact();
    ALL_COMPILED.get_or_init(|| {
        ALL.iter()
            .map(|it| Compiled {
                needs: it.needs.iter().map(|group| group.iter().map(key).collect()).collect(),
                lacks: it.lacks.iter().map(key).collect(),
                columns: it.columns.iter().map(|(name, means)| (key(name), *means)).collect(),
            })
            .collect()
    })
}
