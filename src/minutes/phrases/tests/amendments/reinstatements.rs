//! What an earlier draft had and this one has no more.
use super::*;

fn back(words: &str) -> Proposal {
    proposal(AmendmentKind::Reinstate, words, "").draft("d1")
}

#[test]
fn passages() {
    let office = back("des bureaux dédiés seront créés");
    office.clone().at(dash(2, 4)).page(5).says(
        "Le Collectif propose de rétablir le passage suivant de la version du 27 janvier (2e tiret, p. 5) : « des bureaux dédiés seront créés ».",
    );
    office.clone().at(sentence_of((2, 2), (1, 3))).says(
        "Le Collectif propose de rétablir le passage suivant de la version du 27 janvier (dernière phrase du 1er paragraphe) : « des bureaux dédiés seront créés ».",
    );
    office.clone().at(paragraph(1, 1)).page(5).adopted().says(
        "Le Collectif a adopté la proposition de rétablir le passage suivant de la version du 27 janvier (p. 5) : « des bureaux dédiés seront créés ».",
    );
    office.clone().part("m-8.s-2").at(dash(2, 4)).page(5).suggested().says(
        "Le Collectif suggère de rétablir le passage suivant de la version du 27 janvier (sous-mesure 2/, 2e tiret, p. 5) : « des bureaux dédiés seront créés ».",
    );
    office.clone().at(Place::Title).says(
        "Le Collectif propose de rétablir le passage suivant de la version du 27 janvier (titre) : « des bureaux dédiés seront créés ».",
    );
    office.clone().says(
        "Le Collectif propose de rétablir le passage suivant de la version du 27 janvier : « des bureaux dédiés seront créés ».",
    );
    office.with(|a| a.new = "un bureau dédié sera créé".to_owned()).at(dash(2, 4)).says(
        "Le Collectif propose de rétablir le passage suivant de la version du 27 janvier (2e tiret) : « des bureaux dédiés seront créés », sous la forme suivante : « un bureau dédié sera créé ».",
    );
    back("").says("Le Collectif propose de rétablir cette mesure de la version du 27 janvier.");
}

#[test]
fn parts_that_disappeared() {
    let ghost = back("Le délai sera porté à trois mois.").on("m-4-bis").page(8);
    ghost.clone().by(Holders::MembersPresent).says(
        "Les associations présentes proposent de rétablir cette mesure de la version du 27 janvier, qui prévoyait : « Le délai sera porté à trois mois. »",
    );
    ghost.clone().adopted().because("Le délai actuel est trop court").says(
        "Le Collectif a adopté la proposition de rétablir cette mesure de la version du 27 janvier, qui prévoyait : « Le délai sera porté à trois mois. » Le délai actuel est trop court.",
    );
    ghost.clone().with(|a| a.new = "Le délai est de trois mois.".to_owned()).says(
        "Le Collectif propose de rétablir cette mesure de la version du 27 janvier, qui prévoyait : « Le délai sera porté à trois mois. », sous la forme suivante : « Le délai est de trois mois. »",
    );
    back("").on("m-4-bis").with(|a| a.new = "Porter le délai à trois mois".to_owned()).says(
        "Le Collectif propose de rétablir cette mesure de la version du 27 janvier sous la forme suivante : « Porter le délai à trois mois ».",
    );
    back("")
        .on("m-4-bis")
        .suggested()
        .says("Le Collectif suggère de rétablir cette mesure de la version du 27 janvier.");
    back("")
        .part("m-8.s-3")
        .says("Le Collectif propose de rétablir la sous-mesure 3/ de la version du 27 janvier.");
    ghost.at(sentence_of((2, 3), (1, 2))).says(
        "Le Collectif propose de rétablir le passage suivant de la version du 27 janvier (2e phrase du 1er paragraphe, p. 8) : « Le délai sera porté à trois mois. »",
    );
}
