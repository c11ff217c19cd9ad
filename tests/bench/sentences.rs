//! Composing the sentences of a long meeting: a thousand proposals of every kind, a tenth of them made on the draft
//! before.
use std::time::Duration;

use greffier::domain::amendment::{Amendment, AmendmentKind, Standing};
use greffier::domain::anchor::Anchor;
use greffier::domain::anchoring::units;
use greffier::domain::change::Change;
use greffier::domain::entry::{Content, Entry, Holders};
use greffier::domain::id::EntryId;
use greffier::domain::roll::Edit;
use greffier::domain::session::Session;
use greffier::minutes::phrases::Composer;
use greffier::text::lang::Lang;

use crate::meeting;
use crate::table::{Table, median, timed};

const SENTENCES: usize = 1_000;
const MEASURES: u32 = 100;

pub(crate) fn measure(table: &mut Table) {
    let mut session = meeting::large(MEASURES, 0);
    for rank in 0..SENTENCES {
        let record = proposal(rank, &session);
        session.apply(Change::Entry(Edit::Add { record, before: None })).unwrap();
    }
    let compose = || {
        let composer = Composer::new(&session, Lang::Fr);
        session.entries().iter().map(|entry| composer.sentence_text(entry).len()).sum::<usize>()
    };
    let times: Vec<Duration> = (0..15).map(|_| timed(compose).1).collect();
    table.time("composing 1,000 sentences", median(&times), Some(Duration::from_millis(10)));
}

/// A proposal of the kind whose turn it is, at some place of some measure.
fn proposal(rank: usize, session: &Session) -> Entry {
    let earlier = rank.is_multiple_of(10);
    let draft = if earlier { session.previous_draft() } else { session.draft() }.unwrap();
    let key = format!("m-{}", 1 + rank % MEASURES as usize);
    let places = units(draft.section(&key.as_str().into()), &draft.id);
    let anchor: Anchor = places[rank % places.len()].anchor.clone();
    let old = anchor.quote.clone();
    let amendment = Amendment {
        kind: AmendmentKind::ALL[rank % AmendmentKind::ALL.len()],
        anchor,
        old,
        new: "Les associations reçoivent des moyens supplémentaires, région par région.".to_owned(),
        standing: Standing::ALL[rank / 7 % 3],
        rationale: "pour que chaque victime soit accompagnée".to_owned(),
        target: Some("m-7".into()),
        ..Amendment::default()
    };
    Entry {
        id: EntryId::new(format!("p{rank}")),
        node: key.as_str().into(),
        at: chrono::NaiveDateTime::default(),
        holders: if rank.is_multiple_of(3) { Holders::MembersPresent } else { Holders::Coalition },
        circulation: greffier::domain::entry::Circulation::Ministry,
        flagged: false,
        sentence: None,
        composed: None,
        content: Content::Amendment(Box::new(amendment)),
        comment: None,
    }
}
