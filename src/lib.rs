//! greffier: the minutes of a meeting, taken live, measure by measure.

pub mod domain;
pub mod export;
pub mod import;
pub mod minutes;
pub mod store;
pub mod text;
