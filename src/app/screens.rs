//! The screens: which there are, and where the secretary is in each.
pub mod live;
pub mod preparation;
pub mod review;
pub mod roll_call;
pub mod shelf;
pub mod synthesis;

pub use live::LiveScreen;
pub use preparation::PreparationScreen;
pub use review::ReviewScreen;
pub use roll_call::RollCallScreen;
pub use shelf::ShelfScreen;
pub use synthesis::SynthesisScreen;

/// A screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Screen {
    /// Séances.
    Shelf,
    /// Préparation.
    Preparation,
    /// Appel.
    RollCall,
    /// Séance.
    Live,
    /// Synthèse.
    Synthesis,
    /// Relecture.
    Review,
}

impl Screen {
    /// Every screen, in the order of their keys.
    pub const ALL: [Self; 6] =
        [Self::Shelf, Self::Preparation, Self::RollCall, Self::Live, Self::Synthesis, Self::Review];
}

/// Moves a rank in a list of so many rows, staying inside.
pub fn step_in(rank: usize, by: isize, count: usize) -> usize {
    rank.saturating_add_signed(by).min(count.saturating_sub(1))
}
