//! Journeys: what a person does with the whole program, keys in, screen, session and files out.
mod aside;
mod disk;
mod entries;
mod exporting;
mod in_a_hurry;
mod meeting;
mod past;
mod plan;
mod plan_tree;
mod proposal;
mod proposal_bad_input;
mod reading_back;
mod review;
mod shelf;
mod typing;
mod wording;
