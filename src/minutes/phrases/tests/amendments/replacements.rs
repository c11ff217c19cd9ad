//! Replacements, deletions, retitlings, and replacements through the whole plan: the old words are always quoted.
use super::*;

#[test]
fn replacements() {
    let replace = replacing("sera rappelée", "devra être inscrite dans la loi");
    replace.clone().at(sentence_of((1, 2), (1, 1))).page(8).says(
        "À la 1re phrase (p. 8), le Collectif propose de remplacer « sera rappelée » par « devra être inscrite dans la loi ».",
    );
    replace.clone().at(sentence_of((1, 2), (1, 1))).page(8).adopted().says(
        "À la 1re phrase (p. 8), le Collectif a adopté la proposition de remplacer « sera rappelée » par « devra être inscrite dans la loi ».",
    );
    replace.clone().at(dash(2, 4)).suggested().says(
        "Au 2e tiret, le Collectif suggère de remplacer « sera rappelée » par « devra être inscrite dans la loi ».",
    );
    replace.clone().at(Place::Head).page(8).says(
        "En tête de la mesure (p. 8), le Collectif propose de remplacer « sera rappelée » par « devra être inscrite dans la loi ».",
    );
    replace.clone().at(Place::End).says(
        "À la fin de la mesure, le Collectif propose de remplacer « sera rappelée » par « devra être inscrite dans la loi ».",
    );
    replace
        .clone()
        .says("Le Collectif propose de remplacer « sera rappelée » par « devra être inscrite dans la loi ».");
    replace.clone().part("m-8.s-2").at(paragraph(1, 1)).page(5).says(
        "À la sous-mesure 2/ (p. 5), le Collectif propose de remplacer « sera rappelée » par « devra être inscrite dans la loi ».",
    );
    replace.clone().part("m-8.s-2").at(sentence_of((2, 2), (1, 2))).says(
        "À la dernière phrase du 1er paragraphe de la sous-mesure 2/, le Collectif propose de remplacer « sera rappelée » par « devra être inscrite dans la loi ».",
    );
    replace.clone().part("m-8.box-1").at(paragraph(2, 2)).says(
        "À la dernière ligne de l’encadré, le Collectif propose de remplacer « sera rappelée » par « devra être inscrite dans la loi ».",
    );
    replace.clone().at(Place::Title).says(
        "Dans le titre, le Collectif propose de remplacer « sera rappelée » par « devra être inscrite dans la loi ».",
    );
    replace.clone().at(paragraph(1, 2)).because("Le texte actuel n’oblige à rien").says(
        "Au 1er paragraphe, le Collectif propose de remplacer « sera rappelée » par « devra être inscrite dans la loi ». Le texte actuel n’oblige à rien.",
    );
    replacing("Les préfets veillent.", "Les préfets s’engagent.").at(sentence_of((1, 2), (1, 2))).says(
        "À la 1re phrase du 1er paragraphe, le Collectif propose de remplacer « Les préfets veillent. » par « Les préfets s’engagent. »",
    );
    replacing("Les préfets veillent.", "Les préfets s’engagent.").suggested().because("le verbe est faible.").says(
        "Le Collectif suggère de remplacer « Les préfets veillent. » par « Les préfets s’engagent. » Le verbe est faible.",
    );
    replacing("", "Un texte neuf.")
        .says("Le Collectif propose de remplacer le texte de cette mesure par « Un texte neuf. »");
    replacing("", "Un texte neuf.").beside("Un texte ancien.").at(paragraph(1, 2)).says(
        "Au 1er paragraphe, le Collectif propose de remplacer « Un texte ancien. » par « Un texte neuf. »",
    );
}

#[test]
fn quotations_within_quotations() {
    replacing("le « fonds » dédié", "un fonds « pérenne »").at(dash(2, 4)).says(
        "Au 2e tiret, le Collectif propose de remplacer « le “fonds” dédié » par « un fonds “pérenne” ».",
    );
    replacing("le \"fonds\" dédié", "un fonds")
        .says("Le Collectif propose de remplacer « le “fonds” dédié » par « un fonds ».");
    replacing("écran 17\"", "écran 19\"")
        .says("Le Collectif propose de remplacer « écran 17” » par « écran 19” ».");
    deleting("l’« accueil sécurisant »")
        .says("Le Collectif propose de supprimer « l’“accueil sécurisant” ».");
    retitling("L’« accueil »", "L’accueil")
        .says("Le Collectif propose de remplacer le titre « L’“accueil” » par « L’accueil ».");
    adding("dit « sécurisant »")
        .after("l’« accueil »")
        .says("Le Collectif propose d’ajouter, après « l’“accueil” », les mots : « dit “sécurisant” ».");
}

#[test]
fn deletions() {
    let delete = deleting("en particulier");
    delete
        .clone()
        .at(paragraph(1, 3))
        .says("Au 1er paragraphe, le Collectif propose de supprimer « en particulier ».");
    delete.clone().at(paragraph(1, 3)).part("m-8.s-2").adopted().says(
        "Au 1er paragraphe de la sous-mesure 2/, le Collectif a adopté la proposition de supprimer « en particulier ».",
    );
    delete.clone().at(sentence_of((1, 2), (1, 1))).part("m-8.s-2").page(10).says(
        "À la 1re phrase de la sous-mesure 2/ (p. 10), le Collectif propose de supprimer « en particulier ».",
    );
    delete
        .clone()
        .at(dash(4, 4))
        .page(7)
        .suggested()
        .says("Au dernier tiret (p. 7), le Collectif suggère de supprimer « en particulier ».");
    delete
        .clone()
        .at(Place::Title)
        .page(7)
        .says("Dans le titre (p. 7), le Collectif propose de supprimer « en particulier ».");
    delete
        .clone()
        .at(paragraph(2, 3))
        .part("m-8.box-1")
        .says("À la 2e ligne de l’encadré, le Collectif propose de supprimer « en particulier ».");
    delete.clone().page(7).says("À la p. 7, le Collectif propose de supprimer « en particulier ».");
    delete
        .on("m-4-bis")
        .draft("d1")
        .at(paragraph(1, 2))
        .says("Au 1er paragraphe, le Collectif propose de supprimer « en particulier ».");
    deleting("Un texte entier.")
        .at(paragraph(3, 3))
        .says("Au dernier paragraphe, le Collectif propose de supprimer « Un texte entier. »");
    deleting("").says("Le Collectif propose de supprimer cette mesure.");
    deleting("").page(4).adopted().says("Le Collectif a adopté la proposition de supprimer cette mesure.");
    deleting("").part("m-8.s-2").says("Le Collectif propose de supprimer la sous-mesure 2/.");
    deleting("").part("m-8.box-1").says("Le Collectif propose de supprimer l’encadré.");
    deleting("").on("axis-2").suggested().says("Le Collectif suggère de supprimer cet axe.");
    deleting("")
        .at(paragraph(2, 3))
        .page(4)
        .says("À la p. 4, le Collectif propose de supprimer le 2e paragraphe.");
    deleting("")
        .at(dash(2, 2))
        .part("m-8.s-2")
        .says("À la sous-mesure 2/, le Collectif propose de supprimer le dernier tiret.");
    deleting("")
        .at(sentence_of((1, 2), (2, 3)))
        .says("Le Collectif propose de supprimer la 1re phrase du 2e paragraphe.");
}

#[test]
fn titles() {
    let retitle = retitling("Développer l’accueil", "Ouvrir l’accueil").page(10);
    retitle.clone().says(
        "Le Collectif propose de remplacer le titre « Développer l’accueil » par « Ouvrir l’accueil ».",
    );
    retitle.clone().adopted().says(
        "Le Collectif a adopté la proposition de remplacer le titre « Développer l’accueil » par « Ouvrir l’accueil ».",
    );
    retitle.clone().part("m-8.s-2").adopted().says(
        "Le Collectif a adopté la proposition de remplacer le titre de la sous-mesure 2/, « Développer l’accueil », par « Ouvrir l’accueil ».",
    );
    retitle.clone().part("m-8.s-2").suggested().says(
        "Le Collectif suggère de remplacer le titre de la sous-mesure 2/, « Développer l’accueil », par « Ouvrir l’accueil ».",
    );
    retitle.clone().part("m-8.box-1").says(
        "Le Collectif propose de remplacer le titre de l’encadré, « Développer l’accueil », par « Ouvrir l’accueil ».",
    );
    retitle.clone().on("axis-2").because("pour nommer les personnes").says(
        "Le Collectif propose de remplacer le titre « Développer l’accueil » par « Ouvrir l’accueil ». Il s’agit de nommer les personnes.",
    );
    retitling("", "Ouvrir l’accueil").says(
        "Le Collectif propose de remplacer le titre « Développer l’accueil sécurisant » par « Ouvrir l’accueil ».",
    );
    retitling("", "Ouvrir l’accueil")
        .on("unknown")
        .says("Le Collectif propose de donner à cette mesure le titre « Ouvrir l’accueil ».");
}

#[test]
fn replacements_through_the_plan() {
    let everywhere = proposal(AmendmentKind::Everywhere, "prostituées", "personnes prostituées").page(4);
    everywhere.clone().says(
        "Le Collectif propose de remplacer partout dans le plan « prostituées » par « personnes prostituées ».",
    );
    everywhere.clone().adopted().says(
        "Le Collectif a adopté la proposition de remplacer partout dans le plan « prostituées » par « personnes prostituées ».",
    );
    everywhere.suggested().by(organizations(&["ecpat", "ccem"])).because("Ce mot réduit les personnes à leur exploitation.").says(
        "ECPAT France et CCEM suggèrent de remplacer partout dans le plan « prostituées » par « personnes prostituées ». Ce mot réduit les personnes à leur exploitation.",
    );
}

#[test]
fn places_of_another_draft() {
    replacing("ancien", "neuf").draft("d1").at(paragraph(2, 3)).page(3).says(
        "Au 2e paragraphe (p. 3 de la version du 27 janvier), le Collectif propose de remplacer « ancien » par « neuf ».",
    );
    replacing("ancien", "neuf").draft("d1").at(sentence_of((1, 2), (1, 3))).says(
        "À la 1re phrase du 1er paragraphe de la version du 27 janvier, le Collectif propose de remplacer « ancien » par « neuf ».",
    );
    deleting("ancien")
        .draft("d1")
        .page(3)
        .says("À la p. 3 de la version du 27 janvier, le Collectif propose de supprimer « ancien ».");
    deleting("ancien")
        .draft("d1")
        .says("Dans la version du 27 janvier, le Collectif propose de supprimer « ancien ».");
    adding("neuf").after("ancien").draft("d1").part("m-8.s-3").says(
        "À la sous-mesure 3/ de la version du 27 janvier, le Collectif propose d’ajouter, après « ancien », le mot : « neuf ».",
    );
}

#[test]
fn what_is_still_being_typed_has_a_sentence() {
    adding("")
        .after("notre droit")
        .at(paragraph(1, 2))
        .says("Au 1er paragraphe, le Collectif propose d’ajouter, après « notre droit », des mots.");
    adding("").at(Place::Head).says("En tête de la mesure, le Collectif propose d’ajouter des mots.");
    replacing("peut", "").says("Le Collectif propose de remplacer « peut » par d’autres mots.");
    retitling("A", "").says("Le Collectif propose de remplacer le titre « A » par un autre titre.");
    proposal(AmendmentKind::AddToList, "", " ").says("Le Collectif propose d’ajouter un élément à la liste.");
    proposal(AmendmentKind::NewMeasure, "", "")
        .says("Le Collectif propose de créer, après la mesure 8, une nouvelle mesure.");
    proposal(AmendmentKind::Everywhere, "x", "")
        .says("Le Collectif propose de remplacer partout dans le plan « x » par d’autres mots.");
}
