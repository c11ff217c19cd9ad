//! Where a finding is: on which lines of the preview, on which screen it is mended, and its words among those around
//! them.
use crate::app::form::FieldName;
use crate::app::popups::{Popup, open};
use crate::app::screens::review::{Half, ReviewScreen};
use crate::app::state::App;
use crate::app::update::go_to;
use crate::domain::check::{Finding, Part};
use crate::domain::directory::Organization;
use crate::domain::id::DelegateId;
use crate::domain::location::Location;
use crate::domain::session::Session;
use crate::export::plain::PreviewLine;
use crate::minutes::document::Source;
use crate::text::fold::fold;

/// Letters of a text by which it is found again in the preview, where it is wrapped.
const FOUND_BY: usize = 18;
/// Letters shown before and behind the words of a finding.
const AROUND: usize = 60;

/// The lines of the preview a finding is about, in order; those that begin with its text first when they are known.
pub fn lines(finding: &Finding, preview: &[PreviewLine], session: &Session) -> Vec<usize> {
    let text = finding.spot.as_ref().and_then(|spot| spot.text(session));
    let by_text = |from: &dyn Fn(&PreviewLine) -> bool| text.map(|text| begun_by(text, preview, from));
    if let Some(Part::Piece(_)) = finding.spot.as_ref().map(|spot| spot.part) {
        return by_text(&|_| true).unwrap_or_default();
    }
    let of = |source: &Source| -> Vec<usize> {
        let is_it =
            |(rank, line): (usize, &PreviewLine)| (line.source.as_ref() == Some(source)).then_some(rank);
        preview.iter().enumerate().filter_map(is_it).collect()
    };
    let attendance = |name: Option<&str>| {
        let all = of(&Source::Attendance);
        let name = fold(name.unwrap_or_default());
        let is_named = |rank: &usize| preview.get(*rank).is_some_and(|line| fold(&line.text).contains(&name));
        let own: Vec<usize> = all.iter().copied().filter(is_named).collect();
        if own.is_empty() { all } else { own }
    };
    match &finding.location {
        Location::Meeting => {
            let meeting = |line: &PreviewLine| line.source == Some(Source::Meeting);
            let found = by_text(&meeting).unwrap_or_default();
            if found.is_empty() { of(&Source::Meeting).into_iter().take(1).collect() } else { found }
        }
        Location::Organization(id) => {
            attendance(session.organizations().get(id).map(Organization::short_name))
        }
        Location::Delegate(id) => {
            attendance(session.delegates().get(id).map(|delegate| delegate.name.as_str()))
        }
        Location::Event(id) => of(&Source::Event(id.clone())),
        Location::Node(key) => of(&Source::Node(key.clone())),
        Location::Entry(id) => {
            let own = of(&Source::Entry(id.clone()));
            match session.entries().get(id) {
                // What is not printed for these readers is looked for where it would stand.
                Some(entry) if own.is_empty() => of(&Source::Node(entry.node.clone())),
                _ => own,
            }
        }
        Location::Line(id) => of(&Source::Line(id.clone())),
        Location::Demand(id) => of(&Source::Demand(id.clone())),
    }
}

/// The lines of the paragraph that begins like a text, out of those that answer.
fn begun_by(text: &str, preview: &[PreviewLine], from: &dyn Fn(&PreviewLine) -> bool) -> Vec<usize> {
    let letters = |text: &str| -> String {
        fold(text).chars().filter(|c| c.is_alphanumeric()).take(FOUND_BY).collect()
    };
    let wanted = letters(text);
    let begins = |line: &PreviewLine| {
        let here = letters(&line.text);
        !here.is_empty() && (here.starts_with(&wanted) || (wanted.starts_with(&here) && here.len() > 5))
    };
    let Some(first) =
        preview.iter().position(|line| from(line) && begins(line)).filter(|_| !wanted.is_empty())
    else {
        return Vec::new();
    };
    let ends = |line: &PreviewLine| line.text.trim().is_empty();
    let length = preview.iter().skip(first).position(ends).unwrap_or(1);
    (first..first + length.max(1)).collect()
}

/// The words of a finding with some of those around them: before, the very words, behind.
pub fn excerpt(finding: &Finding, session: &Session) -> (String, String, String) {
    let spot = finding.spot.as_ref().filter(|_| finding.still_stands(session));
    let parts = spot.and_then(|spot| {
        let text = spot.text(session)?;
        Some((text.get(..spot.range.start)?, text.get(spot.range.clone())?, text.get(spot.range.end..)?))
    });
    let Some((before, words, behind)) = parts else {
        return (finding.excerpt.clone(), String::new(), String::new());
    };
    let skipped = before.chars().count().saturating_sub(AROUND);
    let mut lead: String = before.chars().skip(skipped).collect();
    if skipped > 0 {
        lead = format!("…{}", lead.split_once(' ').map_or(lead.as_str(), |(_, rest)| rest));
    }
    let mut trail: String = behind.chars().take(AROUND).collect();
    if trail.len() < behind.len() {
        trail.truncate(trail.rfind(' ').unwrap_or(trail.len()));
        trail.push('…');
    }
    (lead, words.to_owned(), trail)
}

/// Goes to where the chosen finding, or the chosen line of the preview, comes from.
pub fn jump(app: &mut App) {
    let Some(desk) = &mut app.desk else { return };
    desk.review.picked = true;
    let review = &desk.review;
    if review.half == Half::Findings {
        let Some(finding) = review.chosen().cloned() else {
            return app.refuse("Rien à rejoindre ici.", "Nothing to go to here.");
        };
        return jump_to_finding(app, &finding);
    }
    match source_of_line(review) {
        Some(source) => go_to(app, location_of(source)),
        None => app.refuse("Rien à rejoindre ici.", "Nothing to go to here."),
    }
}

fn jump_to_finding(app: &mut App, finding: &Finding) {
    let part = finding.spot.as_ref().map(|spot| spot.part);
    if let (Location::Meeting, Some(Part::Piece(_))) = (&finding.location, part) {
        // Words of no record stand nowhere but in the document: Ctrl+R is what mends them. The preview shows them
        // already, and the arrows stay with the findings.
        if finding.can_be_fixed() {
            return app.say(
                "Ces mots ne sont que dans le document importé : Ctrl+R y applique la suggestion.",
                "These words are only in the document imported: Ctrl+R applies the suggestion there.",
            );
        }
        return app.say(
            "Ces mots du document importé sont imprimés tels qu’ils ont été reçus. Ctrl+L laisse ce point.",
            "These words of the document imported are printed as they were received. Ctrl+L leaves the finding.",
        );
    }
    go_to(app, finding.location.clone());
    if finding.location != Location::Meeting {
        return;
    }
    let Some(field) = part.and_then(field_of) else { return };
    open::meeting(app);
    if let Some(Popup::Form(form)) = app.popups.last_mut() {
        form.focus = form.fields.iter().position(|other| other.name == field).unwrap_or(form.focus);
    }
}

/// The field of the form of the meeting in which a text is written.
fn field_of(part: Part) -> Option<FieldName> {
    Some(match part {
        Part::Name => FieldName::Title,
        Part::Subject => FieldName::Subject,
        Part::Place => FieldName::Place,
        Part::Context(_) => FieldName::Context,
        Part::Opening(_) => FieldName::Opening,
        _ => return None,
    })
}

/// Where the chosen line of the preview comes from: the last source at or above it.
fn source_of_line(review: &ReviewScreen) -> Option<Source> {
    let last = review.line.min(review.preview.len().saturating_sub(1));
    review.preview.get(..=last)?.iter().rev().find_map(|line| line.source.clone())
}

fn location_of(source: Source) -> Location {
    match source {
        Source::Meeting => Location::Meeting,
        Source::Attendance => Location::Delegate(DelegateId::default()),
        Source::Event(id) => Location::Event(id),
        Source::Node(key) => Location::Node(key),
        Source::Entry(id) => Location::Entry(id),
        Source::Line(id) => Location::Line(id),
        Source::Demand(id) => Location::Demand(id),
    }
}

#[cfg(test)]
mod tests {
    use super::{excerpt, lines};
    use crate::domain::change::Change;
    use crate::domain::check::{Finding, Part, Rule, Spot};
    use crate::domain::id::SessionId;
    use crate::domain::location::Location;
    use crate::domain::meeting::Meeting;
    use crate::domain::session::Session;
    use crate::domain::transcript::{Piece, Transcript};
    use crate::export::plain::{LineRole, PreviewLine};
    use crate::minutes::document::Source;

    fn line(text: &str, source: Option<Source>) -> PreviewLine {
        PreviewLine { text: text.to_owned(), role: LineRole::Body, source }
    }

    fn finding(location: Location, spot: Option<(Part, std::ops::Range<usize>, &str)>) -> Finding {
        let excerpt = spot.as_ref().map_or("", |(_, _, words)| *words).to_owned();
        let spot = spot.map(|(part, range, _)| Spot { location: location.clone(), part, range });
        Finding {
            rule: Rule::RepeatedWord,
            severity: Rule::RepeatedWord.severity(),
            location,
            where_text: String::new(),
            excerpt,
            message: String::new(),
            suggestion: None,
            spot,
        }
    }

    fn session() -> Session {
        let mut session = Session::new(SessionId::new("s"));
        let meeting = Meeting {
            title: "Réunion".to_owned(),
            context: vec![
                "Le premier paragraphe.".to_owned(),
                "Le second, qui est plus plus long.".to_owned(),
            ],
            ..Meeting::default()
        };
        session.apply(Change::Meeting(Box::new(meeting))).unwrap();
        let piece = |text: &str| Piece { text: text.to_owned(), ..Piece::default() };
        let pieces = vec![piece("Sommaire"), piece("Un mot mot de trop")];
        session.apply(Change::Transcript(Box::new(Transcript { pieces, ..Transcript::default() }))).unwrap();
        session
    }

    #[test]
    fn a_paragraph_of_the_meeting_is_found_among_the_others() {
        let meeting = || Some(Source::Meeting);
        let preview = [
            line("Réunion", meeting()),
            line("Le premier paragraphe.", meeting()),
            line("", None),
            line("Le second, qui est", meeting()),
            line("plus plus long.", meeting()),
            line("", None),
            line("Autre chose.", meeting()),
        ];
        let second = finding(Location::Meeting, Some((Part::Context(1), 20..29, "plus plus")));
        assert_eq!(lines(&second, &preview, &session()), [3, 4]);
        assert_eq!(lines(&finding(Location::Meeting, None), &preview, &session()), [0]);
    }

    #[test]
    fn words_of_no_record_are_found_by_what_they_say() {
        let preview = [line("Sommaire", None), line("", None), line("- Un mot mot de trop", None)];
        let piece = finding(Location::Meeting, Some((Part::Piece(1), 3..10, "mot mot")));
        assert_eq!(lines(&piece, &preview, &session()), [2]);
        assert_eq!(lines(&piece, &preview[..1], &session()), [0_usize; 0]);
    }

    #[test]
    fn a_finding_is_shown_with_what_stands_around_its_words() {
        let piece = finding(Location::Meeting, Some((Part::Piece(1), 3..10, "mot mot")));
        let shown = excerpt(&piece, &session());
        assert_eq!((shown.0.as_str(), shown.1.as_str(), shown.2.as_str()), ("Un ", "mot mot", " de trop"));
        let gone = finding(Location::Meeting, Some((Part::Piece(1), 3..10, "autre")));
        assert_eq!(excerpt(&gone, &session()).0, "autre", "the words as they were when they were found");
    }
}
