//! The list of actions: who does what by when, in the order in which they fall due.
use chrono::NaiveDate;

use crate::domain::action::ActionItem;
use crate::domain::entry::{Content as EntryContent, Entry};
use crate::domain::session::Session;
use crate::text::french::dates::date_plain;
use crate::text::french::numbers::count;
use crate::text::lang::Lang;

use super::super::document::{Document, Row, Source};
use super::super::measures::part_label;
use super::super::nouns::capitalized;
use super::super::phrases::{inside, unstopped};
use super::super::{Options, is_printed, sheet};
use super::{Column, day, is_spreadsheet, plain, sheet_of, words};

/// The list of actions of a session: those to be done first, by date, those without a date after them, then those
/// that are done.
pub(in super::super) fn actions(session: &Session, options: &Options) -> Document {
    let lang = options.lang;
    let mut found: Vec<(&Entry, &ActionItem)> = session
        .entries()
        .iter()
        .filter(|entry| is_printed(entry, options))
        .filter_map(|entry| match &entry.content {
            EntryContent::Action(action) => Some((entry, action)),
            _ => None,
        })
        .collect();
    found.sort_by_key(|(_, action)| (action.closed, action.due.unwrap_or(NaiveDate::MAX)));
    let rows = found.iter().zip(1..).map(|(found, rank)| row(*found, rank, session, options)).collect();
    let title = lang.pick("Liste des actions", "List of actions");
    sheet_of(session, options, (title, tally(&found, lang)), (&columns(lang), rows))
}

fn columns(lang: Lang) -> [Column; 7] {
    lang.pick(
        [
            ("N°", 5),
            ("Mesure", 14),
            ("Action", 38),
            ("Responsable", 17),
            ("Échéance", 11),
            ("État", 7),
            ("Diffusion", 8),
        ],
        [
            ("No.", 5),
            ("Measure", 14),
            ("Action", 38),
            ("In charge", 17),
            ("Due", 11),
            ("State", 7),
            ("Audience", 8),
        ],
    )
}

/// « 3 actions à mener, 1 faite. »
fn tally(found: &[(&Entry, &ActionItem)], lang: Lang) -> String {
    let done = found.iter().filter(|(_, action)| action.closed).count();
    let open = found.len() - done;
    if found.is_empty() {
        return lang.pick("Aucune action n’a été décidée.", "No action was decided.").to_owned();
    }
    let open = lang.pick(count(open, "action à mener", "actions à mener"), format!("{open} to be done"));
    let done = (done > 0).then(|| lang.pick(count(done, "faite", "faites"), format!("{done} done")));
    format!("{}.", [Some(open), done].into_iter().flatten().collect::<Vec<_>>().join(", "))
}

fn row((entry, action): (&Entry, &ActionItem), rank: usize, session: &Session, options: &Options) -> Row {
    let lang = options.lang;
    let spreadsheet = is_spreadsheet(options);
    let text = entry.sentence.as_deref().unwrap_or(&action.what);
    let or = |said: String, otherwise: &str| {
        if said.is_empty() && !spreadsheet { otherwise.to_owned() } else { said }
    };
    let due = action.due.map(|due| if spreadsheet { day(due, lang) } else { date_plain(due, lang) });
    let state = if action.closed { lang.pick("Faite", "Done") } else { lang.pick("À faire", "To do") };
    let cells = [
        rank.to_string(),
        part_label(&entry.node, session),
        sheet::set(&capitalized(unstopped(text)), lang),
        or(
            sheet::set(&capitalized(&inside(action.who.trim())), lang),
            lang.pick("À désigner", "To be named"),
        ),
        or(due.unwrap_or_default(), lang.pick("À fixer", "To be set")),
        state.to_owned(),
        words::circulation(entry.circulation, lang).to_owned(),
    ];
    Row { cells: cells.into_iter().map(plain).collect(), source: Some(Source::Entry(entry.id.clone())) }
}
