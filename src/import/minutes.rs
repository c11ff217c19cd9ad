//! A past compte-rendu → what it says: first which blocks are what (`parts`), then a reader for each part. Pure; what is
//! not sure stays absent, and every value tells the blocks it was read in.
pub mod agenda;
pub mod attendance;
mod casing;
pub mod days;
pub mod events;
mod first_names;
pub mod front;
pub mod header;
pub mod hours;
pub mod looks;
pub mod names;
pub mod parts;
pub mod passages;
pub mod rubrics;
pub mod signature;
mod split;
pub mod synthesis;
pub mod understood;
mod words;
