//! Which sentences propose a wording, and which.
use super::amendment;
use crate::domain::amendment::{Amendment, AmendmentKind as K, Form, Standing};
use crate::domain::anchor::{Anchor, Place};

fn check(text: &str, kind: K, old: &str, new: &str) -> Amendment {
    let found = amendment(text);
    let found = found.unwrap_or_else(|| panic!("no amendment in: {text}"));
    assert_eq!((found.kind, found.old.as_str(), found.new.as_str()), (kind, old, new), "{text}");
    found
}

#[test]
fn an_operation_beside_a_quotation_is_an_amendment() {
    check("Le Collectif propose d’ajouter : « et dans chaque région ».", K::Add, "", "et dans chaque région");
    check("Il est demandé d'insérer « sans délai » après ces mots.", K::Add, "", "sans délai");
    check("Remplacer « peut » par « doit ».", K::Replace, "peut", "doit");
    check("Il propose d’écrire « doit » à la place de « peut ».", K::Replace, "peut", "doit");
    check("Écrire « doit » au lieu de « peut » : reformuler ainsi.", K::Replace, "peut", "doit");
    check("Il faudrait supprimer les mots « à titre expérimental ».", K::Delete, "à titre expérimental", "");
    check("ligne 2 : enlever « en particulier les mineurs ».", K::Delete, "en particulier les mineurs", "");
    check(
        "La première phrase a été modifiée comme suit : « Le délai est de trois mois. »",
        K::Replace,
        "",
        "Le délai est de trois mois.",
    );
    check(
        "Le Collectif propose la formulation suivante : « les moyens sont publiés ».",
        K::Replace,
        "",
        "les moyens sont publiés",
    );
    check(
        "Le Collectif demande de rétablir la phrase « Le fonds est doté ».",
        K::Reinstate,
        "",
        "Le fonds est doté",
    );
    check("Former tous les acteurs (plutôt que : « certains acteurs »)", K::Replace, "certains acteurs", "");
    check("Propose de scinder la mesure : « former » et « informer »", K::Split, "", "former\ninformer");
}

#[test]
fn an_operation_proposed_in_so_many_words_needs_no_quotation() {
    let split = check(
        "Le Collectif propose de scinder cette mesure en deux mesures distinctes :",
        K::Split,
        "",
        "scinder cette mesure en deux mesures distinctes",
    );
    assert_eq!(split.form, Form::Instruction);
    let list = amendment(
        "Il convient d’ajouter, dans la liste des responsables (encadré), le ministère du Logement.",
    );
    assert_eq!(list.map(|a| (a.kind, a.form)), Some((K::AddToList, Form::Instruction)));
    let merge = amendment("Il faudrait intégrer cette mesure dans la précédente.");
    assert_eq!(merge.map(|a| a.kind), Some(K::Merge));
}

#[test]
fn how_far_it_went_and_where_it_stands_are_kept() {
    let suggested = check("Il a été suggéré d’ajouter p. 3 « et de suivi ».", K::Add, "", "et de suivi");
    assert_eq!((suggested.standing, suggested.anchor.page), (Standing::Suggested, Some(3)));
    let adopted = check("Dernière phrase, page 19 : elle a été modifiée ainsi « B ».", K::Replace, "", "B");
    assert_eq!(
        (adopted.standing, adopted.rationale.as_str()),
        (Standing::Adopted, "Dernière phrase, page 19")
    );
    let head =
        check("Il propose que la phrase suivante soit placée en tête de la mesure : « A ».", K::Add, "", "A");
    assert_eq!(head.anchor, Anchor { place: Place::Head, ..Anchor::default() });
}

#[test]
fn only_the_sentence_of_the_operation_counts() {
    check(
        "Il a été proposé de modifier la phrase comme suit : « A est dû ». Cela évite le mot « peut ».",
        K::Replace,
        "",
        "A est dû",
    );
    let text = "La phrase « tout va bien » (p.3, dernière ligne du 2nd paragraphe) étonne. Il propose donc d’ajouter à la phrase précitée : « en principe ».";
    let found = check(text, K::Add, "", "en principe");
    assert_eq!(found.anchor.quote, "tout va bien");
    assert_eq!(found.rationale, "p.3, dernière ligne du 2nd paragraphe");
    let text = "Il convient d’ajouter un volet. Le Collectif propose la formulation suivante : « pour les mineurs ».";
    check(text, K::Add, "", "pour les mineurs");
    check(
        "Le titre a fait l’objet d’une reformulation.",
        K::Retitle,
        "",
        "Le titre a fait l’objet d’une reformulation",
    );
}

#[test]
fn what_only_quotes_or_only_regrets_is_none() {
    for text in [
        "Le Collectif note que la phrase « le droit est conforme » néglige la pratique.",
        "Le Collectif s’alarme de la suppression de la mesure 4 bis.",
        "Il insiste pour que cette mesure ne soit pas supprimée.",
        "La mesure « ajouter des places » est insuffisante.",
        "Des éléments importants avaient été retirés ou modifiés.",
        "Le tiret sur « le secteur » cite des moyens, sans toutefois préciser leur montant.",
        "",
        "«",
    ] {
        assert_eq!(amendment(text), None, "{text}");
    }
}

#[test]
fn our_own_sentences_are_read_again() {
    let adopted = check(
        "À la 1re phrase (p. 8), le Collectif a retenu en séance à 11 h 42 la proposition de remplacer « A » par « B ».",
        K::Replace,
        "A",
        "B",
    );
    assert_eq!((adopted.standing, adopted.anchor.page), (Standing::Adopted, Some(8)));
    let text =
        "Au 2e tiret, certaines associations avancent l’idée d’ajouter, après « A », les mots : « B ».";
    let suggested = check(text, K::Add, "", "B");
    assert_eq!((suggested.standing, suggested.anchor.quote.as_str()), (Standing::Suggested, "A"));
    check("Le Collectif préconise de supprimer « A ».", K::Delete, "A", "");
    check("Le Collectif souhaite remplacer partout dans le plan « A » par « B ».", K::Everywhere, "A", "B");
    check(
        "Le Collectif est d’avis de remplacer le titre de la sous-mesure 2/, « A », par « B ».",
        K::Retitle,
        "A",
        "B",
    );
    check(
        "Le Collectif recommande de créer, après la mesure 5, une mesure 5 bis intitulée « A » et ainsi rédigée : « B. »",
        K::NewMeasure,
        "",
        "A\nB.",
    );
    let back = "Le Collectif réitère sa proposition du 27 janvier de rétablir le passage suivant de la version du 27 janvier (p. 5) : « A ».";
    check(back, K::Reinstate, "", "A");
    let told = amendment("Au 1er tiret (p. 5), le Collectif souhaite mentionner les associations.");
    assert_eq!(told.map(|a| a.kind), Some(K::Add));
    assert_eq!(amendment("Le Collectif souhaite préciser que rien n’est prévu."), None);
}
