//! Why a command did not do what was asked: what happened, why, what to do next, and the exit code.
pub(super) mod usage;

use crate::domain::session::Refusal;
use crate::store::StoreError;
use crate::text::fold::fuzzy;
use crate::text::lang::Lang;

/// How many sessions are named to somebody who asked for one that is not there.
const NEAREST_MAX: usize = 3;
/// How many sessions are named to somebody who asked for several at once.
const CANDIDATES_MAX: usize = 12;

/// The kinds of failure, each with its exit code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Whoever read the result has gone: no failure at all.
    Closed,
    /// It could not be done, for a reason outside the program.
    Refused,
    /// It was not asked for rightly.
    Usage,
    /// The program is at fault.
    Bug,
}

impl Kind {
    /// What the shell is told.
    pub(super) fn exit_code(self) -> u8 {
        match self {
            Self::Closed => 0,
            Self::Refused => 1,
            Self::Usage => 2,
            Self::Bug => 70,
        }
    }
}

/// A failure, as it is told to the person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Failure {
    pub(super) kind: Kind,
    /// What happened, and to which file or session.
    pub(super) message: String,
    /// Why, from the nearest cause to the farthest.
    pub(super) causes: Vec<String>,
    /// What to do next.
    pub(super) hints: Vec<String>,
}

impl Failure {
    pub(super) fn new(kind: Kind, message: impl Into<String>) -> Self {
        Self { kind, message: message.into(), causes: Vec::new(), hints: Vec::new() }
    }

    pub(super) fn refused(message: impl Into<String>) -> Self {
        Self::new(Kind::Refused, message)
    }

    pub(super) fn usage(message: impl Into<String>) -> Self {
        Self::new(Kind::Usage, message)
    }

    #[must_use]
    pub(super) fn because(mut self, cause: impl Into<String>) -> Self {
        self.causes.push(cause.into());
        self
    }

    #[must_use]
    pub(super) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }

    /// A failure of the store.
    pub(super) fn store(error: &StoreError, lang: Lang) -> Self {
        let kind = if matches!(error, StoreError::Unwritable { .. }) { Kind::Bug } else { Kind::Refused };
        Self::new(kind, error.message(lang))
    }

    /// A failure to find a session, with the names it may have been meant for.
    pub(super) fn naming(error: &StoreError, known: &[String], lang: Lang) -> Self {
        match error {
            StoreError::Unknown { wanted, path } => {
                let folder = path.display();
                let failure = Self::refused(lang.pick(
                    format!("aucune séance «\u{a0}{wanted}\u{a0}» dans {folder}."),
                    format!("no session “{wanted}” in {folder}."),
                ));
                let nearest = nearest(wanted, known);
                let failure = nearest.into_iter().fold(failure, |failure, name| {
                    failure.hint(lang.pick(format!("Peut-être {name}"), format!("Perhaps {name}")))
                });
                failure.hint(if known.is_empty() {
                    lang.pick(
                        "Ce dossier n’a encore aucune séance\u{a0}: créez-en une avec «\u{a0}greffier new\u{a0}».",
                        "This folder has no session yet: make one with “greffier new”.",
                    )
                } else {
                    lang.pick("«\u{a0}greffier list\u{a0}» les montre toutes.", "“greffier list” shows them all.")
                })
            }
            StoreError::Ambiguous { wanted, candidates, .. } => {
                let count = candidates.len();
                let failure = Self::refused(lang.pick(
                    format!("«\u{a0}{wanted}\u{a0}» désigne {count} séances\u{a0}: donnez quelques lettres de plus."),
                    format!("“{wanted}” names {count} sessions: give a few more letters."),
                ));
                let failure =
                    candidates.iter().take(CANDIDATES_MAX).fold(failure, |f, name| f.hint(name.as_str()));
                if count > CANDIDATES_MAX { failure.hint("…") } else { failure }
            }
            other => Self::store(other, lang),
        }
    }

    /// A change that the session refused.
    pub(super) fn change(refusal: &Refusal, lang: Lang) -> Self {
        match refusal {
            Refusal::NoTitle => Self::usage(lang.pick(
                "la réunion doit avoir un titre\u{a0}: donnez-le avec --title.",
                "the meeting needs a title: give it with --title.",
            )),
            Refusal::EndsBeforeStart { .. } => Self::usage(lang.pick(
                "la réunion finirait avant de commencer\u{a0}: vérifiez --start et --end.",
                "the meeting would end before it starts: check --start and --end.",
            )),
            other => Self::new(
                Kind::Bug,
                lang.pick("la séance a refusé le changement.", "the session refused the change."),
            )
            .because(other.to_string()),
        }
    }
}

/// The sessions whose names are nearest to what was asked for.
fn nearest(wanted: &str, known: &[String]) -> Vec<String> {
    let found: Vec<usize> = fuzzy(wanted, known).into_iter().map(|(at, _)| at).collect();
    let shared = |name: &str| name.chars().zip(wanted.chars()).take_while(|(a, b)| a == b).count();
    let ranks = if found.is_empty() {
        let mut alike: Vec<usize> =
            (0..known.len()).filter(|at| known.get(*at).is_some_and(|name| shared(name) >= 4)).collect();
        alike.sort_by_key(|at| std::cmp::Reverse(known.get(*at).map_or(0, |name| shared(name))));
        alike
    } else {
        found
    };
    ranks.into_iter().filter_map(|at| known.get(at).cloned()).take(NEAREST_MAX).collect()
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn the_nearest_names_are_those_that_look_alike() {
        let known = ["2014-01-31-reunion", "2014-02-28-suite", "2015-03-01-autre"].map(String::from);
        for (wanted, expected) in [
            ("reunion", vec!["2014-01-31-reunion"]),
            ("2014-02-27", vec!["2014-02-28-suite", "2014-01-31-reunion"]),
            ("zzz", vec![]),
        ] {
            let found = nearest(wanted, &known);
            assert_eq!(
                found.iter().map(String::as_str).take(expected.len().max(1)).collect::<Vec<_>>(),
                expected
            );
        }
    }
}
