//! Proposals applied to a plan, in words.
mod operations;
mod properties;

use chrono::NaiveDateTime;

use super::revised::{Aside, SettledPart};
use super::{Scope, collisions, consolidate};
use crate::domain::amendment::{Amendment, AmendmentKind as Kind, Form, Side, Standing};
use crate::domain::anchor::{Anchor, Ordinal, Place};
use crate::domain::anchoring::anchor_in;
use crate::domain::change::Change;
use crate::domain::entry::{Circulation, Content, Entry, Holders};
use crate::domain::number::MeasureNumber;
use crate::domain::plan::{Draft, NodeKind, Paragraph, ParagraphKind, PlanNode};
use crate::domain::roll::Edit;
use crate::domain::session::Session;

fn node(key: &str, kind: NodeKind, number: &str, title: &str, lines: &[&str]) -> PlanNode {
    let label = match kind {
        NodeKind::Priority => "Priorité",
        NodeKind::Measure => "Mesure",
        _ => "",
    };
    let paragraph = |line: &&str| match line.strip_prefix("– ") {
        Some(dash) => Paragraph { kind: ParagraphKind::Dash, text: dash.to_owned(), page: None },
        None => Paragraph { text: (*line).to_owned(), ..Paragraph::default() },
    };
    PlanNode {
        key: key.into(),
        kind,
        label: label.to_owned(),
        number: Some(number).filter(|number| !number.is_empty()).map(MeasureNumber::new),
        title: title.to_owned(),
        depth: match kind {
            NodeKind::Priority => 0,
            NodeKind::Measure => 1,
            _ => 2,
        },
        paragraphs: lines.iter().map(paragraph).collect(),
        ..PlanNode::default()
    }
}

fn plan() -> Draft {
    let nodes = vec![
        node("p-1", NodeKind::Priority, "I", "Protéger", &[]),
        node(
            "m-1",
            NodeKind::Measure,
            "1",
            "Accueillir",
            &[
                "L'accueil sera rappelé. Notre droit est conforme.",
                "Les lieux sont :",
                "– les foyers ;",
                "– les hôtels.",
                "Un dernier mot, en particulier, sur les délais.",
            ],
        ),
        node(
            "m-1.box-1",
            NodeKind::Box,
            "",
            "Responsables",
            &["ministère de l'Intérieur, ministère de la Justice."],
        ),
        node("m-2", NodeKind::Measure, "2", "Former", &["Former les agents."]),
        node("p-2", NodeKind::Priority, "II", "Prévenir", &[]),
        node("m-3", NodeKind::Measure, "3", "Informer", &["Informer les jeunes.", "Informer les agents."]),
    ];
    Draft { id: "d2".into(), nodes, ..Draft::default() }
}

fn before() -> Draft {
    let mut draft = Draft { id: "d1".into(), ..plan() };
    draft.nodes.insert(4, node("m-2-bis", NodeKind::Measure, "2 bis", "Héberger", &["Un toit pour chacun."]));
    let first = draft.nodes.get_mut(1).unwrap();
    first.paragraphs.insert(
        3,
        Paragraph { kind: ParagraphKind::Dash, text: "les appartements ;".to_owned(), page: None },
    );
    first.paragraphs.get_mut(0).unwrap().text =
        "L'accueil sera rappelé. Il sera gratuit. Notre droit est conforme.".to_owned();
    draft
}

fn session(amendments: &[Amendment]) -> Session {
    let mut session = Session::new("s".into());
    for record in [before(), plan()] {
        session.apply(Change::Draft(Edit::Add { record, before: None })).unwrap();
    }
    for (rank, amendment) in amendments.iter().enumerate() {
        let record = Entry {
            id: format!("e{}", rank + 1).as_str().into(),
            node: plan().section_of(&amendment.anchor.node).cloned().unwrap_or("m-1".into()),
            at: NaiveDateTime::default(),
            holders: Holders::Coalition,
            circulation: Circulation::Ministry,
            flagged: false,
            sentence: None,
            composed: None,
            content: Content::Amendment(Box::new(amendment.clone())),
            comment: None,
        };
        session.apply(Change::Entry(Edit::Add { record, before: None })).unwrap();
    }
    session
}

/// An amendment on words of a part of the draft under review.
fn on(key: &str, words: &str, kind: Kind, new: &str) -> Amendment {
    let draft = plan();
    let node = draft.node(&key.into()).unwrap();
    let found = node.paragraphs.iter().enumerate().find_map(|(rank, p)| Some((rank, p.text.find(words)?)));
    let anchor = match found {
        Some((rank, at)) if !words.is_empty() => {
            anchor_in(node, &draft.id, Some((rank, at..at + words.len())))
        }
        _ if !words.is_empty() => anchor_in(node, &draft.id, None),
        _ => Anchor { draft: draft.id.clone(), node: key.into(), ..Anchor::default() },
    };
    let old = if kind.needs_old_words() { words.to_owned() } else { String::new() };
    Amendment { kind, anchor, old, new: new.to_owned(), ..Amendment::default() }
}

fn lines(parts: &[SettledPart]) -> Vec<String> {
    let heading = |part: &SettledPart| {
        let number = part.number.as_ref().map(|number| format!(" {number}")).unwrap_or_default();
        format!("# {}{number} {}", part.label, part.title).replace("#  ", "# ")
    };
    let text = |(kind, text): &(ParagraphKind, String)| match kind {
        ParagraphKind::Dash => format!("– {text}"),
        ParagraphKind::Text => text.clone(),
    };
    parts
        .iter()
        .flat_map(|part| std::iter::once(heading(part)).chain(part.paragraphs.iter().map(text)))
        .collect()
}

fn original() -> Vec<String> {
    lines(&plan().nodes.iter().map(SettledPart::of).collect::<Vec<_>>())
}

/// What the proposals make of the plan: the lines that go and those that come, in order, each after a sign.
fn check(amendments: &[Amendment], expected: &[&str]) {
    let revised = consolidate(&session(amendments), Scope::Proposed, Circulation::Ministry);
    assert_eq!(lines(&revised.rejected()), original(), "rejected");
    let accepted = lines(&revised.accepted());
    let original = original();
    let mut found = Vec::new();
    let mut at = 0;
    // A plain comparison of lines: what is common in order is left out.
    for line in &accepted {
        match original.get(at..).and_then(|rest| rest.iter().position(|other| other == line)) {
            Some(skipped) => {
                found.extend(original.iter().skip(at).take(skipped).map(|gone| format!("-{gone}")));
                at += skipped + 1;
            }
            None => found.push(format!("+{line}")),
        }
    }
    found.extend(original.iter().skip(at).map(|gone| format!("-{gone}")));
    assert_eq!(found, expected, "{:?}", revised.notes);
}

#[test]
fn words_come_beside_words() {
    let mut add = on("m-1", "Notre droit est conforme.", Kind::Add, "mais il est mal appliqué.");
    check(
        std::slice::from_ref(&add),
        &[
            "+L'accueil sera rappelé. Notre droit est conforme mais il est mal appliqué.",
            "-L'accueil sera rappelé. Notre droit est conforme.",
        ],
    );
    add.new = "Il faut l’appliquer.".to_owned();
    check(
        std::slice::from_ref(&add),
        &[
            "+L'accueil sera rappelé. Notre droit est conforme. Il faut l’appliquer.",
            "-L'accueil sera rappelé. Notre droit est conforme.",
        ],
    );
    add.side = Side::Before;
    check(
        &[add],
        &[
            "+L'accueil sera rappelé. Il faut l’appliquer. Notre droit est conforme.",
            "-L'accueil sera rappelé. Notre droit est conforme.",
        ],
    );
}

#[test]
fn paragraphs_come_beside_paragraphs_and_at_the_edges() {
    let add = on("m-1", "Les lieux sont :", Kind::Add, "Une ligne.\n– un tiret");
    check(&[add], &["+Une ligne.", "+– un tiret"]);
    let mut head = on("m-1", "", Kind::Add, "En tête.");
    head.anchor.place = Place::Head;
    check(std::slice::from_ref(&head), &["+En tête."]);
    head.anchor.place = Place::End;
    head.new = "À la fin.".to_owned();
    check(&[head], &["+À la fin."]);
}

#[test]
fn words_are_replaced_and_go_without_stray_spaces() {
    check(
        &[on("m-1", "sera rappelé", Kind::Replace, "devra être garanti")],
        &[
            "+L'accueil devra être garanti. Notre droit est conforme.",
            "-L'accueil sera rappelé. Notre droit est conforme.",
        ],
    );
    check(
        &[on("m-1", ", en particulier,", Kind::Delete, "")],
        &["+Un dernier mot sur les délais.", "-Un dernier mot, en particulier, sur les délais."],
    );
    check(&[on("m-1", "les foyers ;", Kind::Delete, "")], &["-– les foyers ;"]);
    check(&[on("m-1", "Les lieux sont :", Kind::Delete, "")], &["-Les lieux sont :"]);
    check(&[on("m-2", "", Kind::Delete, "")], &["-# Mesure 2 Former", "-Former les agents."]);
}

#[test]
fn titles_change_and_terms_change_everywhere() {
    check(
        &[on("m-2", "Former", Kind::Retitle, "Former mieux")],
        &["+# Mesure 2 Former mieux", "-# Mesure 2 Former"],
    );
    check(
        &[on("m-1", "Responsables", Kind::Retitle, "Pilotes")].map(|mut a| {
            a.anchor.node = "m-1.box-1".into();
            a
        }),
        &["+# Pilotes", "-# Responsables"],
    );
    let everywhere = Amendment {
        kind: Kind::Everywhere,
        old: "les agents".into(),
        new: "les personnels".into(),
        ..on("m-1", "", Kind::Everywhere, "")
    };
    assert_eq!(super::occurrences(&plan(), "les agents"), 2);
    check(
        &[Amendment { new: "les personnels".into(), ..everywhere }],
        &[
            "+Former les personnels.",
            "-Former les agents.",
            "+Informer les personnels.",
            "-Informer les agents.",
        ],
    );
}

#[test]
fn lists_grow() {
    check(
        &[on("m-1", "les foyers ;", Kind::AddToList, "les gîtes ;\nles haltes")],
        &["+– les gîtes ;", "+– les haltes"],
    );
    let list = on(
        "m-1.box-1",
        "ministère de l'Intérieur",
        Kind::AddToList,
        "ministère du Travail\nministère de la Santé",
    );
    check(
        &[list],
        &[
            "+ministère de l'Intérieur, ministère de la Justice, ministère du Travail, ministère de la Santé.",
            "-ministère de l'Intérieur, ministère de la Justice.",
        ],
    );
}

#[test]
fn measures_are_made_split_merged_and_moved() {
    let number = Some(MeasureNumber::new("1 bis"));
    let new = Amendment { number, ..on("m-1", "", Kind::NewMeasure, "Loger\nUn toit.\nDeux toits.") };
    check(&[new], &["+# Mesure 1 bis Loger", "+Un toit.", "+Deux toits."]);
    let split = Amendment { cuts: vec![1], ..on("m-3", "", Kind::Split, "Les jeunes\nLes agents") };
    check(&[split], &["+# Mesure 3 Les jeunes", "-# Mesure 3 Informer", "+# Mesure 3 bis Les agents"]);
    let merge = Amendment { target: Some("m-2".into()), ..on("m-3", "", Kind::Merge, "") };
    check(&[merge], &["-# Mesure 2 Former", "-Former les agents.", "+Former les agents."]);
    let moved = Amendment { target: Some("m-3".into()), side: Side::Before, ..on("m-2", "", Kind::Move, "") };
    check(
        std::slice::from_ref(&moved),
        &["-# Mesure 2 Former", "-Former les agents.", "+# Mesure 2 Former", "+Former les agents."],
    );
    // What is changed in what moves goes along.
    let replaced = on("m-2", "agents", Kind::Replace, "policiers");
    check(
        &[moved, replaced],
        &["-# Mesure 2 Former", "-Former les agents.", "+# Mesure 2 Former", "+Former les policiers."],
    );
    let passage = Amendment {
        target: Some("m-2".into()),
        old: "Notre droit est conforme.".into(),
        ..on("m-1", "Notre droit est conforme.", Kind::Move, "")
    };
    check(
        &[passage],
        &[
            "+L'accueil sera rappelé. ",
            "-L'accueil sera rappelé. Notre droit est conforme.",
            "+Notre droit est conforme.",
        ],
    );
}

#[test]
fn what_an_earlier_draft_had_comes_back_to_its_place() {
    let old = |key: &str, quote: &str, place| Amendment {
        kind: Kind::Reinstate,
        old: quote.to_owned(),
        anchor: Anchor {
            draft: "d1".into(),
            node: key.into(),
            quote: quote.to_owned(),
            place,
            ..Anchor::default()
        },
        ..Amendment::default()
    };
    check(
        &[old("m-2-bis", "Un toit pour chacun.", Place::Whole)],
        &["+# Mesure 2 bis Héberger", "+Un toit pour chacun."],
    );
    let dash = Place::Dash { dash: Ordinal { n: 2, of: 3 } };
    check(&[old("m-1", "les appartements ;", dash)], &["+– les appartements ;"]);
    let sentence = Place::Sentence { paragraph: Ordinal { n: 1, of: 3 }, sentence: Ordinal { n: 2, of: 3 } };
    check(
        &[old("m-1", "Il sera gratuit.", sentence)],
        &[
            "+L'accueil sera rappelé. Il sera gratuit. Notre droit est conforme.",
            "-L'accueil sera rappelé. Notre droit est conforme.",
        ],
    );
}

#[test]
fn what_cannot_be_marked_is_told_beside() {
    let first = on("m-1", "sera rappelé", Kind::Replace, "devra être garanti");
    let rival = on("m-1", "L'accueil sera rappelé.", Kind::Delete, "");
    let adopted = Amendment { standing: Standing::Adopted, ..rival.clone() };
    let suggested =
        Amendment { standing: Standing::Suggested, ..on("m-2", "agents", Kind::Replace, "juges") };
    let told = Amendment { form: Form::Instruction, ..on("m-2", "", Kind::Add, "préciser le calendrier") };
    let lost = on("m-3", "", Kind::Replace, "x");
    let lost = Amendment { old: "introuvable".into(), ..lost };
    let all = [first.clone(), rival.clone(), suggested, told, lost];
    let asides = |all: &[Amendment]| {
        let revised = consolidate(&session(all), Scope::Proposed, Circulation::Ministry);
        let mut notes: Vec<(String, Aside)> =
            revised.notes.into_iter().map(|n| (n.entry.to_string(), n.aside)).collect();
        notes.sort_by(|a, b| a.0.cmp(&b.0));
        notes.into_iter().map(|(_, aside)| aside).collect::<Vec<_>>()
    };
    let to = |id: &str| Aside::Alternative { to: id.into() };
    assert_eq!(asides(&all), [Aside::Applied, to("e1"), Aside::NotWorded, Aside::NotWorded, Aside::Lost]);
    // What was adopted comes first, whenever it was recorded.
    assert_eq!(asides(&[first.clone(), adopted]), [to("e2"), Aside::Applied]);
    let found: Vec<(String, String)> =
        collisions(&session(&all)).into_iter().map(|c| (c.first.to_string(), c.second.to_string())).collect();
    assert_eq!(found, [("e1".to_owned(), "e2".to_owned())]);
    let kept = Amendment { alternative_to: Some("e1".into()), ..rival };
    assert!(collisions(&session(&[first.clone(), kept.clone()])).is_empty());
    assert_eq!(asides(&[first, kept]), [Aside::Applied, to("e1")]);
}

#[test]
fn of_alternatives_the_one_adopted_is_marked_wherever_it_stands() {
    let first = on("m-1", "sera rappelé", Kind::Replace, "devra être garanti");
    let other = Amendment {
        alternative_to: Some("e1".into()),
        ..on("m-1", "L'accueil sera rappelé.", Kind::Replace, "L'accueil est un droit.")
    };
    // One that stands elsewhere in the text excludes the first one all the same.
    let elsewhere = Amendment {
        alternative_to: Some("e1".into()),
        ..on("m-2", "agents", Kind::Replace, "juges et les agents")
    };
    for chosen in [other, elsewhere] {
        let adopted = Amendment { standing: Standing::Adopted, ..chosen.clone() };
        for (all, marked, told) in
            [([first.clone(), chosen], "e1", "e2"), ([first.clone(), adopted], "e2", "e1")]
        {
            let revised = consolidate(&session(&all), Scope::Proposed, Circulation::Ministry);
            assert_eq!(revised.proposals, [marked.into()]);
            let told = revised.notes.iter().find(|note| note.entry == told.into()).unwrap();
            assert_eq!(told.aside, Aside::Alternative { to: marked.into() });
        }
    }
}
