//! Amendments in a paragraph of a past compte-rendu: an operation verb beside a quotation, or an operation that is
//! plainly proposed. What is to be done, the words, the place and how far it went; a doubt leaves a plain paragraph.
use std::fmt::Write as _;

mod words;

use super::quotes::{Quote, around, quotes, sentences_around};
use crate::domain::amendment::{Amendment, AmendmentKind, Form, Standing};
use crate::domain::anchor::{Anchor, Place};
use crate::text::fold::{Folded, fold};
use words::{ADOPTED, INFINITIVES, PROPOSING, STEMS, SUGGESTED, WISHED, WISHING};

use AmendmentKind::{
    Add, AddToList, Delete, Everywhere, Merge, Move, NewMeasure, Reinstate, Replace, Retitle, Split,
};

/// The amendment in a paragraph, with the quotation that may follow it in paragraphs of its own already joined.
pub fn amendment(text: &str) -> Option<Amendment> {
    let quotes = quotes(text);
    let whole = around(text, &quotes);
    if is_marked_addition(&whole) {
        return Some(marked_addition(text));
    }
    let sentences = sentences_around(text, &quotes);
    let (at, kind) = sentences.iter().enumerate().find_map(|(at, said)| Some((at, told(said)?)))?;
    let said = sentences.get(at).map(String::as_str).unwrap_or_default();
    // What a sentence announces (« ajouter un volet ») the next one words (« la formulation suivante : »).
    let next = sentences
        .get(at + 1)
        .filter(|next| !said.contains('¤') && next.contains("suivante") && next.contains('¤'));
    let said = next.map_or(said, String::as_str);
    let inside: Vec<&Quote> = ranks(said).into_iter().filter_map(|rank| quotes.get(rank)).collect();
    let (old, new, mut context) = wordings(kind, &renumbered(said), &inside);
    if context.is_empty() && (said.contains("precitee") || said.contains("cette phrase")) {
        let before = sentences.iter().take(at).flat_map(|before| ranks(before)).next_back();
        context =
            before.and_then(|rank| quotes.get(rank)).map(|quote| quote.words.clone()).unwrap_or_default();
    }
    let form = if old.is_empty() && new.is_empty() { Form::Instruction } else { Form::Wording };
    let new = if form == Form::Instruction { instruction(text) } else { new };
    let anchor =
        Anchor { place: place(&whole, kind), quote: context, page: page(&whole), ..Anchor::default() };
    Some(Amendment {
        kind,
        anchor,
        form,
        old,
        new,
        standing: standing(said),
        rationale: place_words(text, &quotes),
        ..Amendment::default()
    })
}

/// The operation of a sentence, if it is an amendment: beside a quotation, or proposed in so many words.
fn told(said: &str) -> Option<AmendmentKind> {
    let quoted = said.contains('¤');
    let plain = kind(said, quoted).filter(|kind| quoted || proposes(said, *kind));
    plain.or_else(|| is_placed(said).then_some(Add))
}

/// « À la p. 5, le Collectif propose de mentionner … », « Au 2e tiret (p. 5), le Collectif souhaite mentionner… »: what
/// is proposed for a place of the text is an amendment of it.
fn is_placed(said: &str) -> bool {
    let verb = PROPOSING.iter().chain(&WISHING).filter_map(|words| said.find(words)).min();
    let Some(before) = verb.and_then(|at| said.get(..at)) else { return false };
    let begins = |list: &[&str]| list.iter().any(|start| said.starts_with(start));
    begins(&["a la p.", "a la page ", "p. "])
        || (begins(&["au ", "a la ", "en tete ", "dans le titre", "dans l'"]) && before.contains("(p. "))
}

/// Which quotations a sentence holds.
fn ranks(said: &str) -> Vec<usize> {
    let digits = |rest: &str| rest.chars().take_while(char::is_ascii_digit).collect::<String>();
    said.split('¤').skip(1).filter_map(|rest| digits(rest).parse().ok()).collect()
}

/// The sentence with its quotations counted from 0.
fn renumbered(said: &str) -> String {
    let mut parts = said.split('¤');
    let mut text = parts.next().unwrap_or_default().to_owned();
    for (rank, part) in parts.enumerate() {
        // Writing to a string cannot fail.
        let _ = write!(text, "¤{rank}");
        text.push_str(part.trim_start_matches(|c: char| c.is_ascii_digit()));
    }
    text
}

fn is_marked_addition(said: &str) -> bool {
    let end = said.trim_end_matches(['.', ';', ' ']);
    !said.contains(':')
        && (end.ends_with("(ajout du collectif)") || end.ends_with("(ajout des associations)"))
}

/// « les demandeurs d’asile (ajout du Collectif) ».
fn marked_addition(text: &str) -> Amendment {
    let end = text.rfind('(').unwrap_or(text.len());
    let new = text.get(..end).unwrap_or(text).trim_matches(['-', '–', ' ', '\u{a0}']).to_owned();
    Amendment { kind: AddToList, new, standing: Standing::Adopted, ..Amendment::default() }
}

/// What is to be done: the operation that stands nearest before the last quotation, else the first that is named.
fn kind(said: &str, quoted: bool) -> Option<AmendmentKind> {
    let list = ["liste", "encadre", "tiret suivant"].iter().any(|word| said.contains(word));
    let found = STEMS
        .iter()
        .filter_map(|(stem, kind)| word(said, stem).map(|at| (at, *kind)))
        .filter(|(at, kind)| !is_told_of(said, *at, *kind) && (!quoted || is_beside(said, *at)));
    let last_quote = said.rfind('¤').unwrap_or(said.len());
    // A note such as « (plutôt que : … », or a title in parentheses, decides by itself.
    let kind = if quoted {
        let all: Vec<(usize, AmendmentKind)> = found.collect();
        let strong = all.iter().find(|(_, kind)| matches!(kind, Retitle | Split | Merge));
        let before = all.iter().filter(|(at, _)| *at < last_quote).max_by_key(|(at, _)| *at);
        strong.or(before).or_else(|| all.iter().min_by_key(|(at, _)| *at)).map(|(_, kind)| *kind)
    } else {
        found.min_by_key(|(at, _)| *at).map(|(_, kind)| kind)
    }?;
    Some(if kind == Add && list { AddToList } else { kind })
}

/// Whether a verb that is often said of other things (« sans préciser leur montant ») has a quotation right behind it, or
/// is plainly proposed.
fn is_beside(said: &str, at: usize) -> bool {
    let rest = said.get(at..).unwrap_or_default();
    let weak = ["ecrire", "preciser", "complet", "remettre", "retirer", "retabli"]
        .iter()
        .any(|verb| rest.starts_with(verb));
    let near: String = rest.chars().take(45).collect();
    let before = said.get(..at).unwrap_or_default();
    let known = PROPOSING.iter().chain(&WISHING).chain(&["il faut ", "il faut egalement "]);
    let again = [" de ", " d'"].iter().any(|de| before.ends_with(de))
        && ["proposition", "suggestion"].iter().any(|what| before.contains(&format!(" {what} ")));
    let asked = again || known.into_iter().any(|words| before.ends_with(words));
    let in_brackets = before.ends_with('(') && rest.starts_with("ajout");
    (!weak || near.contains('¤') || asked) && !in_brackets
}

/// Where a word begins with these letters.
fn word(said: &str, stem: &str) -> Option<usize> {
    said.match_indices(stem)
        .map(|(at, _)| at)
        .find(|at| said.get(..*at).is_some_and(|before| !before.ends_with(char::is_alphanumeric)))
}

/// Whether the operation is only told of: « a été supprimée de la dernière version » is what the government did.
fn is_told_of(said: &str, at: usize, kind: AmendmentKind) -> bool {
    let before: String = said.get(..at).unwrap_or_default().chars().rev().take(24).collect();
    let before: String = before.chars().rev().collect();
    let gone =
        kind == Delete && ["a ete ", "ont ete ", "avait ete ", "ete "].iter().any(|w| before.ends_with(w));
    let not = ["ne soit pas ", "ne pas ", "n'est pas "].iter().any(|words| before.ends_with(words));
    gone || not || (kind == Delete && before.ends_with("soit pas "))
}

/// Whether the paragraph proposes an operation in so many words, so that no quotation is needed.
fn proposes(said: &str, kind: AmendmentKind) -> bool {
    if kind == Retitle {
        return said.contains("titre a fait l'objet")
            || said.contains("titre a ete")
            || said.starts_with('(');
    }
    if said.contains("titre a fait l'objet d'une reformulation") {
        return true;
    }
    let followed = |words: &str, verbs: &[&str]| {
        said.match_indices(words).any(|(at, found)| {
            let rest = said.get(at + found.len()..).unwrap_or_default();
            let rest = rest.strip_prefix("egalement ").unwrap_or(rest);
            verbs.iter().any(|verb| rest.starts_with(verb))
        })
    };
    PROPOSING.iter().any(|words| followed(words, &INFINITIVES))
        || WISHING.iter().any(|words| followed(words, &WISHED))
}

/// The words that go, those that come, and those that only say where.
fn wordings(kind: AmendmentKind, said: &str, quotes: &[&Quote]) -> (String, String, String) {
    let words = |at: usize| quotes.get(at).map(|quote| quote.words.clone()).unwrap_or_default();
    let last = quotes.len().saturating_sub(1);
    let none = String::new;
    match (kind, quotes.len()) {
        (_, 0) => (none(), none(), none()),
        (Delete, _) => {
            let verb = word(said, "supprim").or_else(|| word(said, "enlev")).or_else(|| word(said, "retir"));
            let after = verb.and_then(|at| said.get(at..)).and_then(rank).unwrap_or(last);
            (words(after), none(), none())
        }
        (Retitle, 1) if said.contains("plutot que") || said.contains("au lieu de") => {
            (words(0), none(), none())
        }
        (Retitle | Add | AddToList | Reinstate | Move, 1) => (none(), words(0), none()),
        (Replace | Retitle | Everywhere, _) => replaced(said, quotes),
        (Split, _) => {
            (none(), quotes.iter().map(|q| q.words.as_str()).collect::<Vec<_>>().join("\n"), none())
        }
        (Merge, _) => (none(), none(), words(0)),
        (NewMeasure, _) => {
            (none(), quotes.iter().map(|q| q.words.as_str()).collect::<Vec<_>>().join("\n"), none())
        }
        (Add | AddToList | Reinstate | Move, _) => (none(), words(last), words(0)),
    }
}

/// « remplacer « a » par « b » », « « b » au lieu de « a » », « … comme suit : « b » ».
fn replaced(said: &str, quotes: &[&Quote]) -> (String, String, String) {
    let words = |at: usize| quotes.get(at).map(|quote| quote.words.clone()).unwrap_or_default();
    for joint in ["plutot que", "au lieu de", "a la place de"] {
        if let Some(at) = said.find(joint) {
            let old = said.get(at..).and_then(rank);
            let new = (0..quotes.len()).find(|other| Some(*other) != old);
            return (old.map(words).unwrap_or_default(), new.map(words).unwrap_or_default(), String::new());
        }
    }
    if quotes.len() == 1 {
        // « remplacer « a » » leaves the new words to the authors; « modifiée comme suit : « b » » gives them.
        let gone = said.contains("remplac") && !said.contains("par ¤") && !said.contains("par : ¤");
        return if gone {
            (words(0), String::new(), String::new())
        } else {
            (String::new(), words(0), String::new())
        };
    }
    (words(0), words(quotes.len() - 1), String::new())
}

/// Which quotation comes first in these words.
fn rank(said: &str) -> Option<usize> {
    let (_, rest) = said.split_once('¤')?;
    let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    rest.get(..end)?.parse().ok()
}

/// The instruction, from its infinitive on: « scinder cette mesure en deux ».
fn instruction(text: &str) -> String {
    let folded = Folded::new(text);
    let said = folded.as_str();
    let start = INFINITIVES
        .iter()
        .flat_map(|verb| said.match_indices(verb).map(|(at, _)| at))
        .filter(|at| said.get(..*at).is_some_and(|before| !before.ends_with(char::is_alphanumeric)))
        .min()
        .map_or(0, |at| folded.source_range(at..at + 1).start);
    let words = text.get(start..).unwrap_or(text);
    words.trim().trim_end_matches(['.', ':', ' ', '\u{a0}']).to_owned()
}

fn standing(said: &str) -> Standing {
    if SUGGESTED.iter().any(|words| said.contains(words)) {
        Standing::Suggested
    } else if said.contains("a ete propose") {
        Standing::Proposed
    } else if ADOPTED.iter().any(|words| said.contains(words)) || said.contains("par le collectif)") {
        Standing::Adopted
    } else {
        Standing::Proposed
    }
}

/// The unit of the text, where it is told without counting.
fn place(said: &str, kind: AmendmentKind) -> Place {
    if kind == Retitle {
        Place::Title
    } else if said.contains("en tete de la mesure") || said.contains("au debut de la mesure") {
        Place::Head
    } else if said.contains("a la fin de la mesure") || said.contains("en fin de mesure") {
        Place::End
    } else {
        Place::Whole
    }
}

/// « p. 3 », « page 19 ».
fn page(said: &str) -> Option<u32> {
    ["p. ", "p.", "page "].iter().find_map(|sign| {
        said.match_indices(sign).find_map(|(at, found)| {
            let before = said.get(..at)?;
            let rest = said.get(at + found.len()..)?.trim_start();
            let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
            let alone = !before.ends_with(char::is_alphanumeric);
            alone.then(|| rest.get(..end)?.parse().ok()).flatten()
        })
    })
}

/// The words that say where (« première phrase du troisième paragraphe », « p. 3 »), kept as words: how many paragraphs
/// the plan has is not known here.
fn place_words(text: &str, quotes: &[Quote]) -> String {
    let outside = |at: usize| !quotes.iter().any(|quote| quote.range.contains(&at));
    let mut found: Vec<String> = Vec::new();
    let mut run: Vec<&str> = Vec::new();
    let mut at = 0;
    for word in text.split_inclusive(|c: char| c.is_whitespace()) {
        let bare = word.trim();
        let folded = fold(bare.trim_start_matches('('));
        let core = folded.trim_end_matches([',', ';', ':', ')', '.']);
        let ends = bare.ends_with([',', ';', ':', ')']);
        if outside(at) && is_of_place(core) {
            run.push(bare);
        } else {
            keep(&mut run, &mut found);
        }
        if ends {
            keep(&mut run, &mut found);
        }
        at += word.len();
    }
    keep(&mut run, &mut found);
    found.join(", ")
}

fn is_of_place(word: &str) -> bool {
    let small =
        ["la", "le", "du", "de", "au", "en", "haut", "bas", "tete", "fin", "dans", "p", "des", "l'alinea"];
    small.contains(&word) || is_unit(word) || is_rank(word)
}

fn is_unit(word: &str) -> bool {
    ["phrase", "paragraphe", "ligne", "tiret", "alinea", "page", "sous-mesure"]
        .iter()
        .any(|unit| word.starts_with(unit))
        || word.starts_with("p.")
        || word == "p"
}

fn is_rank(word: &str) -> bool {
    let ordinals = [
        "premier",
        "premiere",
        "second",
        "seconde",
        "dernier",
        "derniere",
        "avant-dernier",
        "avant-derniere",
        "2nd",
        "2nde",
    ];
    ordinals.contains(&word)
        || word.ends_with("ieme")
        || word.starts_with(|c: char| c.is_ascii_digit())
        || word.strip_prefix("p.").is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

/// Keeps a run of words that names a unit and counts it, without the small words around it.
fn keep(run: &mut Vec<&str>, found: &mut Vec<String>) {
    let core = |word: &&str| fold(word).trim_matches(['(', ')', ',', ';', ':', '.']).to_owned();
    let unit = run.iter().any(|word| is_unit(&core(word)));
    let rank = run.iter().any(|word| is_rank(&core(word)));
    if unit && rank {
        let names = |word: &&str| is_unit(&core(word)) || is_rank(&core(word));
        let first = run.iter().position(names).unwrap_or(0);
        let last = run.iter().rposition(names).unwrap_or(0);
        let words = run.get(first..=last).unwrap_or_default().join(" ");
        found.push(words.trim_matches(['(', ')', ',', ';', ':', ' ']).to_owned());
    }
    run.clear();
}

#[cfg(test)]
mod tests;
