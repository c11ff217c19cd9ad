//! The verbs that propose, adopt, suggest and reiterate, up to the word that introduces the operation: « propose d’ »,
//! « a adopté en séance à 11 h 42 la proposition de ».
use chrono::Datelike;

use crate::domain::amendment::{Amendment, Standing};
use crate::text::french::dates;
use crate::text::french::elision::elide;
use crate::text::lang::Lang;

use super::course::{Family, VERBS, Verb};
use super::{Context, place, settlement};

/// A verb in the singular and in the plural, and what joins an infinitive to it.
type French = (&'static str, &'static str, &'static str);
/// A verb in the singular and in the plural, and whether a gerund follows it rather than « to ».
type English = (&'static str, &'static str, bool);

const PROPOSING: [French; VERBS] = [
    ("propose", "proposent", "de"),
    ("souhaite", "souhaitent", ""),
    ("recommande", "recommandent", "de"),
    ("préconise", "préconisent", "de"),
    ("est d’avis", "sont d’avis", "de"),
];
/// For what others are to do: « souhaite mentionner » would be what the holders wish to do themselves.
const PROPOSING_TO_OTHERS: [French; VERBS] = [
    ("propose", "proposent", "de"),
    ("juge utile", "jugent utile", "de"),
    ("recommande", "recommandent", "de"),
    ("préconise", "préconisent", "de"),
    ("invite", "invitent", "à"),
];
const SUGGESTING: [French; VERBS] = [
    ("suggère", "suggèrent", "de"),
    ("avance l’idée", "avancent l’idée", "de"),
    ("évoque la possibilité", "évoquent la possibilité", "de"),
    ("émet l’idée", "émettent l’idée", "de"),
    ("soumet l’idée", "soumettent l’idée", "de"),
];
/// What is done to the proposal, after « a » or « ont ».
const ADOPTING: [&str; VERBS] = ["adopté", "retenu", "approuvé", "validé", "entériné"];
/// Before « sa proposition ».
const REITERATING: [(&str, &str); VERBS] = [
    ("réitère", "réitèrent"),
    ("renouvelle", "renouvellent"),
    ("maintient", "maintiennent"),
    ("confirme", "confirment"),
    ("reprend", "reprennent"),
];
const ENGLISH_PROPOSING: [English; VERBS] = [
    ("proposes", "propose", false),
    ("wishes", "wish", false),
    ("recommends", "recommend", true),
    ("advises", "advise", true),
    ("is in favor of", "are in favor of", true),
];
const ENGLISH_PROPOSING_TO_OTHERS: [English; VERBS] = [
    ("proposes", "propose", false),
    ("deems it useful", "deem it useful", false),
    ("recommends", "recommend", true),
    ("advises", "advise", true),
    ("is in favor of", "are in favor of", true),
];
const ENGLISH_SUGGESTING: [English; VERBS] = [
    ("suggests", "suggest", true),
    ("puts forward the idea of", "put forward the idea of", true),
    ("raises the possibility of", "raise the possibility of", true),
    ("floats the idea of", "float the idea of", true),
    ("mentions the possibility of", "mention the possibility of", true),
];
const ENGLISH_ADOPTING: [&str; VERBS] = ["adopted", "approved", "endorsed", "accepted", "backed"];
const ENGLISH_REITERATING: [(&str, &str); VERBS] = [
    ("reiterates", "reiterate"),
    ("renews", "renew"),
    ("maintains", "maintain"),
    ("confirms", "confirm"),
    ("repeats", "repeat"),
];

fn at<T: Copy + Default>(list: &[T; VERBS], verb: Verb) -> T {
    list.get(verb.rank).copied().unwrap_or_default()
}

/// What stands between the subject and the infinitive `action`, with the space or the apostrophe before it.
pub(super) fn french(amendment: &Amendment, plural: bool, action: &str, context: &Context<'_>) -> String {
    let verb = context.verb;
    let de = elide("de", action);
    match verb.family {
        Family::Proposing | Family::Suggesting => {
            let list = match verb.family {
                Family::Suggesting => &SUGGESTING,
                _ if place::is_instruction(amendment) => &PROPOSING_TO_OTHERS,
                _ => &PROPOSING,
            };
            let (one, several, joint) = at(list, verb);
            let joint = if joint.is_empty() { String::new() } else { elide(joint, action) };
            format!("{} {joint}", if plural { several } else { one })
        }
        Family::Adopting => {
            let has = if plural { "ont" } else { "a" };
            let settled = settlement::inside(amendment, Lang::Fr);
            let again = match reiterated(amendment, context) {
                Some(day) if day.is_empty() => ", déjà faite au cours de la réunion,".to_owned(),
                Some(day) => format!(", déjà faite le {day},"),
                None => String::new(),
            };
            format!("{has} {}{settled} la proposition{again} {de}", at(&ADOPTING, verb))
        }
        Family::Reiterating => {
            let (one, several) = at(&REITERATING, verb);
            let (verb, whose) = if plural { (several, "leur") } else { (one, "sa") };
            let what = if amendment.standing == Standing::Suggested { "suggestion" } else { "proposition" };
            let day = reiterated(amendment, context).filter(|day| !day.is_empty());
            let day = day.map(|day| format!(" du {day}")).unwrap_or_default();
            format!("{verb} {whose} {what}{day} {de}")
        }
    }
}

/// What stands between the subject and the operation, and whether this is then said by a gerund.
pub(super) fn english(amendment: &Amendment, plural: bool, context: &Context<'_>) -> (String, bool) {
    let verb = context.verb;
    match verb.family {
        Family::Proposing | Family::Suggesting => {
            let list = match verb.family {
                Family::Suggesting => &ENGLISH_SUGGESTING,
                _ if place::is_instruction(amendment) => &ENGLISH_PROPOSING_TO_OTHERS,
                _ => &ENGLISH_PROPOSING,
            };
            let (one, several, gerund) = at(list, verb);
            (format!("{} ", if plural { several } else { one }), gerund)
        }
        Family::Adopting => {
            let has = if plural { "have" } else { "has" };
            let settled = settlement::inside(amendment, Lang::En);
            let again = match reiterated(amendment, context) {
                Some(day) if day.is_empty() => ", already made at this meeting,".to_owned(),
                Some(day) => format!(", already made on {day},"),
                None => String::new(),
            };
            (format!("{has} {}{settled} the proposal{again} ", at(&ENGLISH_ADOPTING, verb)), false)
        }
        Family::Reiterating => {
            let (one, several) = at(&ENGLISH_REITERATING, verb);
            let (verb, whose) = if plural { (several, "their") } else { (one, "its") };
            let what = if amendment.standing == Standing::Suggested { "suggestion" } else { "proposal" };
            let day = reiterated(amendment, context).filter(|day| !day.is_empty());
            let day = day.map(|day| format!(" of {day}")).unwrap_or_default();
            (format!("{verb} {whose} {what}{day} "), false)
        }
    }
}

/// The day of the first proposal: « 27 janvier », with the year when it is another one; empty for the very day of the
/// meeting.
fn reiterated(amendment: &Amendment, context: &Context<'_>) -> Option<String> {
    let day = amendment.reiterates?;
    let today = context.session.meeting().date;
    Some(if day == today {
        String::new()
    } else if day.year() == today.year() {
        dates::day_and_month(day, context.lang)
    } else {
        dates::date_plain(day, context.lang)
    })
}
