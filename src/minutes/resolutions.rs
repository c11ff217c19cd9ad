//! Decisions as the resolutions of an assembly: numbered, each with what became of it and by how many votes.
use crate::domain::decision::{Decision, Outcome, Vote};
use crate::domain::entry::Content as EntryContent;
use crate::domain::session::Session;
use crate::text::french::numbers::{count, join_list};
use crate::text::lang::Lang;

use super::document::{Block, Content, Inline, Role, Source};
use super::nouns::capitalized;
use super::phrases::{decided, stopped, unstopped};
use super::template::Switch;
use super::{Parts, is_printed};

/// Adds the part; nothing without a decision.
pub(super) fn append(session: &Session, parts: &mut Parts<'_>) {
    let lang = parts.options.lang;
    let votes = parts.options.template.has(Switch::Votes);
    let mut rank = 0;
    for entry in session.entries().iter().filter(|entry| is_printed(entry, parts.options)) {
        let EntryContent::Decision(decision) = &entry.content else { continue };
        if rank == 0 {
            parts.begin("resolutions", lang.pick("Résolutions", "Resolutions"));
        }
        rank += 1;
        let words = entry.sentence.clone().unwrap_or_else(|| decided(&decision.text));
        let mut blocks = vec![
            vec![
                Inline::strong(lang.pick(format!("Résolution n°\u{a0}{rank}"), format!("Resolution {rank}"))),
                Inline::plain(lang.pick("\u{a0}: ", ": ")),
                Inline::plain(format!("{}.", capitalized(unstopped(&words)))),
            ],
            vec![Inline::emphasis(became(decision, votes, lang))],
        ];
        if !decision.reservations.trim().is_empty() {
            blocks.push(stopped(vec![Inline::plain(decision.reservations.trim())]));
        }
        parts.blocks.extend(blocks.into_iter().enumerate().map(|(place, text)| {
            let role = if place == 0 { Role::Lead } else { Role::Body };
            Block::from(Source::Entry(entry.id.clone()), Content::Paragraph { role, text })
        }));
    }
}

/// « Adoptée à l’unanimité. », « Rejetée : 3 voix pour, 12 contre et 1 abstention. »
fn became(decision: &Decision, votes: bool, lang: Lang) -> String {
    let Outcome::Vote(vote) = decision.outcome else {
        return lang.pick("Adoptée par consensus.", "Adopted by consensus.").to_owned();
    };
    let verb = match vote.in_favor.cmp(&vote.against) {
        std::cmp::Ordering::Greater => lang.pick("Adoptée", "Adopted"),
        std::cmp::Ordering::Less => lang.pick("Rejetée", "Rejected"),
        std::cmp::Ordering::Equal => lang.pick("Partage des voix", "Tied"),
    };
    if !votes {
        return format!("{verb}.");
    }
    let joint = match vote.in_favor.cmp(&vote.against) {
        std::cmp::Ordering::Equal => lang.pick("\u{a0}: ", ": "),
        _ if is_unanimous(vote) => " ",
        // « rejetée par 3 voix pour » would say that those three rejected it.
        std::cmp::Ordering::Less => lang.pick("\u{a0}: ", ": "),
        std::cmp::Ordering::Greater => lang.pick(" par ", ": "),
    };
    format!("{verb}{joint}{}.", counted(vote, lang))
}

fn is_unanimous(vote: Vote) -> bool {
    vote.in_favor > 0 && vote.against == 0 && vote.abstain == 0
}

/// « 12 voix pour, 1 contre et 2 abstentions », « à l’unanimité (15 voix) »: what nobody chose is not counted.
pub(super) fn counted(vote: Vote, lang: Lang) -> String {
    let Vote { in_favor, against, abstain } = vote;
    if is_unanimous(vote) {
        let votes = if in_favor == 1 { "vote" } else { "votes" };
        return lang.pick(
            format!("à l’unanimité ({in_favor}\u{a0}voix)"),
            format!("unanimously ({in_favor} {votes})"),
        );
    }
    let mut parts = vec![match in_favor {
        0 => lang.pick("aucune voix pour", "none for").to_owned(),
        _ => lang.pick(format!("{in_favor}\u{a0}voix pour"), format!("{in_favor} for")),
    }];
    if against > 0 {
        parts.push(lang.pick(format!("{against}\u{a0}contre"), format!("{against} against")));
    }
    if abstain > 0 {
        parts.push(
            lang.pick(count(abstain as usize, "abstention", "abstentions"), format!("{abstain} abstaining")),
        );
    }
    join_list(&parts, lang)
}

#[cfg(test)]
mod tests {
    use super::became;
    use crate::domain::decision::{Decision, Outcome, Vote};
    use crate::text::lang::Lang;

    #[test]
    fn a_resolution_tells_its_vote_as_minutes_do() {
        for ((in_favor, against, abstain), fr, en) in [
            ((15, 0, 0), "Adoptée à l’unanimité (15 voix).", "Adopted unanimously (15 votes)."),
            (
                (12, 1, 2),
                "Adoptée par 12 voix pour, 1 contre et 2 abstentions.",
                "Adopted: 12 for, 1 against and 2 abstaining.",
            ),
            ((12, 0, 1), "Adoptée par 12 voix pour et 1 abstention.", "Adopted: 12 for and 1 abstaining."),
            ((3, 12, 0), "Rejetée : 3 voix pour et 12 contre.", "Rejected: 3 for and 12 against."),
            (
                (0, 12, 1),
                "Rejetée : aucune voix pour, 12 contre et 1 abstention.",
                "Rejected: none for, 12 against and 1 abstaining.",
            ),
            ((6, 6, 0), "Partage des voix : 6 voix pour et 6 contre.", "Tied: 6 for and 6 against."),
        ] {
            let outcome = Outcome::Vote(Vote { in_favor, against, abstain });
            let decision = Decision { outcome, ..Decision::default() };
            assert_eq!(became(&decision, true, Lang::Fr).replace('\u{a0}', " "), fr);
            assert_eq!(became(&decision, true, Lang::En), en);
        }
        assert_eq!(became(&Decision::default(), true, Lang::Fr), "Adoptée par consensus.");
    }
}
