//! What the screens are built of.
pub mod editor;
pub mod list;
pub mod marked;
pub mod page;
