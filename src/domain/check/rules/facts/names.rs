//! One thing under two names: the version of the plan, the plan itself, the meeting, a delay, an organization. Only names
//! that can hardly mean two things.
use std::collections::HashMap;

use super::super::super::{Report, Rule};
use super::super::paper::{Paper, Passage, Style};
use crate::text::fold::fold;

pub(super) fn run(report: &mut Report<'_>, paper: &Paper<'_>) {
    for names in [
        // The plan as it was received last.
        &[&["derniere", "version", "en", "date"][..], &["dernier", "plan", "en", "date"]][..],
        // The time given to a victim to decide.
        &[&["delai", "de", "reflexion"], &["periode", "de", "reflexion"]],
    ] {
        rivals(report, paper, names);
    }
    latest_draft(report, paper);
    national_plan(report, paper);
    meeting(report, paper);
    organizations(report, paper);
}

/// Says that the words at a place have another name elsewhere.
fn two(report: &mut Report<'_>, passage: &Passage<'_>, words: std::ops::Range<usize>, usual: &str) {
    let message = report.lang.pick(
        format!("La même chose s’appelle ailleurs « {usual} » : gardez un seul nom."),
        format!("The same thing is elsewhere called “{usual}”: keep to one name."),
    );
    report.at(Rule::TwoNames, passage.spot(words), message, None);
}

fn read<'p, 's>(paper: &'p Paper<'s>) -> impl Iterator<Item = &'p Passage<'s>> {
    paper.passages.iter().filter(|passage| passage.style != Style::Wording)
}

/// All the places of these words, outside quotations.
fn places<'p, 's>(paper: &'p Paper<'s>, words: &[&str]) -> Vec<(&'p Passage<'s>, usize)> {
    let mut places = Vec::new();
    for passage in read(paper) {
        let here = (0..passage.len()).filter(|rank| passage.reads(*rank, words) && !passage.quoted(*rank));
        places.extend(here.map(|rank| (passage, rank)));
    }
    places
}

/// Names of one thing: the most frequent is kept, the first of those as frequent; the others are told.
fn rivals(report: &mut Report<'_>, paper: &Paper<'_>, names: &[&[&str]]) {
    let found: Vec<_> = names.iter().map(|name| (*name, places(paper, name))).collect();
    let most = found.iter().map(|(_, places)| places.len()).max().unwrap_or_default();
    let Some((usual, at)) = found.iter().find(|(_, places)| places.len() == most && most > 0) else { return };
    let Some((passage, rank)) = at.first() else { return };
    let range = passage.span(*rank..rank + usual.len());
    let said = passage.text.get(range).unwrap_or_default();
    for (name, places) in found.iter().filter(|(name, _)| name != usual) {
        for (passage, rank) in places {
            two(report, passage, *rank..rank + name.len(), said);
        }
    }
}

/// « la dernière version » for « la version du 30 janvier », as the draft is called here and in the texts.
fn latest_draft(report: &mut Report<'_>, paper: &Paper<'_>) {
    let Some(label) = report.session.draft().map(|draft| draft.label.as_str()) else { return };
    let folded = fold(label);
    let words: Vec<&str> = folded.split(' ').collect();
    if !folded.starts_with("version du ") || places(paper, &words).is_empty() {
        return;
    }
    for (passage, rank) in places(paper, &["derniere", "version"]) {
        let dated = if passage.reads(rank + 2, &["en", "date"]) { 4 } else { 2 };
        let message = report.lang.pick(
            format!("Cette version s’appelle ailleurs « {label} » : gardez un seul nom."),
            format!("This draft is elsewhere called “{label}”: keep to one name."),
        );
        let words = passage.spot(rank..rank + dated);
        report.at(Rule::TwoNames, words, message, Some(label.to_owned()));
    }
}

/// « plan d’action national contre… » and « plan national de lutte contre… ».
fn national_plan(report: &mut Report<'_>, paper: &Paper<'_>) {
    let action = places(paper, &["plan", "d", "action", "national"]);
    let fight = places(paper, &["plan", "national", "de", "lutte", "contre"]);
    let subject = fold(&report.session.meeting().subject).replace('\'', " ");
    let called = !action.is_empty() || subject.contains("plan d action national");
    if called && fight.len() <= action.len().max(1) {
        for (passage, rank) in fight {
            two(report, passage, rank..rank + 4, "plan d’action national");
        }
    }
}

/// « la rencontre du Collectif » for « la réunion du Collectif », which its title says.
fn meeting(report: &mut Report<'_>, paper: &Paper<'_>) {
    let meeting = report.session.meeting();
    let noun = fold(meeting.coalition_noun());
    if !fold(&meeting.title).starts_with("reunion du ") {
        return;
    }
    let mut places = Vec::new();
    for passage in read(paper) {
        for rank in 0..passage.len() {
            let ours = passage.reads(rank, &["rencontre", "du", &noun]);
            let minutes = passage.at(rank) == "rencontre"
                && passage.before(rank) == "la"
                && rank >= 4
                && passage.reads(rank - 4, &["compte", "rendu", "de", "la"])
                && !matches!(passage.at(rank + 1), "avec" | "entre" | "de" | "du" | "des");
            if (ours || minutes) && !passage.quoted(rank) {
                places.push((passage, rank));
            }
        }
    }
    let Some(((passage, rank), more)) = places.split_first() else { return };
    let message = report.lang.pick(
        "La même rencontre s’appelle ailleurs « réunion » : gardez un seul nom.",
        "The same meeting is elsewhere called “réunion”: keep to one name.",
    );
    let message = message.to_owned() + &report.again(more.len());
    report.at(Rule::TwoNames, passage.spot(*rank..rank + 1), message, Some("réunion".to_owned()));
}

/// « Secours catholique » for « Secours Catholique »: the name with other capitals or accents than in the list.
fn organizations(report: &mut Report<'_>, paper: &Paper<'_>) {
    let organizations = report.session.organizations();
    let listed: Vec<(&str, Vec<String>)> = organizations
        .iter()
        .map(|organization| organization.name.as_str())
        .filter(|name| {
            name.split([' ', '-']).filter(|word| word.starts_with(char::is_uppercase)).count() >= 2
        })
        .map(|name| {
            let folded = fold(name);
            let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
            (name, words.map(str::to_owned).collect())
        })
        .collect();
    let mut beginning: HashMap<&str, Vec<&(&str, Vec<String>)>> = HashMap::new();
    for name in &listed {
        beginning.entry(name.1.first().map_or("", String::as_str)).or_default().push(name);
    }
    for passage in paper.prose().filter(|p| !p.in_capitals()) {
        for rank in (0..passage.len()).filter(|rank| !passage.quoted(*rank)) {
            let Some(candidates) = beginning.get(passage.at(rank)) else { continue };
            let named = candidates.iter().find(|(_, words)| {
                words.iter().enumerate().all(|(more, word)| passage.at(rank + more) == word)
            });
            let Some((name, words)) = named else { continue };
            let range = passage.span(rank..rank + words.len());
            let said = passage.text.get(range.clone()).unwrap_or_default();
            let plain = |text: &str| text.replace('\'', "’").replace(['\u{a0}', '\u{202f}'], " ");
            let shouted = said.chars().all(|c| !c.is_lowercase());
            if plain(said) != plain(name) && !shouted {
                let message = report.lang.pick(
                    format!("Dans la liste des organisations, c’est « {name} » : gardez un seul nom."),
                    format!("In the list of the organizations it is “{name}”: keep to one name."),
                );
                report.at(Rule::TwoNames, passage.bytes(range), message, Some((*name).to_owned()));
            }
        }
    }
}
