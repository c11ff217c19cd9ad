//! The words that are right in one meeting though no dictionary has them: names and acronyms of who is there, words of
//! the plan, words of the person's own.
use std::collections::{HashMap, HashSet};

use super::preferences::Preferences;
use super::session::Session;
use crate::text::spelling::accents::bare;
use crate::text::spelling::words;

/// A word that the plan has so often outside its titles is meant.
const TIMES_MIN: usize = 2;

/// The words of a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Lexicon {
    words: HashSet<String>,
    /// The same without their accents: a word in capitals may have lost its own.
    bare: HashSet<String>,
}

impl Lexicon {
    /// The words of a session and of a person.
    pub fn of(session: &Session, preferences: &Preferences) -> Self {
        let mut lexicon = Self::default();
        let meeting = session.meeting();
        for text in
            [&meeting.title, &meeting.place, &meeting.town, &meeting.coalition, &meeting.coalition_short]
        {
            lexicon.take(text);
        }
        for organization in session.organizations().iter() {
            lexicon.take(&organization.name);
            lexicon.take(&organization.acronym);
        }
        for delegate in session.delegates().iter() {
            lexicon.take(&delegate.name);
        }
        lexicon.take_plan(session);
        for word in &preferences.words {
            lexicon.put(word);
            lexicon.take(word);
        }
        lexicon.bare = lexicon.words.iter().map(|word| bare(word)).collect();
        lexicon
    }

    /// Takes every word of a text.
    fn take(&mut self, text: &str) {
        for word in words(text) {
            self.put(word.text);
            // « Miriam-Elena »: each name by itself is right too.
            word.text.split('-').filter(|part| *part != word.text).for_each(|part| self.put(part));
        }
    }

    fn put(&mut self, word: &str) {
        self.words.insert(plain(word));
    }

    fn take_plan(&mut self, session: &Session) {
        let mut times: HashMap<&str, usize> = HashMap::new();
        // A word that is in two drafts is there once.
        if let Some(draft) = session.draft() {
            // The plan of a past compte-rendu was read from it, with its mistakes.
            let received = !session.transcript().pieces.is_empty();
            for node in &draft.nodes {
                let title = words(&node.title).into_iter().map(|word| word.text);
                if received {
                    title.for_each(|word| *times.entry(word).or_default() += 1);
                } else {
                    self.take(&node.title);
                }
                for paragraph in &node.paragraphs {
                    for word in words(&paragraph.text) {
                        *times.entry(word.text).or_default() += 1;
                    }
                }
            }
        }
        for (word, times) in times {
            if times >= TIMES_MIN {
                self.put(word);
            }
        }
    }

    /// Whether a word is one of them, also in the plural, also in capitals.
    pub fn knows(&self, word: &str) -> bool {
        if self.words.is_empty() {
            return false;
        }
        let lower = plain(word);
        let has = |words: &HashSet<String>, word: &str| {
            words.contains(word) || word.strip_suffix('s').is_some_and(|one| words.contains(one))
        };
        let in_capitals = !word.chars().any(char::is_lowercase);
        has(&self.words, &lower) || (in_capitals && has(&self.bare, &bare(&lower)))
    }
}

fn plain(word: &str) -> String {
    word.replace(['’', 'ʼ'], "'").replace(['\u{2010}', '\u{2011}'], "-").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::Lexicon;
    use crate::domain::change::Change;
    use crate::domain::directory::{Delegate, Organization, Role};
    use crate::domain::plan::{Draft, Paragraph, PlanNode};
    use crate::domain::preferences::Preferences;
    use crate::domain::roll::{Edit, Record};
    use crate::domain::session::Session;

    fn add<T: Record>(record: T) -> Edit<T> {
        Edit::Add { record, before: None }
    }

    fn session() -> Session {
        let mut session = Session::new("s".into());
        let organization = Organization {
            id: "o".into(),
            name: "Comité Drapps".into(),
            acronym: "ANAFÉ".into(),
            expected: false,
        };
        let delegate = Delegate {
            id: "d".into(),
            name: "Zofia Kowalska-Lima".into(),
            organization: None,
            role: Role::default(),
        };
        let paragraph = |text: &str| Paragraph { text: text.to_owned(), ..Paragraph::default() };
        let node = PlanNode {
            key: "m-1".into(),
            title: "Le référent MIPROFE".into(),
            paragraphs: vec![paragraph("Un greffon gizmique."), paragraph("Le gizmique est une fauteuse.")],
            ..PlanNode::default()
        };
        let draft = Draft { id: "v1".into(), nodes: vec![node], ..Draft::default() };
        for change in [
            Change::Organization(add(organization)),
            Change::Delegate(add(delegate)),
            Change::Draft(add(draft)),
        ] {
            session.apply(change).unwrap();
        }
        session
    }

    #[test]
    fn names_the_plan_and_own_words_are_right() {
        let preferences = Preferences { words: ["vip’s".to_owned()].into(), ..Preferences::NONE };
        let lexicon = Lexicon::of(&session(), &preferences);
        for word in
            ["Drapps", "anafé", "ANAFE", "Kowalska", "Kowalska-Lima", "LIMA", "MIPROFE", "gizmiques", "vip's"]
        {
            assert!(lexicon.knows(word), "{word}");
        }
        for word in ["greffier", "fauteuse", "Drap", "anafe"] {
            assert!(!lexicon.knows(word), "{word}");
        }
    }
}
