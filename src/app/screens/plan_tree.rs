//! The tree of a draft as it was read: its doubts are gone through with one key, and each is settled with another. Every
//! correction is one change, noted in the draft and done again on the next one.
mod repairs;

use crate::app::action::Action;
use crate::app::desk::Desk;
use crate::app::effect::Effect;
use crate::app::key::{Code, Key};
use crate::app::notice::Notice;
use crate::app::popups::open;
use crate::app::screens::{Screen, step_in};
use crate::app::state::App;
use crate::domain::doubts::{PlanDoubt, doubts};
use crate::domain::id::{DraftId, NodeKey};
use crate::domain::plan::{Draft, Paragraph, PlanNode};
use crate::text::lang::Lang;
pub use repairs::{change_kind, rename};

/// What the arrows move in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Half {
    /// The tree.
    #[default]
    Tree,
    /// The text of the chosen part.
    Text,
}

/// Where the secretary is in the tree of a draft.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PlanTreeScreen {
    /// The draft.
    pub draft: DraftId,
    /// The chosen part; nothing on the row of what was set aside.
    pub chosen: Option<NodeKey>,
    /// The rank of the chosen row.
    pub rank: usize,
    /// What the arrows move in.
    pub half: Half,
    /// The chosen paragraph of the part.
    pub paragraph: usize,
    /// What is doubtful, in reading order.
    pub doubts: Vec<(NodeKey, PlanDoubt)>,
    /// Corrections of the draft before it that found no place in this one, by the headings they were about; told until
    /// another draft is opened.
    pub lost: Vec<String>,
    /// Whether the draft may have changed since the doubts were found.
    pub stale: bool,
}

impl Desk {
    /// The draft whose tree is shown.
    pub fn tree_draft(&self) -> Option<&Draft> {
        self.session().drafts().get(&self.plan_tree.draft)
    }

    /// How many rows the tree has: the parts, and one for what was set aside.
    pub fn tree_rows(&self) -> usize {
        self.tree_draft().map_or(0, |draft| draft.nodes.len() + usize::from(!draft.set_aside.is_empty()))
    }

    /// The chosen part of the tree.
    pub fn tree_part(&self) -> Option<&PlanNode> {
        self.tree_draft()?.nodes.get(self.plan_tree.rank)
    }

    /// The paragraphs shown beside the tree: those of the chosen part, or what was set aside.
    pub fn tree_text(&self) -> &[Paragraph] {
        let aside = || self.tree_draft().map_or(&[][..], |draft| draft.set_aside.as_slice());
        self.tree_part().map_or_else(aside, |node| node.paragraphs.as_slice())
    }

    /// What is doubtful about a part of the tree.
    pub fn tree_doubts<'d>(&'d self, key: &'d NodeKey) -> impl Iterator<Item = &'d PlanDoubt> {
        self.plan_tree.doubts.iter().filter(move |(of, _)| of == key).map(|(_, doubt)| doubt)
    }
}

/// Shows the tree of a draft.
pub fn open(app: &mut App, draft: DraftId) {
    let Some(desk) = &mut app.desk else { return };
    if desk.plan_tree.draft != draft {
        desk.plan_tree = PlanTreeScreen { draft, ..PlanTreeScreen::default() };
    }
    desk.plan_tree.stale = true;
    app.screen = Screen::PlanTree;
    refresh(app);
}

/// Follows the draft: its doubts, and the choice on a part that exists. A draft that is no longer there is left.
pub fn refresh(app: &mut App) {
    let Some(desk) = &mut app.desk else { return };
    let Some(draft) = desk.tree_draft() else {
        app.screen = Screen::Preparation;
        return;
    };
    let found = desk.plan_tree.stale.then(|| doubts(&draft.nodes));
    let known = desk.plan_tree.chosen.as_ref();
    let rank = known.and_then(|key| draft.nodes.iter().position(|node| node.key == *key));
    let rank = step_in(rank.unwrap_or(desk.plan_tree.rank), 0, desk.tree_rows());
    choose(desk, rank);
    if let Some(found) = found {
        desk.plan_tree.doubts = found;
        desk.plan_tree.stale = false;
    }
}

/// Puts the choice on a row of the tree.
pub fn choose(desk: &mut Desk, rank: usize) {
    if desk.plan_tree.rank != rank {
        desk.plan_tree.paragraph = 0;
    }
    desk.plan_tree.rank = rank;
    desk.plan_tree.chosen = desk.tree_part().map(|node| node.key.clone());
    let count = desk.tree_text().len();
    desk.plan_tree.paragraph = step_in(desk.plan_tree.paragraph, 0, count);
    if count == 0 {
        desk.plan_tree.half = Half::Tree;
    }
}

/// What a key does when it is no command.
pub fn key(app: &mut App, key: Key, _effects: &mut Vec<Effect>) {
    let Some(desk) = &mut app.desk else { return };
    match (key.code, desk.plan_tree.half) {
        (Code::Esc, Half::Tree) => app.screen = Screen::Preparation,
        (Code::Esc | Code::Left, Half::Text) => desk.plan_tree.half = Half::Tree,
        (Code::Left, Half::Tree) => to_parent(desk),
        (Code::Right, Half::Tree) => into_text(desk),
        _ if key.written().is_some() => app.refuse(
            "Ici, rien ne s’écrit : ↑ ↓ choisit une partie, → son texte, Entrée corrige son titre.",
            "Nothing is typed here: ↑ ↓ choose a part, → its text, Enter corrects its title.",
        ),
        (code, half) => {
            let by = match code {
                Code::Up => -1,
                Code::Down => 1,
                Code::PageUp => -10,
                Code::PageDown => 10,
                Code::Home => isize::MIN + 1,
                Code::End => isize::MAX,
                _ => return,
            };
            if half == Half::Tree {
                choose(desk, step_in(desk.plan_tree.rank, by, desk.tree_rows()));
            } else {
                desk.plan_tree.paragraph = step_in(desk.plan_tree.paragraph, by, desk.tree_text().len());
            }
        }
    }
}

fn into_text(desk: &mut Desk) {
    if !desk.tree_text().is_empty() {
        desk.plan_tree.half = Half::Text;
    }
}

fn to_parent(desk: &mut Desk) {
    let Some(draft) = desk.tree_draft() else { return };
    let rank = desk.plan_tree.rank;
    let depth = draft.nodes.get(rank).map_or(u8::MAX, |node| node.depth);
    let parent = draft.nodes.iter().take(rank).rposition(|node| node.depth < depth);
    if let Some(parent) = parent {
        choose(desk, parent);
    }
}

/// Does a command of this screen.
pub fn act(app: &mut App, action: Action, effects: &mut Vec<Effect>) {
    let Some(desk) = &mut app.desk else { return };
    let needs_part = !matches!(action, Action::NextDoubt | Action::PreviousDoubt | Action::TreeCard);
    if needs_part && desk.tree_part().is_none() {
        into_text(desk);
        return app.refuse(
            "C’est mis de côté : rien de cela n’est dans le plan. Choisissez une partie avec ↑ ↓.",
            "This was set aside: none of it is in the plan. Choose a part with ↑ ↓.",
        );
    }
    match action {
        Action::EditPart => open::part(app),
        Action::PartKind => open::part_kind(app),
        Action::PartDeeper => repairs::level(app, true, effects),
        Action::PartHigher => repairs::level(app, false, effects),
        Action::MergePart => repairs::merge(app, effects),
        Action::SplitPart => repairs::split(app, effects),
        Action::DropPart => repairs::set_aside(app, effects),
        Action::NextDoubt => step_doubt(app, true),
        Action::PreviousDoubt => step_doubt(app, false),
        Action::TreeCard => {
            let id = desk.plan_tree.draft.clone();
            open::draft(app, &id);
        }
        _ => {}
    }
}

/// Goes to the next or previous doubt, around; one about a paragraph puts the choice on it.
fn step_doubt(app: &mut App, forward: bool) {
    let lang = app.lang;
    let Some(desk) = &mut app.desk else { return };
    let places = places(desk, lang);
    let state = &desk.plan_tree;
    let here = match state.half {
        Half::Tree => (state.rank, 0),
        Half::Text => (state.rank, state.paragraph + 1),
    };
    let next = if forward {
        places.iter().position(|(place, _)| *place > here).or((!places.is_empty()).then_some(0))
    } else {
        places.iter().rposition(|(place, _)| *place < here).or(places.len().checked_sub(1))
    };
    let Some(((rank, paragraph), remedy)) = next.and_then(|at| places.get(at)) else {
        return app.say("Rien à vérifier dans ce plan.", "Nothing to check in this plan.");
    };
    choose(desk, *rank);
    desk.plan_tree.half = if *paragraph > 0 { Half::Text } else { Half::Tree };
    desk.plan_tree.paragraph = paragraph.saturating_sub(1);
    let at = next.map_or(0, |at| at + 1);
    app.notice = Notice::done(format!("{at} {} {} · {remedy}", lang.pick("sur", "of"), places.len()));
}

/// What settles a doubt, most likely: the doubt itself stands in the tree.
fn remedy(doubt: &PlanDoubt, lang: Lang) -> &'static str {
    match doubt {
        PlanDoubt::MayBeHeading { .. } => lang.pick(
            "Ctrl+D en fait une partie ; sinon, Ctrl+N continue.",
            "Ctrl+D makes it a part; else Ctrl+N goes on.",
        ),
        PlanDoubt::NumberGap { .. } => lang.pick(
            "S’il ne manque rien, Ctrl+N continue ; Entrée renumérote.",
            "If nothing is missing, Ctrl+N goes on; Enter renumbers.",
        ),
        PlanDoubt::SameNumber { .. } => lang.pick(
            "Entrée renumérote, Ctrl+R réunit à la précédente.",
            "Enter renumbers, Ctrl+R merges with the previous one.",
        ),
        PlanDoubt::NoTitle { .. } | PlanDoubt::LongHeading { .. } => {
            lang.pick("Entrée corrige le titre.", "Enter corrects the heading.")
        }
        PlanDoubt::NoText { .. } => lang.pick(
            "Ctrl+R la réunit à la précédente, Suppr l’écarte.",
            "Ctrl+R merges it with the previous one, Delete drops it.",
        ),
        PlanDoubt::OutsideGroup { .. } => {
            lang.pick("Tab la range sous le titre qui précède.", "Tab puts it under the heading before it.")
        }
        PlanDoubt::NoMeasure => lang.pick(
            "→ puis Ctrl+D découpe le texte, Ctrl+K change la nature.",
            "→ then Ctrl+D divides the text, Ctrl+K changes the kind.",
        ),
    }
}

/// Where the doubts are (the row, and the paragraph from 1, or 0 for the part as a whole), with what settles each.
fn places(desk: &Desk, lang: Lang) -> Vec<((usize, usize), &'static str)> {
    let Some(draft) = desk.tree_draft() else { return Vec::new() };
    let place = |(key, doubt): &(NodeKey, PlanDoubt)| {
        let rank = draft.nodes.iter().position(|node| node.key == *key)?;
        let paragraph = match doubt {
            PlanDoubt::MayBeHeading { paragraph, .. } => paragraph + 1,
            _ => 0,
        };
        Some(((rank, paragraph), remedy(doubt, lang)))
    };
    let mut places: Vec<_> = desk.plan_tree.doubts.iter().filter_map(place).collect();
    places.sort_by_key(|(place, _)| *place);
    places.dedup_by_key(|(place, _)| *place);
    places
}
