//! The list of entries: what was recorded, one row each, in the order of the plan. A spreadsheet has a column for each
//! fact; on paper those that belong together share one.
use crate::domain::amendment::Amendment;
use crate::domain::decision::Outcome;
use crate::domain::entry::{Content as EntryContent, Entry};
use crate::domain::session::Session;
use crate::text::french::dates::time;
use crate::text::french::numbers::count;
use crate::text::lang::Lang;

use super::super::comments;
use super::super::document::{Document, Inline, Row, Source};
use super::super::nouns::{capitalized, find_part};
use super::super::phrases::{Composer, inside, verb};
use super::super::{Options, sheet};
use super::{Column, day, hour, is_spreadsheet, lines, plain, sheet_of, words};

/// The list of entries of a session.
pub(in super::super) fn entries(session: &Session, options: &Options) -> Document {
    let lang = options.lang;
    let composer = Composer::new(session, lang);
    let found = comments::entries(session, options);
    let tally = match found.len() {
        0 => lang.pick("Aucune entrée.", "No entry.").to_owned(),
        n => format!("{}.", lang.pick(count(n, "entrée", "entrées"), count(n, "entry", "entries"))),
    };
    let rows = found
        .iter()
        .zip(1..)
        .map(|(entry, rank)| {
            let cells = if is_spreadsheet(options) {
                facts(entry, rank, &composer)
            } else {
                printed(entry, rank, &composer)
            };
            Row { cells, source: Some(Source::Entry(entry.id.clone())) }
        })
        .collect();
    let title = lang.pick("Liste des entrées", "List of entries");
    let columns: &[Column] = if is_spreadsheet(options) { &fact_columns(lang) } else { &columns(lang) };
    sheet_of(session, options, (title, tally), (columns, rows))
}

fn columns(lang: Lang) -> [Column; 7] {
    lang.pick(
        [
            ("N°", 4),
            ("Mesure", 15),
            ("Nature", 13),
            ("Porté par", 12),
            ("Texte", 39),
            ("Diffusion", 9),
            ("Heure", 8),
        ],
        [
            ("No.", 4),
            ("Measure", 15),
            ("Kind", 13),
            ("Held by", 12),
            ("Text", 39),
            ("Audience", 9),
            ("Time", 8),
        ],
    )
}

fn fact_columns(lang: Lang) -> [Column; 15] {
    lang.pick(
        [
            ("N°", 3),
            ("Mesure", 9),
            ("Intitulé", 9),
            ("Endroit", 7),
            ("Nature", 6),
            ("Porté par", 8),
            ("Attitude", 6),
            ("Texte", 12),
            ("Anciens mots", 8),
            ("Nouveaux mots", 8),
            ("Suite", 6),
            ("Vote", 6),
            ("Diffusion", 4),
            ("Date", 4),
            ("Heure", 4),
        ],
        [
            ("No.", 3),
            ("Measure", 9),
            ("Title", 9),
            ("Place", 7),
            ("Kind", 6),
            ("Held by", 8),
            ("Stance", 6),
            ("Text", 12),
            ("Old words", 8),
            ("New words", 8),
            ("Standing", 6),
            ("Vote", 6),
            ("Audience", 4),
            ("Date", 4),
            ("Time", 4),
        ],
    )
}

/// What is known of the entry that the columns say.
struct Facts {
    measure: String,
    title: String,
    place: String,
    kind: String,
    holders: String,
    stance: String,
    text: String,
    standing: String,
    vote: String,
}

impl Facts {
    fn of(entry: &Entry, composer: &Composer<'_>) -> Self {
        let (session, lang) = (composer.session(), composer.lang());
        let section = find_part(session, &entry.node).map(|(_, node)| node);
        let measure = section.map_or_else(
            || lang.pick("Hors du plan", "Outside the plan").to_owned(),
            crate::domain::plan::PlanNode::name,
        );
        let title = section.map(|node| node.title.clone()).filter(|title| *title != measure);
        let kind = words::kind(&entry.content, lang);
        let mut facts = Self {
            measure,
            title: title.unwrap_or_default(),
            place: capitalized_word(&comments::inside(entry, session, lang).join(", ")),
            kind: kind.to_owned(),
            holders: sheet::set(&capitalized(&comments::organizations(&entry.holders, session, lang)), lang),
            stance: String::new(),
            text: composer.sentence_text(entry),
            standing: String::new(),
            vote: String::new(),
        };
        match &entry.content {
            EntryContent::Observation(said) => {
                facts.stance = String::from(verb(said.stance, said.strength, false, lang));
            }
            EntryContent::Amendment(amendment) => facts.proposal(amendment, lang),
            EntryContent::Decision(decision) => facts.vote = vote(decision.outcome, lang),
            EntryContent::Action(action) => {
                let done = lang.pick("faite", "done");
                facts.standing =
                    String::from(if action.closed { done } else { lang.pick("à faire", "to do") });
                facts.holders = sheet::set(&capitalized(&inside(action.who.trim())), lang);
            }
            EntryContent::Question(question) => {
                let open = question.answer.trim().is_empty();
                let answered = lang.pick("répondue", "answered");
                facts.standing = String::from(if open { lang.pick("ouverte", "open") } else { answered });
            }
            EntryContent::Stub(_) => {}
        }
        facts
    }

    fn proposal(&mut self, amendment: &Amendment, lang: Lang) {
        self.kind = format!("{} – {}", self.kind, words::deed(amendment.kind, lang));
        self.standing = String::from(words::standing(amendment.standing, lang));
        if let Some(settled) = amendment.settled {
            self.vote = vote(settled.outcome, lang);
        }
    }
}

/// A place that begins the cell, but « p. 3 » as it is.
fn capitalized_word(text: &str) -> String {
    if text.starts_with("p.") { text.to_owned() } else { capitalized(text) }
}

/// « 12 pour, 0 contre, 1 abstention »: in words, since a spreadsheet takes « 12/0/1 » for a day.
fn vote(outcome: Outcome, lang: Lang) -> String {
    match outcome {
        Outcome::Consensus => lang.pick("consensus", "consensus").to_owned(),
        Outcome::Vote(vote) => {
            let abstain = usize::try_from(vote.abstain).unwrap_or(usize::MAX);
            lang.pick(
                format!(
                    "{} pour, {} contre, {}",
                    vote.in_favor,
                    vote.against,
                    count(abstain, "abstention", "abstentions")
                ),
                format!("{} for, {} against, {} abstaining", vote.in_favor, vote.against, vote.abstain),
            )
        }
    }
}

/// The cells of a spreadsheet. The words of the plan and those proposed for it are left as they are.
fn facts(entry: &Entry, rank: usize, composer: &Composer<'_>) -> Vec<Vec<Inline>> {
    let lang = composer.lang();
    let facts = Facts::of(entry, composer);
    let (old, new) = match &entry.content {
        EntryContent::Amendment(amendment) => (amendment.old.clone(), amendment.new.clone()),
        _ => (String::new(), String::new()),
    };
    [
        rank.to_string(),
        facts.measure,
        facts.title,
        facts.place,
        facts.kind,
        facts.holders,
        facts.stance,
        facts.text,
        old,
        new,
        facts.standing,
        facts.vote,
        words::circulation(entry.circulation, lang).to_owned(),
        day(entry.at.date(), lang),
        hour(entry.at.time()),
    ]
    .into_iter()
    .map(plain)
    .collect()
}

/// The cells on paper.
fn printed(entry: &Entry, rank: usize, composer: &Composer<'_>) -> Vec<Vec<Inline>> {
    let lang = composer.lang();
    let facts = Facts::of(entry, composer);
    let mut text = composer.sentence(entry);
    for run in &mut text {
        run.text = sheet::set(&run.text, lang);
    }
    vec![
        plain(rank.to_string()),
        lines([vec![Inline::strong(facts.measure)], plain(facts.place)]),
        lines([plain(facts.kind), plain(facts.stance), plain(facts.standing), plain(facts.vote)]),
        plain(facts.holders),
        text,
        plain(words::circulation(entry.circulation, lang)),
        plain(time(entry.at.time(), lang)),
    ]
}
