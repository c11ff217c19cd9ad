//! The quorum: how many members were present or represented, of how many; and whether that is enough, when the
//! statutes are known.
use crate::domain::attendance::AttendanceStatus;
use crate::domain::directory::{Delegate, Role as Duty};
use crate::domain::session::Session;
use crate::text::lang::Lang;

use super::Options;
use super::document::{Block, Content, Inline, Role, Source};

/// The members counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Count {
    present: usize,
    represented: usize,
    expected: usize,
    /// Whether members are organizations, not persons.
    organizations: bool,
}

impl Count {
    /// Organizations are the members where there are any, each counted once by its best-placed delegate; else persons
    /// are, without those who only observe.
    fn of(session: &Session) -> Self {
        let status = |delegate: &Delegate| session.attendance(&delegate.id).status;
        let organizations = !session.organizations().is_empty();
        let mut count = Self { present: 0, represented: 0, expected: 0, organizations };
        let mut add = |statuses: &[AttendanceStatus], expected: bool| {
            let present = statuses.contains(&AttendanceStatus::Present);
            let represented = !present && statuses.contains(&AttendanceStatus::Represented);
            count.present += usize::from(present);
            count.represented += usize::from(represented);
            count.expected += usize::from(expected || present || represented);
        };
        if organizations {
            for organization in session.organizations().iter() {
                let speaks_for = |delegate: &&Delegate| {
                    delegate.organization.as_ref() == Some(&organization.id)
                        && delegate.role != Duty::Observer
                        && !session.attendance(&delegate.id).personal
                };
                let statuses: Vec<_> = session.delegates().iter().filter(speaks_for).map(status).collect();
                add(&statuses, organization.expected);
            }
        } else {
            for delegate in session.delegates().iter().filter(|delegate| delegate.role != Duty::Observer) {
                add(&[status(delegate)], true);
            }
        }
        count
    }

    fn voices(self) -> usize {
        self.present + self.represented
    }

    /// Whether that part of the members is there.
    fn reaches(self, (part, whole): (u32, u32)) -> bool {
        self.voices().saturating_mul(whole as usize) >= self.expected.saturating_mul(part as usize)
    }
}

/// The paragraph; nothing when nobody is expected.
pub(super) fn blocks(session: &Session, options: &Options) -> Vec<Block> {
    let count = Count::of(session);
    if count.expected == 0 {
        return Vec::new();
    }
    let mut text = options.lang.pick(french(count), english(count));
    if let Some(part) = options.template.quorum {
        text.push(' ');
        text.push_str(&reached(count, part, options.lang));
    }
    let text = vec![
        Inline::strong("Quorum"),
        Inline::plain(options.lang.pick("\u{a0}: ", ": ")),
        Inline::plain(text),
    ];
    vec![Block::from(Source::Attendance, Content::Paragraph { role: Role::Body, text })]
}

/// « sur 20 associations attendues, 12 étaient présentes et 3 représentées, soit 15. »
fn french(count: Count) -> String {
    let Count { present, represented, expected, organizations } = count;
    let members = match (organizations, expected) {
        (true, 1) => "association attendue",
        (true, _) => "associations attendues",
        (false, 1) => "personne attendue",
        (false, _) => "personnes attendues",
    };
    let s = |n: usize| if n == 1 { "" } else { "s" };
    let was = |n: usize| if n == 1 { "était" } else { "étaient" };
    let said = match (present, represented) {
        (0, 0) => "aucune n’était présente ni représentée.".to_owned(),
        (_, 0) => format!("{present} {} présente{}.", was(present), s(present)),
        (0, _) => format!("{represented} {} représentée{}.", was(represented), s(represented)),
        _ => format!(
            "{present} {} présente{} et {represented} représentée{}, soit {}.",
            was(present),
            s(present),
            s(represented),
            count.voices()
        ),
    };
    format!("sur {expected}\u{a0}{members}, {said}")
}

fn english(count: Count) -> String {
    let Count { present, represented, expected, organizations } = count;
    let members = match (organizations, expected) {
        (true, 1) => "organization",
        (true, _) => "organizations",
        (false, 1) => "person",
        (false, _) => "persons",
    };
    let was = |n: usize| if n == 1 { "was" } else { "were" };
    let said = match (present, represented) {
        (0, 0) => "none was present or represented.".to_owned(),
        (_, 0) => format!("{present} {} present.", was(present)),
        (0, _) => format!("{represented} {} represented.", was(represented)),
        _ => format!(
            "{present} {} present and {represented} represented, {} in all.",
            was(present),
            count.voices()
        ),
    };
    format!("of {expected} {members} expected, {said}")
}

/// « Le quorum de la moitié des membres est atteint. »
fn reached(count: Count, part: (u32, u32), lang: Lang) -> String {
    let (french, english) = match part {
        (1, 2) => ("de la moitié".to_owned(), "half".to_owned()),
        (1, 3) => ("du tiers".to_owned(), "one third".to_owned()),
        (2, 3) => ("des deux tiers".to_owned(), "two thirds".to_owned()),
        (1, 4) => ("du quart".to_owned(), "one quarter".to_owned()),
        (3, 4) => ("des trois quarts".to_owned(), "three quarters".to_owned()),
        (part, whole) if part == whole => ("de la totalité".to_owned(), "all".to_owned()),
        (part, whole) => (format!("de {part}/{whole}"), format!("{part}/{whole}")),
    };
    let reached = count.reaches(part);
    lang.pick(
        format!(
            "Le quorum {french} des membres {}.",
            if reached { "est atteint" } else { "n’est pas atteint" }
        ),
        format!(
            "The quorum of {english} of the members is {}.",
            if reached { "reached" } else { "not reached" }
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::{Count, english, french, reached};
    use crate::text::lang::Lang;

    fn check((present, represented, expected): (usize, usize, usize), fr: &str, en: &str) {
        let count = Count { present, represented, expected, organizations: true };
        assert_eq!(french(count).replace('\u{a0}', " "), fr);
        assert_eq!(english(count), en);
    }

    #[test]
    fn members_are_counted_in_whole_sentences() {
        check(
            (12, 3, 20),
            "sur 20 associations attendues, 12 étaient présentes et 3 représentées, soit 15.",
            "of 20 organizations expected, 12 were present and 3 represented, 15 in all.",
        );
        check(
            (1, 1, 5),
            "sur 5 associations attendues, 1 était présente et 1 représentée, soit 2.",
            "of 5 organizations expected, 1 was present and 1 represented, 2 in all.",
        );
        check(
            (1, 0, 1),
            "sur 1 association attendue, 1 était présente.",
            "of 1 organization expected, 1 was present.",
        );
        check(
            (0, 0, 2),
            "sur 2 associations attendues, aucune n’était présente ni représentée.",
            "of 2 organizations expected, none was present or represented.",
        );
    }

    #[test]
    fn a_quorum_is_reached_by_present_and_represented_together() {
        let count =
            |voices: usize| Count { present: voices - 1, represented: 1, expected: 5, organizations: false };
        for (voices, part, expected) in [
            (3, (1, 2), "Le quorum de la moitié des membres est atteint."),
            (2, (1, 2), "Le quorum de la moitié des membres n’est pas atteint."),
            (2, (2, 5), "Le quorum de 2/5 des membres est atteint."),
            (3, (2, 3), "Le quorum des deux tiers des membres n’est pas atteint."),
        ] {
            assert_eq!(reached(count(voices), part, Lang::Fr), expected);
        }
    }
}
