//! The program as a calculation: a state, what happens to it, and what it asks to be done. No disk, no terminal, no
//! clock: everything enters as a [`msg::Msg`] and leaves as an [`effect::Effect`].
pub mod action;
pub mod busy;
pub mod capture;
pub mod checking;
pub mod desk;
pub mod effect;
pub mod exports;
pub mod form;
pub mod key;
pub mod keymap;
pub mod labels;
pub mod msg;
pub mod notice;
pub mod page;
pub mod picker;
pub mod popups;
pub mod proposal;
pub mod proposed;
pub mod screens;
pub mod seen;
pub mod spelling;
pub mod state;
pub mod update;

pub use state::App;
pub use update::update;
