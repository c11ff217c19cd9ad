//! « Le Collectif que cette mesure ne comporte… »: who speaks is followed by what is said, without « regrette ».
use super::super::super::Rule;
use super::super::super::fault::{Fault, Told};
use crate::text::fold::fold;
use crate::text::sentences::sentences;

const MISSING: Told = (
    "Il manque un verbe (« regrette », « demande »…) entre celui qui parle et ce qu’il dit.",
    "A verb is missing between the one who speaks and what is said.",
);
/// Words after « Le Collectif que » that show that no verb was written between the two.
const AFTER_MISSING_VERB: [&str; 14] =
    ["ce", "cet", "cette", "ces", "la", "le", "les", "l", "il", "elle", "soit", "soient", "ne", "des"];

/// What who speaks does: « Le Collectif que la ministre a reçu demande… » has its verb.
const SAID: [&str; 17] = [
    "demande", "propose", "souhaite", "constate", "rappelle", "note", "deplore", "regrette", "insiste",
    "salue", "est", "sont", "exhorte", "inquiete", "alarme", "remarque", "releve",
];

/// Sentences without the verb that says what is done with what follows; the noun of the coalition is folded.
pub(super) fn missing(text: &str, noun: &str) -> Vec<Fault> {
    let articles = ["le ", "l'", "la "];
    let others = ["les associations presentes ", "certaines associations "];
    let mut faults = Vec::new();
    for range in sentences(text) {
        let sentence = text.get(range.clone()).unwrap_or_default();
        let folded = fold(sentence);
        let coalition = articles
            .iter()
            .find_map(|article| folded.strip_prefix(article)?.strip_prefix(noun)?.strip_prefix(' '));
        let rest = coalition.or_else(|| others.iter().find_map(|subject| folded.strip_prefix(subject)));
        let Some(rest) = rest else { continue };
        let Some(said) = rest.strip_prefix("que ").or_else(|| rest.strip_prefix("qu'")) else { continue };
        let next = said.split([' ', '\'']).next().unwrap_or_default();
        let has_verb = said
            .split([' ', '\'', ','])
            .any(|word| SAID.iter().any(|verb| word == *verb || word.strip_suffix("nt") == Some(verb)));
        if AFTER_MISSING_VERB.contains(&next) && !noun.is_empty() && !has_verb {
            faults.push(Fault::new(Rule::MissingVerb, range, MISSING));
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::missing;
    use crate::domain::check::fault::read;

    #[test]
    fn who_speaks_does_something() {
        let check = |text: &str, expected: &[&str]| {
            let expected: Vec<_> = expected.iter().map(|&words| (words, None)).collect();
            assert_eq!(read(text, &missing(text, "collectif")), expected);
        };
        let missing = "Le Collectif que la phrase soit placée en tête.";
        check(&format!("Oui. {missing}"), &[missing]);
        check("Certaines associations qu’il soit dit", &["Certaines associations qu’il soit dit"]);
        check("Le Collectif que la ministre a reçu demande un délai.", &[]);
        check("Le Collectif que coordonne le Secours Catholique demande un délai.", &[]);
        check("Le Collectif demande que la phrase soit placée en tête.", &[]);
    }
}
