//! A past compte-rendu → what it says: first which blocks are what (`parts`), then a reader for each part. Pure; what is
//! not sure stays absent, and every value tells the blocks it was read in.
pub mod actions;
pub mod amendments;
pub mod body;
pub mod days;
pub mod decisions;
pub mod lines;
pub mod looks;
pub mod outline;
pub mod parts;
pub mod positions;
pub mod quotes;
pub mod rubrics;
pub mod understood;
