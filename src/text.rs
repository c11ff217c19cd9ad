//! Writing: what letters, words, rows and French need, knowing neither meetings nor terminals.
pub mod lang;
