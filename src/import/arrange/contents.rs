//! Tables of contents, and lists of the measures that the plan prints a second time: set aside, so that each part
//! comes once, with its text.
use std::collections::{HashMap, HashSet};

use super::Sheet;
use crate::domain::plan::{Paragraph, ParagraphKind};
use crate::import::limits::HEADING_CHARS_MAX;
use crate::import::readers::{Block, Form};
use crate::import::shapes::{self, Learned};
use crate::text::fold::fold;

/// How many letters of a title cut short must be the same.
const LETTERS_MIN: usize = 24;
/// How few lines in a row make a list of contents.
const ROWS_MIN: usize = 3;

/// Takes the tables of contents out.
pub(super) fn set_aside(sheet: &mut Sheet) {
    let leaders: HashSet<usize> =
        sheet.rows.iter().enumerate().filter(|(_, (_, b))| has_leader(b)).map(|(i, _)| i).collect();
    let mut goes = if leaders.len() >= 2 { leaders } else { HashSet::new() };
    let names: Vec<Option<[String; 2]>> = sheet.rows.iter().map(|(_, block)| names(block)).collect();
    let mut places = Places::new(&names);
    for at in &goes {
        places.forget(*at, &names);
    }
    let mut runs = runs(sheet, &names, &places, &goes);
    // The longest first: it is the list of contents, and what it repeats is the plan.
    runs.sort_by_key(|run| std::cmp::Reverse(run.len()));
    for run in runs {
        if is_list(sheet, &run, &names, &places, &goes) {
            for at in &run {
                places.forget(*at, &names);
            }
            goes.extend(run);
        }
    }
    if goes.is_empty() {
        return;
    }
    head_of_contents(sheet, &mut goes);
    let mut page = None;
    let mut at = 0;
    let aside = &mut sheet.set_aside;
    sheet.rows.retain(|(_, block)| {
        if let Form::Page(number) = block.form {
            page = Some(number);
        }
        at += 1;
        let gone = goes.contains(&(at - 1));
        if gone {
            aside.push(Paragraph { kind: ParagraphKind::Text, text: block.text.clone(), page });
        }
        !gone
    });
}

fn has_leader(block: &Block) -> bool {
    block.boxed.is_none()
        && !matches!(block.form, Form::Cell { .. })
        && shapes::without_leader(&block.text).len() < block.text.len()
}

/// The letters of a line, without and with the number at its end, which may be a page.
fn names(block: &Block) -> Option<[String; 2]> {
    let short = block.text.len() <= 2 * HEADING_CHARS_MAX && block.boxed.is_none();
    let form = matches!(block.form, Form::Heading(_) | Form::Paragraph | Form::Item(_));
    let sentence = block.text.ends_with(['.', ';', '!', '?']);
    if !short || !form || sentence {
        return None;
    }
    // « Mesure n° 3 – … » in the body is « Mesure 3 : … » in the list of contents.
    let letters = |text: &str| {
        let text = ["n°", "N°", "nº", "Nº"].iter().fold(text.to_owned(), |text, sign| text.replace(sign, ""));
        fold(&text).chars().filter(|c| c.is_alphanumeric()).collect::<String>()
    };
    let bare = shapes::without_leader(&block.text);
    let cut = bare.trim_end_matches(|c: char| c.is_ascii_digit());
    let page = cut.len() < bare.len() && bare.len() - cut.len() <= 3 && cut.ends_with([' ', '\t', '\u{A0}']);
    let names = [letters(if page { cut } else { bare }), letters(bare)];
    (names.iter().all(|name| name.len() > 2)).then_some(names)
}

/// Where each line stands that is as short as a heading, by its letters.
struct Places {
    whole: HashMap<String, HashSet<usize>>,
    begun: HashMap<String, HashSet<usize>>,
}

impl Places {
    fn new(names: &[Option<[String; 2]>]) -> Self {
        let mut places = Self { whole: HashMap::new(), begun: HashMap::new() };
        for (at, [bare, whole]) in names.iter().enumerate().filter_map(|(at, n)| n.as_ref().map(|n| (at, n)))
        {
            for name in [bare, whole] {
                places.whole.entry(name.clone()).or_default().insert(at);
                if let Some(begin) = begin(name) {
                    places.begun.entry(begin).or_default().insert(at);
                }
            }
        }
        places
    }

    fn forget(&mut self, at: usize, names: &[Option<[String; 2]>]) {
        for name in names.get(at).into_iter().flatten().flatten() {
            if let Some(known) = self.whole.get_mut(name) {
                known.remove(&at);
            }
            if let Some(known) = begin(name).and_then(|begin| self.begun.get_mut(&begin)) {
                known.remove(&at);
            }
        }
    }

    /// Whether the line stands elsewhere too, outside these.
    fn again(&self, at: usize, names: &[Option<[String; 2]>], run: &HashSet<usize>) -> bool {
        let other =
            |known: &HashSet<usize>| known.iter().take(run.len() + 2).any(|k| *k != at && !run.contains(k));
        names.get(at).into_iter().flatten().flatten().any(|name| {
            self.whole.get(name).is_some_and(other)
                || begin(name).and_then(|begin| self.begun.get(&begin)).is_some_and(|known| {
                    known.iter().take(8).any(|k| {
                        *k != at
                            && !run.contains(k)
                            && names.get(*k).into_iter().flatten().flatten().any(|n| begins(n, name))
                    })
                })
        })
    }
}

fn begin(name: &str) -> Option<String> {
    (name.chars().count() >= LETTERS_MIN).then(|| name.chars().take(LETTERS_MIN).collect())
}

fn begins(a: &str, b: &str) -> bool {
    a.starts_with(b) || b.starts_with(a)
}

/// Lines that follow one another and all stand elsewhere too. A line that comes back ends its run: there the plan
/// itself begins.
fn runs(
    sheet: &Sheet,
    names: &[Option<[String; 2]>],
    places: &Places,
    leaders: &HashSet<usize>,
) -> Vec<Vec<usize>> {
    let mut runs = vec![Vec::new()];
    let mut seen: HashSet<&str> = HashSet::new();
    let nowhere = HashSet::new();
    for (at, (_, block)) in sheet.rows.iter().enumerate() {
        if matches!(block.form, Form::Page(_)) || leaders.contains(&at) {
            continue;
        }
        let inside = runs.last().is_some_and(|run| run.len() >= 2);
        let twice = names.get(at).is_some_and(Option::is_some)
            && (places.again(at, names, &nowhere) || (inside && is_paged(block)));
        let fresh = names.get(at).into_iter().flatten().flatten().all(|name| !seen.contains(name.as_str()));
        if !twice || !fresh {
            seen.clear();
            runs.push(Vec::new());
        }
        if twice && let Some(run) = runs.last_mut() {
            run.push(at);
            seen.extend(names.get(at).into_iter().flatten().flatten().map(String::as_str));
        }
    }
    runs.retain(|run| !run.is_empty());
    runs
}

/// Whether a line is a numbered heading with the number of a page behind it.
fn is_paged(block: &Block) -> bool {
    let cut = block.text.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = block.text.len() - cut.len();
    (1..=3).contains(&digits)
        && cut.ends_with([' ', '\t', '\u{A0}'])
        && shapes::labelled(&block.text, &Learned::new())
            .is_some_and(|shape| shape.is_clear() && !shape.title.is_empty())
}

/// Whether a run is a list of headings that stand elsewhere.
fn is_list(
    sheet: &Sheet,
    run: &[usize],
    names: &[Option<[String; 2]>],
    places: &Places,
    gone: &HashSet<usize>,
) -> bool {
    let all: HashSet<usize> = run.iter().copied().collect();
    let paged = |at: usize| sheet.rows.get(at).is_some_and(|(_, block)| is_paged(block));
    let again = run.iter().filter(|at| places.again(**at, names, &all)).count();
    if again * 2 < run.len() || !run.iter().all(|at| places.again(*at, names, &all) || paged(*at)) {
        return false;
    }
    let none = Learned::new();
    let block = |at: usize| sheet.rows.get(at).map(|(_, block)| block);
    let titled = |at: &&usize| {
        block(**at).is_some_and(|block| {
            matches!(block.form, Form::Heading(_))
                || shapes::labelled(&block.text, &none).is_some_and(|shape| shape.is_clear())
                || shapes::possible_label(&block.text).is_some()
                || shapes::numbered(&block.text).is_some()
        })
    };
    let before = run.first().and_then(|first| {
        let before = sheet.rows.get(..*first)?.iter().enumerate().rev();
        before.into_iter().find(|(_, (_, b))| !matches!(b.form, Form::Page(_)))
    });
    let announced = before.is_some_and(|(at, (_, b))| is_contents(&b.text) || gone.contains(&at));
    let titled = run.iter().filter(titled).count();
    if announced { run.len() >= 2 } else { run.len() >= ROWS_MIN && titled * 2 >= run.len() }
}

/// « Sommaire » goes with what stood under it.
fn head_of_contents(sheet: &Sheet, goes: &mut HashSet<usize>) {
    let mut heads = Vec::new();
    let mut last = None;
    for (at, (_, block)) in sheet.rows.iter().enumerate() {
        if matches!(block.form, Form::Page(_)) {
            continue;
        }
        if goes.contains(&at) {
            heads.extend(last.take());
        }
        last = is_contents(&block.text).then_some(at);
    }
    goes.extend(heads);
}

fn is_contents(text: &str) -> bool {
    let folded = fold(text);
    matches!(
        folded.trim_matches(|c: char| !c.is_alphanumeric()),
        "sommaire" | "table des matieres" | "contents" | "table of contents" | "summary of contents"
    )
}
