//! What happened in the room: settled and how, made before, kept beside another one.
use super::*;
use crate::domain::meeting::Meeting;
use chrono::NaiveDateTime;

fn at_11_42() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2014, 1, 31).and_then(|day| day.and_hms_opt(11, 42, 0)).unwrap()
}

impl Proposal {
    fn settled(self, outcome: Outcome) -> Self {
        self.with(|amendment| amendment.settled = Some(Settlement { at: at_11_42(), outcome }))
    }

    fn voted(self, in_favor: u32, against: u32, abstain: u32) -> Self {
        self.settled(Outcome::Vote(Vote { in_favor, against, abstain }))
    }

    fn made_on(self, year: i32, month: u32, day: u32) -> Self {
        self.with(|amendment| amendment.reiterates = NaiveDate::from_ymd_opt(year, month, day))
    }

    /// As recorded after `other` and beside it.
    fn beside_says(&self, other: &Proposal, expected: &str) {
        let mut session = on_the_day();
        let known = Entry { id: "other".into(), ..other.entry() };
        session.apply(Change::Entry(super::super::add(known))).unwrap();
        let variant = self.clone().with(|amendment| amendment.alternative_to = Some("other".into()));
        assert_eq!(variant.said(&session, 0, Lang::Fr), expected);
    }

    fn says_that_day(&self, expected: &str) {
        assert_eq!(self.said(&on_the_day(), 0, Lang::Fr), expected);
    }
}

/// The session, its meeting on 31 January 2014.
fn on_the_day() -> Session {
    let mut session = session();
    let meeting = Meeting { date: at_11_42().date(), ..session.meeting().clone() };
    session.apply(Change::Meeting(Box::new(meeting))).unwrap();
    session
}

#[test]
fn settled_by_consensus_or_by_vote() {
    let delete = deleting("en particulier").adopted();
    delete
        .clone()
        .settled(Outcome::Consensus)
        .says("Le Collectif a adopté en séance à 11 h 42 la proposition de supprimer « en particulier ».");
    delete.clone().voted(12, 0, 1).says(
        "Le Collectif a adopté à 11 h 42, par 12 voix pour, aucune contre et 1 abstention, la proposition de supprimer « en particulier ».",
    );
    delete.clone().voted(12, 3, 0).by(Holders::MembersPresent).says(
        "Les associations présentes ont adopté à 11 h 42, par 12 voix pour, 3 contre et aucune abstention, la proposition de supprimer « en particulier ».",
    );
    delete.clone().voted(14, 0, 0).says(
        "Le Collectif a adopté à 11 h 42, à l’unanimité des 14 voix, la proposition de supprimer « en particulier ».",
    );
    delete.voted(1, 1, 12).says(
        "Le Collectif a adopté à 11 h 42, par 1 voix pour, 1 contre et 12 abstentions, la proposition de supprimer « en particulier ».",
    );
    let kept = replacing("peut", "doit").at(paragraph(2, 3)).because("Le droit l’exige");
    kept.clone().settled(Outcome::Consensus).says(
        "Au 2e paragraphe, le Collectif propose de remplacer « peut » par « doit » (proposition validée en séance à 11 h 42). Le droit l’exige.",
    );
    kept.clone().voted(5, 7, 1).says(
        "Au 2e paragraphe, le Collectif propose de remplacer « peut » par « doit » (proposition mise aux voix à 11 h 42 : 5 voix pour, 7 contre et 1 abstention). Le droit l’exige.",
    );
    kept.suggested().by(Holders::SomeMembers).voted(0, 12, 0).says(
        "Au 2e paragraphe, certaines associations suggèrent de remplacer « peut » par « doit » (proposition mise aux voix à 11 h 42 : aucune voix pour, 12 contre et aucune abstention). Le droit l’exige.",
    );
    adding("Une phrase entière.").at(Place::End).settled(Outcome::Consensus).says(
        "À la fin de la mesure, le Collectif propose d’ajouter un paragraphe ainsi rédigé : « Une phrase entière. » (proposition validée en séance à 11 h 42).",
    );
    retitling("A", "B").adopted().settled(Outcome::Consensus).part("m-8.s-2").says(
        "Le Collectif a adopté en séance à 11 h 42 la proposition de remplacer le titre de la sous-mesure 2/, « A », par « B ».",
    );
}

#[test]
fn made_before() {
    let again = adding("ancien").after("plan").made_on(2014, 1, 27);
    again.says_that_day(
        "Le Collectif réitère sa proposition du 27 janvier d’ajouter, après « plan », le mot : « ancien ».",
    );
    again.clone().by(Holders::MembersPresent).says_that_day(
        "Les associations présentes réitèrent leur proposition du 27 janvier d’ajouter, après « plan », le mot : « ancien ».",
    );
    again.clone().by(organizations(&["ecpat"])).suggested().says_that_day(
        "ECPAT France réitère sa suggestion du 27 janvier d’ajouter, après « plan », le mot : « ancien ».",
    );
    deleting("x")
        .made_on(2013, 12, 1)
        .says_that_day("Le Collectif réitère sa proposition du 1er décembre 2013 de supprimer « x ».");
    deleting("x")
        .made_on(2014, 1, 31)
        .says_that_day("Le Collectif réitère sa proposition de supprimer « x ».");
    again.clone().adopted().says_that_day(
        "Le Collectif a adopté la proposition, déjà faite le 27 janvier, d’ajouter, après « plan », le mot : « ancien ».",
    );
    deleting("x").adopted().made_on(2014, 1, 31).says_that_day(
        "Le Collectif a adopté la proposition, déjà faite au cours de la réunion, de supprimer « x ».",
    );
    again.adopted().voted(9, 0, 2).says_that_day(
        "Le Collectif a adopté à 11 h 42, par 9 voix pour, aucune contre et 2 abstentions, la proposition, déjà faite le 27 janvier, d’ajouter, après « plan », le mot : « ancien ».",
    );
    for (rank, verb) in ["réitère", "renouvelle", "maintient", "confirme", "reprend"].into_iter().enumerate()
    {
        let said = deleting("x").made_on(2014, 1, 27).said(&on_the_day(), rank, Lang::Fr);
        assert_eq!(said, format!("Le Collectif {verb} sa proposition du 27 janvier de supprimer « x »."));
    }
    for (rank, verb) in
        ["réitèrent", "renouvellent", "maintiennent", "confirment", "reprennent"].into_iter().enumerate()
    {
        let proposal = deleting("x").made_on(2014, 1, 27).by(Holders::SomeMembers);
        let said = proposal.said(&on_the_day(), rank, Lang::Fr);
        assert_eq!(
            said,
            format!("Certaines associations {verb} leur proposition du 27 janvier de supprimer « x ».")
        );
    }
}

#[test]
fn kept_beside_another() {
    let first = replacing("peut", "doit").at(paragraph(2, 3));
    let second = replacing("peut", "devra");
    second.clone().at(paragraph(2, 3)).page(3).beside_says(
        &first,
        "À titre de variante, le Collectif propose de remplacer « peut » par « devra ».",
    );
    second.clone().at(paragraph(1, 3)).beside_says(
        &first,
        "À titre de variante, au 1er paragraphe, le Collectif propose de remplacer « peut » par « devra ».",
    );
    second.clone().at(paragraph(2, 3)).by(organizations(&["ccem"])).beside_says(
        &first,
        "À titre de variante de la proposition du Collectif, CCEM propose de remplacer « peut » par « devra ».",
    );
    second.clone().at(paragraph(2, 3)).by(Holders::Coalition).suggested().beside_says(
        &first.clone().by(organizations(&["ecpat"])),
        "À titre de variante de la proposition d’ECPAT France, le Collectif suggère de remplacer « peut » par « devra ».",
    );
    second.clone().at(paragraph(2, 3)).beside_says(
        &first.clone().by(Holders::SomeMembers),
        "À titre de variante de la proposition de certaines associations, le Collectif propose de remplacer « peut » par « devra ».",
    );
    second.clone().at(paragraph(2, 3)).beside_says(
        &first.clone().by(Holders::MembersPresent),
        "À titre de variante de la proposition des associations présentes, le Collectif propose de remplacer « peut » par « devra ».",
    );
    retitling("A", "C").beside_says(
        &retitling("A", "B"),
        "À titre de variante, le Collectif propose de remplacer le titre « A » par « C ».",
    );
    second
        .at(paragraph(2, 3))
        .with(|a| a.alternative_to = Some("disparue".into()))
        .says("Au 2e paragraphe, le Collectif propose de remplacer « peut » par « devra ».");
}

#[test]
fn an_alternative_does_not_tell_what_its_readers_may_not_read() {
    let mut session = session();
    let internal = Entry {
        id: "other".into(),
        circulation: crate::domain::entry::Circulation::Internal,
        ..replacing("peut", "doit").by(organizations(&["ecpat"])).at(paragraph(2, 3)).entry()
    };
    session.apply(Change::Entry(super::super::add(internal))).unwrap();
    let variant =
        replacing("peut", "devra").at(paragraph(2, 3)).with(|a| a.alternative_to = Some("other".into()));
    assert_eq!(
        variant.said(&session, 0, Lang::Fr),
        "Au 2e paragraphe, le Collectif propose de remplacer « peut » par « devra »."
    );
}
