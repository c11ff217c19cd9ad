//! What is done to whole parts of the plan: scinder, fusionner, déplacer, créer.
use super::*;

fn splitting(titles: &str) -> Proposal {
    proposal(AmendmentKind::Split, "", titles)
}

fn merging(target: &str) -> Proposal {
    proposal(AmendmentKind::Merge, "", "").to(target)
}

fn moving(passage: &str, target: &str) -> Proposal {
    proposal(AmendmentKind::Move, passage, "").to(target)
}

fn creating(new: &str) -> Proposal {
    proposal(AmendmentKind::NewMeasure, "", new)
}

impl Proposal {
    fn cut_at(self, cuts: &[usize]) -> Self {
        self.with(|amendment| amendment.cuts = cuts.to_vec())
    }

    fn numbered(self, number: &str) -> Self {
        self.with(|amendment| amendment.number = Some(MeasureNumber::new(number)))
    }
}

#[test]
fn splits() {
    splitting("Sensibiliser\nDécourager la demande").beside("Développer l’accueil").page(7).says(
        "Le Collectif propose de scinder cette mesure en deux mesures intitulées « Sensibiliser » et « Décourager la demande ».",
    );
    splitting("A\nB\nC").adopted().says(
        "Le Collectif a adopté la proposition de scinder cette mesure en trois mesures intitulées « A », « B » et « C ».",
    );
    splitting("A\nB").cut_at(&[4]).says(
        "Le Collectif propose de scinder cette mesure en deux mesures intitulées « A » et « B », la seconde commençant au dernier paragraphe.",
    );
    splitting("A\nB\nC").cut_at(&[1, 2]).suggested().says(
        "Le Collectif suggère de scinder cette mesure en trois mesures intitulées « A », « B » et « C », la deuxième commençant au 2e paragraphe et la troisième au 1er tiret.",
    );
    splitting("A\nB").part("m-8.s-2").says(
        "Le Collectif propose de scinder la sous-mesure 2/ en deux sous-mesures intitulées « A » et « B ».",
    );
    splitting("A\nB")
        .on("axis-2")
        .says("Le Collectif propose de scinder cet axe en deux axes intitulés « A » et « B ».");
    splitting("Former\nInformer").on("objective-1").says(
        "Le Collectif propose de scinder cet objectif en deux objectifs intitulés « Former » et « Informer ».",
    );
    splitting("").instruction().says("Le Collectif propose de scinder cette mesure en deux mesures.");
    splitting("Décourager la demande").because("Ces publics n’ont rien en commun").says(
        "Le Collectif propose de scinder cette mesure en deux mesures, dont l’une intitulée « Décourager la demande ». Ces publics n’ont rien en commun.",
    );
}

#[test]
fn mergers() {
    merging("m-7").says("Le Collectif propose de fusionner cette mesure avec la mesure 7.");
    merging("m-7")
        .beside("Développer l’accueil")
        .page(10)
        .suggested()
        .says("Le Collectif suggère de fusionner cette mesure avec la mesure 7.");
    merging("m-7").with(|a| a.new = "Héberger et accueillir".to_owned()).adopted().says(
        "Le Collectif a adopté la proposition de fusionner cette mesure avec la mesure 7, sous le titre « Héberger et accueillir ».",
    );
    merging("m-9.s-1")
        .part("m-8.s-2")
        .says("Le Collectif propose de fusionner la sous-mesure 2/ avec la sous-mesure 1/ de la mesure 9.");
    merging("m-8.s-2")
        .part("m-8.box-1")
        .says("Le Collectif propose de fusionner l’encadré avec la sous-mesure 2/.");
    merging("axis-2").on("p-3").says("Le Collectif propose de fusionner cette priorité avec l’axe 2.");
    merging("inconnue").says("Le Collectif propose de fusionner cette mesure avec une autre mesure.");
}

#[test]
fn moves() {
    moving("", "m-4").says("Le Collectif propose de déplacer cette mesure après la mesure 4.");
    moving("", "m-4")
        .first()
        .adopted()
        .says("Le Collectif a adopté la proposition de déplacer cette mesure avant la mesure 4.");
    moving("", "p-3").page(9).says("Le Collectif propose de déplacer cette mesure dans la priorité III.");
    moving("", "axis-2").suggested().says("Le Collectif suggère de déplacer cette mesure dans l’axe 2.");
    moving("", "m-9.s-1")
        .part("m-8.s-2")
        .says("Le Collectif propose de déplacer la sous-mesure 2/ après la sous-mesure 1/ de la mesure 9.");
    moving("", "preamble")
        .says("Le Collectif propose de déplacer cette mesure dans la partie « Préambule ».");
    moving("", "inconnue").says("Le Collectif propose de déplacer cette mesure à un autre endroit du plan.");
    moving("la coopération policière", "m-7").at(paragraph(2, 3)).page(9).says(
        "Au 2e paragraphe (p. 9), le Collectif propose de déplacer « la coopération policière » à la fin de la mesure 7.",
    );
    moving("la coopération", "axis-2")
        .suggested()
        .says("Le Collectif suggère de déplacer « la coopération » à la fin de l’axe 2.");
    moving("la coopération", "m-9.box-1").adopted().at(dash(1, 2)).says(
        "Au 1er tiret, le Collectif a adopté la proposition de déplacer « la coopération » à la fin de l’encadré « Responsables » de la mesure 9.",
    );
    moving("la coopération", "introduction")
        .says("Le Collectif propose de déplacer « la coopération » à la fin de l’introduction.");
}

#[test]
fn new_measures() {
    let title = "Accompagner les mineurs";
    let whole = "Accompagner les mineurs\nUn référent est désigné.";
    creating(whole).numbered("8 bis").page(10).says(
        "Le Collectif propose de créer, après la mesure 8, une mesure 8 bis intitulée « Accompagner les mineurs » et ainsi rédigée : « Un référent est désigné. »",
    );
    creating(title).numbered("8 bis").adopted().says(
        "Le Collectif a adopté la proposition de créer, après la mesure 8, une mesure 8 bis intitulée « Accompagner les mineurs ».",
    );
    creating(title).first().suggested().says(
        "Le Collectif suggère de créer, avant la mesure 8, une nouvelle mesure intitulée « Accompagner les mineurs ».",
    );
    creating(title).on("axis-2").says(
        "Le Collectif propose de créer, dans l’axe 2, une nouvelle mesure intitulée « Accompagner les mineurs ».",
    );
    creating(title).on("p-3").numbered("24").says(
        "Le Collectif propose de créer, dans la priorité III, une mesure 24 intitulée « Accompagner les mineurs ».",
    );
    creating(title).on("introduction").says(
        "Le Collectif propose de créer, après l’introduction, une nouvelle mesure intitulée « Accompagner les mineurs ».",
    );
    creating(whole).on("objective-1").numbered("1 bis").says(
        "Le Collectif propose de créer, après l’objectif 1, un objectif 1 bis intitulé « Accompagner les mineurs » et ainsi rédigé : « Un référent est désigné. »",
    );
    creating(title).on("objective-1").says(
        "Le Collectif propose de créer, après l’objectif 1, un nouvel objectif intitulé « Accompagner les mineurs ».",
    );
    creating("Accompagner\nUn référent.\nUn suivi annuel.").numbered("8 ter").because("Rien n’est prévu pour eux.").says(
        "Le Collectif propose de créer, après la mesure 8, une mesure 8 ter intitulée « Accompagner » et ainsi rédigée : « Un référent. / Un suivi annuel. » Rien n’est prévu pour eux.",
    );
}
