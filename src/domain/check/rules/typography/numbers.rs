//! Numbers: parted from what they count, and ordinals in their short form (Lexique, « Nombres », « Abréviations »).
use super::super::super::Rule;
use super::super::super::fault::{Fault, Told};
use super::super::super::words::words;
use crate::text::french::accented::short_ordinal;
use crate::text::french::{NBSP, NNBSP};

const GLUED: Told = (
    "Le nombre est collé à ce qu’il compte ou à son signe : il y faut une espace insécable.",
    "The number is stuck to what it counts or to its sign: a no-break space belongs there.",
);
const ORDINAL: Told = (
    "Abréviation d’un ordinal : 1er, 1re, 2e, 3e, XXIe.",
    "Short form of an ordinal: 1er, 1re, 2e, 3e, XXIe.",
);
/// What is parted from the number before it.
const UNITS: [&str; 11] =
    ["mois", "ans", "an", "jours", "semaines", "euros", "km", "kg", "millions", "personnes", "places"];
/// Signs which are parted from the number after them.
const SIGNS: [&str; 6] = ["p.", "pp.", "n°", "N°", "art.", "§"];

/// « 10h30 », « 5% », « p.3 », « 3mois ».
pub(super) fn spaces(text: &str) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..) {
        let Some(found) = rest.find(|c: char| c.is_ascii_digit()) else { break };
        let start = at + found;
        let number = digits(text.get(start..).unwrap_or_default());
        let end = start + number.len();
        at = end;
        let before = text.get(..start).unwrap_or_default();
        let word = before.rsplit([' ', NBSP, NNBSP, '\n', '\t', '(', '[', '«', '’', '\'', ',', ';']).next();
        let word = word.unwrap_or_default();
        if word.contains("://") || word.starts_with("www.") || word.contains('@') {
            continue;
        }
        let sign = SIGNS.contains(&word).then_some(word);
        let from = start - sign.map_or(0, str::len);
        let lead = sign.map_or(String::new(), |sign| format!("{sign}{NNBSP}"));
        let alone = word.is_empty() || sign.is_some() || word.ends_with(['-', '–', '/', '.']);
        let after = text.get(end..).unwrap_or_default();
        if let Some((length, right)) = counted(number, after).filter(|_| alone) {
            at = end + length;
            faults.push(Fault::right(Rule::NumberSpacing, from..at, GLUED, lead + &right));
        } else if let Some(sign) = sign {
            let right = format!("{sign}{NNBSP}{number}");
            faults.push(Fault::right(Rule::NumberSpacing, from..end, GLUED, right));
        }
    }
    faults
}

fn digits(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    text.get(..end).unwrap_or_default()
}

/// How many bytes after a number belong to it, and the whole as it should be.
fn counted(number: &str, after: &str) -> Option<(usize, String)> {
    if let Some(rest) = after.strip_prefix('h') {
        let minutes = digits(rest);
        let next = rest.get(minutes.len()..)?.chars().next();
        let hour = number.len() <= 2 && number.parse::<u8>().is_ok_and(|hour| hour <= 24);
        let whole =
            hour && (minutes.is_empty() || minutes.len() == 2) && next.is_none_or(|c| !c.is_alphanumeric());
        let gap = if minutes.is_empty() { String::new() } else { format!("{NBSP}{minutes}") };
        return whole.then(|| (1 + minutes.len(), format!("{number}{NBSP}h{gap}")));
    }
    if let Some(sign) = after.chars().next().filter(|c| matches!(c, '%' | '‰' | '€')) {
        return Some((sign.len_utf8(), format!("{number}{NNBSP}{sign}")));
    }
    let unit = after.split(|c: char| !c.is_alphabetic()).next().filter(|unit| UNITS.contains(unit))?;
    Some((unit.len(), format!("{number}{NNBSP}{unit}")))
}

/// « 7ème », « 1ère », `XXIème`; « 2nd » and « 2nde » are right beside « 2e ».
pub(super) fn ordinals(text: &str) -> Vec<Fault> {
    let mut faults = Vec::new();
    for word in words(text) {
        if let Some(right) = short_ordinal(word.text) {
            faults.push(Fault::right(Rule::Ordinal, word.range.clone(), ORDINAL, right));
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::check::fault::read;

    /// `~` is U+00A0 and `_` is U+202F, so that the eye can check.
    fn check(rule: fn(&str) -> Vec<Fault>, text: &str, expected: &[(&str, &str)]) {
        let faults = rule(text);
        let found: Vec<(&str, String)> = read(text, &faults)
            .into_iter()
            .map(|(words, right)| (words, right.unwrap().replace(NBSP, "~").replace(NNBSP, "_")))
            .collect();
        let found: Vec<(&str, &str)> = found.iter().map(|(words, right)| (*words, right.as_str())).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn numbers_are_parted_from_what_they_count() {
        check(spaces, "(10h – 13h)", &[("10h", "10~h"), ("13h", "13~h")]);
        check(spaces, "9h00-10h30", &[("9h00", "9~h~00"), ("10h30", "10~h~30")]);
        check(
            spaces,
            "(p.3, 5% et n°4, 3mois",
            &[("p.3", "p._3"), ("5%", "5_%"), ("n°4", "n°_4"), ("3mois", "3_mois")],
        );
        check(spaces, "10 h 30, p. 3, 5 %, 2e, A3, R. 316-7, 2014-2016, 25h, http://a.fr/p.3", &[]);
    }

    #[test]
    fn ordinals_are_short() {
        check(
            ordinals,
            "Paris 7ème , la 1ère, le XXIème, les 2èmes",
            &[("7ème", "7e"), ("1ère", "1re"), ("XXIème", "XXIe"), ("2èmes", "2es")],
        );
        check(ordinals, "le 1er, la 1re, le 2nd, la 2nde, 3e, XXIe, 4h, Ier, 10km, 1ers", &[]);
    }
}
