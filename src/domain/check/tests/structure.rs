//! Documents received and meetings recorded here with one fault of structure each, and others that have none.
use super::{add, amendment, entry, findings, note, observation};
use crate::domain::amendment::{Amendment, AmendmentKind};
use crate::domain::anchor::{Anchor, Ordinal, Place};
use crate::domain::change::Change;
use crate::domain::check::{Family, Finding, Reader, every_finding};
use crate::domain::check::{Rule, check};
use crate::domain::entry::{Content, Entry};
use crate::domain::heading::{Labels, read_or_title};
use crate::domain::meeting::Meeting;
use crate::domain::observation::{Stance, Strength};
use crate::domain::plan::{Draft, NodeKind, PlanNode};
use crate::domain::roll::Edit;
use crate::domain::session::Session;
use crate::domain::transcript::{Became, Piece, PieceForm, Stamps, Transcript};
use crate::text::lang::Lang;

/// A session imported from a document: « # » is a heading, « ## » that of a measure, « - » an element of a list, « = » a
/// line of the contents, « > » a paragraph that became an entry; anything else is text.
pub(super) fn received(lines: &[&str]) -> Session {
    let mut session = Session::new("s".into());
    let meeting = Meeting { title: "Réunion du Collectif du 31 janvier 2014".into(), ..Meeting::default() };
    session.apply(Change::Meeting(Box::new(meeting))).unwrap();
    let (mut pieces, mut nodes) = (Vec::new(), Vec::new());
    for (rank, line) in lines.iter().enumerate() {
        let text = line.trim_start_matches(['#', '-', '=', '>', ' ']).to_owned();
        let (form, became) = match line.chars().next() {
            Some('#') if line.starts_with("##") => {
                let heading = read_or_title(&text, &Labels::default().and_common());
                let key = format!("m-{rank}").as_str().into();
                let (label, number, title) = (heading.label, heading.number, heading.title);
                let kind = if label == "Mesure" { NodeKind::Measure } else { NodeKind::Priority };
                nodes.push(PlanNode { key, kind, label, number, title, ..PlanNode::default() });
                (PieceForm::Heading(2), Became::Node(format!("m-{rank}").as_str().into()))
            }
            Some('#') => (PieceForm::Heading(1), Became::Nothing),
            Some('-') => (PieceForm::Item(0), Became::Nothing),
            Some('=') => (PieceForm::Contents, Became::Nothing),
            Some('>') => {
                let id = format!("e-{rank}");
                let node = nodes.last().map(|node| node.key.clone()).unwrap_or_default();
                let content = observation(Stance::Plain, Strength::Normal, &text);
                let record = Entry { node, sentence: Some(text.clone()), ..entry(&id, content) };
                session.apply(add(record)).unwrap();
                (PieceForm::Paragraph, Became::Entry(id.as_str().into()))
            }
            _ => (PieceForm::Paragraph, Became::Nothing),
        };
        pieces.push(Piece { form, text, became });
    }
    let record = Draft { id: "d".into(), nodes, ..Draft::default() };
    session.apply(Change::Draft(Edit::Add { record, before: None })).unwrap();
    let stamps = Stamps::of(&session);
    let transcript = Transcript { file: "a.txt".into(), pieces, stamps };
    session.apply(Change::Transcript(Box::new(transcript))).unwrap();
    session
}

pub(super) fn ours(findings: Vec<Finding>) -> Vec<(Rule, String, Option<String>)> {
    let mut ours = findings;
    ours.retain(|finding| matches!(finding.rule.family(), Family::Facts | Family::Structure));
    ours.into_iter().map(|finding| (finding.rule, finding.excerpt, finding.suggestion)).collect()
}

/// The findings of our families in a document received.
#[track_caller]
pub(super) fn reads(lines: &[&str], expected: &[(Rule, &str, Option<&str>)]) {
    let session = received(lines);
    let found = ours(every_finding(&session, &Reader::new(Lang::Fr)));
    let found: Vec<_> = found.iter().map(|(r, e, s)| (*r, e.as_str(), s.as_deref())).collect();
    assert_eq!(found, expected, "{lines:?}");
    for finding in check(&session, &Reader::new(Lang::Fr)).iter().filter(|finding| finding.spot.is_some()) {
        let spot = finding.spot.as_ref().unwrap();
        assert!(spot.words(&session).is_some_and(|words| !words.is_empty()), "{finding:?}");
    }
}

#[track_caller]
fn written(text: &str, expected: &[(Rule, &str, Option<&str>)]) {
    let found = ours(findings(note(text)));
    let found: Vec<_> = found.iter().map(|(r, e, s)| (*r, e.as_str(), s.as_deref())).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn a_heading_has_its_title_and_something_under_it() {
    let under = "> Le financement manque.";
    let ok = ["## Mesure 1 : Former", under, "## Mesure 2 : Loger", under, "## Mesure 3 : Aider", under];
    reads(&ok, &[]);
    let bare = ["## Mesure 1 : Former", under, "## Mesure 1 bis", under, "## Mesure 2 : Loger", under];
    reads(&bare, &[(Rule::MissingHeading, "Mesure 1 bis", None)]);
    let empty = ["## Mesure 1 : Former", under, "## Mesure 2 : Loger", "## Mesure 3 : Aider", under];
    reads(&empty, &[(Rule::UntouchedMeasure, "Loger", None)]);
    // Text that became no record is still something, and a list of measures says nothing of any.
    reads(&["## Mesure 1 : Former", "Sans observation.", "## Mesure 2 : Loger", under], &[]);
    reads(&["## Mesure 1 : Former", "## Mesure 2 : Loger", "## Mesure 3 : Aider", under], &[]);
}

#[test]
fn a_number_that_is_skipped_is_a_heading_that_is_missing() {
    let document = |numbers: &[u32]| -> Vec<String> {
        let two = |n: &u32| [format!("## Mesure {n} : Former"), "> Rien ne change.".to_owned()];
        numbers.iter().flat_map(two).collect()
    };
    let skipped = |numbers: &[u32]| {
        let lines = document(numbers);
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        ours(every_finding(&received(&lines), &Reader::new(Lang::Fr))).len()
    };
    assert_eq!(skipped(&[1, 2, 3, 5, 6]), 1);
    assert_eq!(skipped(&[1, 2, 3, 4, 5]), 0);
    // Only a few measures were looked at.
    assert_eq!(skipped(&[3, 7, 12, 20, 21]), 0);
}

#[test]
fn a_heading_of_the_plan_without_title_is_told() {
    let node = |n: u32, title: &str| PlanNode {
        key: format!("m-{n}").as_str().into(),
        kind: NodeKind::Measure,
        label: "Mesure".into(),
        number: Some(crate::domain::number::MeasureNumber::new(&n.to_string())),
        title: title.into(),
        ..PlanNode::default()
    };
    let told = |nodes: Vec<PlanNode>| {
        let draft = Draft { id: "d2".into(), nodes, ..Draft::default() };
        let mut found = ours(findings(Change::Draft(Edit::Add { record: draft, before: None })));
        found.retain(|(rule, ..)| *rule == Rule::MissingHeading);
        found
    };
    assert_eq!(told(vec![node(1, "Former"), node(2, "Loger"), node(3, "Aider")]), []);
    let bare = told(vec![node(1, ""), node(2, "Loger"), node(3, "Aider")]);
    // The draft before had the title.
    let heading = "Mesure 1\u{a0}: Former";
    assert_eq!(bare, [(Rule::MissingHeading, "Mesure 1".to_owned(), Some(heading.to_owned()))]);
    // A plan whose measures have no titles.
    assert_eq!(told(vec![node(1, ""), node(2, ""), node(3, "Aider")]), []);
}

#[test]
fn the_contents_announce_the_headings() {
    let heading = "# II- Compte-rendu de la réunion (mesure par mesure)";
    let differ = ["= II. Compte-rendu de la réunion (article par article) … p. 4", heading];
    let right = "Compte-rendu de la réunion (mesure par mesure)";
    let wrong = "Compte-rendu de la réunion (article par article)";
    reads(&differ, &[(Rule::ContentsDiffer, wrong, Some(right))]);
    reads(&["= II. Compte-rendu de la réunion (mesure par mesure) .... 4", heading], &[]);
    // A table of contents may shorten, or name what is no heading.
    reads(&["= II. Compte-rendu de la réunion … p. 4", heading], &[]);
    reads(&["= III. Annexes … p. 9", heading], &[]);
}

#[test]
fn a_new_title_comes_with_the_former_one() {
    let told = [(Rule::RetitledWithoutOldTitle, "titre changé", None)];
    reads(&["> (titre changé)"], &told);
    let full = "titre a fait l’objet d’une reformulation";
    reads(&["> Le titre a fait l’objet d’une reformulation."], &[(told[0].0, full, None)]);
    reads(&["> (titre changé ; l’ancien était « Former »)"], &[]);
    reads(&["> Le titre de cette mesure est long."], &[]);
    let retitle = |old: &str| {
        ours(findings(add(entry("e2", amendment(AmendmentKind::Retitle, Place::Title, old, "Loger")))))
    };
    let former = Some("Former".to_owned());
    assert_eq!(retitle(""), [(Rule::RetitledWithoutOldTitle, "Loger".to_owned(), former)]);
    assert_eq!(retitle("Former"), []);
}

#[test]
fn a_replacement_told_comes_with_the_old_words() {
    let bare = "> La phrase de la p. 3 a été modifiée comme suit par le Collectif : « Un délai. »";
    reads(&[bare], &[(Rule::AmendmentWithoutOldWords, "modifiée comme suit", None)]);
    reads(&["> La phrase « Sans délai. » (p. 3) a été modifiée comme suit : « Un délai. »"], &[]);
    reads(&["> Le Collectif précise sa demande comme suit : « Un délai. »"], &[]);
}

#[test]
fn a_wording_is_written_in_full() {
    let elided = "> Le Collectif propose de modifier la p. 3 et ajoute : « le dispositif… de personnes »";
    reads(&[elided], &[(Rule::ElidedProposal, "dispositif… de", None)]);
    reads(&["> La mesure qui prévoit « le dispositif… de personnes » est vague."], &[]);
    reads(&["> Le Collectif propose d’ajouter : « le dispositif de personnes »."], &[]);
    let add_words =
        |new: &str| ours(findings(add(entry("e2", amendment(AmendmentKind::Add, Place::End, "", new)))));
    let told = (Rule::ElidedProposal, "dispositif… de".to_owned(), None);
    assert_eq!(add_words("le dispositif… de personnes"), [told]);
    assert_eq!(add_words("le dispositif de personnes"), []);
}

#[test]
fn a_place_is_told_with_its_page() {
    let page = "> À la p. 3, le mot manque.";
    let told = [(Rule::PlaceWithoutPage, "première phrase", None)];
    reads(&[page, "> La première phrase est vague."], &told);
    // Nothing shows that this plan has pages; an idiom is no place.
    reads(&["> La première phrase est vague."], &[]);
    reads(&[page, "> Les juges sont en première ligne."], &[]);
    reads(&[page, "> La première phrase de la p. 4 est vague."], &[]);
    reads(&[page, "> Le second tiret, qui prévoit une convention, est vague."], &[]);
    let at_sentence = |page: Option<u32>, paged: bool| {
        let rank = Ordinal { n: 1, of: 2 };
        let place = Place::Sentence { paragraph: rank, sentence: rank };
        let anchor =
            Anchor { node: "m-1".into(), place, quote: "Un délai.".into(), page, ..Anchor::default() };
        let content = Content::Amendment(Box::new(Amendment {
            kind: AmendmentKind::Replace,
            anchor,
            old: "Un délai.".into(),
            new: "Deux délais.".into(),
            ..Amendment::default()
        }));
        let page = paged.then_some(3);
        let node = PlanNode { key: "m-1".into(), kind: NodeKind::Measure, page, ..PlanNode::default() };
        let record = Draft { id: "d2".into(), nodes: vec![node], ..Draft::default() };
        let draft = Change::Draft(Edit::Add { record, before: None });
        let found = findings(Change::Group(vec![draft, add(entry("e2", content))]));
        found.iter().any(|finding| finding.rule == Rule::PlaceWithoutPage)
    };
    assert!(at_sentence(None, true));
    assert!(!at_sentence(Some(3), true) && !at_sentence(None, false));
}

#[test]
fn proposals_have_authors_and_references_say_what_they_mean() {
    written("il a été suggéré de le dire", &[(Rule::PassiveWithoutAuthor, "il a été suggéré", None)]);
    for text in [
        "il a été suggéré par le CCEM de le dire (CCEM)",
        "que la mesure a été proposée",
        "« il a été proposé »",
    ] {
        let found = ours(findings(note(text)));
        assert!(found.iter().all(|(rule, ..)| *rule != Rule::PassiveWithoutAuthor), "{text}");
    }
    written("que la phrase précitée est vague", &[(Rule::RelativeReference, "phrase précitée", None)]);
    written("qu’il faut la fondre dans la précédente.", &[(Rule::RelativeReference, "la précédente", None)]);
    written("que la mesure suivante est vague.", &[(Rule::RelativeReference, "mesure suivante", None)]);
    written(
        "que des éléments de la version précédente ont été retirés",
        &[(Rule::RelativeReference, "version précédente", None)],
    );
    written("que la version précédente du 27 janvier le disait", &[]);
    written("que « un délai » est dit, et propose d’ôter la phrase précitée", &[]);
    written("la phrase suivante : « Un délai. »", &[]);
    written("que la réunion précédente a été utile", &[]);
    written("que la précédente loi suffisait", &[]);
}

#[test]
fn a_document_in_the_third_person_stays_in_it() {
    written("que le délai nous manque", &[(Rule::FirstPerson, "nous", None)]);
    written("que « nous » n’est pas dit", &[]);
    let third = "> Le Collectif note ceci. Le Collectif note cela. Le Collectif ne note rien.";
    let told = [(Rule::FirstPerson, "Nous souhaitons", Some("Le Collectif souhaite"))];
    reads(&[third, "> Nous souhaitons un délai."], &told);
    reads(&[third, "> Une personne le dit : nous voulons un délai."], &[]);
    // A document that says « nous » throughout.
    reads(&["> Nous souhaitons un délai.", "> Nous le demandons."], &[]);
}

#[test]
fn the_elements_of_a_list_end_alike() {
    let told = [(Rule::MixedListPunctuation, "deux.", Some("deux\u{a0};"))];
    reads(&["- le un ;", "- le deux.", "- le trois ;", "- le quatre."], &told);
    reads(&["- le un ;", "- le deux ;", "- le trois."], &[]);
    reads(&["- le un", "- le deux", "- le trois"], &[]);
    reads(&["- Un.", "- Deux.", "- Trois."], &[]);
    reads(&["- le un ;", "- le deux."], &[]);
    reads(&["- un point :", "- le deux ;", "- le trois"], &[]);
}

#[test]
fn one_style_a_thing() {
    let odd = |text: &'static str, usual: &'static str| (Rule::MixedStyle, text, Some(usual));
    reads(&["> Mme Roy le dit.", "> Madame Roy le redit."], &[odd("Madame", "Mme")]);
    reads(&["> Mme Roy le dit.", "> Madame la ministre et Madame Lise Dor aussi."], &[]);
    reads(&["> Le ministère et le Ministère."], &[odd("Ministère", "ministère")]);
    reads(&["> Le ministère, les Ministères."], &[]);
    // One finding for all the places.
    reads(&["> Un mot du Plan, le Plan dit, au Plan, le plan, et ce plan."], &[odd("plan", "Plan")]);
    reads(&["> Ministère et ministre : le Premier ministre."], &[]);
    reads(&["> Un mot du Plan, le Plan qui dit, et le plan."], &[odd("plan", "Plan")]);
    reads(&["> Le Plan d’action national, et le plan pluriannuel, dit un plan."], &[]);
    reads(&["> À la page 3 et à la p. 4 (p. 5)."], &[odd("p. 4", "page\u{a0}4")]);
    reads(&["> Un délai de trois mois, et 3 mois, pour les 16-18 ans."], &[odd("3 mois", "trois mois")]);
    reads(&["> De 9h à 10h30, puis 9h00."], &[odd("9h00", "9\u{a0}h")]);
    reads(&["> De 14h00 à 15h00."], &[]);
    let title = "Former les juges";
    let headings = [format!("## Priorité I : {title}"), format!("## Priorité II – {title}")];
    reads(&[&headings[0], &headings[1]], &[odd("II –", "II\u{a0}:")]);
    let same = format!("## Priorité II : {title}");
    reads(&[&headings[0], &same], &[]);
}
