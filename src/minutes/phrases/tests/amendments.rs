//! Golden sentences of proposed wordings: the nine kinds, their standings, their forms and their places.
use super::*;
use crate::domain::amendment::{Amendment, AmendmentKind, Form, Side, Standing};
use crate::domain::anchor::{Anchor, Ordinal, Place};

/// A measure-8 amendment on the draft under review.
fn amendment(kind: AmendmentKind, old: &str, new: &str) -> Amendment {
    Amendment {
        kind,
        anchor: Anchor { draft: "d2".into(), node: "m-8".into(), ..Anchor::default() },
        old: old.to_owned(),
        new: new.to_owned(),
        ..Amendment::default()
    }
}

fn amend(amendment: Amendment, expected: &str) {
    let entry = entry("m-8", Holders::Coalition, Content::Amendment(Box::new(amendment)));
    assert_eq!(printed(&entry, Lang::Fr), expected);
}

fn sentence_place(paragraph: (u32, u32), sentence: (u32, u32)) -> Place {
    Place::Sentence {
        paragraph: Ordinal { n: paragraph.0, of: paragraph.1 },
        sentence: Ordinal { n: sentence.0, of: sentence.1 },
    }
}

#[test]
fn additions() {
    let mut add = amendment(AmendmentKind::Add, "", "mais son application reste inégale");
    add.anchor.page = Some(3);
    add.anchor.place = sentence_place((2, 7), (4, 4));
    add.anchor.quote = "notre droit est conforme".to_owned();
    amend(
        add.clone(),
        "À la p. 3, au 2e paragraphe, dernière phrase, le Collectif propose d’ajouter, après « notre droit est conforme » : « mais son application reste inégale ».",
    );
    add.side = Side::Before;
    add.standing = Standing::Suggested;
    amend(
        add.clone(),
        "À la p. 3, au 2e paragraphe, dernière phrase, le Collectif suggère d’ajouter, avant « notre droit est conforme » : « mais son application reste inégale ».",
    );
    add.anchor.place = Place::Head;
    add.standing = Standing::Adopted;
    add.new = "Une phrase entière.".to_owned();
    amend(
        add.clone(),
        "À la p. 3, en tête de la mesure, le Collectif a adopté l’ajout : « Une phrase entière. »",
    );
    add.anchor =
        Anchor { draft: "d2".into(), node: "m-8.s-2".into(), place: Place::End, ..Anchor::default() };
    add.standing = Standing::Proposed;
    add.rationale = "Ce choix n’est pas le plus fréquent".to_owned();
    amend(
        add.clone(),
        "À la fin de la sous-mesure 2/, le Collectif propose d’ajouter : « Une phrase entière. » Ce choix n’est pas le plus fréquent.",
    );
    add.form = Form::Instruction;
    add.new = "mentionner le label « Grande Cause nationale »".to_owned();
    amend(
        add.clone(),
        "À la fin de la sous-mesure 2/, le Collectif propose de mentionner le label « Grande Cause nationale ». Ce choix n’est pas le plus fréquent.",
    );
    add.rationale.clear();
    add.standing = Standing::Adopted;
    amend(
        add,
        "À la fin de la sous-mesure 2/, le Collectif a décidé de demander ce qui suit : mentionner le label « Grande Cause nationale ».",
    );
}

#[test]
fn additions_to_lists() {
    let mut list = amendment(
        AmendmentKind::AddToList,
        "",
        "ministère du Logement\nministère du Travail\nministère de la Santé",
    );
    list.anchor.node = "m-8.box-1".into();
    list.anchor.page = Some(9);
    amend(
        list,
        "À la p. 9, dans l’encadré, le Collectif propose d’ajouter à la liste : « ministère du Logement », « ministère du Travail » et « ministère de la Santé ».",
    );
    let mut list = amendment(AmendmentKind::AddToList, "", "les mineurs en errance");
    list.anchor.place = Place::Dash { dash: Ordinal { n: 3, of: 3 } };
    amend(list, "Le Collectif propose d’ajouter à la liste : « les mineurs en errance ».");
}

#[test]
fn replacements_and_deletions() {
    let mut replace = amendment(AmendmentKind::Replace, "sera rappelée", "devra être inscrite dans la loi");
    replace.anchor.place = sentence_place((1, 1), (1, 2));
    replace.anchor.page = Some(8);
    amend(
        replace.clone(),
        "À la p. 8, à la 1re phrase, le Collectif propose de remplacer « sera rappelée » par « devra être inscrite dans la loi ».",
    );
    replace.standing = Standing::Adopted;
    amend(
        replace.clone(),
        "À la p. 8, à la 1re phrase, le Collectif a adopté la rédaction suivante : « devra être inscrite dans la loi », au lieu de « sera rappelée ».",
    );
    replace.standing = Standing::Suggested;
    replace.old = "le « fonds » dédié".to_owned();
    replace.anchor.place = Place::Dash { dash: Ordinal { n: 2, of: 4 } };
    amend(
        replace,
        "À la p. 8, au 2e tiret, le Collectif suggère de remplacer « le “fonds” dédié » par « devra être inscrite dans la loi ».",
    );
    let mut delete = amendment(AmendmentKind::Delete, "en particulier", "");
    delete.anchor.place = Place::Paragraph { paragraph: Ordinal { n: 1, of: 3 } };
    amend(delete.clone(), "Au 1er paragraphe, le Collectif propose de supprimer « en particulier ».");
    delete.standing = Standing::Adopted;
    delete.anchor.node = "m-8.s-2".into();
    amend(
        delete.clone(),
        "À la sous-mesure 2/, au 1er paragraphe, le Collectif a adopté la suppression de « en particulier ».",
    );
    delete.form = Form::Instruction;
    delete.standing = Standing::Proposed;
    delete.new = "supprimer la référence aux médiateurs".to_owned();
    amend(
        delete,
        "À la sous-mesure 2/, au 1er paragraphe, le Collectif propose de supprimer la référence aux médiateurs (passage visé : « en particulier »).",
    );
}

#[test]
fn titles() {
    let mut retitle = amendment(AmendmentKind::Retitle, "Développer l’accueil", "Ouvrir l’accueil");
    retitle.anchor.place = Place::Title;
    retitle.anchor.page = Some(10);
    amend(
        retitle.clone(),
        "Le Collectif propose de remplacer le titre « Développer l’accueil » par « Ouvrir l’accueil ».",
    );
    retitle.standing = Standing::Adopted;
    amend(
        retitle.clone(),
        "Le Collectif a adopté un nouveau titre : « Ouvrir l’accueil », au lieu de « Développer l’accueil ».",
    );
    retitle.anchor.node = "m-8.s-2".into();
    amend(
        retitle.clone(),
        "Le Collectif a adopté un nouveau titre pour la sous-mesure 2/ : « Ouvrir l’accueil », au lieu de « Développer l’accueil ».",
    );
    retitle.standing = Standing::Suggested;
    amend(
        retitle,
        "Le Collectif suggère de remplacer le titre « Développer l’accueil » de la sous-mesure 2/ par « Ouvrir l’accueil ».",
    );
}

#[test]
fn splits_mergers_and_moves() {
    amend(
        amendment(AmendmentKind::Split, "", "Sensibiliser\nDécourager la demande"),
        "Le Collectif propose de scinder cette mesure en deux : « Sensibiliser » et « Décourager la demande ».",
    );
    let mut split = amendment(AmendmentKind::Split, "", "A\nB\nC");
    split.standing = Standing::Adopted;
    amend(split, "Le Collectif a adopté la division de cette mesure en trois : « A », « B » et « C ».");
    let mut merge = amendment(AmendmentKind::Merge, "", "");
    merge.target = Some("m-7".into());
    amend(merge.clone(), "Le Collectif propose de fusionner cette mesure avec la mesure 7.");
    merge.standing = Standing::Adopted;
    merge.new = "Héberger et accueillir".to_owned();
    amend(
        merge,
        "Le Collectif a adopté la fusion de cette mesure avec la mesure 7, sous le titre « Héberger et accueillir ».",
    );
    let mut displaced = amendment(AmendmentKind::Move, "", "");
    displaced.target = Some("p-3".into());
    amend(displaced.clone(), "Le Collectif propose de déplacer cette mesure dans la priorité III.");
    displaced.target = Some("m-4".into());
    amend(displaced.clone(), "Le Collectif propose de déplacer cette mesure après la mesure 4.");
    displaced.target = Some("axis-2".into());
    displaced.old = "la coopération".to_owned();
    displaced.standing = Standing::Suggested;
    amend(displaced, "Le Collectif suggère de déplacer « la coopération » dans l’axe 2.");
}

#[test]
fn reinstatements() {
    let mut back = amendment(AmendmentKind::Reinstate, "des bureaux dédiés seront créés", "");
    back.anchor = Anchor {
        draft: "d1".into(),
        node: "m-8".into(),
        place: Place::Dash { dash: Ordinal { n: 2, of: 4 } },
        page: Some(5),
        ..Anchor::default()
    };
    amend(
        back.clone(),
        "À la p. 5, au 2e tiret, le Collectif propose de rétablir ce passage de la version du 27 janvier : « des bureaux dédiés seront créés ».",
    );
    back.anchor = Anchor { draft: "d1".into(), node: "m-4-bis".into(), page: Some(8), ..Anchor::default() };
    back.old = "Le délai sera porté à trois mois.".to_owned();
    let ghost = entry("m-4-bis", Holders::MembersPresent, Content::Amendment(Box::new(back.clone())));
    assert_eq!(
        printed(&ghost, Lang::Fr),
        "Les associations présentes proposent de rétablir cette mesure de la version du 27 janvier, qui prévoyait : « Le délai sera porté à trois mois. »"
    );
    back.standing = Standing::Adopted;
    let ghost = entry("m-4-bis", Holders::Coalition, Content::Amendment(Box::new(back)));
    assert_eq!(
        printed(&ghost, Lang::Fr),
        "Le Collectif a adopté le rétablissement de cette mesure de la version du 27 janvier, qui prévoyait : « Le délai sera porté à trois mois. »"
    );
}

#[test]
fn english_proposals_are_plain() {
    let mut replace = amendment(AmendmentKind::Replace, "may", "shall");
    replace.anchor.page = Some(3);
    replace.anchor.place = sentence_place((2, 7), (1, 4));
    let entry = entry("m-8", Holders::Coalition, Content::Amendment(Box::new(replace)));
    assert_eq!(
        printed(&entry, Lang::En),
        "On p. 3, in paragraph 2, sentence 1, the coalition proposes to replace “may” with “shall”."
    );
}
