//! Identities: short strings that never change and are never reused, one type a kind of thing.
use std::fmt;

macro_rules! identity {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Wraps a string that is already an identity.
            pub fn new(text: impl Into<String>) -> Self {
                Self(text.into())
            }

            /// The identity as it is written in files.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }
    )+};
}

identity! {
    /// A session: also the name of its folder.
    SessionId,
    /// An organization of the coalition.
    OrganizationId,
    /// A person.
    DelegateId,
    /// An upcoming event.
    EventId,
    /// One draft of the plan.
    DraftId,
    /// An entry recorded on a part of the plan.
    EntryId,
    /// A paragraph or a shortcoming of the synthesis.
    LineId,
    /// A finding of the review that is right as it is.
    AcceptanceId,
    /// A demand followed from meeting to meeting.
    DemandId,
    /// A part of the plan, the same in every draft in which that part stands.
    NodeKey,
}
