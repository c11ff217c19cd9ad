//! What was settled or left open: decisions, actions, questions.
use crate::domain::action::ActionItem;
use crate::domain::decision::{Decision, Outcome};
use crate::domain::entry::{Holders, Question};
use crate::text::french::elision::introduce;
use crate::text::french::{dates, numbers};
use crate::text::lang::Lang;

use super::super::document::Inline;
use super::super::nouns::{capitalized, uncapitalized};
use super::{Subject, inside, stopped};

/// « Décision (consensus) : demander une audience… »
pub(super) fn decision(decision: &Decision, lang: Lang) -> Vec<Inline> {
    let label = lang.pick("Décision", "Decision");
    let mut text = vec![
        Inline::strong(format!("{label} ({})", outcome(decision.outcome, lang))),
        Inline::plain(lang.pick("\u{a0}: ", ": ")),
        Inline::plain(decided(&decision.text)),
    ];
    text = stopped(text);
    if !decision.reservations.trim().is_empty() {
        text.push(Inline::plain(" "));
        text.extend(stopped(vec![Inline::plain(decision.reservations.trim())]));
    }
    text
}

/// « de demander… » is printed « demander… » after the colon; a whole sentence stays as it is.
pub(in super::super) fn decided(text: &str) -> String {
    let text = text.trim();
    let rest = ["de ", "d’", "d'"].iter().find_map(|start| text.strip_prefix(start));
    rest.filter(|rest| super::complement::is_infinitive(rest)).unwrap_or(text).to_owned()
}

/// « consensus », « par 12 voix pour, 0 contre et 1 abstention ».
pub(in super::super) fn outcome(outcome: Outcome, lang: Lang) -> String {
    match (outcome, lang) {
        (Outcome::Consensus, _) => "consensus".to_owned(),
        (Outcome::Vote(vote), Lang::Fr) => {
            let abstentions = numbers::count(vote.abstain as usize, "abstention", "abstentions");
            format!("par {}\u{a0}voix pour, {} contre et {abstentions}", vote.in_favor, vote.against)
        }
        (Outcome::Vote(vote), Lang::En) => {
            format!("{} for, {} against, {} abstaining", vote.in_favor, vote.against, vote.abstain)
        }
    }
}

/// « Action confiée à X : rédiger la note d’ici au 10 février 2014. »
pub(super) fn action(action: &ActionItem, lang: Lang) -> Vec<Inline> {
    let who = action.who.trim();
    let label = match (who.is_empty(), action.closed, lang) {
        (true, false, _) => "Action".to_owned(),
        (true, true, Lang::Fr) => "Action réalisée".to_owned(),
        (true, true, Lang::En) => "Action done".to_owned(),
        (false, false, Lang::Fr) => format!("Action confiée {}", introduce("à", &inside(who))),
        (false, true, Lang::Fr) => format!("Action réalisée par {}", inside(who)),
        (false, false, Lang::En) => format!("Action for {who}"),
        (false, true, Lang::En) => format!("Action done by {who}"),
    };
    let mut what = uncapitalized_infinitive(super::unstopped(&action.what));
    if let Some(due) = action.due.filter(|_| !action.closed) {
        what = format!("{what} {}", self::due(due, lang));
    }
    stopped(vec![Inline::strong(label), Inline::plain(lang.pick("\u{a0}: ", ": ")), Inline::plain(what)])
}

/// « Rédiger la note » is printed « rédiger la note » after the colon.
fn uncapitalized_infinitive(text: &str) -> String {
    if super::complement::is_infinitive(text) { uncapitalized(text) } else { text.to_owned() }
}

/// « d’ici au 10 février 2014 ».
pub(in super::super) fn due(date: chrono::NaiveDate, lang: Lang) -> String {
    let date = dates::date_plain(date, lang);
    lang.pick(format!("d’ici au {date}"), format!("by {date}"))
}

/// « Question : … ? »
pub(super) fn question(question: &Question, holders: &Holders, subject: &Subject, lang: Lang) -> Vec<Inline> {
    let label = match holders {
        Holders::Coalition => "Question".to_owned(),
        _ => lang.pick(
            format!("Question {}", introduce("de", subject.inside())),
            format!("Question by {}", subject.inside()),
        ),
    };
    vec![
        Inline::strong(label),
        Inline::plain(lang.pick("\u{a0}: ", ": ")),
        Inline::plain(question_text(question, lang)),
    ]
}

/// The question with its mark.
pub(in super::super) fn question_text(question: &Question, lang: Lang) -> String {
    let text = capitalized(question.text.trim());
    if text.ends_with(['?', '.', '!', '…']) {
        text
    } else {
        format!("{text}{}?", lang.pick("\u{202f}", ""))
    }
}

/// « Réponse : … »; nothing while there is none.
pub(in super::super) fn answer(question: &Question, lang: Lang) -> Option<Vec<Inline>> {
    let text = question.answer.trim();
    (!text.is_empty()).then(|| {
        stopped(vec![
            Inline::strong(lang.pick("Réponse", "Answer")),
            Inline::plain(lang.pick("\u{a0}: ", ": ")),
            Inline::plain(capitalized(text)),
        ])
    })
}
