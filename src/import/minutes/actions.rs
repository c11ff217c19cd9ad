//! Actions in a past compte-rendu: who does what by when, in a line or in the row of a table.
use chrono::NaiveDate;

use crate::domain::action::ActionItem;
use crate::text::fold::{Folded, fold};
use crate::text::french::dates::parse_date;

/// How a line that sets a task begins, folded.
const OPENINGS: [&str; 13] = [
    "action :",
    "actions :",
    "action n",
    "a faire :",
    "tache :",
    "todo :",
    "to do :",
    "action -",
    "action –",
    "action confiee ",
    "action realisee",
    "action for ",
    "action done",
];

/// Words before a day by which something is due, folded, the longest first.
const DUE: [&str; 13] = [
    "au plus tard le ",
    "au plus tard ",
    "d'ici au ",
    "d'ici le ",
    "d'ici a ",
    "d'ici ",
    "avant le ",
    "pour le ",
    "echeance : ",
    "echeance le ",
    "avant ",
    "delai : ",
    "le ",
];

/// The columns of a table of actions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Columns {
    who: Option<usize>,
    what: usize,
    due: Option<usize>,
}

/// The columns of a table of actions, by the words of its first row; nothing for another table.
pub fn columns(header: &[&str]) -> Option<Columns> {
    let heads: Vec<String> = header.iter().map(|cell| fold(cell.trim())).collect();
    let find = |words: &[&str]| heads.iter().position(|head| words.iter().any(|word| head.starts_with(word)));
    let what = find(&["quoi", "action", "tache", "a faire", "objet", "what", "task"])?;
    let who = find(&["qui", "responsable", "pilote", "porteur", "charge", "en charge", "who", "owner"]);
    let due = find(&["quand", "echeance", "date", "delai", "pour quand", "calendrier", "when", "due"]);
    (who.is_some() || due.is_some()).then_some(Columns { who, what, due })
}

/// The action in a row of such a table; nothing for an empty one.
pub fn row(cells: &[&str], columns: Columns, meeting: Option<NaiveDate>) -> Option<ActionItem> {
    let cell =
        |at: Option<usize>| at.and_then(|at| cells.get(at)).map(|cell| cell.trim()).unwrap_or_default();
    let what = cell(Some(columns.what)).to_owned();
    let due = cell(columns.due);
    let due = day(due, meeting).or_else(|| due_in(due, meeting).map(|(date, _)| date));
    (!what.is_empty()).then(|| ActionItem { who: cell(columns.who).to_owned(), what, due, closed: false })
}

/// The action in a line. `listed`: the line stands under a heading of actions, and needs no rubric of its own.
pub fn line(text: &str, listed: bool, meeting: Option<NaiveDate>) -> Option<ActionItem> {
    let text = text.trim();
    let said = fold(text);
    let arrow = text.starts_with(['→', '⇒', '➔', '➜']);
    let opened = OPENINGS.iter().any(|opening| said.starts_with(opening));
    if !(arrow || opened || listed) {
        return None;
    }
    let bare = text.trim_start_matches(['→', '⇒', '➔', '➜', ' ', '\u{a0}']);
    let bare =
        if opened { bare.split_once([':', '–']).map_or(bare, |(_, rest)| rest).trim() } else { bare };
    if bare.is_empty() || (arrow && !bare.contains(':') && due_in(bare, meeting).is_none()) {
        return None;
    }
    let due = due_in(bare, meeting);
    let closed = said.starts_with("action realisee") || said.starts_with("action done");
    let (who, what) = match entrusted(text) {
        Some(named) if opened => (named, bare),
        _ => who(bare),
    };
    if listed && !opened && !arrow && who.is_empty() && due.is_none() {
        return None;
    }
    let what = without(what, due.as_ref().map(|(_, words)| words.as_str()));
    Some(ActionItem { who, what, due: due.map(|(date, _)| date), closed })
}

/// Who is named before the colon of « Action confiée au secrétariat : … », as our own minutes print it.
fn entrusted(text: &str) -> Option<String> {
    const LEADS: [(&str, &str); 12] = [
        ("Action confiée au ", "le "),
        ("Action confiée aux ", "les "),
        ("Action confiée à la ", "la "),
        ("Action confiée à l’", "l’"),
        ("Action confiée à l'", "l’"),
        ("Action confiée à ", ""),
        ("Action réalisée par le ", "le "),
        ("Action réalisée par ", ""),
        ("Action réalisée", ""),
        ("Action for ", ""),
        ("Action done by ", ""),
        ("Action done", ""),
    ];
    let (label, _) = text.split_once(':')?;
    let label = label.trim();
    LEADS
        .iter()
        .find_map(|(lead, article)| label.strip_prefix(lead).map(|who| format!("{article}{}", who.trim())))
}

/// « Paul : relancer », « Mme Durand (CCEM) envoie… », « relancer (Paul) »: who, and what is left.
fn who(text: &str) -> (String, &str) {
    if let Some((who, what)) = text.split_once(':') {
        let who = who.trim();
        if !who.is_empty() && who.split_whitespace().count() <= 7 && is_name(who) {
            return (who.to_owned(), what.trim());
        }
    }
    let mut end = 0;
    let mut in_parentheses = false;
    for word in text.split_inclusive(' ') {
        let bare = word.trim().trim_end_matches(',');
        let opens = in_parentheses || bare.starts_with('(');
        let small =
            matches!(bare, "et" | "de" | "du" | "des" | "la" | "le" | "les" | "M." | "MM." | "d’" | "&");
        let name = bare.starts_with(char::is_uppercase);
        let article = end == 0 && matches!(bare, "Le" | "La" | "Les" | "Un" | "Une" | "Il" | "Elle");
        let group = matches!(
            fold(bare).as_str(),
            "secretariat" | "coordination" | "bureau" | "collectif" | "presidente" | "president"
        );
        if !(opens || name || article || group || (end > 0 && small)) {
            break;
        }
        in_parentheses = opens && !bare.ends_with(')');
        end += word.len();
    }
    let (name, rest) = text.split_at_checked(end).unwrap_or(("", text));
    let trimmed = name.trim();
    let alone = matches!(trimmed, "Le" | "La" | "Les" | "Un" | "Une" | "Il" | "Elle" | "");
    // A capital alone may only begin the sentence: « Relancer la DGCS » names nobody.
    let verb = trimmed.split(' ').next().is_some_and(is_infinitive);
    if alone || verb || rest.trim().is_empty() {
        (in_brackets(text), text)
    } else {
        (trimmed.to_owned(), rest.trim())
    }
}

/// « relancer la DGCS (Paul) » names who does it at the end.
fn in_brackets(text: &str) -> String {
    let end = text.trim_end_matches(['.', ' ']);
    let Some((_, inside)) = end.strip_suffix(')').and_then(|end| end.rsplit_once('(')) else {
        return String::new();
    };
    let name = inside.split(',').next().unwrap_or_default().trim();
    if is_name(name) && name.chars().any(char::is_lowercase) { name.to_owned() } else { String::new() }
}

fn is_infinitive(word: &str) -> bool {
    let word = fold(word);
    ["er", "ir", "re", "oir"].iter().any(|ending| word.ends_with(ending)) && word.len() > 3
}

fn is_name(words: &str) -> bool {
    let first = words.split(' ').next().unwrap_or_default();
    first.starts_with(char::is_uppercase) && !is_infinitive(first)
}

/// The day something is due, with the words that say it.
pub fn due_in(text: &str, meeting: Option<NaiveDate>) -> Option<(NaiveDate, String)> {
    let folded = Folded::new(text);
    let told = DUE.iter().find_map(|words| {
        folded.as_str().match_indices(words).find_map(|(at, found)| {
            let alone = folded.as_str().get(..at).is_some_and(|b| !b.ends_with(char::is_alphanumeric));
            let rest = folded.as_str().get(at + found.len()..).filter(|_| alone)?;
            let (date, len) = leading_day(rest, meeting)?;
            let range = folded.source_range(at..at + found.len() + len);
            Some((date, text.get(range)?.to_owned()))
        })
    });
    told.or_else(|| due_in_brackets(text, meeting))
}

/// « envoyer la liste (30/11/2021) »
fn due_in_brackets(text: &str, meeting: Option<NaiveDate>) -> Option<(NaiveDate, String)> {
    let end = text.trim_end_matches(['.', ' ']);
    let (_, inside) = end.strip_suffix(')')?.rsplit_once('(')?;
    let told = inside.contains(|c: char| c.is_ascii_digit());
    let date = day(inside, meeting).filter(|_| told)?;
    Some((date, format!("({inside})")))
}

/// The day at the head of these words, and how many bytes say it.
fn leading_day(text: &str, meeting: Option<NaiveDate>) -> Option<(NaiveDate, usize)> {
    let mut ends: Vec<usize> =
        text.match_indices([' ', ',', ';', ')', '\u{a0}']).map(|(at, _)| at).take(4).collect();
    ends.push(text.len());
    ends.into_iter().rev().find_map(|end| {
        let words = text.get(..end)?.trim_end_matches(['.', ',', ';', ')', ' ']);
        (words.len() <= 40).then(|| day(words, meeting)).flatten().map(|date| (date, words.len()))
    })
}

fn day(text: &str, meeting: Option<NaiveDate>) -> Option<NaiveDate> {
    let date = parse_date(text.trim().trim_end_matches('.'), meeting)?;
    let year_told = text.split(|c: char| !c.is_ascii_digit()).any(|part| part.len() == 4);
    // What is to be done is due after the meeting: « 12 mars » said in November is next year’s.
    match meeting {
        Some(meeting) if !year_told && date < meeting => {
            use chrono::Datelike as _;
            NaiveDate::from_ymd_opt(date.year() + 1, date.month(), date.day())
                .filter(|next| (*next - meeting).num_days() < 330)
                .or(Some(date))
        }
        _ => Some(date),
    }
}

fn without(what: &str, due: Option<&str>) -> String {
    let what = due.map_or_else(|| what.to_owned(), |due| what.replacen(due, "", 1));
    let what = what.replace("()", "").replace("(, ", "(").replace(", )", ")");
    what.trim().trim_end_matches(['.', ',', ' ', '(', '–', '-']).trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::{columns, line, row};
    use chrono::NaiveDate;

    fn meeting() -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(2014, 1, 31)
    }

    fn check(text: &str, who: &str, what: &str, due: Option<&str>) {
        let found = line(text, false, meeting()).unwrap_or_else(|| panic!("no action in: {text}"));
        let day = found.due.map(|date| date.to_string());
        assert_eq!((found.who.as_str(), found.what.as_str(), day.as_deref()), (who, what, due), "{text}");
    }

    #[test]
    fn who_does_what_by_when() {
        check(
            "Action : Paul envoie le courrier avant le 12 mars.",
            "Paul",
            "envoie le courrier",
            Some("2014-03-12"),
        );
        check("→ Paul : relancer la DGCS", "Paul", "relancer la DGCS", None);
        check("→ Inès Caron : écrire (30/11/2021)", "Inès Caron", "écrire", Some("2021-11-30"));
        check(
            "Action confiée au secrétariat : rédiger la note d’ici au 10 février 2014.",
            "le secrétariat",
            "rédiger la note",
            Some("2014-02-10"),
        );
        check(
            "→ Le secrétariat : écrire au ministère d’ici le 3 février 2014",
            "Le secrétariat",
            "écrire au ministère",
            Some("2014-02-03"),
        );
        check(
            "À faire : relancer la préfecture (Jeanne Martin)",
            "Jeanne Martin",
            "relancer la préfecture (Jeanne Martin)",
            None,
        );
        check("Action : relancer la DGCS", "", "relancer la DGCS", None);
        check("Action : Relancer la DGCS", "", "Relancer la DGCS", None);
    }

    #[test]
    fn other_lines_are_left_alone() {
        for text in ["L’action du Collectif", "→ voir plus bas", "Paul : bonjour", "", "→"] {
            assert_eq!(line(text, false, meeting()), None, "{text}");
        }
    }

    #[test]
    fn the_rows_of_a_table_are_read_by_its_first_row() {
        let found = columns(&["Qui", "Quoi", "Échéance"]).unwrap();
        let item = row(&["Paul", "relancer la DGCS", "12 mars"], found, meeting()).unwrap();
        assert_eq!((item.who.as_str(), item.what.as_str()), ("Paul", "relancer la DGCS"));
        assert_eq!(item.due, NaiveDate::from_ymd_opt(2014, 3, 12));
        assert!(row(&["Paul", "", ""], found, meeting()).is_none());
        assert_eq!(columns(&["Nom", "Organisme", "Présent"]), None);
    }
}
