//! Observations: what the holders think of a part of the plan, and how strongly.
use serde::{Deserialize, Serialize};

/// The attitude an observation expresses; with its strength it decides the verb of the sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stance {
    /// A free sentence, printed as it is.
    #[default]
    Plain,
    /// salue
    Welcome,
    /// note, constate
    Note,
    /// rappelle
    Recall,
    /// regrette, déplore
    Regret,
    /// s’inquiète, s’alarme
    Worry,
    /// souhaite, demande, insiste, exhorte
    Ask,
}

impl Stance {
    /// Every stance, in the order in which they are offered.
    pub const ALL: [Self; 7] =
        [Self::Plain, Self::Welcome, Self::Note, Self::Recall, Self::Regret, Self::Worry, Self::Ask];
}

/// How strongly it is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Strength {
    /// « souhaite »
    Mild,
    /// « demande »
    #[default]
    Normal,
    /// « exhorte », « insiste »
    Strong,
}

impl Strength {
    /// Every strength, from the weakest.
    pub const ALL: [Self; 3] = [Self::Mild, Self::Normal, Self::Strong];
}

/// What the holders think of a part of the plan.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Observation {
    /// The attitude.
    #[serde(default)]
    pub stance: Stance,
    /// How strongly.
    #[serde(default)]
    pub strength: Strength,
    /// What follows the verb (« que cette mesure ne comporte… », « le retrait de… »); a whole sentence, beginning
    /// with a capital, when the stance is plain or the secretary wrote the sentence out.
    pub text: String,
}
