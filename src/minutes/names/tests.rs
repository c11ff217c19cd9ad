//! Names in typed words become organizations, and nothing else does.
use super::without_names;
use crate::domain::attendance::Attendance;
use crate::domain::change::Change;
use crate::domain::directory::{Delegate, Organization, Role};
use crate::domain::meeting::Meeting;
use crate::domain::roll::Edit;
use crate::domain::session::Session;
use crate::text::lang::Lang;

fn session(text: &str) -> Session {
    let mut session = Session::new("s".into());
    let mut change = |change| drop(session.apply(change).unwrap());
    for (id, name, acronym) in [
        ("ccem", "Comité contre l’esclavage moderne", "CCEM"),
        ("ecpat", "ECPAT France", ""),
        ("halligon", "Fondation Halligon", ""),
    ] {
        let record =
            Organization { id: id.into(), name: name.into(), acronym: acronym.into(), expected: true };
        change(Change::Organization(Edit::Add { record, before: None }));
    }
    for (id, name, organization) in [
        ("jane-caron", "Jane Caron", Some("ccem")),
        ("d2", "Agnès de Noury", Some("ccem")),
        ("d3", "Éléonore Chiossone", Some("ecpat")),
        ("d4", "Marie-Hélène Halligon", Some("halligon")),
        ("d5", "Olivier Peyroux", None),
    ] {
        let organization = organization.map(Into::into);
        let record = Delegate { id: id.into(), name: name.into(), organization, role: Role::Member };
        change(Change::Delegate(Edit::Add { record, before: None }));
        let attendance = Some(Attendance::present());
        change(Change::Attendance { delegate: id.into(), attendance });
    }
    let meeting = Meeting { title: "Réunion".into(), context: vec![text.into()], ..Meeting::default() };
    change(Change::Meeting(Box::new(meeting)));
    session
}

fn check(text: &str, expected: &str) {
    let other = without_names(&session(text), Lang::Fr);
    assert_eq!(other.meeting().context, [expected], "{text}");
}

#[test]
fn a_person_is_known_under_every_form_of_their_name() {
    for text in [
        "Jane Caron insiste.",
        "Mme Caron insiste.",
        "Mme\u{a0}Caron insiste.",
        "J. Caron insiste.",
        "Mme J. Caron insiste.",
        "CARON Jane insiste.",
        "JANE CARON insiste.",
        "Caron insiste.",
        "Jane Caron (CCEM) insiste.",
        "Jane Caron, du CCEM, insiste.".replace(", insiste", " insiste").as_str(),
        "CCEM (Jane Caron) insiste.",
        "Jane Caron et Agnès de Noury (CCEM) insiste.",
        "Madame Agnès de Noury insiste.",
        "De Noury insiste.".replace("De Noury", "Mme de Noury").as_str(),
    ] {
        check(text, "CCEM insiste.");
    }
    check("La note d’Éléonore Chiossone.", "La note d’ECPAT France.");
    check("La note d’Agnès de Noury.", "La note de CCEM.");
    check("La note de Mme Chiossone.", "La note d’ECPAT France.");
    check("La note d’ELEONORE CHIOSSONE.", "La note d’ECPAT France.");
    check("Olivier Peyroux sort.", "Une personne présente sort.");
    check("On relit le texte de M. Peyroux.", "On relit le texte d’une personne présente.");
    check("Écrire à jane.caron@exemple.org.", "Écrire à CCEM@exemple.org.");
}

#[test]
fn others_keep_their_names() {
    for text in [
        "Mme Najat Vallaud-Belkacem, ministre, reçoit Jane.",
        "La Fondation Halligon accueille la réunion.",
        "Le caron est un mot.",
        "Mme Caron-Dubois n’est pas là.",
    ] {
        check(text, text);
    }
}

#[test]
fn nobody_is_named_anywhere_in_the_session() {
    let other = without_names(&session("Rien."), Lang::En);
    let all = serde_json::to_string(&other).unwrap().to_lowercase();
    for name in ["caron", "noury", "chiossone", "peyroux", "marie-hélène"] {
        assert!(!all.contains(name), "{name} in {all}");
    }
    let kept: Vec<_> = other.delegates().iter().map(|delegate| delegate.name.as_str()).collect();
    assert_eq!(kept, ["CCEM", "CCEM", "ECPAT France", "Fondation Halligon", "a person present"]);
    assert_eq!(
        other.delegates().iter().filter(|d| other.attendance(&d.id) == Attendance::present()).count(),
        5
    );
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config::with_cases(200))]
    #[test]
    fn no_text_is_too_strange(pieces in proptest::collection::vec(0_usize..16, 0..14)) {
        let known = [
            "Jane ", "Caron ", "d’", "de ", "De ", "qu’", " ", "É", "Éléonore Chiossone ", "-", "(CCEM)", ", du ",
            "Mme\u{a0}", "Noury ", "J. ", "ß\u{301} ",
        ];
        let text: String = pieces.iter().filter_map(|at| known.get(*at).copied()).collect();
        let other = without_names(&session(&text), Lang::Fr);
        let said = other.meeting().context.concat();
        proptest::prop_assert!(!said.contains("Jane Caron") && !said.contains("Éléonore Chiossone"), "{text} → {said}");
    }
}
