//! Golden sentences: each was read aloud as French before it was written here.
use super::*;
use crate::domain::action::ActionItem;
use crate::domain::change::Change;
use crate::domain::decision::{Decision, Outcome, Vote};
use crate::domain::directory::Organization;
use crate::domain::entry::{Holders, Question};
use crate::domain::observation::{Observation, Stance, Strength};
use crate::domain::plan::{Draft, NodeKind, PlanNode};
use crate::domain::roll::Edit;
use chrono::NaiveDate;

fn node(key: &str, kind: NodeKind, label: &str, number: &str, title: &str) -> PlanNode {
    PlanNode {
        key: key.into(),
        kind,
        label: label.to_owned(),
        number: (!number.is_empty()).then(|| crate::domain::number::MeasureNumber::new(number)),
        title: title.to_owned(),
        depth: 2,
        page: None,
        paragraphs: Vec::new(),
        ..PlanNode::default()
    }
}

/// The part with this text: a line a paragraph, a dash before those of a list.
fn with_text(node: PlanNode, text: &str) -> PlanNode {
    use crate::domain::plan::{Paragraph, ParagraphKind};
    let paragraph = |line: &str| match line.strip_prefix("- ") {
        Some(dash) => Paragraph { kind: ParagraphKind::Dash, text: dash.to_owned(), page: None },
        None => Paragraph { text: line.to_owned(), ..Paragraph::default() },
    };
    PlanNode { paragraphs: text.lines().map(paragraph).collect(), ..node }
}

fn add<T: crate::domain::roll::Record>(record: T) -> Edit<T> {
    Edit::Add { record, before: None }
}

fn session() -> Session {
    let mut session = Session::new("s".into());
    let mut apply = |change| session.apply(change).map(|_| ()).unwrap();
    for (id, name, acronym) in [
        ("ecpat", "ECPAT France", ""),
        ("ccem", "Comité contre l’esclavage moderne", "CCEM"),
        ("amis", "Les Amis du bus des femmes", ""),
    ] {
        apply(Change::Organization(add(Organization {
            id: id.into(),
            name: name.to_owned(),
            acronym: acronym.to_owned(),
            expected: true,
        })));
    }
    let measure = |n: &str, title: &str| {
        node(&format!("m-{}", n.replace(' ', "-")), NodeKind::Measure, "Mesure", n, title)
    };
    let old = vec![
        measure("4", "Sensibiliser"),
        measure("4 bis", "Porter le délai à trois mois"),
        with_text(
            measure("8", "Développer l’accueil sécurisant"),
            "Un paragraphe.\n- un tiret\n- un bureau dédié",
        ),
        node("m-8.s-3", NodeKind::SubMeasure, "", "3", "Évaluer"),
    ];
    let new = vec![
        node("introduction", NodeKind::Introduction, "", "", "Introduction"),
        node("p-3", NodeKind::Priority, "Priorité", "III", "Coordonner l’action"),
        with_text(measure("4", "Sensibiliser"), "Un seul paragraphe."),
        measure("7", "Héberger"),
        with_text(
            measure("8", "Développer l’accueil sécurisant"),
            "Premier paragraphe.\nDeuxième paragraphe.\n- premier tiret\n- second tiret\nDernier paragraphe.",
        ),
        with_text(node("m-8.s-2", NodeKind::SubMeasure, "", "2", "Renforcer"), "Un paragraphe.\n- un tiret"),
        with_text(node("m-8.box-1", NodeKind::Box, "", "", "Responsables"), "Une ligne\nUne autre"),
        with_text(measure("9", "Insérer"), "Un paragraphe."),
        node("m-9.s-1", NodeKind::SubMeasure, "", "1", "Former"),
        node("m-9.box-1", NodeKind::Box, "", "", "Responsables"),
        node("m-9.box-2", NodeKind::Box, "", "", "Échéances"),
        node("axis-2", NodeKind::Axis, "Axe", "2", "Héberger"),
        node("objective-1", NodeKind::Measure, "Objectif", "1", "Former"),
        node("preamble", NodeKind::Other, "", "", "Préambule"),
    ];
    for (id, label, nodes) in [("d1", "version du 27 janvier", old), ("d2", "version du 30 janvier", new)] {
        apply(Change::Draft(add(Draft {
            id: id.into(),
            label: label.to_owned(),
            received: None,
            title: String::new(),
            scheme: String::new(),
            nodes,
            ..Draft::default()
        })));
    }
    session
}

fn entry(node: &str, holders: Holders, content: Content) -> Entry {
    Entry {
        id: "e".into(),
        node: node.into(),
        at: chrono::NaiveDateTime::default(),
        holders,
        circulation: crate::domain::entry::Circulation::default(),
        flagged: false,
        sentence: None,
        composed: None,
        content,
        comment: None,
    }
}

/// No-break spaces are read as plain ones: where they stand is for the tests of typography.
fn spaced(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

fn printed(entry: &Entry, lang: Lang) -> String {
    spaced(&sentence_text(entry, &session(), lang))
}

fn observe(holders: Holders, stance: Stance, strength: Strength, text: &str, expected: &str) {
    let content = Content::Observation(Observation { stance, strength, text: text.to_owned() });
    assert_eq!(printed(&entry("m-8", holders, content), Lang::Fr), expected);
}

fn check(stance: Stance, strength: Strength, text: &str, expected: &str) {
    observe(Holders::Coalition, stance, strength, text, expected);
}

#[test]
fn satisfaction() {
    use Strength::{Mild, Normal, Strong};
    let check = |strength, text, expected| check(Stance::Welcome, strength, text, expected);
    check(Normal, "la distinction faite", "Le Collectif salue la distinction faite.");
    check(
        Normal,
        "que la société civile soit citée",
        "Le Collectif salue le fait que la société civile soit citée.",
    );
    check(Normal, "le fait que tout soit prévu.", "Le Collectif salue le fait que tout soit prévu.");
    check(Normal, "d’être entendu", "Le Collectif se félicite d’être entendu.");
    check(Normal, "du retrait de cette phrase", "Le Collectif salue le retrait de cette phrase.");
    check(
        Mild,
        "que sa demande ait été entendue",
        "Le Collectif note avec satisfaction que sa demande ait été entendue.",
    );
    check(Mild, "l’ajout du label", "Le Collectif note avec satisfaction l’ajout du label.");
    check(Strong, "que le plan soit présenté", "Le Collectif se félicite que le plan soit présenté.");
    check(Strong, "le retrait de la phrase", "Le Collectif se félicite du retrait de la phrase.");
    check(Strong, "les avancées obtenues", "Le Collectif se félicite des avancées obtenues.");
    check(Strong, "l’ouverture du droit", "Le Collectif se félicite de l’ouverture du droit.");
    check(Strong, "cette ouverture", "Le Collectif se félicite de cette ouverture.");
    check(Strong, "avoir été consulté", "Le Collectif se félicite d’avoir été consulté.");
}

#[test]
fn facts_and_reminders() {
    use Strength::{Mild, Normal, Strong};
    check(Stance::Note, Normal, "que le titre a changé", "Le Collectif note que le titre a changé.");
    check(Stance::Note, Mild, "l’absence de budget", "Le Collectif relève l’absence de budget.");
    check(Stance::Note, Strong, "de la lenteur", "Le Collectif constate la lenteur.");
    check(Stance::Note, Normal, "d’avoir été oublié", "Le Collectif note avoir été oublié.");
    check(
        Stance::Recall,
        Normal,
        "qu’il avait signalé ce danger",
        "Le Collectif rappelle qu’il avait signalé ce danger.",
    );
    check(
        Stance::Recall,
        Mild,
        "son attachement au droit commun",
        "Le Collectif rappelle son attachement au droit commun.",
    );
    check(
        Stance::Recall,
        Strong,
        "que l’accueil est un droit",
        "Le Collectif rappelle avec force que l’accueil est un droit.",
    );
    check(
        Stance::Plain,
        Normal,
        "cette mesure concerne tous les publics",
        "Cette mesure concerne tous les publics.",
    );
    check(Stance::Regret, Normal, "Il convient d’y revenir", "Il convient d’y revenir.");
    check(Stance::Plain, Normal, "Faut-il y revenir ?", "Faut-il y revenir ?");
}

#[test]
fn regrets_and_worries() {
    use Strength::{Mild, Normal, Strong};
    check(Stance::Regret, Normal, "que rien ne soit prévu", "Le Collectif regrette que rien ne soit prévu.");
    check(Stance::Regret, Mild, "le retrait du tiret", "Le Collectif regrette le retrait du tiret.");
    check(
        Stance::Regret,
        Strong,
        "d’avoir reçu le texte si tard",
        "Le Collectif déplore d’avoir reçu le texte si tard.",
    );
    check(
        Stance::Regret,
        Strong,
        "ne pas avoir été associé",
        "Le Collectif déplore de ne pas avoir été associé.",
    );
    check(
        Stance::Regret,
        Strong,
        "du manque de concertation",
        "Le Collectif déplore le manque de concertation.",
    );
    check(Stance::Worry, Mild, "le calendrier", "Le Collectif s’interroge sur le calendrier.");
    check(Stance::Worry, Mild, ": qui paiera ?", "Le Collectif s’interroge : qui paiera ?");
    check(
        Stance::Worry,
        Mild,
        "que rien ne soit dit",
        "Le Collectif s’interroge sur le fait que rien ne soit dit.",
    );
    check(Stance::Worry, Mild, "si les moyens suivront", "Le Collectif se demande si les moyens suivront.");
    check(Stance::Worry, Normal, "le manque de moyens", "Le Collectif s’inquiète du manque de moyens.");
    check(Stance::Worry, Normal, "l’absence de mesures", "Le Collectif s’inquiète de l’absence de mesures.");
    check(Stance::Worry, Normal, "les retards", "Le Collectif s’inquiète des retards.");
    check(Stance::Worry, Normal, "des retards", "Le Collectif s’inquiète des retards.");
    check(Stance::Worry, Normal, "une telle lenteur", "Le Collectif s’inquiète d’une telle lenteur.");
    check(
        Stance::Worry,
        Strong,
        "de la suppression de la mesure",
        "Le Collectif s’alarme de la suppression de la mesure.",
    );
    check(
        Stance::Worry,
        Strong,
        "que la mesure ait disparu",
        "Le Collectif s’alarme que la mesure ait disparu.",
    );
}

#[test]
fn demands() {
    use Strength::{Mild, Normal, Strong};
    let check = |strength, text, expected| check(Stance::Ask, strength, text, expected);
    check(Mild, "être associé au suivi", "Le Collectif souhaite être associé au suivi.");
    check(Mild, "à être associé au suivi", "Le Collectif souhaite être associé au suivi.");
    check(Mild, "un calendrier réaliste", "Le Collectif souhaite un calendrier réaliste.");
    check(Mild, "qu’un délai soit fixé", "Le Collectif souhaite qu’un délai soit fixé.");
    check(
        Normal,
        "que ces associations soient financées",
        "Le Collectif demande que ces associations soient financées.",
    );
    check(Normal, "le maintien du label", "Le Collectif demande le maintien du label.");
    check(Normal, "des moyens supplémentaires", "Le Collectif demande des moyens supplémentaires.");
    check(
        Normal,
        "préciser le rôle du Défenseur des droits",
        "Le Collectif demande de préciser le rôle du Défenseur des droits.",
    );
    check(
        Normal,
        "au gouvernement de publier un rapport",
        "Le Collectif demande au gouvernement de publier un rapport.",
    );
    check(
        Normal,
        "le gouvernement à publier un rapport",
        "Le Collectif demande au gouvernement de publier un rapport.",
    );
    check(Strong, "que le délai soit ouvert", "Le Collectif insiste pour que le délai soit ouvert.");
    check(Strong, "qu’un délai soit fixé", "Le Collectif insiste pour qu’un délai soit fixé.");
    check(
        Strong,
        "la nécessité de moyens suffisants",
        "Le Collectif insiste sur la nécessité de moyens suffisants.",
    );
    check(
        Strong,
        "le gouvernement à publier un rapport",
        "Le Collectif exhorte le gouvernement à publier un rapport.",
    );
    check(Strong, "d’ouvrir ce droit", "Le Collectif demande instamment d’ouvrir ce droit.");
    check(Strong, "des moyens suffisants", "Le Collectif insiste pour obtenir des moyens suffisants.");
}

#[test]
fn the_verb_agrees_with_those_who_speak() {
    let organizations = |ids: &[&str]| Holders::Organizations(ids.iter().map(|id| (*id).into()).collect());
    let observe = |holders, expected| {
        observe(holders, Stance::Ask, Strength::Normal, "que le texte soit revu", expected);
    };
    observe(Holders::MembersPresent, "Les associations présentes demandent que le texte soit revu.");
    observe(Holders::SomeMembers, "Certaines associations demandent que le texte soit revu.");
    observe(organizations(&["ccem"]), "CCEM demande que le texte soit revu.");
    observe(organizations(&["ecpat", "ccem"]), "ECPAT France et CCEM demandent que le texte soit revu.");
    observe(organizations(&["amis"]), "Les Amis du bus des femmes demandent que le texte soit revu.");
    observe(organizations(&["inconnue"]), "Certaines associations demandent que le texte soit revu.");
}

mod amendments;

#[test]
fn what_was_settled() {
    let check = |content, expected: &str| {
        assert_eq!(printed(&entry("m-8", Holders::Coalition, content), Lang::Fr), expected);
    };
    let decision = |text: &str, outcome, reservations: &str| {
        Content::Decision(Decision { text: text.to_owned(), outcome, reservations: reservations.to_owned() })
    };
    check(
        decision("de demander une audience", Outcome::Consensus, ""),
        "Décision (consensus) : demander une audience.",
    );
    let vote = Outcome::Vote(Vote { in_favor: 12, against: 0, abstain: 1 });
    check(
        decision("Le texte est adopté.", vote, "ECPAT France émet une réserve"),
        "Décision (par 12 voix pour, 0 contre et 1 abstention) : Le texte est adopté. ECPAT France émet une réserve.",
    );
    let action = |who: &str, what: &str, due: Option<NaiveDate>, closed| {
        Content::Action(ActionItem { who: who.to_owned(), what: what.to_owned(), due, closed })
    };
    let tenth = NaiveDate::from_ymd_opt(2014, 2, 10);
    check(
        action("Geneviève Colas", "Rédiger la note", tenth, false),
        "Action confiée à Geneviève Colas : rédiger la note d’ici au 10 février 2014.",
    );
    check(
        action("le secrétariat", "envoyer le texte.", None, false),
        "Action confiée au secrétariat : envoyer le texte.",
    );
    check(
        action("", "prévenir la presse", NaiveDate::from_ymd_opt(2014, 3, 1), false),
        "Action : prévenir la presse d’ici au 1er mars 2014.",
    );
    check(
        action("CCEM", "écrire au ministre", tenth, true),
        "Action réalisée par CCEM : écrire au ministre.",
    );
    let question = |text: &str, answer: &str| {
        Content::Question(Question { text: text.to_owned(), answer: answer.to_owned() })
    };
    check(question("qui finance", ""), "Question : Qui finance ?");
    check(question("Qui finance ?", "l’État"), "Question : Qui finance ? Réponse : L’État.");
    let asked = entry("m-8", Holders::Organizations(vec!["ecpat".into()]), question("Qui finance ?", ""));
    assert_eq!(printed(&asked, Lang::Fr), "Question d’ECPAT France : Qui finance ?");
    check(Content::Stub("à revoir".to_owned()), "");
}

#[test]
fn a_sentence_rewritten_by_the_secretary_is_printed_as_it_is() {
    let content =
        Content::Observation(Observation { text: "que rien ne va".to_owned(), ..Observation::default() });
    let mut entry = entry("m-8", Holders::Coalition, content);
    entry.sentence = Some("Le Collectif n'a pas pu conclure".to_owned());
    assert_eq!(printed(&entry, Lang::Fr), "Le Collectif n’a pas pu conclure.");
}

#[test]
fn english_is_plain() {
    let content = Content::Observation(Observation {
        stance: Stance::Worry,
        strength: Strength::Normal,
        text: "the lack of means".to_owned(),
    });
    assert_eq!(
        printed(&entry("m-8", Holders::MembersPresent, content), Lang::En),
        "The organizations present are concerned about the lack of means."
    );
}

#[test]
fn a_verb_that_is_printed_is_recognized_when_typed() {
    for stance in Stance::ALL.into_iter().filter(|stance| *stance != Stance::Plain) {
        for strength in Strength::ALL {
            for plural in [false, true] {
                let typed = format!("{} le retrait", verb(stance, strength, plural, Lang::Fr));
                let found =
                    detect(&typed).map(|(stance, strength, _)| verb(stance, strength, plural, Lang::Fr));
                assert_eq!(found, Some(verb(stance, strength, plural, Lang::Fr)), "{typed}");
            }
        }
    }
}
