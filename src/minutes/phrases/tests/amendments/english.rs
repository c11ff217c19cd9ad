//! Proposals in English: correct, and plain.
use super::*;

#[test]
fn additions() {
    let add = adding("but its application is uneven").after("our law complies");
    add.clone().at(sentence_of((4, 4), (2, 7))).page(3).says_in_english(
        "In the last sentence of paragraph 2 (p. 3), the coalition proposes to add, after “our law complies”, the words “but its application is uneven”.",
    );
    add.clone().suggested().by(Holders::SomeMembers).page(3).says_in_english(
        "On p. 3, some organizations suggest adding, after “our law complies”, the words “but its application is uneven”.",
    );
    add.adopted().at(dash(2, 3)).part("m-8.s-2").says_in_english(
        "In dash 2 of sub-measure 2/, the coalition has adopted the proposal to add, after “our law complies”, the words “but its application is uneven”.",
    );
    adding("A report is published.").at(Place::Head).says_in_english(
        "At the beginning of the measure, the coalition proposes to add a paragraph worded as follows: “A report is published.”",
    );
    adding("A report is published.").beside("First paragraph.").at(paragraph(1, 3)).says_in_english(
        "The coalition proposes to add, after paragraph 1, a paragraph worded as follows: “A report is published.”",
    );
    adding("A report is published.").says_in_english(
        "The coalition proposes to add a paragraph to this measure worded as follows: “A report is published.”",
    );
    proposal(AmendmentKind::AddToList, "", "the elderly\nthe young").part("m-8.box-1").says_in_english(
        "In the box, the coalition proposes to add to the list: “the elderly” and “the young”.",
    );
}

#[test]
fn replacements_deletions_and_titles() {
    replacing("may", "shall").at(sentence_of((1, 4), (2, 7))).page(3).says_in_english(
        "In sentence 1 of paragraph 2 (p. 3), the coalition proposes to replace “may” with “shall”.",
    );
    replacing("may", "shall")
        .adopted()
        .says_in_english("The coalition has adopted the proposal to replace “may” with “shall”.");
    deleting("especially")
        .by(organizations(&["ecpat", "ccem"]))
        .says_in_english("ECPAT France and CCEM propose to delete “especially”.");
    deleting("").says_in_english("The coalition proposes to delete this measure.");
    retitling("A", "B")
        .suggested()
        .says_in_english("The coalition suggests replacing the title “A” with “B”.");
    retitling("A", "B")
        .part("m-8.s-2")
        .says_in_english("The coalition proposes to replace the title of sub-measure 2/, “A”, with “B”.");
    proposal(AmendmentKind::Everywhere, "x", "y")
        .says_in_english("The coalition proposes to replace “x” with “y” throughout the plan.");
    replacing("the “fund”", "a fund")
        .says_in_english("The coalition proposes to replace “the ‘fund’” with “a fund”.");
}

#[test]
fn parts() {
    proposal(AmendmentKind::Split, "", "A\nB").with(|a| a.cuts = vec![1]).says_in_english(
        "The coalition proposes to split this measure into two parts entitled “A” and “B”, part 2 beginning at paragraph 2.",
    );
    proposal(AmendmentKind::Merge, "", "C")
        .to("m-7")
        .says_in_english("The coalition proposes to merge this measure with measure 7, under the title “C”.");
    proposal(AmendmentKind::Move, "", "")
        .to("p-3")
        .says_in_english("The coalition proposes to move this measure into priority III.");
    proposal(AmendmentKind::Move, "these words", "")
        .to("m-7")
        .suggested()
        .says_in_english("The coalition suggests moving “these words” to the end of measure 7.");
    let draft = |proposal: Proposal| proposal.draft("d1");
    draft(proposal(AmendmentKind::Reinstate, "offices", "")).at(dash(2, 4)).page(5).says_in_english(
        "The coalition proposes to reinstate the following passage of the version du 27 janvier (dash 2, p. 5): “offices”.",
    );
    draft(proposal(AmendmentKind::Reinstate, "three months", "")).on("m-4-bis").says_in_english(
        "The coalition proposes to reinstate this measure from the version du 27 janvier, which read: “three months”.",
    );
    proposal(AmendmentKind::NewMeasure, "", "T\nText.").with(|a| a.number = Some(MeasureNumber::new("8 bis"))).says_in_english(
        "The coalition proposes to create, after measure 8, a measure 8 bis entitled “T” and worded as follows: “Text.”",
    );
}

#[test]
fn what_happened_in_the_room() {
    let at = NaiveDate::from_ymd_opt(2014, 1, 31).and_then(|day| day.and_hms_opt(11, 42, 0)).unwrap();
    let settled = |outcome| move |a: &mut Amendment| a.settled = Some(Settlement { at, outcome });
    let vote = Outcome::Vote(Vote { in_favor: 12, against: 0, abstain: 1 });
    deleting("x").adopted().with(settled(vote)).says_in_english(
        "The coalition has adopted at 11:42 am, by 12 votes to none, with 1 abstention, the proposal to delete “x”.",
    );
    deleting("x").adopted().with(settled(Outcome::Consensus)).says_in_english(
        "The coalition has adopted at the meeting, at 11:42 am, the proposal to delete “x”.",
    );
    deleting("x")
        .with(settled(Outcome::Consensus))
        .says_in_english("The coalition proposes to delete “x” (agreed at the meeting at 11:42 am).");
    deleting("x")
        .with(|a| a.reiterates = NaiveDate::from_ymd_opt(2014, 1, 27))
        .by(Holders::MembersPresent)
        .says_in_english(
            "The organizations present reiterate their proposal of 27 January 2014 to delete “x”.",
        );
    deleting("x")
        .because("because it is vague")
        .says_in_english("The coalition proposes to delete “x”. The reason is that it is vague.");
    proposal(AmendmentKind::Add, "", "mention the label")
        .instruction()
        .says_in_english("The coalition proposes to mention the label.");
    proposal(AmendmentKind::Add, "", "mention the label")
        .instruction()
        .suggested()
        .says_in_english("The coalition suggests making the following change: mention the label.");
}
