//! What a person prefers for every meeting: the rules of the review that are switched off, words of their own, the
//! shapes of their documents. Where it is kept is the affair of the settings.
use std::collections::BTreeSet;

use super::check::Rule;

/// The preferences of a person.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Preferences {
    /// The rules that find nothing.
    pub rules_off: BTreeSet<Rule>,
    /// Words the dictionary does not know and that are right.
    pub words: BTreeSet<String>,
    /// The minutes template a new session begins with, by its identity; empty for the usual one.
    pub template: String,
    /// The path of the Word file whose letterhead and styles are used; empty for our own.
    pub letterhead: String,
}

impl Preferences {
    /// Those of somebody who set nothing.
    pub const NONE: Self = Self {
        rules_off: BTreeSet::new(),
        words: BTreeSet::new(),
        template: String::new(),
        letterhead: String::new(),
    };

    /// These preferences, with what was altered from `former` to `altered` done to them too: what was altered
    /// elsewhere meanwhile stands.
    #[must_use]
    pub fn altered(&self, former: &Self, altered: &Self) -> Self {
        let text = |mine: &str, former: &str, altered: &str| {
            if former == altered { mine.to_owned() } else { altered.to_owned() }
        };
        Self {
            rules_off: merged(&self.rules_off, &former.rules_off, &altered.rules_off),
            words: merged(&self.words, &former.words, &altered.words),
            template: text(&self.template, &former.template, &altered.template),
            letterhead: text(&self.letterhead, &former.letterhead, &altered.letterhead),
        }
    }
}

fn merged<T: Ord + Clone>(mine: &BTreeSet<T>, former: &BTreeSet<T>, altered: &BTreeSet<T>) -> BTreeSet<T> {
    let dropped: BTreeSet<_> = former.difference(altered).collect();
    let stays = mine.iter().filter(|thing| !dropped.contains(thing));
    stays.chain(altered.difference(former)).cloned().collect()
}
