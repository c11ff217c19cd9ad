//! The course of a sitting: when it was opened and under whom, what was on its agenda, when the next one is, when it
//! was closed.
use crate::domain::directory::Role as Duty;
use crate::domain::outline::{Fate, outline};
use crate::domain::session::Session;
use crate::text::fold::fold;
use crate::text::french::dates::time;
use crate::text::french::elision::introduce;
use crate::text::french::numbers::join_list;
use crate::text::lang::Lang;

use super::document::{Block, Content, Element, Inline, ListRole, Role, Source};
use super::{Names, Options, calendar};

/// What a gathering calls its sitting, by the beginning of its title, folded.
const SITTINGS: [(&str, &str, &str); 4] = [
    ("assemblee", "L’assemblée", "The assembly"),
    ("reunion", "La réunion", "The meeting"),
    ("rencontre", "La rencontre", "The meeting"),
    ("conseil", "La séance du conseil", "The meeting"),
];

/// « L’assemblée », « La séance », with its verb in the feminine.
fn sitting(session: &Session, lang: Lang) -> &'static str {
    let title = fold(session.meeting().title.trim());
    let known = SITTINGS.iter().find(|(noun, ..)| title.starts_with(noun));
    known.map_or_else(
        || lang.pick("La séance", "The meeting"),
        |(_, french, english)| lang.pick(*french, *english),
    )
}

/// « L’assemblée est ouverte à 14 h sous la présidence de Jeanne Martin ; Paul Petit en assure le secrétariat. »
pub(super) fn opened(session: &Session, options: &Options) -> Vec<Block> {
    let lang = options.lang;
    let (chair, secretary) =
        (holding(Duty::Chair, session, options), holding(Duty::Secretary, session, options));
    if options.names == Names::Organizations {
        return opened_by(session, (chair, secretary), lang);
    }
    let start = session.meeting().start.map(|start| time(start, lang));
    if chair.is_none() && start.is_none() {
        return Vec::new();
    }
    let subject = sitting(session, lang);
    let mut text = lang.pick(format!("{subject} est ouverte"), format!("{subject} was opened"));
    if let Some(start) = start {
        text.push_str(&lang.pick(format!(" à {start}"), format!(" at {start}")));
    }
    if let Some(chair) = chair {
        text.push_str(&lang.pick(
            format!(" sous la présidence {}", introduce("de", &chair)),
            format!(", chaired by {chair}"),
        ));
    }
    if let Some(secretary) = secretary {
        text.push_str(&lang.pick(
            format!("\u{202f}; le secrétariat est assuré par {secretary}"),
            format!("; minutes taken by {secretary}"),
        ));
    }
    vec![paragraph(format!("{text}."))]
}

/// « L’assemblée est ouverte à 14 h. Présidence : Club nautique ; secrétariat : Pêcheurs réunis. »: names of organizations
/// are given without article, hence make no sentence.
fn opened_by(session: &Session, duties: (Option<String>, Option<String>), lang: Lang) -> Vec<Block> {
    let start = session.meeting().start.map(|start| time(start, lang));
    let subject = sitting(session, lang);
    let mut sentences: Vec<String> = start
        .map(|start| {
            lang.pick(
                format!("{subject} est ouverte à {start}."),
                format!("{subject} was opened at {start}."),
            )
        })
        .into_iter()
        .collect();
    let labels = lang.pick(["présidence\u{a0}: ", "secrétariat\u{a0}: "], ["chair: ", "minutes: "]);
    let held: Vec<String> = labels
        .into_iter()
        .zip([duties.0, duties.1])
        .filter_map(|(label, name)| name.map(|name| format!("{label}{name}")))
        .collect();
    if !held.is_empty() {
        let held = held.join(lang.pick("\u{202f}; ", "; "));
        sentences.push(format!("{}.", super::nouns::capitalized(&held)));
    }
    if sentences.is_empty() { Vec::new() } else { vec![paragraph(sentences.join(" "))] }
}

/// Those who hold a duty; nobody is named when organizations are and they have none.
fn holding(duty: Duty, session: &Session, options: &Options) -> Option<String> {
    let known = |delegate: &crate::domain::directory::Delegate| {
        options.names == Names::People || delegate.organization.is_some()
    };
    let mut names: Vec<String> = Vec::new();
    for delegate in session.delegates().iter().filter(|d| d.role == duty && known(d)) {
        if !names.contains(&delegate.name) {
            names.push(delegate.name.clone());
        }
    }
    (!names.is_empty()).then(|| join_list(&names, options.lang))
}

/// « La séance est levée à 16 h 30. »
pub(super) fn closed(session: &Session, options: &Options) -> Vec<Block> {
    let lang = options.lang;
    let Some(end) = session.meeting().end.map(|end| time(end, lang)) else { return Vec::new() };
    vec![paragraph(
        lang.pick(format!("La séance est levée à {end}."), format!("The meeting was closed at {end}.")),
    )]
}

fn paragraph(text: String) -> Block {
    let content = Content::Paragraph { role: Role::Body, text: vec![Inline::plain(text)] };
    Block::from(Source::Meeting, content)
}

/// The agenda: the highest parts of the plan; those one level below when there is a single one.
pub(super) fn agenda(session: &Session, options: &Options) -> Vec<Block> {
    let rows: Vec<_> = outline(session).into_iter().filter(|row| row.fate != Fate::Gone).collect();
    let mut depths: Vec<u8> = rows.iter().map(|row| row.depth).collect();
    depths.sort_unstable();
    // Sorted, a depth that several parts have is the next one’s too.
    let shared = depths.windows(2).find(|pair| pair.first() == pair.last()).and_then(|pair| pair.first());
    let Some(depth) = shared.or(depths.first()).copied() else {
        return Vec::new();
    };
    let items: Vec<Element> = rows
        .into_iter()
        .filter(|row| row.depth == depth && !row.heading.trim().is_empty())
        .map(|row| Element { text: vec![Inline::plain(row.heading)], source: Some(Source::Node(row.key)) })
        .collect();
    if items.is_empty() {
        return Vec::new();
    }
    vec![
        Block::paragraph(Role::Rubric, options.lang.pick("Ordre du jour", "Agenda")),
        Block::own(Content::List { role: ListRole::Points, items }),
    ]
}

/// « Prochain rendez-vous : lundi 17 février 2014, 14 h 30 : réunion du Collectif. »: the first event to come.
pub(super) fn next(session: &Session, options: &Options) -> Vec<Block> {
    let day = session.meeting().date;
    let first = session
        .events()
        .iter()
        .filter_map(|event| {
            let date = event.dates.iter().filter(|date| **date >= day).min()?;
            Some((*date, event.start, event))
        })
        .min_by_key(|(date, start, _)| (*date, *start));
    let Some((.., event)) = first else { return Vec::new() };
    let mut text = vec![Inline::plain(options.lang.pick("Prochain rendez-vous\u{a0}: ", "Next: "))];
    text.extend(calendar::line(event, options.lang).into_iter().enumerate().map(|(rank, run)| {
        // Inside a sentence the weekday has no capital in French.
        let lower = rank == 0 && options.lang == Lang::Fr;
        if lower { Inline { text: super::nouns::uncapitalized(&run.text), ..run } } else { run }
    }));
    let content = Content::Paragraph { role: Role::Body, text };
    vec![Block::from(Source::Event(event.id.clone()), content)]
}
