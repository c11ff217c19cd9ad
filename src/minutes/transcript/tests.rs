//! An imported document on paper.
