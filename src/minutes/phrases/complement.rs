//! What follows the verb of a position: a clause, an infinitive, a noun group or something the secretary has already
//! introduced; read from the words typed.
use crate::text::fold::fold;
use crate::text::french::elision::introduce;

/// What follows the verb, as typed by the secretary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Complement {
    /// « que… », « qu’… », with its conjunction.
    Clause(String),
    /// An infinitive without preposition: « prendre en compte… », « ne pas avoir reçu… ».
    Infinitive(String),
    /// A noun group. `direct` is what a transitive verb takes (« le retrait… »), `of` what follows a verb that wants
    /// « de » (« du retrait… »).
    Noun {
        /// As a direct object.
        direct: String,
        /// After « de ».
        of: String,
    },
    /// « si… », « comment… »: an indirect question.
    Question(String),
    /// Words that bring their own preposition: « sur… », « pour que… », « à ce que… », « au gouvernement de… ».
    Introduced(String),
}

/// Words that end like infinitives and are not.
const NOT_INFINITIVES: [&str; 45] = [
    "contre",
    "entre",
    "notre",
    "votre",
    "autre",
    "outre",
    "quatre",
    "premier",
    "dernier",
    "hier",
    "leur",
    "cher",
    "chaque",
    "ouvre",
    "centre",
    "titre",
    "ministre",
    "nombre",
    "chiffre",
    "cadre",
    "ordre",
    "registre",
    "hiver",
    "par",
    "memoire",
    "avenir",
    "territoire",
    "affaire",
    "rupture",
    "ouverture",
    "culture",
    "procedure",
    "signature",
    "structure",
    "nature",
    "foyer",
    "metier",
    "papier",
    "dossier",
    "janvier",
    "fevrier",
    "lettre",
    "calendrier",
    "chantier",
    "courrier",
];

impl Complement {
    /// Reads what follows the verb.
    pub(super) fn read(text: &str) -> Self {
        let text = super::unstopped(text);
        let folded = fold(text);
        let starts = |list: &[&str]| list.iter().any(|start| folded.starts_with(start));
        if starts(&["que ", "qu'"]) {
            Self::Clause(text.to_owned())
        } else if starts(&["si ", "s'il", "comment ", "pourquoi ", "quand ", "combien ", "ou "]) {
            Self::Question(text.to_owned())
        } else if starts(&[
            "sur ",
            "pour ",
            "a ",
            "au ",
            "aux ",
            "avec ",
            "aupres ",
            "lors ",
            "vivement ",
            ": ",
        ]) {
            Self::Introduced(text.to_owned())
        } else if let Some(rest) = after_de(text) {
            Self::after_de(text, rest)
        } else if is_infinitive(text) {
            Self::Infinitive(text.to_owned())
        } else if starts(&["du ", "des "]) {
            Self::contracted(text)
        } else {
            Self::Noun { direct: text.to_owned(), of: introduce("de", text) }
        }
    }

    /// « de prendre… », « de la disparition… », « de nouvelles mesures… ».
    fn after_de(text: &str, rest: &str) -> Self {
        if is_infinitive(rest) {
            Self::Infinitive(rest.to_owned())
        } else if ["la ", "l'"].iter().any(|article| fold(rest).starts_with(article)) {
            Self::Noun { direct: rest.to_owned(), of: text.to_owned() }
        } else {
            // « de nouvelles mesures » is as good after « demande » as after « s’inquiète ».
            Self::Noun { direct: text.to_owned(), of: text.to_owned() }
        }
    }

    /// « du retrait… », « des retards… »: the article hidden in them comes out for a transitive verb.
    fn contracted(text: &str) -> Self {
        let (head, rest) = text.split_once(' ').unwrap_or((text, ""));
        let article = if fold(head) == "du" { "le" } else { "les" };
        Self::Noun { direct: format!("{article} {rest}"), of: text.to_owned() }
    }
}

/// What follows « de » or « d’ ».
fn after_de(text: &str) -> Option<&str> {
    ["de ", "d’", "d'", "De ", "D’", "D'"].iter().find_map(|start| text.strip_prefix(start))
}

/// Whether the words begin with an infinitive, its negation and its pronouns aside.
pub(super) fn is_infinitive(text: &str) -> bool {
    let folded = fold(text);
    let mut rest = folded.as_str();
    let small = [
        "ne ", "n'", "pas ", "plus ", "jamais ", "se ", "s'", "y ", "en ", "mieux ", "bien ", "aussi ",
        "tout ",
    ];
    while let Some(next) = small.iter().find_map(|word| rest.strip_prefix(word)) {
        rest = next;
    }
    let word = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    word.chars().count() > 3
        && ["er", "ir", "re"].iter().any(|ending| word.ends_with(ending))
        && !NOT_INFINITIVES.contains(&word)
}

/// The authority and the infinitive of « le gouvernement à préciser… »: whom one exhorts, and to what.
pub(super) fn exhorted(text: &str) -> Option<(&str, &str)> {
    let (whom, what) = text.split_once(" à ")?;
    let folded = fold(whom);
    let authority =
        ["gouvernement", "etat", "pouvoirs publics", "minist", "parlement", "autorites", "france", "prefet"];
    (authority.iter().any(|word| folded.contains(word))
        && whom.split(' ').count() <= 6
        && is_infinitive(what))
    .then_some((whom, what))
}

#[cfg(test)]
mod tests {
    use super::{exhorted, is_infinitive};

    #[test]
    fn infinitives_are_known_from_nouns() {
        for text in [
            "prendre en compte",
            "ne pas avoir reçu",
            "n’avoir été associé",
            "être entendu",
            "se saisir de",
            "y voir",
        ] {
            assert!(is_infinitive(text), "{text}");
        }
        for text in ["la mesure", "notre droit", "quatre mesures", "entre autres", "leur rôle", "ECPAT", ""]
        {
            assert!(!is_infinitive(text), "{text}");
        }
        assert_eq!(
            exhorted("le gouvernement à publier un rapport"),
            Some(("le gouvernement", "publier un rapport"))
        );
        assert_eq!(exhorted("le rôle à donner aux associations"), None);
    }
}
