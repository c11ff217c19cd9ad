//! The rows of a comment table → entries on the parts of the plan they are about. A row whose part cannot be told for
//! sure is put under the first part, and said.
use std::collections::HashSet;

use chrono::NaiveDateTime;

use super::comment_table::CommentRow;
use super::report::{Doubt, Warning};
use crate::domain::amendment::{Amendment, AmendmentKind, Form, Standing};
use crate::domain::anchor::Anchor;
use crate::domain::change::Change;
use crate::domain::directory::Organization;
use crate::domain::entry::{self, Circulation, Content, Entry, Holders};
use crate::domain::id::{EntryId, NodeKey, OrganizationId};
use crate::domain::observation::Observation;
use crate::domain::plan::{Draft, PlanNode};
use crate::domain::roll::Edit;
use crate::domain::session::Session;
use crate::text::fold::fold;

/// What a table becomes: one change, and what is doubtful about it.
#[derive(Debug, Clone, PartialEq)]
pub struct Imported {
    /// The changes, to be made as one.
    pub changes: Vec<Change>,
    /// What to look at.
    pub warnings: Vec<Warning>,
}

/// The entries for the rows. `tag` makes their identities unique, `at` is when they are recorded.
pub fn entries(rows: &[CommentRow], session: &Session, tag: &str, at: NaiveDateTime) -> Imported {
    let drafts: Vec<Vec<Section<'_>>> = session.drafts().iter().rev().map(sections).collect();
    let mut maker = Maker {
        session,
        drafts,
        tag,
        at,
        added: Vec::new(),
        done: Imported { changes: Vec::new(), warnings: Vec::new() },
    };
    for (rank, row) in rows.iter().enumerate() {
        maker.row(rank, row);
    }
    maker.done
}

struct Maker<'a> {
    session: &'a Session,
    /// The sections of each draft, the newest first.
    drafts: Vec<Vec<Section<'a>>>,
    tag: &'a str,
    at: NaiveDateTime,
    /// Organizations that the table added, by their folded name.
    added: Vec<(String, OrganizationId)>,
    done: Imported,
}

impl Maker<'_> {
    fn row(&mut self, rank: usize, row: &CommentRow) {
        let name = if row.number.is_empty() { (rank + 1).to_string() } else { row.number.clone() };
        let draft = self.session.draft();
        // Comments may be about a part that has gone since: it stands in an earlier draft.
        let found = self.drafts.iter().find_map(|sections| part(row, sections));
        let node = match (found, draft.and_then(|draft| draft.nodes.first())) {
            (Some(key), _) => key,
            (None, first) => {
                let under = first.map(PlanNode::heading).unwrap_or_default();
                let quote = if row.comment.is_empty() { &row.proposal } else { &row.comment };
                self.done.warnings.push(Warning::about(Doubt::Unplaced { row: name, under }, None, quote));
                first.map(|node| node.key.clone()).unwrap_or_default()
            }
        };
        let holders = self.holders(&row.organization);
        let record = Entry {
            id: EntryId::new(format!("c{}-{}", self.session.entries().ever() + rank + 1, self.tag)),
            content: content(row, &node, draft),
            node,
            at: self.at,
            holders,
            circulation: Circulation::default(),
            flagged: false,
            sentence: None,
            composed: None,
            comment: Some(Box::new(entry::CommentRow {
                number: row.number.clone(),
                kind: row.kind.clone(),
                place: row.place.clone(),
                proposal: row.proposal.clone(),
                decision: row.decision.clone(),
            })),
        };
        self.done.changes.push(Change::Entry(Edit::Add { record, before: None }));
    }

    /// The organization named, added when it is not known; nobody named is the coalition.
    fn holders(&mut self, name: &str) -> Holders {
        let folded = fold(name.trim());
        if folded.is_empty() {
            return Holders::Coalition;
        }
        if folded == fold(self.session.meeting().coalition_noun())
            || folded == fold(&self.session.meeting().coalition)
        {
            return Holders::Coalition;
        }
        let known = self.session.organizations().iter().find(|organization| {
            [&organization.acronym, &organization.name, &organization.full_name()]
                .iter()
                .any(|n| fold(n) == folded)
        });
        if let Some(organization) = known {
            return Holders::Organizations(vec![organization.id.clone()]);
        }
        if let Some((_, id)) = self.added.iter().find(|(known, _)| *known == folded) {
            return Holders::Organizations(vec![id.clone()]);
        }
        let rank = self.session.organizations().ever() + self.added.len() + 1;
        let id = OrganizationId::new(format!("o{rank}-{}", self.tag));
        let record = Organization {
            id: id.clone(),
            name: name.trim().replace('\n', " "),
            acronym: String::new(),
            expected: false,
        };
        self.done.warnings.push(Warning::about_file(Doubt::NewOrganization { name: record.name.clone() }));
        self.done.changes.push(Change::Organization(Edit::Add { record, before: None }));
        self.added.push((folded, id.clone()));
        Holders::Organizations(vec![id])
    }
}

/// The section a row is about: the part its place or its title row names, else the one whose words it quotes, else
/// the only one on its page, else the part that its own words name.
fn part(row: &CommentRow, sections: &[Section<'_>]) -> Option<NodeKey> {
    let named = |text: &str| named(text, sections);
    named(&row.place)
        .or_else(|| named(&row.under))
        .or_else(|| quoted(row, sections))
        .or_else(|| on_page(&row.place, sections))
        .or_else(|| named(&row.comment))
        .or_else(|| named(&row.proposal))
}

/// A section of a draft, folded once for all the rows.
struct Section<'a> {
    node: &'a PlanNode,
    /// Its label and number, where it has both.
    name: Option<String>,
    title: String,
    /// The titles and texts of its parts.
    words: Vec<String>,
    /// The pages it stands on.
    pages: HashSet<u32>,
}

impl<'a> Section<'a> {
    /// The section that begins at this rank, if the part there is one.
    fn at(draft: &'a Draft, rank: usize) -> Option<Self> {
        let parts = draft.section_at(rank)?;
        let node = parts.first().filter(|node| node.kind.is_section())?;
        let paragraphs = parts.iter().flat_map(|part| &part.paragraphs).map(|paragraph| paragraph.page);
        let named = node.number.is_some() && !node.label.is_empty();
        Some(Self {
            node,
            name: named.then(|| fold(&node.name())),
            title: fold(&node.title),
            words: parts.iter().flat_map(|part| [fold(&part.text()), fold(&part.title)]).collect(),
            pages: paragraphs.chain(parts.iter().map(|part| part.page)).flatten().collect(),
        })
    }
}

fn sections(draft: &Draft) -> Vec<Section<'_>> {
    (0..draft.nodes.len()).filter_map(|rank| Section::at(draft, rank)).collect()
}

/// The part named by label and number (« mesure 4 bis », and not measure 4), by its number alone, or by its title.
fn named(text: &str, sections: &[Section<'_>]) -> Option<NodeKey> {
    let text = fold(text);
    if text.trim().is_empty() {
        return None;
    }
    let by_name = sections
        .iter()
        .filter_map(|section| Some((section.name.as_deref()?, section)))
        .filter(|(name, _)| holds_words(&text, name))
        .max_by_key(|(name, _)| name.len());
    if let Some((_, section)) = by_name {
        return Some(section.node.key.clone());
    }
    // A bare « 4 » may be a page; « 4 bis » or « II.3 » is not.
    let is_number = |section: &&Section<'_>| {
        section.node.number.as_ref().is_some_and(|number| {
            fold(number.as_str()) == text.trim() && !text.trim().chars().all(|c| c.is_ascii_digit())
        })
    };
    let by_title =
        |section: &&Section<'_>| section.node.title.chars().count() > 12 && text.contains(&section.title);
    only(sections.iter().filter(is_number)).or_else(|| only(sections.iter().filter(by_title)))
}

/// Whether whole words stand in a text, and are not the beginning of a longer number (« 4 » in « 4 bis »).
fn holds_words(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(at, _)| {
        let before = text.get(..at).and_then(|head| head.chars().next_back());
        let after = text.get(at + words.len()..).unwrap_or_default();
        let goes_on = crate::domain::number::LATIN.iter().any(|latin| {
            after
                .trim_start()
                .strip_prefix(*latin)
                .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        });
        !before.is_some_and(char::is_alphanumeric) && !after.starts_with(char::is_alphanumeric) && !goes_on
    })
}

fn only<'a>(mut sections: impl Iterator<Item = &'a Section<'a>>) -> Option<NodeKey> {
    let first = sections.next()?;
    sections.next().is_none().then(|| first.node.key.clone())
}

/// The only section that holds the words the row quotes.
fn quoted(row: &CommentRow, sections: &[Section<'_>]) -> Option<NodeKey> {
    [&row.comment, &row.proposal].into_iter().flat_map(|text| quotations(text)).find_map(|words| {
        let words = fold(words);
        let long = words.chars().count() >= 8;
        let holds = |section: &&Section<'_>| section.words.iter().any(|said| said.contains(&words));
        if long { only(sections.iter().filter(holds)) } else { None }
    })
}

/// The only section on the page that the row names.
fn on_page(place: &str, sections: &[Section<'_>]) -> Option<NodeKey> {
    let folded = fold(place);
    let digits =
        folded.trim_start_matches("page").trim_start_matches("p.").trim_start_matches('p').trim_start();
    let page: u32 = digits.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()?;
    only(sections.iter().filter(|section| section.pages.contains(&page)))
}

/// The words between quotation marks.
fn quotations(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for (open, close) in [('«', '»'), ('“', '”')] {
        let mut rest = text;
        while let Some((_, after)) = rest.split_once(open) {
            let Some((words, next)) = after.split_once(close) else { break };
            found.push(words.trim_matches([' ', '\u{a0}', '\u{202f}']));
            rest = next;
        }
    }
    found
}

/// What a row says: a change it proposes, else a remark.
fn content(row: &CommentRow, node: &NodeKey, draft: Option<&Draft>) -> Content {
    let comment = row.comment.trim().to_owned();
    let proposal = row.proposal.trim();
    if proposal.is_empty() {
        return Content::Observation(Observation { text: comment, ..Observation::default() });
    }
    let draft = draft.map(|draft| draft.id.clone()).unwrap_or_default();
    let anchor = Anchor { draft, node: node.clone(), ..Anchor::default() };
    let standing = if is_accepted(&row.decision) { Standing::Adopted } else { Standing::Proposed };
    let amendment = Amendment { anchor, standing, rationale: comment, ..wording(proposal) };
    Content::Amendment(Box::new(amendment))
}

fn is_accepted(decision: &str) -> bool {
    let folded = fold(decision);
    // « Accepté en partie », « favorable sous réserve »: what is adopted is not what was proposed.
    if ["partie", "partial", "reserve", "modifi", "in part"].iter().any(|word| folded.contains(word)) {
        return false;
    }
    ["accept", "adopt", "retenu", "approuv", "favorable", "agreed"]
        .iter()
        .any(|word| folded.starts_with(word))
}

/// The operation that a proposal asks for where it says so with the words in quotation marks; else the proposal is
/// an instruction as it stands.
fn wording(proposal: &str) -> Amendment {
    let folded = fold(proposal);
    let says = |verbs: &[&str]| verbs.iter().any(|verb| folded.starts_with(verb));
    let quotes: Vec<String> = quotations(proposal).into_iter().map(str::to_owned).collect();
    let mut amendment = Amendment::default();
    match quotes.as_slice() {
        [old, new] if says(&["remplacer", "replace", "substituer"]) => {
            amendment.kind = AmendmentKind::Replace;
            old.clone_into(&mut amendment.old);
            new.clone_into(&mut amendment.new);
        }
        [old] if says(&["supprimer", "delete", "retirer", "remove"]) => {
            amendment.kind = AmendmentKind::Delete;
            old.clone_into(&mut amendment.old);
        }
        [new] if says(&["ajouter", "inserer", "add", "insert", "completer"]) => {
            amendment.kind = AmendmentKind::Add;
            new.clone_into(&mut amendment.new);
        }
        _ => {
            amendment.form = Form::Instruction;
            amendment.kind = if says(&["supprimer", "delete", "retirer", "remove"]) {
                AmendmentKind::Delete
            } else if says(&["ajouter", "inserer", "add", "insert", "completer"]) {
                AmendmentKind::Add
            } else {
                AmendmentKind::Replace
            };
            proposal.clone_into(&mut amendment.new);
        }
    }
    amendment
}

#[cfg(test)]
mod tests;
