//! How fast greffier is: figures printed by `cargo bench`.
fn main() {}
