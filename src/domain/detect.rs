//! Recognizing a position typed with its own verb: « regrette que… », « Le Collectif s'alarme de… ».
use crate::domain::observation::{Stance, Strength};
use crate::text::fold::Folded;

/// Subjects that may stand before the verb, folded.
const SUBJECTS: [&str; 8] = [
    "le collectif ",
    "il ",
    "elles ",
    "ils ",
    "les associations presentes ",
    "les associations du collectif ",
    "les associations ",
    "certaines associations ",
];

/// Verbs, folded, longest first among those that begin alike; after each, the words that only join it to what follows.
const VERBS: [(&str, Stance, Strength, &[&str]); 51] = {
    use Stance::{Ask, Note, Recall, Regret, Welcome, Worry};
    use Strength::{Mild, Normal, Strong};
    [
        ("note avec satisfaction", Welcome, Mild, &[]),
        ("notent avec satisfaction", Welcome, Mild, &[]),
        ("salue", Welcome, Normal, &["le fait "]),
        ("saluent", Welcome, Normal, &["le fait "]),
        ("se felicite", Welcome, Strong, &[]),
        ("se felicitent", Welcome, Strong, &[]),
        ("se rejouit", Welcome, Strong, &[]),
        ("se rejouissent", Welcome, Strong, &[]),
        ("releve", Note, Mild, &[]),
        ("relevent", Note, Mild, &[]),
        ("remarque", Note, Mild, &[]),
        ("remarquent", Note, Mild, &[]),
        ("observe", Note, Mild, &[]),
        ("observent", Note, Mild, &[]),
        ("note", Note, Normal, &[]),
        ("notent", Note, Normal, &[]),
        ("souligne", Note, Normal, &[]),
        ("soulignent", Note, Normal, &[]),
        ("constate", Note, Strong, &[]),
        ("constatent", Note, Strong, &[]),
        ("rappelle avec force", Recall, Strong, &[]),
        ("rappellent avec force", Recall, Strong, &[]),
        ("rappelle", Recall, Normal, &[]),
        ("rappellent", Recall, Normal, &[]),
        ("regrette", Regret, Normal, &[]),
        ("regrettent", Regret, Normal, &[]),
        ("deplore", Regret, Strong, &[]),
        ("deplorent", Regret, Strong, &[]),
        ("s'interroge", Worry, Mild, &["sur le fait ", "sur "]),
        ("s'interrogent", Worry, Mild, &["sur le fait ", "sur "]),
        ("se demande", Worry, Mild, &[]),
        ("se demandent", Worry, Mild, &[]),
        ("s'inquiete", Worry, Normal, &[]),
        ("s'inquietent", Worry, Normal, &[]),
        ("craint", Worry, Normal, &[]),
        ("craignent", Worry, Normal, &[]),
        ("s'alarme", Worry, Strong, &[]),
        ("s'alarment", Worry, Strong, &[]),
        ("souhaite", Ask, Mild, &[]),
        ("souhaitent", Ask, Mild, &[]),
        ("demande instamment", Ask, Strong, &[]),
        ("demandent instamment", Ask, Strong, &[]),
        ("demande", Ask, Normal, &["a ce "]),
        ("demandent", Ask, Normal, &["a ce "]),
        ("insiste", Ask, Strong, &["pour ", "sur "]),
        ("insistent", Ask, Strong, &["pour ", "sur "]),
        ("exhorte", Ask, Strong, &[]),
        ("exhortent", Ask, Strong, &[]),
        ("reclame", Ask, Strong, &[]),
        ("reclament", Ask, Strong, &[]),
        ("prend note", Note, Normal, &[]),
    ]
};

/// The position expressed by a text typed with its verb, and what follows the verb; nothing when the text does not
/// begin with a known verb, or when nothing follows it.
pub fn detect(text: &str) -> Option<(Stance, Strength, &str)> {
    let folded = Folded::new(text);
    let mut words = folded.as_str().trim_start();
    if let Some(rest) = SUBJECTS.iter().find_map(|subject| words.strip_prefix(subject)) {
        words = rest;
    }
    let (stance, strength, joints, rest) = VERBS
        .iter()
        .filter_map(|&(verb, stance, strength, joints)| {
            let rest = words.strip_prefix(verb)?;
            rest.starts_with([' ', ',']).then_some((stance, strength, joints, rest.trim_start()))
        })
        .min_by_key(|(.., rest)| rest.len())?;
    let rest = strip_joint(rest, joints);
    if rest.is_empty() {
        return None;
    }
    let start = folded.as_str().len() - rest.len();
    let origin = folded.source_range(start..folded.as_str().len()).start;
    text.get(origin..).map(|rest| (stance, strength, rest))
}

/// Drops « pour » of « pour que », « le fait » of « le fait que », « sur » of « sur le rôle »: the sentence puts the
/// right one back.
fn strip_joint<'a>(rest: &'a str, joints: &[&str]) -> &'a str {
    for joint in joints {
        let Some(after) = rest.strip_prefix(joint) else { continue };
        let clause = after.starts_with("que ") || after.starts_with("qu'");
        if *joint == "sur " || clause {
            return after;
        }
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::detect;
    use crate::domain::observation::Stance::{self, Ask, Note, Recall, Regret, Welcome, Worry};
    use crate::domain::observation::Strength::{self, Mild, Normal, Strong};

    fn check(text: &str, expected: Option<(Stance, Strength, &str)>) {
        assert_eq!(detect(text), expected, "{text}");
    }

    #[test]
    fn a_typed_verb_gives_the_stance() {
        check("regrette que la mesure ait disparu", Some((Regret, Normal, "que la mesure ait disparu")));
        check("Regrette le retrait du tiret", Some((Regret, Normal, "le retrait du tiret")));
        check("Le Collectif déplore l’absence de budget", Some((Regret, Strong, "l’absence de budget")));
        check("demande le maintien du label", Some((Ask, Normal, "le maintien du label")));
        check("s'alarme de la suppression", Some((Worry, Strong, "de la suppression")));
        check("s’inquiète que rien ne soit prévu", Some((Worry, Normal, "que rien ne soit prévu")));
        check("S'INQUIETE du manque", Some((Worry, Normal, "du manque")));
        check("s’interroge sur le calendrier", Some((Worry, Mild, "le calendrier")));
        check(
            "salue le fait que la société civile soit citée",
            Some((Welcome, Normal, "que la société civile soit citée")),
        );
        check("salue la distinction", Some((Welcome, Normal, "la distinction")));
        check("note avec satisfaction que", Some((Welcome, Mild, "que")));
        check("note que le titre a changé", Some((Note, Normal, "que le titre a changé")));
        check("insiste pour que le délai soit ouvert", Some((Ask, Strong, "que le délai soit ouvert")));
        check("insiste sur le rôle des associations", Some((Ask, Strong, "le rôle des associations")));
        check("exhorte le gouvernement à publier", Some((Ask, Strong, "le gouvernement à publier")));
        check("Elles souhaitent être associées", Some((Ask, Mild, "être associées")));
        check("les associations présentes rappellent que", Some((Recall, Normal, "que")));
    }

    #[test]
    fn other_words_are_left_alone() {
        for text in [
            "",
            "note",
            "notes de séance",
            "la mesure regrette",
            "demandes nouvelles",
            "saluer",
            "Le Collectif",
        ] {
            check(text, None);
        }
    }
}
