//! The head of the compte-rendu: its title lines, what the meeting follows and prepares, and the opening remarks.
use chrono::NaiveDate;

use crate::domain::entry::Circulation;
use crate::domain::session::Session;
use crate::text::fold::fold;
use crate::text::french::dates::{date_plain, day_and_month, time};
use crate::text::french::elision::introduce;
use crate::text::lang::Lang;

use super::Options;
use super::document::{Block, Content, Inline, Role, Source, TitleRole};
use super::nouns::{uncapitalized, with_article};

/// Nouns that name a gathering and take an article after « Compte-rendu ».
const GATHERINGS: [&str; 14] = [
    "reunion",
    "rencontre",
    "seance",
    "assemblee",
    "conference",
    "commission",
    "session",
    "journee",
    "audience",
    "comite",
    "conseil",
    "groupe",
    "atelier",
    "bureau",
];

/// The title in ordinary letters: « Compte-rendu de la réunion du Collectif du 31 janvier 2014 ».
pub(super) fn title(session: &Session, options: &Options) -> String {
    let lang = options.lang;
    let meeting = session.meeting();
    let title = meeting.title.trim();
    let folded = fold(title);
    let document = document_noun(options);
    let own = ["compte-rendu", "compte rendu", &fold(&document)].iter().any(|noun| folded.starts_with(noun));
    let base = if own {
        title.to_owned()
    } else if lang == Lang::Fr && GATHERINGS.iter().any(|noun| folded.starts_with(noun)) {
        format!("{document} {}", introduce("de", &with_article(&uncapitalized(title))))
    } else {
        format!("{document}{}{title}", lang.pick("\u{a0}: ", ": "))
    };
    let plain = date_plain(meeting.date, lang).replace('\u{a0}', " ");
    let date = plain.replace(' ', "\u{a0}");
    let base = base.replace('\u{a0}', " ").replace(" : ", "\u{a0}: ");
    // A title typed in the other language may have said the day already.
    let other = date_plain(meeting.date, lang.pick(Lang::En, Lang::Fr)).replace('\u{a0}', " ");
    if fold(&base).contains(&fold(&other)) {
        base.replace(&other, &other.replace(' ', "\u{a0}"))
    } else if fold(&base).contains(&fold(&plain)) {
        // A date that never breaks makes for two even rows.
        base.replace(&format!("du {plain}"), &format!("du\u{a0}{date}")).replace(&plain, &date)
    } else if let Some(start) = without_year(&base, meeting.date, lang) {
        format!("{start}\u{a0}{date}")
    } else {
        format!("{base}{}{date}", lang.pick(" du\u{a0}", ", "))
    }
}

/// What the document calls itself: « Compte-rendu », « Procès-verbal ».
pub(super) fn document_noun(options: &Options) -> String {
    match options.template.document.get(options.lang) {
        "" => options.lang.pick("Compte-rendu", "Minutes").to_owned(),
        noun => noun.to_owned(),
    }
}

/// What comes before the day in a title that ends on it without its year: « … du 23 novembre ».
fn without_year(title: &str, date: NaiveDate, lang: Lang) -> Option<String> {
    let day = day_and_month(date, lang).replace('\u{a0}', " ");
    let cut = title.len().checked_sub(day.len())?;
    let end = title.get(cut..)?;
    (fold(end) == fold(&day)).then(|| title.get(..cut).unwrap_or_default().trim_end().to_owned())
}

/// « 10 h – 13 h », « à partir de 10 h ».
pub(super) fn hours(
    start: Option<chrono::NaiveTime>,
    end: Option<chrono::NaiveTime>,
    lang: Lang,
) -> Option<String> {
    match (start, end) {
        (Some(start), Some(end)) => Some(format!("{}\u{a0}–\u{a0}{}", time(start, lang), time(end, lang))),
        (Some(start), None) => Some(time(start, lang)),
        (None, Some(end)) => {
            Some(lang.pick(format!("jusqu’à {}", time(end, lang)), format!("until {}", time(end, lang))))
        }
        (None, None) => None,
    }
}

/// The title lines and the paragraphs that say what the meeting follows.
pub(super) fn blocks(session: &Session, options: &Options) -> Vec<Block> {
    let mut blocks = title_lines(session, options);
    blocks.extend(context(session));
    blocks
}

/// The paragraphs that say what the meeting follows.
pub(super) fn context(session: &Session) -> Vec<Block> {
    // For whom a document of ours was when it was imported is not for whom this one is.
    let said = |text: &&String| !text.trim().is_empty() && !Circulation::is_line(text);
    session.meeting().context.iter().filter(said).map(|text| body(text)).collect()
}

/// The title lines: what, where, when, for whom.
pub(super) fn title_lines(session: &Session, options: &Options) -> Vec<Block> {
    let meeting = session.meeting();
    let lang = options.lang;
    let mut blocks = Vec::new();
    let mut line = |role, text: String| {
        if !text.is_empty() {
            blocks
                .push(Block::from(Source::Meeting, Content::Title { role, text: vec![Inline::plain(text)] }));
        }
    };
    line(TitleRole::Subject, meeting.subject.trim().to_owned());
    let mut title = uppercase(&title(session, options));
    if let Some(hours) = hours(meeting.start, meeting.end, lang) {
        title = format!("{title} ({hours})");
    }
    line(TitleRole::Title, title);
    line(TitleRole::Place, meeting.place.trim().to_owned());
    let date = date_plain(meeting.date, lang);
    line(
        TitleRole::Date,
        match (meeting.town.trim(), lang) {
            ("", Lang::Fr) => format!("Le {date}"),
            ("", Lang::En) => date,
            (town, Lang::Fr) => format!("{town}, le {date}"),
            (town, Lang::En) => format!("{town}, {date}"),
        },
    );
    line(TitleRole::Circulation, super::circulation::told(session, options));
    blocks
}

/// The paragraphs after the presence list.
pub(super) fn opening(session: &Session) -> Vec<Block> {
    session.meeting().opening.iter().filter(|text| !text.trim().is_empty()).map(|text| body(text)).collect()
}

fn body(text: &str) -> Block {
    let content = Content::Paragraph { role: Role::Body, text: vec![Inline::plain(text.trim())] };
    Block::from(Source::Meeting, content)
}

/// Capitals with their accents, but « 1er » and « 10 h » as they are.
fn uppercase(text: &str) -> String {
    text.split_inclusive([' ', '\u{a0}', '\u{202f}'])
        .map(|word| {
            if word.starts_with(|c: char| c.is_ascii_digit()) { word.to_owned() } else { word.to_uppercase() }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::{Options, title};
    use crate::domain::change::Change;
    use crate::domain::meeting::Meeting;
    use crate::domain::session::Session;
    use crate::text::lang::Lang;

    fn check(typed: &str, expected: &str) {
        check_in(Lang::Fr, typed, expected);
    }

    fn check_in(lang: Lang, typed: &str, expected: &str) {
        let date = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
        let meeting = Meeting { title: typed.to_owned(), date, ..Meeting::default() };
        let mut session = Session::new("s".into());
        session.apply(Change::Meeting(Box::new(meeting))).unwrap();
        let options = Options { lang, ..Options::default() };
        assert_eq!(title(&session, &options).replace('\u{a0}', " "), expected, "{typed}");
    }

    #[test]
    fn the_day_is_said_once_however_the_title_says_it() {
        for typed in [
            "Réunion du Collectif",
            "Réunion du Collectif du 23 novembre",
            "Réunion du Collectif du 23 novembre 2026",
        ] {
            check(typed, "Compte-rendu de la réunion du Collectif du 23 novembre 2026");
        }
        check("Réunion de rentrée", "Compte-rendu de la réunion de rentrée du 23 novembre 2026");
        check_in(Lang::En, "Réunion du 23 novembre 2026", "Minutes: Réunion du 23 novembre 2026");
        check_in(Lang::En, "Spring meeting", "Minutes: Spring meeting, 23 November 2026");
    }
}
