//! A whole text set as French is printed: its quotes, apostrophes, dots and no-break spaces. What is already right
//! stays, so setting twice changes nothing; addresses and clock times such as 10:30 are left as they are.

use super::typing::is_address;
use super::{NBSP, NNBSP};

/// Words before which a number stands without being parted from them.
const UNITS: [&str; 32] = [
    "an",
    "ans",
    "mois",
    "jour",
    "jours",
    "semaine",
    "semaines",
    "heure",
    "heures",
    "minute",
    "minutes",
    "min",
    "s",
    "km",
    "m",
    "cm",
    "mm",
    "kg",
    "g",
    "t",
    "ha",
    "l",
    "million",
    "millions",
    "milliard",
    "milliards",
    "euro",
    "euros",
    "k€",
    "M€",
    "°C",
    "centimes",
];
/// Words which are not parted from the number after them.
const BEFORE_NUMBER: [&str; 8] = ["n°", "N°", "nos", "p.", "pp.", "art.", "al.", "§"];
/// Titles which are not parted from the name after them.
const TITLES: [&str; 8] = ["M.", "MM.", "Mme", "Mmes", "Mlle", "Dr", "Pr", "Me"];
/// Marks that may stand before the first letter of a word.
const OPENINGS: [char; 5] = ['(', '[', '«', '’', '“'];

/// The text with French quotes, apostrophes, ellipses and no-break spaces.
pub fn typeset(text: &str) -> String {
    let marked = set_letters(text);
    let spaced = if marks_are_set(&marked) { marked } else { Setting::new(&marked).set_marks() };
    set_numbers(&spaced)
}

/// The text with its own letters and spaces, but that no row breaks where French does not: a plain space before a mark,
/// inside quotation marks or inside a number is a no-break one. Nothing is put in, nothing taken away.
pub fn unbroken(text: &str) -> String {
    let mut set = String::with_capacity(text.len() + text.len() / 16);
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        let mut ahead = rest.clone();
        let (next, after) = (ahead.next(), ahead.next());
        let ends = after.is_none_or(|c| !c.is_alphanumeric());
        let before = set.chars().next_back();
        let word = before.is_some_and(|c| !c.is_whitespace());
        set.push(match next {
            _ if c != ' ' || !word => c,
            _ if before == Some('«') => NBSP,
            Some('»') => NBSP,
            Some(':') if ends => NBSP,
            Some(';' | '!' | '?') if ends => NNBSP,
            Some('%' | '‰' | '€') if before.is_some_and(|c| c.is_ascii_digit()) => NNBSP,
            _ => c,
        });
    }
    set.split('\n').map(join_numbers).collect::<Vec<_>>().join("\n")
}

/// Whether every mark has its spaces already, one of the right kind: most texts were set as they were typed. A mark in
/// an address, which is left alone, is not looked for here: `false` only costs time.
fn marks_are_set(text: &str) -> bool {
    let mut last = [None, None];
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        let next = rest.clone().next();
        let spaced = |space: char| last[1] == Some(space) && last[0].is_some_and(|c| !is_space(c));
        let set = match c {
            ';' | '!' | '?' => next.is_some_and(char::is_alphanumeric) || spaced(NNBSP),
            ':' => {
                next.is_some_and(|c| !c.is_whitespace() && !matches!(c, '«' | '“' | '»' | '”'))
                    || spaced(NBSP)
            }
            '»' => spaced(NBSP),
            '«' => {
                let mut ahead = rest.clone();
                ahead.next() == Some(NBSP)
                    && ahead.next().is_some_and(|c| !is_space(c) && c != '\n' && c != '»')
            }
            '%' | '‰' | '€' => last[1].is_some_and(|c| !is_space(c) && !c.is_ascii_digit()),
            _ => true,
        };
        if !set {
            return false;
        }
        last = [last[1], Some(c)];
    }
    true
}

/// Straight quotes, straight apostrophes and dots in threes become what French prints.
fn set_letters(text: &str) -> String {
    // Most texts were set as they were typed.
    if !text.contains(['\'', '"']) && !text.contains("...") {
        return text.to_owned();
    }
    let chars: Vec<char> = text.chars().collect();
    let address = addresses(text, &chars);
    let mut open: Vec<char> = Vec::new();
    let mut set = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(&c) = chars.get(at) {
        let before = set.chars().next_back();
        let dots = chars.iter().skip(at).take_while(|&&c| c == '.').count();
        match c {
            _ if is_set(&address, at) => set.push(c),
            '\'' if before.is_some_and(char::is_alphabetic) => set.push('’'),
            '.' if dots >= 3 => {
                set.push('…');
                at += dots - 1;
            }
            '"' => set.push(quote(before, chars.get(at + 1).copied(), &mut open)),
            _ => {
                follow(c, &mut open);
                set.push(c);
            }
        }
        at += 1;
    }
    set
}

/// The French mark a straight quote stands for: an opening one where a word begins, else the one that closes.
fn quote(before: Option<char>, after: Option<char>, open: &mut Vec<char>) -> char {
    let begins = before
        .is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '«' | '“' | '’' | '\'' | '–' | '—'));
    let spaced_out = after.is_none_or(char::is_whitespace);
    let mark = match open.last() {
        None if begins => '«',
        Some('«') if begins && !spaced_out => '“',
        Some('«') => '»',
        Some(_) => '”',
        None => '"',
    };
    follow(mark, open);
    mark
}

/// Remembers which quotes are open.
fn follow(c: char, open: &mut Vec<char>) {
    match c {
        '«' | '“' => open.push(c),
        '»' | '”' => {
            open.pop();
        }
        '\n' => open.clear(),
        _ => {}
    }
}

/// The spaces around marks, put right one mark after the other.
struct Setting {
    chars: Vec<char>,
    address: Vec<bool>,
    set: String,
}

impl Setting {
    fn new(text: &str) -> Self {
        let chars: Vec<char> = text.chars().collect();
        let address = addresses(text, &chars);
        Self { chars, address, set: String::with_capacity(text.len() + text.len() / 16) }
    }

    fn set_marks(mut self) -> String {
        let mut at = 0;
        while let Some(&c) = self.chars.get(at) {
            let next = self.chars.get(at + 1).copied();
            match c {
                _ if is_set(&self.address, at) => {}
                ';' | '!' | '?' if next.is_none_or(|c| !c.is_alphanumeric()) => self.space_before(NNBSP),
                ':' if next.is_none_or(|c| c.is_whitespace() || matches!(c, '«' | '“' | '»' | '”')) => {
                    self.space_before(NBSP);
                }
                '»' => self.space_before_closing(),
                '%' | '‰' | '€' => self.space_after_number(),
                _ => {}
            }
            self.set.push(c);
            at += 1;
            if c == '«' {
                at = self.space_after_opening(at);
            }
        }
        self.set
    }

    /// Puts the space between the word just set and the mark that follows, in place of the spaces already there.
    fn space_before(&mut self, space: char) {
        let word = self.set.trim_end_matches(is_space);
        let spaces = self.set.len() > word.len();
        let Some(last) = word.chars().next_back() else { return };
        let alone = last.is_whitespace()
            || matches!(last, '(' | '[' | '«' | '“' | '!' | '?' | ':' | ';')
            || (spaces && matches!(last, '-' | '–' | '—'));
        if !alone {
            self.set.truncate(word.len());
            self.set.push(space);
        }
    }

    fn space_before_closing(&mut self) {
        let word = self.set.trim_end_matches(is_space);
        if word.chars().next_back().is_some_and(|last| !last.is_whitespace()) {
            self.set.truncate(word.len());
            self.set.push(NBSP);
        }
    }

    fn space_after_number(&mut self) {
        let number = self.set.trim_end_matches(is_space);
        if number.ends_with(|c: char| c.is_ascii_digit()) {
            self.set.truncate(number.len());
            self.set.push(NNBSP);
        }
    }

    /// Puts the space inside the opening mark and passes over those already there.
    fn space_after_opening(&mut self, at: usize) -> usize {
        let spaces = self.chars.iter().skip(at).take_while(|&&c| is_space(c)).count();
        if self.chars.get(at + spaces).is_some_and(|&c| c != '\n' && c != '»') {
            self.set.push(NBSP);
        }
        at + spaces
    }
}

/// The no-break spaces that numbers want: before their units, in hours, after « n° » and « p. », in thousands; and
/// those that keep a title with its name.
fn set_numbers(text: &str) -> String {
    // Without a figure or a title there is nothing to part or to join.
    let title = |word: &str| TITLES.contains(&word.trim_start_matches(OPENINGS));
    if !has_digit(text) && !text.split_whitespace().any(title) {
        return text.to_owned();
    }
    let parted: Vec<String> = text.split('\n').map(part_numbers).collect();
    let joined: Vec<String> = parted.iter().map(|line| join_numbers(line)).collect();
    joined.join("\n")
}

/// Parts what was written in one piece: « 10h30 », « n°3 ».
fn part_numbers(line: &str) -> String {
    let mut set = String::with_capacity(line.len());
    for (word, space) in pieces(line) {
        if !has_digit(word) || is_address(word) {
            set.push_str(word);
        } else if let Some((hours, minutes, rest)) = split_hour(word) {
            set.extend([hours, "\u{A0}h", if minutes.is_empty() { "" } else { "\u{A0}" }, minutes, rest]);
        } else if let Some((sign, number)) = split_sign(word) {
            set.extend([sign, "\u{202F}", number]);
        } else {
            set.push_str(word);
        }
        set.push_str(space);
    }
    set
}

/// Puts a no-break space where a plain one would let a row end inside a number and its company.
fn join_numbers(line: &str) -> String {
    let words = pieces(line);
    let mut set = String::with_capacity(line.len());
    for (index, &(word, space)) in words.iter().enumerate() {
        set.push_str(word);
        let next = words.get(index + 1).map_or("", |&(next, _)| next);
        let wanted = joint(&words, index, word, next);
        match wanted.filter(|_| matches!(space, " " | "\u{A0}" | "\u{202F}") && !is_address(word)) {
            Some(joint) => set.push(joint),
            None => set.push_str(space),
        }
    }
    set
}

/// The words of a line, each with the spaces after it.
fn pieces(line: &str) -> Vec<(&str, &str)> {
    let mut words = Vec::new();
    let mut rest = line;
    while !rest.is_empty() {
        let (word, after) = rest.split_at(rest.find(char::is_whitespace).unwrap_or(rest.len()));
        let (space, next) = after.split_at(after.find(|c: char| !c.is_whitespace()).unwrap_or(after.len()));
        words.push((word, space));
        rest = next;
    }
    words
}

/// The no-break space wanted between a word and the next, if any.
fn joint(words: &[(&str, &str)], index: usize, word: &str, next: &str) -> Option<char> {
    let bare = word.trim_start_matches(OPENINGS);
    // Most words stand beside no figure and are no title.
    let titled = next.starts_with(char::is_uppercase) && TITLES.contains(&bare);
    if !titled && !has_digit(word) && !has_digit(next) {
        return None;
    }
    let unit = next.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '€');
    let before = index.checked_sub(1).and_then(|index| words.get(index)).map_or("", |&(before, _)| before);
    let digit_before = bare.ends_with(|c: char| c.is_ascii_digit());
    let digit_after = next.starts_with(|c: char| c.is_ascii_digit());
    let hour = is_hour(bare) && unit == "h";
    let minutes = bare == "h" && is_hour(before.trim_start_matches(['(', '['])) && is_minutes(next);
    let measure = digit_before && (UNITS.contains(&unit) || is_thousands(words, index));
    let numbered = digit_after && BEFORE_NUMBER.contains(&bare);
    if hour || minutes || titled { Some(NBSP) } else { (measure || numbered).then_some(NNBSP) }
}

/// « 10h30 » and « 10h » in their parts, with the punctuation after.
fn split_hour(word: &str) -> Option<(&str, &str, &str)> {
    let (hours, after) = word.split_once('h')?;
    let minutes_length = after.bytes().take_while(u8::is_ascii_digit).count();
    let (minutes, rest) = after.split_at_checked(minutes_length)?;
    let bare = hours.trim_start_matches(['(', '[']);
    let whole = is_hour(bare) && (minutes.is_empty() || is_minutes(minutes));
    (whole && !rest.starts_with(|c: char| c.is_alphanumeric() || c == '°')).then_some((hours, minutes, rest))
}

/// « n°3 » and « p.3 » in their two parts.
fn split_sign(word: &str) -> Option<(&str, &str)> {
    let at = word.find(|c: char| c.is_ascii_digit())?;
    let (sign, number) = word.split_at(at);
    let bare = sign.trim_start_matches(['(', '[', '«']);
    matches!(bare, "n°" | "N°" | "p." | "pp." | "art." | "§").then_some((sign, number))
}

fn has_digit(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit())
}

fn is_hour(text: &str) -> bool {
    (1..=2).contains(&text.len()) && text.parse::<u8>().is_ok_and(|hour| hour <= 24) && !text.starts_with('+')
}

fn is_minutes(text: &str) -> bool {
    let digits = text.trim_end_matches(|c: char| !c.is_alphanumeric());
    digits.len() == 2 && digits.parse::<u8>().is_ok_and(|minute| minute < 60) && !digits.starts_with('+')
}

/// Whether the space after this word parts the thousands of one number: « 10 000 ».
fn is_thousands(words: &[(&str, &str)], index: usize) -> bool {
    let word_at = |index: usize| words.get(index).map_or("", |&(word, _)| word);
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let group = word_at(index + 1).trim_end_matches(|c: char| !c.is_alphanumeric());
    let head = word_at(index).trim_start_matches(['(', '[']);
    let zeros = digits(group) && group.len() == 3 && group.ends_with("00");
    digits(head) && head.len() <= 3 && zeros
}

/// Which characters are part of an address; the marks around it are not. Most texts have no address, and are not looked
/// through word by word.
fn addresses(text: &str, chars: &[char]) -> Vec<bool> {
    if !["://", "www.", "@", "http", "ftp", "mailto"].iter().any(|sign| text.contains(sign)) {
        return Vec::new();
    }
    let mut marked = Vec::with_capacity(chars.len());
    let parts = |c: &char| c.is_whitespace() || matches!(c, '«' | '»' | '“' | '”' | '"');
    for word in chars.chunk_by(|a, b| parts(a) == parts(b)) {
        let text: String = word.iter().collect();
        let core = text.trim_start_matches(['(', '[', '<']);
        let lead = text.chars().count() - core.chars().count();
        let body = core.trim_end_matches([')', ']', '>', ',', '.', ';', ':', '!', '?', '…', '\'']);
        let address = is_address(body) && !body.is_empty();
        let length = body.chars().count();
        marked.extend((0..word.len()).map(|at| address && (lead..lead + length).contains(&at)));
    }
    marked
}

fn is_set(marks: &[bool], at: usize) -> bool {
    marks.get(at).copied().unwrap_or(false)
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | NBSP | NNBSP)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// `~` is U+00A0 and `_` is U+202F, so that the eye can check.
    fn check(text: &str, expected: &str) {
        assert_eq!(typeset(text).replace(NBSP, "~").replace(NNBSP, "_"), expected, "{text:?}");
    }

    #[test]
    fn marks_have_their_spaces() {
        check("Quoi ? Non! Si; enfin : oui", "Quoi_? Non_! Si_; enfin~: oui");
        check("Quoi?! (ah?) :", "Quoi_?! (ah_?)~:");
        check("Voici:\n- un ;\n- deux.", "Voici~:\n- un_;\n- deux.");
        check("! a", "! a");
        check("à 10:30, a:b, score 3:2", "à 10:30, a:b, score 3:2");
        check("l'eau, c'est 5'...", "l’eau, c’est 5'…");
    }

    #[test]
    fn quotes_are_french() {
        check("dit \"oui\" et \"non\".", "dit «~oui~» et «~non~».");
        check("«oui» « non » «  si  »", "«~oui~» «~non~» «~si~»");
        check("« il dit \"oui\" là »", "«~il dit “oui” là~»");
        check("l'\"eau\"", "l’«~eau~»");
        check("« Quoi ? »", "«~Quoi_?~»");
        check("5\" de haut", "5\" de haut");
    }

    #[test]
    fn numbers_keep_their_company() {
        check("10 % de 3 mois, 5€", "10_% de 3_mois, 5_€");
        check("n° 3, n°4, p. 3 et p.4", "n°_3, n°_4, p._3 et p._4");
        check("à 10h30, 10 h 30 ou 9h (14h)", "à 10~h~30, 10~h~30 ou 9~h (14~h)");
        check("art. 4 ; 10 000 euros ; M. Roux", "art._4_; 10_000_euros_; M.~Roux");
        check("en 2013 400 victimes", "en 2013 400 victimes");
    }

    #[test]
    fn addresses_are_left_alone() {
        for text in ["https://a.fr/x?y=1;z='3'", "www.a.fr:80/p.3", "jean.o'neil@a.fr", "mailto:a@b.fr"] {
            check(text, text);
        }
        check("Voir https://a.fr/x! Ou \"a@b.fr\" ?", "Voir https://a.fr/x_! Ou «~a@b.fr~»_?");
    }

    #[test]
    fn rows_break_where_french_breaks_them() {
        for (text, expected) in [
            ("dit : « oui » ; non !", "dit~: «~oui~»_; non_!"),
            ("«oui», mot: 10h30, p. 3, 5 %", "«oui», mot: 10h30, p._3, 5_%"),
            ("a :b ?c : ", "a :b ?c~: "),
        ] {
            assert_eq!(unbroken(text).replace(NBSP, "~").replace(NNBSP, "_"), expected);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(500))]

        #[test]
        fn unbroken_text_has_its_letters_and_spaces(text in "([a-c1é]|[ \u{A0}\u{202F}]|[.:;!?]|[«»“”'’]|[%€()]|mois|p\\.|\n| h ){0,24}") {
            let plain = |text: &str| text.replace([NBSP, NNBSP], " ");
            prop_assert_eq!(plain(&unbroken(&text)), plain(&text));
        }

        #[test]
        fn what_is_called_set_is_left_as_it_is(text in "(a|é|1|\n| |\u{A0}|\u{202F}|\u{A0}|\u{202F};|\u{202F}!|\u{A0}:|«\u{A0}|\u{A0}»|;|:|«|»|\\?|%|€|www\\.a|-|\\(){0,9}") {
            if marks_are_set(&text) {
                prop_assert_eq!(Setting::new(&text).set_marks(), text);
            }
        }
        #[test]
        fn setting_twice_changes_nothing(text in "([a-cnphM°é]|[0-9]|[ \u{A0}\u{202F}]|[.:;!?]|[«»“”\"'’]|[%€()/@-]|http://|mois|\n| h ){0,24}") {
            let once = typeset(&text);
            prop_assert_eq!(typeset(&once), once);
        }

        #[test]
        fn only_marks_and_spaces_change(text in ".{0,60}") {
            let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
            prop_assert_eq!(letters(&typeset(&text)), letters(&text));
        }
    }
}
