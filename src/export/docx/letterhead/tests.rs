//! Letterheads of many makers.
