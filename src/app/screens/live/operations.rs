//! What can be proposed on the selected passage: a list, and for each line of it a proposal with all that the
//! selection says filled in.
use crate::app::desk::Desk;
use crate::app::labels;
use crate::app::picker::{Choice, Picker, PickerOption, PickerPurpose};
use crate::app::popups::{Popup, open};
use crate::app::screens::live::passage;
use crate::app::state::App;
use crate::domain::amendment::{Amendment, AmendmentKind, Form, Side};
use crate::domain::anchor::Anchor;
use crate::domain::anchoring::anchor_in;
use crate::domain::diff::{self, HunkKind};
use crate::domain::number::MeasureNumber;
use crate::domain::outline::Fate;
use crate::domain::wording::free_number;
use crate::text::lang::Lang;
use crate::text::wrap::truncate;

/// What is proposed on a passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operation {
    /// A kind of proposal; the side is that of an addition.
    Kind(AmendmentKind, Side),
    /// The text is edited in place.
    InPlace,
    /// What to do is said without the words.
    Instruction,
}

impl Operation {
    /// Every operation, in the order in which they are offered.
    const ALL: [Self; 14] = [
        Self::Kind(AmendmentKind::Replace, Side::After),
        Self::InPlace,
        Self::Kind(AmendmentKind::Add, Side::After),
        Self::Kind(AmendmentKind::Add, Side::Before),
        Self::Kind(AmendmentKind::Delete, Side::After),
        Self::Instruction,
        Self::Kind(AmendmentKind::Retitle, Side::After),
        Self::Kind(AmendmentKind::AddToList, Side::After),
        Self::Kind(AmendmentKind::Everywhere, Side::After),
        Self::Kind(AmendmentKind::Reinstate, Side::After),
        Self::Kind(AmendmentKind::Move, Side::After),
        Self::Kind(AmendmentKind::Split, Side::After),
        Self::Kind(AmendmentKind::Merge, Side::After),
        Self::Kind(AmendmentKind::NewMeasure, Side::After),
    ];

    fn label(self, lang: Lang) -> &'static str {
        use AmendmentKind as K;
        match self {
            Self::InPlace => lang.pick("modifier dans le texte", "edit in the text"),
            Self::Instruction => lang.pick("consigne, sans les mots", "instruction, without the words"),
            Self::Kind(K::Add, Side::Before) => lang.pick("ajouter avant", "add before"),
            Self::Kind(K::Add, Side::After) => lang.pick("ajouter après", "add after"),
            Self::Kind(K::Merge, _) => lang.pick("fusionner avec…", "merge with…"),
            Self::Kind(K::Move, _) => lang.pick("déplacer…", "move…"),
            Self::Kind(kind, _) => labels::amendment_kind(kind, lang),
        }
    }

    /// Whether it makes sense where there are no words.
    fn needs_words(self) -> bool {
        use AmendmentKind as K;
        !matches!(self, Self::Kind(K::Add | K::Merge | K::Move | K::Reinstate | K::NewMeasure, _))
    }
}

/// Offers what can be proposed on the selected passage.
pub(in crate::app) fn offer(app: &mut App) {
    let Some(desk) = &app.desk else { return };
    if desk.current().is_none_or(|row| row.fate == Fate::Gone) {
        return open::amendment(app);
    }
    let bare = desk.live.passage.sheet.lines.is_empty();
    let passage = if bare { None } else { passage::selected(app) };
    if passage.is_none() && !bare {
        return;
    }
    let lang = app.lang;
    let option = |operation: Operation| PickerOption {
        label: operation.label(lang).to_owned(),
        detail: if operation == Operation::InPlace { "Ctrl+R".to_owned() } else { String::new() },
        choice: Choice::Operation(operation),
    };
    let offered = Operation::ALL.into_iter().filter(|operation| !bare || !operation.needs_words());
    let words = passage.map(|passage| passage.anchor.quote.replace('\n', " ")).unwrap_or_default();
    let title = if words.is_empty() {
        lang.pick("Que proposer ici ?", "What is proposed here?").to_owned()
    } else {
        let words = truncate(&words, 30);
        lang.pick(
            format!("Que proposer sur ce passage ? « {words} »"),
            format!("What is proposed on this passage? “{words}”"),
        )
    };
    let picker = Picker::new(PickerPurpose::Operation, title, offered.map(option).collect());
    app.popups.push(Popup::Picker(Box::new(picker)));
}

/// Begins a proposal on the selected passage.
pub(in crate::app) fn begin(app: &mut App, operation: Operation) {
    if operation == Operation::InPlace {
        return crate::app::screens::wording::open(app);
    }
    let Some(desk) = &app.desk else { return };
    let preset = preset(desk, operation);
    open::proposal(app, preset);
}

/// The proposal with all that the selection says.
fn preset(desk: &Desk, operation: Operation) -> Amendment {
    use AmendmentKind as K;
    let passage = desk.passage().ok();
    let part = passage.as_ref().map_or(0, |passage| passage.part);
    let paragraph = passage.as_ref().and_then(|passage| passage.paragraph);
    let section = desk.current_section();
    let draft = desk.current().map(|row| row.draft.clone()).unwrap_or_default();
    let node = section.get(part);
    let whole = Anchor {
        draft: draft.clone(),
        node: node.map(|node| node.key.clone()).unwrap_or_default(),
        page: node.and_then(|node| node.page),
        ..Anchor::default()
    };
    let words = passage.map_or_else(|| whole.clone(), |passage| passage.anchor);
    let typed = !desk.live.capture.text().trim().is_empty();
    // Words to begin with, unless some were typed already.
    let begun = |old: &str| if typed { String::new() } else { old.to_owned() };
    let (kind, side) = match operation {
        Operation::Kind(kind, side) => (kind, side),
        Operation::InPlace | Operation::Instruction => (K::Replace, Side::After),
    };
    let plain = Amendment { kind, side, ..Amendment::default() };
    let old = words.quote.clone();
    match kind {
        K::Replace if operation == Operation::Instruction => {
            Amendment { form: Form::Instruction, old, anchor: words, ..plain }
        }
        K::Replace => Amendment { new: begun(&old), old, anchor: words, ..plain },
        K::Delete | K::Everywhere => Amendment { old, anchor: words, ..plain },
        K::Add | K::AddToList => Amendment { anchor: words, ..plain },
        K::Retitle => {
            let title = node.map(|node| node.title.clone()).unwrap_or_default();
            let anchor = node.map_or(whole, |node| anchor_in(node, &draft, None));
            Amendment { new: begun(&title), old: title, anchor, ..plain }
        }
        K::Split => Amendment {
            cuts: paragraph.filter(|rank| *rank > 0).into_iter().collect(),
            anchor: whole,
            ..plain
        },
        K::Move if paragraph.is_some() => Amendment { anchor: words, old, ..plain },
        K::Move | K::Merge => Amendment { anchor: whole, ..plain },
        K::Reinstate => match gone(desk) {
            Some(anchor) => Amendment { old: anchor.quote.clone(), anchor, ..plain },
            None => Amendment { anchor: words, ..plain },
        },
        K::NewMeasure => Amendment { number: number(desk), anchor: whole, ..plain },
    }
}

/// The number a measure after this one would have.
fn number(desk: &Desk) -> Option<MeasureNumber> {
    let here = desk.current()?.number.as_ref()?;
    let taken: Vec<MeasureNumber> = desk.outline.iter().filter_map(|row| row.number.clone()).collect();
    free_number(here, &taken)
}

/// The words of the draft before that went nearest to the cursor.
fn gone(desk: &Desk) -> Option<Anchor> {
    let (draft, before) = desk.section_before()?;
    let pane = &desk.live.passage;
    let cursor = pane.page.selected().start;
    let mut nearest: Option<(usize, Anchor)> = None;
    let mut at = 0;
    for change in diff::sections(before, desk.current_section()) {
        let line = pane.sheet.lines.iter().find(|line| {
            change.new.is_some_and(|spot| spot.node == line.part && spot.paragraph == line.paragraph)
        });
        at = line.map_or(at, |line| line.range.start + line.lead);
        let old = change.old.and_then(|spot| Some((before.get(spot.node)?, spot.paragraph?)));
        let Some((node, rank)) = old else { continue };
        let mut here = at;
        for hunk in &change.hunks {
            if hunk.kind != HunkKind::Removed {
                here += hunk.text.len();
                continue;
            }
            let words = hunk.text.trim();
            let start = node.paragraphs.get(rank).and_then(|paragraph| paragraph.text.find(words));
            let far = here.abs_diff(cursor);
            if let Some(start) = start.filter(|_| nearest.as_ref().is_none_or(|(best, _)| far < *best)) {
                nearest = Some((far, anchor_in(node, &draft, Some((rank, start..start + words.len())))));
            }
        }
        at = here;
    }
    nearest.map(|(_, anchor)| anchor)
}
