//! The proofreader: looks sessions through and judges words, on a thread of its own, so that neither a key nor the
//! journal nor a search ever waits for the dictionary. What is quick is answered first; suggestions, which are slow,
//! are looked for one at a time while nothing else is asked.
use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Mutex, PoisonError};

use super::Event;
use super::worker::bug;
use crate::app::msg::Outcome;
use crate::domain::check::{Reader, check};
use crate::domain::lexicon::Lexicon;
use crate::domain::preferences::Preferences;
use crate::domain::session::Session;
use crate::text::lang::Lang;
use crate::text::spelling::{Dictionary, Spelling, judge, suggest};

/// How many suggestions a person is offered.
const OFFERED_MAX: usize = 7;

/// What is asked of the proofreader.
#[derive(Debug)]
pub enum Question {
    /// What is to be reviewed in the session; a later one makes an earlier one stale.
    Check {
        /// Which state of the session it is.
        revision: u64,
    },
    /// Whether these words are right.
    Judge(Vec<String>),
    /// What this word may have been meant to be.
    Suggest(String),
}

/// A question, and what it is about.
#[derive(Debug)]
pub struct Task {
    /// The question.
    pub question: Question,
    /// The session.
    pub session: Box<Session>,
    /// What the person prefers.
    pub preferences: Box<Preferences>,
}

/// The dictionary of a language; none but the French one is part of the program.
fn dictionary(lang: Lang) -> Option<&'static Dictionary> {
    (lang == Lang::Fr).then(Dictionary::french)
}

/// Answers a question, however long it takes.
pub fn answer(task: &Task, lang: Lang) -> Outcome {
    let spelling = dictionary(lang).map(|dictionary| dictionary as &dyn Spelling);
    answer_with(task, lang, spelling)
}

fn answer_with(task: &Task, lang: Lang, spelling: Option<&dyn Spelling>) -> Outcome {
    let Task { question, session, preferences } = task;
    let id = session.id().clone();
    match question {
        Question::Check { revision } => {
            let findings = check(session, &Reader { lang, preferences, spelling });
            Outcome::Checked { session: id, revision: *revision, findings }
        }
        Question::Judge(words) => {
            let lexicon = Lexicon::of(session, preferences);
            let knows =
                |word: &str| lexicon.knows(word) || spelling.is_none_or(|spelling| spelling.knows(word));
            let judged = words.iter().map(|word| (word.clone(), judge(word, &knows))).collect();
            Outcome::Spelled { session: id, words: judged }
        }
        Question::Suggest(word) => {
            let lexicon = Lexicon::of(session, preferences);
            let knows =
                |word: &str| lexicon.knows(word) || spelling.is_none_or(|spelling| spelling.knows(word));
            let slowly = |word: &str| spelling.map(|spelling| spelling.suggestions(word)).unwrap_or_default();
            let mut suggestions = suggest(word, &knows, &slowly);
            suggestions.truncate(OFFERED_MAX);
            Outcome::Suggested { word: word.clone(), suggestions }
        }
    }
}

/// The dictionary without what is slow in it: suggestions it does not remember are noted, to be found afterwards.
struct Quick {
    dictionary: &'static Dictionary,
    wanted: Mutex<Vec<String>>,
}

impl Spelling for Quick {
    fn knows(&self, word: &str) -> bool {
        self.dictionary.knows(word)
    }

    fn suggestions(&self, word: &str) -> Vec<String> {
        self.dictionary.remembered(word).unwrap_or_else(|| {
            self.wanted.lock().unwrap_or_else(PoisonError::into_inner).push(word.to_owned());
            Vec::new()
        })
    }
}

/// The thread, with what it still has to do.
struct Proofreader {
    lang: Lang,
    events: Sender<Event>,
    waiting: VecDeque<Task>,
    /// The last session looked through, and the words of it that suggestions are still to be found for.
    unfinished: Option<(Task, Vec<String>)>,
}

/// Starts the proofreader.
#[expect(clippy::disallowed_methods, reason = "the proofreader is started here")]
pub(super) fn start(lang: Lang, events: Sender<Event>) -> Sender<Task> {
    let (ask, asked) = mpsc::channel();
    std::thread::spawn(move || {
        let mut reader = Proofreader { lang, events, waiting: VecDeque::new(), unfinished: None };
        while reader.step(&asked) {}
    });
    ask
}

impl Proofreader {
    /// Does one thing: what was asked first, then what is left over. False when nobody can ask any more.
    fn step(&mut self, asked: &Receiver<Task>) -> bool {
        if self.waiting.is_empty() && self.unfinished.is_none() {
            match asked.recv() {
                Ok(task) => self.take(task),
                Err(_) => return false,
            }
        }
        while let Ok(task) = asked.try_recv() {
            self.take(task);
        }
        // A bug in a rule must not cost the review of what comes after.
        let done = catch_unwind(AssertUnwindSafe(|| match self.waiting.pop_front() {
            Some(task) => Some(self.perform(task)),
            None => self.go_on(),
        }));
        let outcome = done.unwrap_or_else(|_| {
            self.unfinished = None;
            Some(Outcome::Failed(bug(self.lang)))
        });
        outcome.is_none_or(|outcome| self.events.send(Event::Done(outcome)).is_ok())
    }

    /// Puts a task in the line: words before sessions, and of several sessions the last.
    fn take(&mut self, task: Task) {
        let is_check = |task: &Task| matches!(task.question, Question::Check { .. });
        if is_check(&task) {
            self.waiting.retain(|task| !is_check(task));
            self.unfinished = None;
            self.waiting.push_back(task);
        } else {
            let rank = self.waiting.iter().take_while(|task| !is_check(task)).count();
            self.waiting.insert(rank, task);
        }
    }

    fn perform(&mut self, task: Task) -> Outcome {
        match (&task.question, dictionary(self.lang)) {
            (Question::Check { .. }, Some(dictionary)) => self.look_through(task, dictionary),
            _ => answer(&task, self.lang),
        }
    }

    /// Looks a session through with the suggestions at hand; those that are missing are looked for afterwards.
    fn look_through(&mut self, task: Task, dictionary: &'static Dictionary) -> Outcome {
        let quick = Quick { dictionary, wanted: Mutex::default() };
        let outcome = answer_with(&task, self.lang, Some(&quick));
        let mut wanted = quick.wanted.into_inner().unwrap_or_else(PoisonError::into_inner);
        wanted.reverse();
        self.unfinished = (!wanted.is_empty()).then_some((task, wanted));
        outcome
    }

    /// Looks for the suggestions of one more word; with the last of them the findings are told again.
    fn go_on(&mut self) -> Option<Outcome> {
        let (task, mut wanted) = self.unfinished.take()?;
        let dictionary = dictionary(self.lang)?;
        if let Some(word) = wanted.pop() {
            let _remembered = dictionary.suggestions(&word);
        }
        if wanted.is_empty() {
            return Some(answer(&task, self.lang));
        }
        self.unfinished = Some((task, wanted));
        None
    }
}

#[cfg(test)]
mod tests {
    use super::{Proofreader, Question, Task, start};
    use crate::app::msg::Outcome;
    use crate::domain::change::Change;
    use crate::domain::preferences::Preferences;
    use crate::domain::session::Session;
    use crate::shell::Event;
    use crate::text::lang::Lang;
    use crate::text::spelling::Verdict;
    use std::collections::VecDeque;
    use std::sync::mpsc;

    fn task(question: Question) -> Task {
        let mut session = Session::new("s".into());
        let mut meeting = session.meeting().clone();
        meeting.opening = vec!["Rien n’est compirs.".to_owned()];
        session.apply(Change::Meeting(Box::new(meeting))).unwrap();
        Task { question, session: Box::new(session), preferences: Box::new(Preferences::NONE) }
    }

    #[test]
    fn words_come_before_sessions_and_only_the_last_session_is_looked_through() {
        let (events, _heard) = mpsc::channel();
        let mut reader = Proofreader { lang: Lang::Fr, events, waiting: VecDeque::new(), unfinished: None };
        reader.take(task(Question::Check { revision: 1 }));
        reader.take(task(Question::Judge(vec!["a".to_owned()])));
        reader.take(task(Question::Check { revision: 2 }));
        reader.take(task(Question::Suggest("b".to_owned())));
        let waiting: Vec<_> = reader.waiting.iter().map(|task| format!("{:?}", task.question)).collect();
        assert_eq!(waiting, ["Judge([\"a\"])", "Suggest(\"b\")", "Check { revision: 2 }"]);
    }

    #[test]
    fn findings_come_at_once_and_again_with_their_suggestions() {
        let (events, heard) = mpsc::channel();
        let ask = start(Lang::Fr, events);
        ask.send(task(Question::Check { revision: 7 })).unwrap();
        let next = || match heard.recv() {
            Ok(Event::Done(outcome)) => outcome,
            other => panic!("{other:?}"),
        };
        let told = |outcome| match outcome {
            Outcome::Checked { revision: 7, findings, .. } => {
                findings
                    .iter()
                    .find(|finding| finding.rule.name() == "misspelled")
                    .cloned()
                    .unwrap()
                    .suggestion
            }
            other => panic!("{other:?}"),
        };
        // Another test of this process may have asked for it before: then it comes at once.
        let first = told(next());
        if first.is_none() {
            assert_eq!(told(next()).as_deref(), Some("compris"));
        }
        ask.send(task(Question::Judge(vec!["compirs".to_owned()]))).unwrap();
        let Outcome::Spelled { words, .. } = next() else { panic!("no verdict") };
        assert_eq!(words, [("compirs".to_owned(), Verdict::Wrong)]);
    }
}
