//! Verbs of positions: which verb says a stance with a strength, in both numbers and both languages.
use crate::domain::observation::{Stance, Strength};
use crate::text::lang::Lang;

/// The bare verb of a position, agreed with its subject; nothing for a free sentence.
///
/// What follows decides the small word after it (« insiste sur », « insiste pour que »), which the sentence adds.
pub fn verb(stance: Stance, strength: Strength, plural: bool, lang: Lang) -> &'static str {
    let (singular, several) = match lang {
        Lang::Fr => french(stance, strength),
        Lang::En => english(stance, strength),
    };
    if plural { several } else { singular }
}

fn french(stance: Stance, strength: Strength) -> (&'static str, &'static str) {
    use Strength::{Mild, Normal, Strong};
    match (stance, strength) {
        (Stance::Plain, _) => ("", ""),
        (Stance::Welcome, Mild) => ("note avec satisfaction", "notent avec satisfaction"),
        (Stance::Welcome, Normal) => ("salue", "saluent"),
        (Stance::Welcome, Strong) => ("se félicite", "se félicitent"),
        (Stance::Note, Mild) => ("relève", "relèvent"),
        (Stance::Note, Normal) => ("note", "notent"),
        (Stance::Note, Strong) => ("constate", "constatent"),
        (Stance::Recall, Mild | Normal) => ("rappelle", "rappellent"),
        (Stance::Recall, Strong) => ("rappelle avec force", "rappellent avec force"),
        (Stance::Regret, Mild | Normal) => ("regrette", "regrettent"),
        (Stance::Regret, Strong) => ("déplore", "déplorent"),
        (Stance::Worry, Mild) => ("s’interroge", "s’interrogent"),
        (Stance::Worry, Normal) => ("s’inquiète", "s’inquiètent"),
        (Stance::Worry, Strong) => ("s’alarme", "s’alarment"),
        (Stance::Ask, Mild) => ("souhaite", "souhaitent"),
        (Stance::Ask, Normal) => ("demande", "demandent"),
        (Stance::Ask, Strong) => ("insiste", "insistent"),
    }
}

fn english(stance: Stance, strength: Strength) -> (&'static str, &'static str) {
    use Strength::{Mild, Normal, Strong};
    match (stance, strength) {
        (Stance::Plain, _) => ("", ""),
        (Stance::Welcome, Mild) => ("notes with satisfaction", "note with satisfaction"),
        (Stance::Welcome, Normal) => ("welcomes", "welcome"),
        (Stance::Welcome, Strong) => ("warmly welcomes", "warmly welcome"),
        (Stance::Note, Mild) => ("observes", "observe"),
        (Stance::Note, Normal) => ("notes", "note"),
        (Stance::Note, Strong) => ("finds", "find"),
        (Stance::Recall, Mild | Normal) => ("recalls", "recall"),
        (Stance::Recall, Strong) => ("firmly recalls", "firmly recall"),
        (Stance::Regret, Mild | Normal) => ("regrets", "regret"),
        (Stance::Regret, Strong) => ("deplores", "deplore"),
        (Stance::Worry, Mild) => ("wonders", "wonder"),
        (Stance::Worry, Normal) => ("is concerned", "are concerned"),
        (Stance::Worry, Strong) => ("is alarmed", "are alarmed"),
        (Stance::Ask, Mild) => ("wishes", "wish"),
        (Stance::Ask, Normal) => ("asks", "ask"),
        (Stance::Ask, Strong) => ("insists", "insist"),
    }
}
