//! Who proposes: the verb agrees, articles elide, names that bear none have none.
use super::*;
use crate::domain::meeting::Meeting;

#[test]
fn subjects_and_verbs_agree() {
    let delete = deleting("en particulier").at(paragraph(1, 2));
    for (holders, said) in [
        (Holders::Coalition, "Au 1er paragraphe, le Collectif propose de supprimer « en particulier »."),
        (
            Holders::MembersPresent,
            "Au 1er paragraphe, les associations présentes proposent de supprimer « en particulier ».",
        ),
        (
            Holders::SomeMembers,
            "Au 1er paragraphe, certaines associations proposent de supprimer « en particulier ».",
        ),
        (organizations(&["ccem"]), "Au 1er paragraphe, CCEM propose de supprimer « en particulier »."),
        (
            organizations(&["ecpat", "ccem"]),
            "Au 1er paragraphe, ECPAT France et CCEM proposent de supprimer « en particulier ».",
        ),
        (
            organizations(&["ecpat", "ccem", "amis"]),
            "Au 1er paragraphe, ECPAT France, CCEM et Les Amis du bus des femmes proposent de supprimer « en particulier ».",
        ),
        (
            organizations(&["amis"]),
            "Au 1er paragraphe, Les Amis du bus des femmes proposent de supprimer « en particulier ».",
        ),
        (
            organizations(&["inconnue"]),
            "Au 1er paragraphe, certaines associations proposent de supprimer « en particulier ».",
        ),
    ] {
        delete.clone().by(holders).says(said);
    }
    deleting("en particulier")
        .by(organizations(&["ecpat"]))
        .adopted()
        .says("ECPAT France a adopté la proposition de supprimer « en particulier ».");
    deleting("en particulier")
        .by(Holders::MembersPresent)
        .suggested()
        .says("Les associations présentes suggèrent de supprimer « en particulier ».");
    deleting("en particulier")
        .by(organizations(&["ecpat", "ccem"]))
        .adopted()
        .says("ECPAT France et CCEM ont adopté la proposition de supprimer « en particulier ».");
}

#[test]
fn the_coalition_has_the_gender_of_its_name() {
    for (noun, said) in [
        ("Collectif", "Au 1er paragraphe, le Collectif propose de supprimer « en particulier »."),
        ("Coalition", "Au 1er paragraphe, la Coalition propose de supprimer « en particulier »."),
        ("Alliance", "Au 1er paragraphe, l’Alliance propose de supprimer « en particulier »."),
    ] {
        let mut session = session();
        let meeting = Meeting { coalition_short: noun.to_owned(), ..session.meeting().clone() };
        session.apply(Change::Meeting(Box::new(meeting))).unwrap();
        assert_eq!(deleting("en particulier").at(paragraph(1, 2)).said(&session, 0, Lang::Fr), said);
    }
}

/// What the verbs of its family say, the plainest first.
fn check(proposal: &Proposal, said: [&str; 5]) {
    for (rank, said) in said.into_iter().enumerate() {
        assert_eq!(proposal.said(&session(), rank, Lang::Fr), said);
    }
}

#[test]
fn every_verb_takes_its_complement() {
    let add = adding("ancien").after("plan");
    check(
        &add,
        [
            "Le Collectif propose d’ajouter, après « plan », le mot : « ancien ».",
            "Le Collectif souhaite ajouter, après « plan », le mot : « ancien ».",
            "Le Collectif recommande d’ajouter, après « plan », le mot : « ancien ».",
            "Le Collectif préconise d’ajouter, après « plan », le mot : « ancien ».",
            "Le Collectif est d’avis d’ajouter, après « plan », le mot : « ancien ».",
        ],
    );
    check(
        &deleting("x").by(Holders::MembersPresent),
        [
            "Les associations présentes proposent de supprimer « x ».",
            "Les associations présentes souhaitent supprimer « x ».",
            "Les associations présentes recommandent de supprimer « x ».",
            "Les associations présentes préconisent de supprimer « x ».",
            "Les associations présentes sont d’avis de supprimer « x ».",
        ],
    );
    check(
        &add.suggested(),
        [
            "Le Collectif suggère d’ajouter, après « plan », le mot : « ancien ».",
            "Le Collectif avance l’idée d’ajouter, après « plan », le mot : « ancien ».",
            "Le Collectif évoque la possibilité d’ajouter, après « plan », le mot : « ancien ».",
            "Le Collectif émet l’idée d’ajouter, après « plan », le mot : « ancien ».",
            "Le Collectif soumet l’idée d’ajouter, après « plan », le mot : « ancien ».",
        ],
    );
    check(
        &deleting("x").by(Holders::SomeMembers).suggested(),
        [
            "Certaines associations suggèrent de supprimer « x ».",
            "Certaines associations avancent l’idée de supprimer « x ».",
            "Certaines associations évoquent la possibilité de supprimer « x ».",
            "Certaines associations émettent l’idée de supprimer « x ».",
            "Certaines associations soumettent l’idée de supprimer « x ».",
        ],
    );
    check(
        &retitling("A", "B").adopted(),
        [
            "Le Collectif a adopté la proposition de remplacer le titre « A » par « B ».",
            "Le Collectif a retenu la proposition de remplacer le titre « A » par « B ».",
            "Le Collectif a approuvé la proposition de remplacer le titre « A » par « B ».",
            "Le Collectif a validé la proposition de remplacer le titre « A » par « B ».",
            "Le Collectif a entériné la proposition de remplacer le titre « A » par « B ».",
        ],
    );
}

#[test]
fn what_others_are_to_do_is_not_what_the_holders_wish_to_do() {
    check(
        &proposal(AmendmentKind::Add, "", "évoquer les mineurs").instruction(),
        [
            "Le Collectif propose d’évoquer les mineurs.",
            "Le Collectif juge utile d’évoquer les mineurs.",
            "Le Collectif recommande d’évoquer les mineurs.",
            "Le Collectif préconise d’évoquer les mineurs.",
            "Le Collectif invite à évoquer les mineurs.",
        ],
    );
    check(
        &proposal(AmendmentKind::Add, "", "prévoir un calendrier").instruction().by(Holders::SomeMembers),
        [
            "Certaines associations proposent de prévoir un calendrier.",
            "Certaines associations jugent utile de prévoir un calendrier.",
            "Certaines associations recommandent de prévoir un calendrier.",
            "Certaines associations préconisent de prévoir un calendrier.",
            "Certaines associations invitent à prévoir un calendrier.",
        ],
    );
}
