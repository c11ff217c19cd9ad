//! greffier: the minutes of a meeting, taken live, measure by measure.
//!
//! The layers, from the innermost: `text` and `domain` are pure values; `minutes`, `import` and `export` turn them
//! into documents and back; `app` is the program as a calculation and `ui` its picture; `store`, `shell` and `cli`
//! alone touch the world. See ARCHITECTURE.md.

pub mod app;
pub mod cli;
pub mod domain;
pub mod export;
pub mod import;
pub mod minutes;
pub mod shell;
pub mod store;
pub mod text;
pub mod ui;
