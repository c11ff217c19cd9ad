//! Past participles after « être » beside a clear subject: « la réunion a été reporté », « sera présentée le plan ».
use super::super::super::Rule;
use super::super::super::fault::{Fault, Told};
use super::super::super::words::Word;
use super::nouns::{Noun, noun};
use crate::text::french::Gender;

const SUBJECT: Told =
    ("Le participe ne s’accorde pas avec son sujet.", "The participle does not agree with its subject.");
/// Participles in the masculine singular.
const PARTICIPLES: &str = "
    abandonné abordé accompagné accordé accueilli adapté adopté affecté affirmé agréé ajourné ajouté alloué amélioré
    amendé annoncé annulé appliqué apporté approuvé arrêté associé assuré autorisé chargé complété concerné confirmé
    consacré constaté constitué consulté convoqué créé débattu décidé décliné défini demandé déposé désigné
    destiné détaillé développé diffusé distribué dédié donné écarté élaboré élargi élu engagé entendu envisagé envoyé
    étendu étudié évalué évoqué examiné exclu exposé fermé financé finalisé fixé formé formulé habilité identifié
    impliqué inclus informé inscrit instauré intégré interrogé introduit invité lancé levé limité maintenu
    mandaté
    mentionné mené mobilisé modifié nommé noté observé organisé orienté ouvert planifié posé précisé préparé
    présenté prévu proposé protégé publié rappelé rattaché reçu rédigé réduit réexaminé reformulé
    refusé regroupé rejeté relancé remarqué remplacé renforcé renouvelé renvoyé répété reporté repris réservé
    respecté retenu retiré réuni revu saisi salué sécurisé sensibilisé signalé signé soulevé souligné
    soumis soutenu spécialisé suivi supprimé suspendu traduit traité transmis validé versé voté";
/// « être », the verb of the passive.
const BE: [(&str, bool); 16] = [
    ("est", false),
    ("était", false),
    ("sera", false),
    ("serait", false),
    ("soit", false),
    ("fut", false),
    ("sont", true),
    ("étaient", true),
    ("seront", true),
    ("seraient", true),
    ("soient", true),
    ("furent", true),
    ("a", false),
    ("avait", false),
    ("ont", true),
    ("avaient", true),
];
/// Adverbs that stand between.
const BETWEEN: [&str; 10] =
    ["déjà", "ensuite", "donc", "également", "bien", "toujours", "aussi", "enfin", "ainsi", "depuis"];
/// Words after which a clause begins with its subject.
const OPENERS: [&str; 6] = ["que", "qu’", "lorsque", "si", "car", "puisque"];
/// Words after which the verb stands before its subject.
const INVERTING: [&str; 7] = ["laquelle", "lequel", "lesquelles", "lesquels", "auquel", "duquel", "où"];

/// Gender and number of a participle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Form {
    pub(super) is_feminine: bool,
    pub(super) is_plural: bool,
}

impl Form {
    /// The participle in this form.
    pub(super) fn of(self, base: &str) -> String {
        let feminine = if self.is_feminine { "e" } else { "" };
        let plural = if self.is_plural && (self.is_feminine || !base.ends_with('s')) { "s" } else { "" };
        format!("{base}{feminine}{plural}")
    }
}

/// A participle in its form, and in the masculine singular; nothing where its form does not show.
pub(super) fn participle(lower: &str) -> Option<(Form, &'static str)> {
    PARTICIPLES.split_whitespace().find_map(|base| {
        let form = match lower.strip_prefix(base)? {
            "" if base.ends_with('s') => return None,
            "" => Form { is_feminine: false, is_plural: false },
            "e" => Form { is_feminine: true, is_plural: false },
            "s" => Form { is_feminine: false, is_plural: true },
            "es" => Form { is_feminine: true, is_plural: true },
            _ => return None,
        };
        Some((form, base))
    })
}

/// Participles that do not agree with the subject beside their verb.
pub(super) fn faults(words: &[Word<'_>]) -> Vec<Fault> {
    let mut faults = Vec::new();
    for at in 0..words.len() {
        faults.extend(after_subject(words, at).or_else(|| before_subject(words, at)));
    }
    faults
}

/// The verb « être » that begins here: whether it is plural, and how many words it takes.
fn verb(words: &[Word<'_>], at: usize) -> Option<(bool, usize)> {
    let word = words.get(at).filter(|word| word.is_linked())?;
    let &(_, plural) = BE.iter().find(|(form, _)| *form == word.lower)?;
    let has = matches!(word.lower.as_str(), "a" | "avait" | "ont" | "avaient");
    let mut taken = 1;
    let linked = |at: usize| words.get(at).filter(|word| word.is_linked()).map(|word| word.lower.as_str());
    if linked(at + taken).is_some_and(|word| BETWEEN.contains(&word)) {
        taken += 1;
    }
    if has {
        linked(at + taken).filter(|word| *word == "été")?;
        taken += 1;
        if linked(at + taken).is_some_and(|word| BETWEEN.contains(&word)) {
            taken += 1;
        }
    }
    Some((plural, taken))
}

/// « La réunion a été reporté »: a clause that begins with its subject, an article and a noun.
fn after_subject(words: &[Word<'_>], at: usize) -> Option<Fault> {
    let (article, subject) = (words.get(at)?, words.get(at + 1)?);
    let before = at.checked_sub(1).and_then(|at| words.get(at));
    let opens = article.begins(at == 0)
        || before.is_some_and(|word| article.is_linked() && OPENERS.contains(&word.lower.as_str()));
    let plural = match article.lower.as_str() {
        "le" | "la" | "cette" | "ce" => false,
        "les" | "ces" => true,
        _ => return None,
    };
    let found = noun(subject).filter(|noun| opens && noun.is_plural == plural && subject.is_linked())?;
    let (verb_plural, taken) = verb(words, at + 2)?;
    let told = words.get(at + 2 + taken).filter(|word| word.is_linked())?;
    (verb_plural == plural).then_some(())?;
    disagreeing(told, found)
}

/// « au cours de laquelle sera présentée le plan »: the subject follows, and nothing is joined to it.
fn before_subject(words: &[Word<'_>], at: usize) -> Option<Fault> {
    words.get(at).filter(|word| INVERTING.contains(&word.lower.as_str()))?;
    let (verb_plural, taken) = verb(words, at + 1)?;
    let told = words.get(at + 1 + taken).filter(|word| word.is_linked())?;
    let article = words.get(at + 2 + taken).filter(|word| word.is_linked())?;
    let subject = words.get(at + 3 + taken).filter(|word| word.is_linked())?;
    let found = noun(subject)?;
    let known = matches!(article.lower.as_str(), "le" | "la" | "les" | "cette" | "ces" | "un" | "une" | "l’");
    let joined = words.get(at + 4 + taken).is_some_and(|word| matches!(word.lower.as_str(), "et" | "ou"));
    (known && !joined && verb_plural == found.is_plural).then_some(())?;
    disagreeing(told, found)
}

fn disagreeing(told: &Word<'_>, subject: Noun) -> Option<Fault> {
    let (form, base) = participle(&told.lower)?;
    let wanted = Form { is_feminine: subject.gender? == Gender::Feminine, is_plural: subject.is_plural };
    (form != wanted).then(|| {
        let right = told.dressed(&wanted.of(base));
        Fault::right(Rule::ParticipleAgreement, told.range.clone(), SUBJECT, right)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::check::fault::read;
    use crate::domain::check::words::words;

    fn check(text: &str, expected: &[(&str, &str)]) {
        let faults = faults(&words(text));
        let expected: Vec<_> = expected.iter().map(|&(words, right)| (words, Some(right))).collect();
        assert_eq!(read(text, &faults), expected, "{text}");
    }

    #[test]
    fn a_participle_agrees_with_its_subject() {
        check("La réunion a été reporté.", &[("reporté", "reportée")]);
        check("Il note que les victimes ont ensuite été entendu.", &[("entendu", "entendues")]);
        check(
            "la ministre, au cours de laquelle sera présentée le plan national",
            &[("présentée", "présenté")],
        );
        check(
            "Les mesures sont supprimé. Le plan est modifiée",
            &[("supprimé", "supprimées"), ("modifiée", "modifié")],
        );
    }

    #[test]
    fn a_subject_that_is_not_clear_is_left() {
        for text in [
            "Le projet de la commission a été reporté.",
            "Le plan et la mesure ont été modifiés.",
            "La réunion a été reportée.",
            "Les membres ont été entendues.",
            "la réunion où seront présentés le plan et la mesure",
            "La plupart des associations ont été entendues",
            "l’essentiel des fonds soient affectés",
            "Le Collectif a été reçu, et la mesure est un progrès",
        ] {
            check(text, &[]);
        }
    }
}
