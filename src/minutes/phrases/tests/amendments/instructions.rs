//! Instructions: what to do, the words being left to the authors of the plan.
use super::*;

fn instructing(kind: AmendmentKind, old: &str, what: &str) -> Proposal {
    proposal(kind, old, what).instruction()
}

#[test]
fn what_to_do() {
    let mention = instructing(AmendmentKind::Add, "", "mentionner le label « Grande Cause nationale »");
    mention.clone().at(Place::End).page(6).says(
        "À la fin de la mesure (p. 6), le Collectif propose de mentionner le label « Grande Cause nationale ».",
    );
    mention.clone().at(Place::End).adopted().says(
        "À la fin de la mesure, le Collectif a adopté la proposition de mentionner le label « Grande Cause nationale ».",
    );
    mention.clone().part("m-8.s-2").at(dash(1, 3)).after("une fiche").says(
        "Au 1er tiret de la sous-mesure 2/, le Collectif propose de mentionner le label « Grande Cause nationale ».",
    );
    mention
        .suggested()
        .by(Holders::SomeMembers)
        .says("Certaines associations suggèrent de mentionner le label « Grande Cause nationale ».");
    let add = |what: &str| instructing(AmendmentKind::Add, "", what);
    add("Évoquer le cas des travailleurs détachés.")
        .says("Le Collectif propose d’évoquer le cas des travailleurs détachés.");
    add("d’ouvrir ce droit à tous").says("Le Collectif propose d’ouvrir ce droit à tous.");
    add("ne pas réserver l’accueil aux majeurs")
        .says("Le Collectif propose de ne pas réserver l’accueil aux majeurs.");
    add("y ajouter un calendrier").says("Le Collectif propose d’y ajouter un calendrier.");
    add("le préciser").says("Le Collectif propose de le préciser.");
    add("que la phrase soit placée en tête")
        .says("Le Collectif propose de faire en sorte que la phrase soit placée en tête.");
    add("qu’un délai soit fixé").says("Le Collectif propose de faire en sorte qu’un délai soit fixé.");
    add("un rapport annuel").says("Le Collectif propose de prévoir un rapport annuel.");
    add("L’accès au logement").says("Le Collectif propose de prévoir l’accès au logement.");
    add("calendrier à revoir")
        .says("Le Collectif propose d’apporter la modification suivante : calendrier à revoir.");
    add("mentionner :\nle label").says("Le Collectif propose de mentionner : le label.");
    add("préciser qui paiera…").says("Le Collectif propose de préciser qui paiera…");
}

#[test]
fn the_words_concerned_are_quoted() {
    instructing(AmendmentKind::Delete, "en particulier", "supprimer la référence aux médiateurs")
        .part("m-8.s-2")
        .at(paragraph(1, 3))
        .says(
            "Au 1er paragraphe de la sous-mesure 2/, le Collectif propose de supprimer la référence aux médiateurs (passage visé : « en particulier »).",
        );
    instructing(
        AmendmentKind::Delete,
        "médiateurs culturels",
        "supprimer la référence aux médiateurs culturels",
    )
    .page(4)
    .says("À la p. 4, le Collectif propose de supprimer la référence aux médiateurs culturels.");
    instructing(AmendmentKind::Replace, "sera rappelée", "employer un verbe plus ferme").at(paragraph(2, 2)).says(
        "Au dernier paragraphe, le Collectif propose d’employer un verbe plus ferme (passage visé : « sera rappelée »).",
    );
    instructing(AmendmentKind::Replace, "rappelée", "employer un autre verbe que rappelée")
        .says("Le Collectif propose d’employer un autre verbe que rappelée (passage visé : « rappelée »).");
    instructing(AmendmentKind::Replace, "rappelée", "ne plus dire « rappelée »")
        .adopted()
        .says("Le Collectif a adopté la proposition de ne plus dire « rappelée ».");
    instructing(AmendmentKind::Retitle, "Développer l’accueil", "nommer les personnes dans le titre").says(
        "Le Collectif propose de nommer les personnes dans le titre (titre actuel : « Développer l’accueil »).",
    );
    instructing(AmendmentKind::Move, "", "placer cette mesure plus haut")
        .suggested()
        .says("Le Collectif suggère de placer cette mesure plus haut.");
    instructing(AmendmentKind::NewMeasure, "", "consacrer une mesure aux mineurs")
        .says("Le Collectif propose de consacrer une mesure aux mineurs.");
    instructing(AmendmentKind::Split, "", "distinguer les deux publics")
        .adopted()
        .says("Le Collectif a adopté la proposition de distinguer les deux publics.");
    instructing(AmendmentKind::Everywhere, "prostituées", "préférer un terme respectueux")
        .says("Le Collectif propose de préférer un terme respectueux (passage visé : « prostituées »).");
}

#[test]
fn reasons_are_sentences_of_their_own() {
    let because = |rationale: &str, expected: &str| {
        let said = format!("Le Collectif propose de supprimer « en particulier ». {expected}");
        deleting("en particulier").because(rationale).says(&said);
    };
    because("ce choix n’est pas le plus fréquent", "Ce choix n’est pas le plus fréquent.");
    because("pour éviter les doublons", "Il s’agit d’éviter les doublons.");
    because("afin de ne pas exclure les hommes.", "Il s’agit de ne pas exclure les hommes.");
    because("Pour que tous y aient droit", "Il s’agit de faire en sorte que tous y aient droit.");
    because("afin qu’ils y aient droit", "Il s’agit de faire en sorte qu’ils y aient droit.");
    because("car rien n’est prévu", "En effet, rien n’est prévu.");
    because("Parce qu’il n’y a pas de budget", "En effet, il n’y a pas de budget.");
    because("Pour mémoire, la loi le prévoit", "Pour mémoire, la loi le prévoit.");
    because("Le texte est flou.\nIl est aussi trop court", "Le texte est flou. Il est aussi trop court.");
    because("Faut-il l’exclure ?", "Faut-il l’exclure ?");
}
