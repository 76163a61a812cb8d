//! Numbers to scores: the nouns that every folder shares, the catalogues, and the arithmetic between them.

mod ids;
pub mod language;
pub mod note;
pub mod unit;
pub mod measure;
pub mod formula;
pub mod kpi;
pub mod kpis;
pub mod goal;
pub mod goals;
pub mod own;
pub mod data_set;
pub mod benchmarks;
pub mod settings;
pub mod facts;
pub mod score;
pub mod prepare;
pub mod robustness;
pub mod fairness;
pub mod compare;

pub(crate) use ids::ids;
