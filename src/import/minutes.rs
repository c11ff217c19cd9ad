//! A past compte-rendu → what it says: first which blocks are what (`parts`), then a reader for each part. Pure; what is
//! not sure stays absent, and every value tells the blocks it was read in.
pub mod days;
pub mod looks;
pub mod parts;
pub mod rubrics;
pub mod understood;
