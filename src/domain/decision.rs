//! Decisions: what the meeting settled, by consensus or by vote.
use serde::{Deserialize, Serialize};

/// A count of votes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Vote {
    /// Votes for.
    #[serde(rename = "for")]
    pub in_favor: u32,
    /// Votes against.
    pub against: u32,
    /// Abstentions.
    pub abstain: u32,
}

impl Vote {
    /// How many took part, abstentions included.
    pub fn total(self) -> u32 {
        self.in_favor.saturating_add(self.against).saturating_add(self.abstain)
    }

    /// Reads « 12/0/1 » or « 12 0 1 »: for, against, abstentions.
    pub fn parse(text: &str) -> Option<Self> {
        let mut counts = text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
        let in_favor = counts.next()?.parse().ok()?;
        let against = counts.next().map_or(Some(0), |n| n.parse().ok())?;
        let abstain = counts.next().map_or(Some(0), |n| n.parse().ok())?;
        counts.next().is_none().then_some(Self { in_favor, against, abstain })
    }
}

/// How it was settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Nobody objected.
    #[default]
    Consensus,
    /// Votes were counted.
    Vote(Vote),
}

/// What the meeting settled.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Decision {
    /// What was settled: « de demander une audience… », or a whole sentence.
    pub text: String,
    /// How.
    #[serde(default)]
    pub outcome: Outcome,
    /// Reservations and dissent, as whole sentences.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reservations: String,
}

#[cfg(test)]
mod tests {
    use super::Vote;

    #[test]
    fn a_vote_is_read_as_it_is_called_out() {
        let vote = Vote { in_favor: 12, against: 0, abstain: 1 };
        for text in ["12/0/1", "12 0 1", "12 pour, 0 contre, 1 abstention"] {
            assert_eq!(Vote::parse(text), Some(vote), "{text}");
        }
        assert_eq!(Vote::parse("7"), Some(Vote { in_favor: 7, against: 0, abstain: 0 }));
        assert_eq!(Vote::parse("à mains levées"), None);
        assert_eq!(Vote::parse("1/2/3/4"), None);
    }
}
