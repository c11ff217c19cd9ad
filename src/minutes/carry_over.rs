//! From one meeting to the next: the directory, the plan, the demands and tasks still open.
use std::collections::HashSet;

use crate::domain::change::Change;
use crate::domain::demand::Demand;
use crate::domain::entry::{Content, Entry};
use crate::domain::id::DraftId;
use crate::domain::meeting::{Meeting, Stage};
use crate::domain::observation::Stance;
use crate::domain::outline::outline;
use crate::domain::plan::Draft;
use crate::domain::roll::Edit;
use crate::domain::session::Session;
use crate::minutes::phrases;
use crate::text::lang::Lang;

/// The changes that make the session of the next meeting. `meeting` gives its title, day, hours and place; what the
/// coalition is does not change.
pub fn next_meeting(earlier: &Session, meeting: Meeting, lang: Lang) -> Vec<Change> {
    let known = earlier.meeting();
    let meeting = Meeting {
        stage: Stage::Preparing,
        context: Vec::new(),
        opening: Vec::new(),
        title: meeting.title,
        date: meeting.date,
        start: meeting.start,
        end: meeting.end,
        place: meeting.place,
        ..known.clone()
    };
    let mut changes = vec![Change::Meeting(Box::new(meeting))];
    changes.extend(
        earlier
            .organizations()
            .iter()
            .cloned()
            .map(|record| Change::Organization(Edit::Add { record, before: None })),
    );
    changes.extend(
        earlier
            .delegates()
            .iter()
            .cloned()
            .map(|record| Change::Delegate(Edit::Add { record, before: None })),
    );
    // The draft before the last one comes too, and any older one that alone has a measure: without them those measures,
    // and what was asked about them, would be out of reach on the live screen.
    let shown: HashSet<DraftId> = outline(earlier).into_iter().map(|row| row.draft).collect();
    let last = earlier.drafts().iter().count();
    let wanted = |(rank, draft): &(usize, &Draft)| rank + 2 >= last || shown.contains(&draft.id);
    let drafts = earlier.drafts().iter().enumerate().filter(wanted).map(|(_, draft)| draft);
    changes.extend(drafts.cloned().map(|record| Change::Draft(Edit::Add { record, before: None })));
    let open = earlier.demands().iter().filter(|demand| demand.status.is_open()).cloned();
    changes.extend(open.map(|record| Change::Demand(Edit::Add { record, before: None })));
    let composer = phrases::Composer::new(earlier, lang);
    let new = earlier.entries().iter().filter(|entry| is_demand(entry)).map(|entry| Demand {
        id: entry.id.as_str().into(),
        node: entry.node.clone(),
        since: known.date,
        text: composer.sentence_text(entry),
        status: crate::domain::demand::DemandStatus::New,
        circulation: entry.circulation,
    });
    changes.extend(new.map(|record| Change::Demand(Edit::Add { record, before: None })));
    changes
}

/// Whether an entry asks somebody for something that the next meeting will want to follow: a demand, a proposed
/// wording, an action item not yet done.
fn is_demand(entry: &Entry) -> bool {
    match &entry.content {
        Content::Observation(observation) => observation.stance == Stance::Ask,
        Content::Amendment(_) => true,
        Content::Action(item) => !item.closed,
        _ => false,
    }
}
