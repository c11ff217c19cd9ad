//! Nothing is lost: every word of a file is in the parts, the title or what was set aside, in its order.
use std::collections::HashSet;

use greffier::domain::plan::Draft;

/// What of the words of a file the draft does not hold in their order, if anything.
pub(crate) fn lost(source: &str, draft: &Draft) -> Option<String> {
    // What stands on every page is set aside once, with the number of the first.
    let aside: HashSet<String> =
        draft.set_aside.iter().flat_map(|paragraph| words(&paragraph.text)).collect();
    let mut text = draft.title.clone();
    for node in &draft.nodes {
        text.push('\n');
        text.push_str(&node.heading());
        text.push('\n');
        text.push_str(&node.text());
    }
    let held = words(&text);
    let mut held = held.iter().peekable();
    let mut missing = Vec::new();
    // What the importer adds (« Introduction », the head of a column before each cell) is passed over; what it does
    // not have at this place must have been set aside.
    for word in words(source) {
        let ahead = held.clone().position(|known| *known == word);
        let is_aside = aside.contains(&word) || word.bytes().all(|b| b.is_ascii_digit()) && !aside.is_empty();
        match ahead {
            Some(ahead) if ahead < 40 && !(is_aside && ahead > 0) => {
                held.nth(ahead);
            }
            _ if is_aside => {}
            _ => missing.push(word),
        }
    }
    (!missing.is_empty()).then(|| missing.join(" "))
}

/// Words in small letters, words cut at line ends made whole, without the signs of numbers.
fn words(text: &str) -> Vec<String> {
    let text = text.replace("-\n", "").replace(['-', '’', '\''], "").to_lowercase();
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !matches!(*word, "" | "n" | "no" | "br"))
        .map(str::to_owned)
        .collect()
}
