//! Additions: words, sentences, paragraphs, dashes, lines of a box, elements of a list.
use super::*;

#[test]
fn words_beside_words() {
    let add = adding("mais son application reste inégale").after("notre droit est conforme");
    add.clone().at(sentence_of((4, 4), (2, 7))).page(3).says(
        "À la dernière phrase du 2e paragraphe (p. 3), le Collectif propose d’ajouter, après « notre droit est conforme », les mots : « mais son application reste inégale ».",
    );
    add.clone().at(sentence_of((1, 3), (1, 7))).says(
        "À la 1re phrase du 1er paragraphe, le Collectif propose d’ajouter, après « notre droit est conforme », les mots : « mais son application reste inégale ».",
    );
    add.clone().at(sentence_of((2, 3), (1, 1))).says(
        "À la 2e phrase, le Collectif propose d’ajouter, après « notre droit est conforme », les mots : « mais son application reste inégale ».",
    );
    add.clone().at(paragraph(2, 3)).page(3).says(
        "Au 2e paragraphe (p. 3), le Collectif propose d’ajouter, après « notre droit est conforme », les mots : « mais son application reste inégale ».",
    );
    add.clone().at(paragraph(3, 3)).says(
        "Au dernier paragraphe, le Collectif propose d’ajouter, après « notre droit est conforme », les mots : « mais son application reste inégale ».",
    );
    add.clone().at(paragraph(1, 1)).says(
        "Le Collectif propose d’ajouter, après « notre droit est conforme », les mots : « mais son application reste inégale ».",
    );
    add.clone().at(dash(2, 4)).page(5).part("m-8.s-2").says(
        "Au 2e tiret de la sous-mesure 2/ (p. 5), le Collectif propose d’ajouter, après « notre droit est conforme », les mots : « mais son application reste inégale ».",
    );
    add.clone().page(4).says(
        "À la p. 4, le Collectif propose d’ajouter, après « notre droit est conforme », les mots : « mais son application reste inégale ».",
    );
    adding("durablement").before("les victimes").at(paragraph(1, 2)).says(
        "Au 1er paragraphe, le Collectif propose d’ajouter, avant « les victimes », le mot : « durablement ».",
    );
    adding("Ces moyens seront annuels.").after("seront accordés").at(paragraph(1, 2)).says(
        "Au 1er paragraphe, le Collectif propose d’ajouter, après « seront accordés », la phrase suivante : « Ces moyens seront annuels. »",
    );
    adding("et adapté")
        .after("accueil")
        .at(Place::Title)
        .says("Dans le titre, le Collectif propose d’ajouter, après « accueil », les mots : « et adapté ».");
    adding("et l’adapter").beside("Développer l’accueil sécurisant").at(Place::Title).page(10).says(
        "Dans le titre (p. 10), le Collectif propose d’ajouter, à la fin, les mots : « et l’adapter ».",
    );
    adding("Mieux").at(Place::Title).first().part("m-8.s-2").says(
        "Dans le titre de la sous-mesure 2/, le Collectif propose d’ajouter, au début, le mot : « Mieux ».",
    );
}

#[test]
fn a_long_quotation_is_cut_when_it_only_says_where() {
    let quote = "les services de police et de gendarmerie informeront la préfecture par une fiche de liaison nationale";
    adding("sans délai").after(quote).at(dash(1, 3)).says(
        "Au 1er tiret, le Collectif propose d’ajouter, après « … la préfecture par une fiche de liaison nationale », les mots : « sans délai ».",
    );
    adding("sauf exception").before(quote).at(dash(1, 3)).says(
        "Au 1er tiret, le Collectif propose d’ajouter, avant « les services de police et de gendarmerie informeront la… », les mots : « sauf exception ».",
    );
}

#[test]
fn sentences_beside_sentences() {
    let add = adding("Ils sont associés au suivi.").beside("Les associations sont consultées.");
    add.clone().at(sentence_of((1, 3), (2, 4))).page(6).says(
        "Au 2e paragraphe (p. 6), le Collectif propose d’ajouter, après la 1re phrase, la phrase suivante : « Ils sont associés au suivi. »",
    );
    add.clone().at(sentence_of((3, 3), (4, 4))).first().says(
        "Au dernier paragraphe, le Collectif propose d’ajouter, avant la dernière phrase, la phrase suivante : « Ils sont associés au suivi. »",
    );
    add.at(sentence_of((2, 3), (1, 1))).says(
        "Le Collectif propose d’ajouter, après la 2e phrase, la phrase suivante : « Ils sont associés au suivi. »",
    );
    adding("Ils sont associés au suivi. Un rapport est publié !")
        .beside("Les associations sont consultées.")
        .at(sentence_of((1, 2), (1, 2)))
        .says(
            "Au 1er paragraphe, le Collectif propose d’ajouter, après la 1re phrase, les phrases suivantes : « Ils sont associés au suivi. Un rapport est publié ! »",
        );
    adding("et entendues").beside("Les associations sont consultées.").at(sentence_of((1, 2), (1, 2))).says(
        "À la 1re phrase du 1er paragraphe, le Collectif propose d’ajouter, après « Les associations sont consultées », les mots : « et entendues ».",
    );
}

#[test]
fn paragraphs_of_their_own() {
    let add = adding("Un rapport est publié chaque année.");
    add.clone().beside("Deuxième paragraphe.").at(paragraph(2, 3)).page(9).says(
        "À la p. 9, le Collectif propose d’ajouter, après le 2e paragraphe, un paragraphe ainsi rédigé : « Un rapport est publié chaque année. »",
    );
    add.clone().beside("Premier paragraphe.").at(paragraph(1, 3)).first().says(
        "Le Collectif propose d’ajouter, avant le 1er paragraphe, un paragraphe ainsi rédigé : « Un rapport est publié chaque année. »",
    );
    add.clone().beside("Dernier paragraphe.").at(paragraph(3, 3)).says(
        "Le Collectif propose d’ajouter, après le dernier paragraphe, un paragraphe ainsi rédigé : « Un rapport est publié chaque année. »",
    );
    add.clone().beside("Un seul paragraphe.").at(paragraph(1, 1)).on("m-4").page(7).says(
        "À la fin de la mesure (p. 7), le Collectif propose d’ajouter un paragraphe ainsi rédigé : « Un rapport est publié chaque année. »",
    );
    add.clone().beside("Un seul paragraphe.").at(paragraph(1, 1)).on("m-4").first().says(
        "En tête de la mesure, le Collectif propose d’ajouter un paragraphe ainsi rédigé : « Un rapport est publié chaque année. »",
    );
    add.clone().beside("Un paragraphe.").at(paragraph(1, 1)).part("m-8.s-2").says(
        "À la sous-mesure 2/, le Collectif propose d’ajouter, après le paragraphe, un paragraphe ainsi rédigé : « Un rapport est publié chaque année. »",
    );
    add.clone().says(
        "Le Collectif propose d’ajouter à cette mesure un paragraphe ainsi rédigé : « Un rapport est publié chaque année. »",
    );
    add.clone().part("m-8.s-2").page(5).says(
        "À la sous-mesure 2/ (p. 5), le Collectif propose d’ajouter un paragraphe ainsi rédigé : « Un rapport est publié chaque année. »",
    );
    add.clone().at(Place::Head).page(4).says(
        "En tête de la mesure (p. 4), le Collectif propose d’ajouter un paragraphe ainsi rédigé : « Un rapport est publié chaque année. »",
    );
    add.clone().at(Place::End).part("m-8.s-2").says(
        "À la fin de la sous-mesure 2/, le Collectif propose d’ajouter un paragraphe ainsi rédigé : « Un rapport est publié chaque année. »",
    );
    add.clone().at(Place::End).on("introduction").page(3).says(
        "À la fin de l’introduction (p. 3), le Collectif propose d’ajouter un paragraphe ainsi rédigé : « Un rapport est publié chaque année. »",
    );
    add.clone().at(Place::Head).on("axis-2").says(
        "En tête de l’axe, le Collectif propose d’ajouter un paragraphe ainsi rédigé : « Un rapport est publié chaque année. »",
    );
    add.at(Place::End).on("objective-1").says(
        "À la fin de l’objectif, le Collectif propose d’ajouter un paragraphe ainsi rédigé : « Un rapport est publié chaque année. »",
    );
    adding("Un rapport est publié.\nIl est transmis au Parlement.").at(Place::End).says(
        "À la fin de la mesure, le Collectif propose d’ajouter deux paragraphes ainsi rédigés : « Un rapport est publié. / Il est transmis au Parlement. »",
    );
}

#[test]
fn dashes_and_lines() {
    let add = adding("les mineurs en errance").beside("premier tiret");
    add.clone().at(dash(1, 2)).page(7).says(
        "À la p. 7, le Collectif propose d’ajouter, après le 1er tiret, un tiret ainsi rédigé : « les mineurs en errance ».",
    );
    add.clone().at(dash(2, 2)).first().says(
        "Le Collectif propose d’ajouter, avant le dernier tiret, un tiret ainsi rédigé : « les mineurs en errance ».",
    );
    add.clone().at(dash(1, 1)).part("m-8.s-2").says(
        "À la sous-mesure 2/, le Collectif propose d’ajouter, après le tiret, un tiret ainsi rédigé : « les mineurs en errance ».",
    );
    adding("- les mineurs en errance ;\n- les majeurs protégés").at(Place::End).says(
        "À la fin de la mesure, le Collectif propose d’ajouter deux tirets ainsi rédigés : « les mineurs en errance ; / les majeurs protégés ».",
    );
    adding("Sont concernés :\n- les mineurs\n- les majeurs").at(Place::End).says(
        "À la fin de la mesure, le Collectif propose d’ajouter le texte suivant : « Sont concernés : / les mineurs / les majeurs ».",
    );
    adding("Calendrier : 2015").beside("Une ligne").at(paragraph(1, 2)).part("m-8.box-1").says(
        "Dans l’encadré, le Collectif propose d’ajouter, après la 1re ligne, une ligne ainsi rédigée : « Calendrier : 2015 ».",
    );
    adding("et du Logement").after("ministère de la Santé").at(paragraph(2, 3)).part("m-8.box-1").page(9).says(
        "À la 2e ligne de l’encadré (p. 9), le Collectif propose d’ajouter, après « ministère de la Santé », les mots : « et du Logement ».",
    );
    adding("2015").after("avant").at(sentence_of((1, 2), (2, 2))).part("m-8.box-1").says(
        "À la 1re phrase de la dernière ligne de l’encadré, le Collectif propose d’ajouter, après « avant », le mot : « 2015 ».",
    );
}

#[test]
fn elements_of_a_list() {
    let list = |new: &str| proposal(AmendmentKind::AddToList, "", new);
    list("ministère du Logement\nministère du Travail\nministère de la Santé").part("m-8.box-1").page(9).says(
        "Dans l’encadré (p. 9), le Collectif propose d’ajouter à la liste : « ministère du Logement », « ministère du Travail » et « ministère de la Santé ».",
    );
    list("les mineurs en errance")
        .at(dash(3, 3))
        .says("Le Collectif propose d’ajouter à la liste : « les mineurs en errance ».");
    list("- les mineurs ;\n- les majeurs.").at(dash(3, 3)).part("m-8.s-2").page(5).adopted().says(
        "À la sous-mesure 2/ (p. 5), le Collectif a adopté la proposition d’ajouter à la liste : « les mineurs » et « les majeurs. »",
    );
    list("Pôle emploi")
        .on("m-9")
        .part("m-9.box-2")
        .says("Dans l’encadré « Échéances », le Collectif propose d’ajouter à la liste : « Pôle emploi ».");
    list("Pôle emploi").suggested().says("Le Collectif suggère d’ajouter à la liste : « Pôle emploi ».");
}

#[test]
fn additions_adopted_and_suggested() {
    let add =
        adding("mais son application reste inégale").after("notre droit").at(sentence_of((4, 4), (2, 7)));
    add.clone().adopted().says(
        "À la dernière phrase du 2e paragraphe, le Collectif a adopté la proposition d’ajouter, après « notre droit », les mots : « mais son application reste inégale ».",
    );
    add.suggested().by(Holders::SomeMembers).says(
        "À la dernière phrase du 2e paragraphe, certaines associations suggèrent d’ajouter, après « notre droit », les mots : « mais son application reste inégale ».",
    );
    adding("Un rapport est publié.").at(Place::Head).adopted().by(Holders::MembersPresent).page(4).says(
        "En tête de la mesure (p. 4), les associations présentes ont adopté la proposition d’ajouter un paragraphe ainsi rédigé : « Un rapport est publié. »",
    );
}
