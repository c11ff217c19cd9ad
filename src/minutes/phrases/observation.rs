//! Positions as sentences: subject, verb, and the small word that joins the verb to what follows.
use crate::domain::observation::{Observation, Stance, Strength};
use crate::text::french::elision::introduce;
use crate::text::lang::Lang;

use super::super::document::Inline;
use super::super::nouns::capitalized;
use super::complement::{Complement, exhorted};
use super::{Subject, stopped, verb};

/// The sentence of a position.
pub(super) fn sentence(observation: &Observation, subject: &Subject, lang: Lang) -> Vec<Inline> {
    let text = observation.text.trim();
    if text.is_empty() {
        return Vec::new();
    }
    if observation.stance == Stance::Plain || is_whole(text) {
        return stopped(vec![Inline::plain(capitalized(text))]);
    }
    let predicate = match lang {
        Lang::Fr => french(observation, subject.is_plural()),
        Lang::En => english(observation, subject.is_plural()),
    };
    stopped(vec![Inline::plain(format!("{} {predicate}", subject.first()))])
}

/// Whether the sentence of the position names its holders.
pub(super) fn has_subject(observation: &Observation) -> bool {
    let text = observation.text.trim();
    observation.stance != Stance::Plain && !text.is_empty() && !is_whole(text)
}

/// A text that begins with a capital is already a whole sentence.
fn is_whole(text: &str) -> bool {
    text.chars().next().is_some_and(char::is_uppercase)
}

fn french(observation: &Observation, plural: bool) -> String {
    let Observation { stance, strength, .. } = *observation;
    let verb = verb(stance, strength, plural, Lang::Fr);
    let complement = Complement::read(&observation.text);
    match (stance, strength) {
        (Stance::Welcome, _) => welcome(strength, verb, plural, complement),
        (Stance::Note | Stance::Recall, _) => format!("{verb} {}", stated(complement)),
        (Stance::Worry, Strength::Mild) => wonder(verb, plural, complement),
        (Stance::Worry, _) => worry(verb, plural, complement),
        (Stance::Ask, Strength::Strong) => insist(verb, plural, complement),
        (Stance::Ask, _) => ask(strength, verb, plural, complement),
        (Stance::Plain | Stance::Regret, _) => regret(verb, complement),
    }
}

/// After « note », « rappelle »: a clause, a noun, an infinitive without « de ».
fn stated(complement: Complement) -> String {
    match complement {
        Complement::Clause(text)
        | Complement::Infinitive(text)
        | Complement::Question(text)
        | Complement::Introduced(text)
        | Complement::Noun { direct: text, .. } => text,
    }
}

fn regret(verb: &str, complement: Complement) -> String {
    match complement {
        Complement::Infinitive(text) => format!("{verb} {}", introduce("de", &text)),
        other => format!("{verb} {}", stated(other)),
    }
}

fn welcome(strength: Strength, verb: &str, plural: bool, complement: Complement) -> String {
    let rejoice = if plural { "se félicitent" } else { "se félicite" };
    match (complement, strength) {
        (Complement::Infinitive(text), _) => format!("{rejoice} {}", introduce("de", &text)),
        (Complement::Clause(text), Strength::Normal) => format!("{verb} le fait {text}"),
        (Complement::Noun { of, .. }, Strength::Strong) => format!("{verb} {of}"),
        (Complement::Question(text), _) => format!("{verb} la façon dont on sait {text}"),
        (other, _) => format!("{verb} {}", stated(other)),
    }
}

/// After « s’inquiète », « s’alarme »: « que », « de ».
fn worry(verb: &str, plural: bool, complement: Complement) -> String {
    match complement {
        Complement::Noun { of, .. } => format!("{verb} {of}"),
        Complement::Infinitive(text) => format!("{verb} {}", introduce("de", &text)),
        Complement::Question(text) => ask_oneself(plural, &text),
        Complement::Clause(text) | Complement::Introduced(text) => format!("{verb} {text}"),
    }
}

/// After « s’interroge »: « sur »; a question is rather asked to oneself.
fn wonder(verb: &str, plural: bool, complement: Complement) -> String {
    match complement {
        Complement::Noun { direct, .. } => format!("{verb} sur {direct}"),
        Complement::Clause(text) => format!("{verb} sur le fait {text}"),
        Complement::Infinitive(text) => format!("{verb} sur le fait {}", introduce("de", &text)),
        Complement::Question(text) => ask_oneself(plural, &text),
        Complement::Introduced(text) => format!("{verb} {text}"),
    }
}

fn ask_oneself(plural: bool, question: &str) -> String {
    format!("{} {question}", if plural { "se demandent" } else { "se demande" })
}

/// After « souhaite », « demande ». « Demande » asks something of others, hence « de »; « souhaite » for oneself.
fn ask(strength: Strength, verb: &str, plural: bool, complement: Complement) -> String {
    match (complement, strength) {
        (Complement::Infinitive(text), Strength::Normal) => format!("{verb} {}", introduce("de", &text)),
        (Complement::Introduced(text), _) if text.starts_with("sur ") || text.starts_with("pour ") => {
            format!("{} {text}", if plural { "insistent" } else { "insiste" })
        }
        (Complement::Introduced(text), Strength::Mild) if text.starts_with("à être ") => {
            format!("{verb} {}", text.trim_start_matches("à "))
        }
        // What is asked for is partitive as typed: « demande des moyens », never « demande les moyens ».
        (Complement::Noun { direct, of }, _) if of.starts_with("des ") && direct.starts_with("les ") => {
            format!("{verb} {of}")
        }
        (Complement::Noun { direct, .. }, _) => match exhorted(&direct) {
            Some((whom, what)) => {
                format!("{} {} {}", asks(plural), introduce("à", whom), introduce("de", what))
            }
            None => format!("{verb} {direct}"),
        },
        (other, _) => format!("{verb} {}", stated(other)),
    }
}

fn asks(plural: bool) -> &'static str {
    verb(Stance::Ask, Strength::Normal, plural, Lang::Fr)
}

/// After « insiste »: « pour que », « sur »; an infinitive is demanded, an authority exhorted.
fn insist(verb: &str, plural: bool, complement: Complement) -> String {
    match complement {
        Complement::Clause(text) => format!("{verb} pour {text}"),
        Complement::Noun { direct, of } => match exhorted(&direct) {
            Some((whom, what)) => {
                format!("{} {whom} à {what}", if plural { "exhortent" } else { "exhorte" })
            }
            None if of.starts_with("des ") && direct.starts_with("les ") => {
                format!("{verb} pour obtenir {of}")
            }
            None => format!("{verb} sur {direct}"),
        },
        Complement::Infinitive(text) => format!("{} instamment {}", asks(plural), introduce("de", &text)),
        Complement::Introduced(text) if text.starts_with("sur ") || text.starts_with("pour ") => {
            format!("{verb} {text}")
        }
        Complement::Introduced(text) => format!("{} instamment {text}", asks(plural)),
        Complement::Question(text) => format!("{verb} pour savoir {text}"),
    }
}

fn english(observation: &Observation, plural: bool) -> String {
    let Observation { stance, strength, ref text } = *observation;
    let verb = verb(stance, strength, plural, Lang::En);
    let text = super::unstopped(text);
    let starts = |list: &[&str]| list.iter().any(|start| text.starts_with(start));
    let introduced = starts(&["that ", "to ", "by ", "about ", "for ", "on ", "whether ", "how ", "why "]);
    let joint = match (stance, strength) {
        _ if introduced => "",
        (Stance::Worry, _) => "about ",
        (Stance::Ask, Strength::Strong) => "on ",
        (Stance::Ask, _) => "for ",
        _ => "",
    };
    format!("{verb} {joint}{text}")
}
