//! Who speaks, and of what: « nous » where the document says « le Collectif », « il a été proposé » by nobody, « la
//! précédente » that only those who were there can find.
use super::super::super::{Report, Rule};
use super::super::paper::{Paper, Passage};
use crate::domain::entry::Content;
use crate::domain::location::Location;
use crate::text::fold::fold;
use crate::text::lang::Lang;

/// What « nous » says, and what the coalition says in the third person.
const VERBS: [(&str, &str); 18] = [
    ("souhaitons", "souhaite"),
    ("demandons", "demande"),
    ("proposons", "propose"),
    ("regrettons", "regrette"),
    ("rappelons", "rappelle"),
    ("constatons", "constate"),
    ("notons", "note"),
    ("saluons", "salue"),
    ("deplorons", "déplore"),
    ("insistons", "insiste"),
    ("estimons", "estime"),
    ("soulignons", "souligne"),
    ("considerons", "considère"),
    ("pensons", "pense"),
    ("suggerons", "suggère"),
    ("remarquons", "remarque"),
    ("attendons", "attend"),
    ("exhortons", "exhorte"),
];
/// Parts of a plan that a relative reference may mean, and the plan as it was received.
const PARTS: [&str; 15] = [
    "version",
    "phrase",
    "paragraphe",
    "mesure",
    "tiret",
    "alinea",
    "axe",
    "point",
    "priorite",
    "article",
    "passage",
    "titre",
    "encadre",
    "partie",
    "ligne",
];
/// What makes a reference relative.
const RELATIVE: [&str; 14] = [
    "precite",
    "precitee",
    "precites",
    "precitees",
    "precedent",
    "precedente",
    "precedents",
    "precedentes",
    "susmentionne",
    "susmentionnee",
    "susvise",
    "susvisee",
    "susdit",
    "susdite",
];
/// So many words after « suivante », what it announces has begun.
const ANNOUNCED_WITHIN: usize = 60;
/// How many times a document says « le Collectif » before it is one in the third person.
const THIRD_PERSON: usize = 3;

pub(super) fn run(report: &mut Report<'_>, paper: &Paper<'_>) {
    let third = is_in_third_person(report, paper);
    for passage in paper.prose() {
        if third {
            first_person(report, passage);
        }
        passive(report, passage);
        relative(report, passage);
    }
}

/// Whether the document speaks of the coalition as « le Collectif »: what is composed here does.
fn is_in_third_person(report: &Report<'_>, paper: &Paper<'_>) -> bool {
    if !paper.is_received() {
        return true;
    }
    let noun = fold(report.session.meeting().coalition_noun());
    let noun = noun.split(' ').next().unwrap_or_default();
    let (mut third, mut first) = (0, 0);
    for passage in paper.prose() {
        for rank in 0..passage.len() {
            let said = ["le", "la", "l"].contains(&passage.before(rank));
            third += usize::from(said && passage.at(rank) == noun);
            first += usize::from(is_first(passage, rank));
        }
    }
    third >= THIRD_PERSON && third > first
}

fn is_first(passage: &Passage<'_>, rank: usize) -> bool {
    matches!(passage.at(rank), "nous" | "notre" | "nos") && !passage.quoted(rank)
}

/// One finding a sentence; what somebody is reported to have said (« X : nous… ») is theirs.
fn first_person(report: &mut Report<'_>, passage: &Passage<'_>) {
    let mut next = 0;
    for rank in 0..passage.len() {
        if rank < next || !is_first(passage, rank) {
            continue;
        }
        let sentence = passage.sentence(rank);
        next = sentence.end;
        if (sentence.start + 1..=rank).any(|before| passage.gap(before).contains(':')) {
            continue;
        }
        let verb = VERBS.iter().find(|(ours, _)| passage.at(rank + 1) == *ours);
        let noun = report.session.meeting().coalition_noun();
        let (end, suggestion) = match (verb, subject(noun)) {
            (Some((_, theirs)), Some(subject)) if rank == sentence.start && passage.at(rank) == "nous" => {
                (rank + 2, Some(format!("{subject} {theirs}")))
            }
            _ => (rank + 1, None),
        };
        let noun = subject(noun).map_or_else(|| noun.to_owned(), |subject| subject.replacen('L', "l", 1));
        let message = report.lang.pick(
            format!("Le compte-rendu parle à la troisième personne : dites qui (« {noun} », « les associations »…) au lieu de « nous »."),
            format!("The minutes are in the third person: say who (“{noun}”, “the members”…) instead of “we”."),
        );
        report.at(Rule::FirstPerson, passage.spot(rank..end), message, suggestion);
    }
}

/// « Le Collectif », « L’Alliance »; nothing when the article is not sure.
fn subject(noun: &str) -> Option<String> {
    let folded = fold(noun);
    let first = folded.split(' ').next().unwrap_or_default();
    match first {
        "collectif" | "reseau" | "comite" | "groupe" | "conseil" | "bureau" | "mouvement" => {
            Some(format!("Le {noun}"))
        }
        "coordination" | "federation" | "plateforme" | "coalition" => Some(format!("La {noun}")),
        _ if first.starts_with(['a', 'e', 'i', 'o', 'u']) => Some(format!("L’{noun}")),
        _ => None,
    }
}

/// « il a (également) été proposé », without « par ».
fn passive(report: &mut Report<'_>, passage: &Passage<'_>) {
    for rank in 0..passage.len() {
        if !passage.reads(rank, &["il", "a"]) || passage.quoted(rank) {
            continue;
        }
        let adverb = usize::from(matches!(passage.at(rank + 2), "egalement" | "aussi" | "enfin" | "ensuite"));
        let said = rank + 3 + adverb;
        let proposed = matches!(passage.at(said), "propose" | "suggere" | "demande" | "souhaite");
        if passage.at(said - 1) != "ete" || !proposed || passage.at(said + 1) == "par" {
            continue;
        }
        let message = report.lang.pick(
            "On ne sait pas qui : écrivez « le Collectif propose », « certaines associations suggèrent »…",
            "It does not say who: write “the coalition proposes”, “some members suggest”…",
        );
        report.at(Rule::PassiveWithoutAuthor, passage.spot(rank..said + 1), message, None);
    }
}

fn relative(report: &mut Report<'_>, passage: &Passage<'_>) {
    for rank in 1..passage.len() {
        if passage.quoted(rank) {
            continue;
        }
        let word = passage.at(rank);
        let before = passage.before(rank);
        let part = PARTS.contains(&before);
        let names = part
            && passage.gap(rank).trim().is_empty()
            && (RELATIVE.contains(&word) && !(is_cited(word) && quotes_before(passage, rank))
                || is_following(word) && !announces(passage, rank));
        // « la version précédente, du 27 janvier » says which.
        if before == "version" && passage.at(rank + 1) == "du" {
            continue;
        }
        let above = part && word == "ci" && matches!(passage.at(rank + 1), "dessus" | "dessous");
        let pronoun =
            before == "la" && matches!(word, "precedente" | "suivante") && stands_alone(passage, rank);
        if !(names || above || pronoun) {
            continue;
        }
        let words = rank - 1..rank + 1 + usize::from(above);
        let version = report.lang.pick(
            "On ne sait pas laquelle : dites la version par sa date (« la version du 27 janvier »).",
            "It does not say which: name the draft by its date (“the draft of 27 January”).",
        );
        let message = report.lang.pick(
            "Ce renvoi ne se comprend qu’en séance : citez la partie du plan par son numéro ou par ses mots.",
            "Only those who were there know what this refers to: name the part of the plan by its number or its words.",
        );
        let message = if before == "version" { version } else { message };
        let suggestion = if pronoun { target(report, passage) } else { None };
        report.at(Rule::RelativeReference, passage.spot(words), message, suggestion);
    }
}

/// « précité » and « susvisé » mean what this text has said; « précédent » may mean what stands in the plan.
fn is_cited(word: &str) -> bool {
    word.starts_with("precite") || word.starts_with("sus")
}

/// Whether the words meant have been quoted before in the same text.
fn quotes_before(passage: &Passage<'_>, rank: usize) -> bool {
    (0..rank).any(|before| passage.quoted(before))
}

fn is_following(word: &str) -> bool {
    matches!(word, "suivant" | "suivante" | "suivants" | "suivantes")
}

/// Whether what « suivante » announces stands after it.
fn announces(passage: &Passage<'_>, rank: usize) -> bool {
    (rank + 1..=passage.len().min(rank + ANNOUNCED_WITHIN))
        .any(|after| passage.gap(after).contains([':', '«', '“', '"']))
}

/// « dans la précédente. »: no noun follows.
fn stands_alone(passage: &Passage<'_>, rank: usize) -> bool {
    let led = rank >= 2
        && matches!(
            passage.at(rank - 2),
            "dans" | "avec" | "a" | "de" | "que" | "et" | "sur" | "par" | "celle"
        );
    let ends = rank + 1 == passage.len()
        || passage.gap(rank + 1).trim_start().starts_with(['.', ',', ';', ')', '!', '?']);
    led && ends && !passage.gap(rank + 1).contains(':')
}

/// « la mesure 7 », when the entry knows with which part it is.
fn target(report: &Report<'_>, passage: &Passage<'_>) -> Option<String> {
    let Location::Entry(id) = &passage.location else { return None };
    let Content::Amendment(amendment) = &report.session.entries().get(id)?.content else { return None };
    let target = amendment.target.as_ref()?;
    let name = Location::Node(target.clone()).describe(report.session, Lang::Fr);
    let rest = name.strip_prefix("Mesure ")?;
    Some(format!("la mesure {rest}"))
}
