//! The screens: which there are, and where the secretary is in each.
pub mod live;
pub mod plan_tree;
pub mod preparation;
pub mod review;
pub mod roll_call;
pub mod shelf;
pub mod synthesis;
pub mod wording;

pub use live::LiveScreen;
pub use plan_tree::PlanTreeScreen;
pub use preparation::PreparationScreen;
pub use review::ReviewScreen;
pub use roll_call::RollCallScreen;
pub use shelf::ShelfScreen;
pub use synthesis::SynthesisScreen;
pub use wording::WordingScreen;

/// A screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Screen {
    /// Séances.
    Shelf,
    /// Préparation.
    Preparation,
    /// The tree of a draft, opened from Préparation.
    PlanTree,
    /// Appel.
    RollCall,
    /// Séance.
    Live,
    /// Rédaction: the text of a section edited in place, opened from Séance.
    Wording,
    /// Synthèse.
    Synthesis,
    /// Relecture.
    Review,
}

impl Screen {
    /// Every screen, in the order of their keys; those that have none after the one they are opened from.
    pub const ALL: [Self; 8] = [
        Self::Shelf,
        Self::Preparation,
        Self::PlanTree,
        Self::RollCall,
        Self::Live,
        Self::Wording,
        Self::Synthesis,
        Self::Review,
    ];
}

/// Moves a rank in a list of so many rows, staying inside.
pub fn step_in(rank: usize, by: isize, count: usize) -> usize {
    rank.saturating_add_signed(by).min(count.saturating_sub(1))
}
