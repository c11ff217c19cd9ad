//! The corrections that the tree of a draft offers: each one change of the session, told with what follows it.
use super::{Half, choose, refresh};
use crate::app::effect::Effect;
use crate::app::notice::Notice;
use crate::app::state::App;
use crate::domain::correction::{Repair, deepest, in_session, suggested_kind, suggested_split};
use crate::domain::doubts::PlanDoubt;
use crate::domain::id::{DraftId, NodeKey};
use crate::domain::plan::{NodeKind, PlanNode};
use crate::text::french::numbers::count;

/// Makes corrections of one part, and says what was done; true when something was.
fn correct(
    app: &mut App,
    (draft, of): (&DraftId, &NodeKey),
    repairs: &[Repair],
    said: &str,
    effects: &mut Vec<Effect>,
) -> bool {
    let Some(desk) = &app.desk else { return false };
    let Some(made) = in_session(desk.session(), draft, of, repairs) else {
        app.refuse("C’est déjà ainsi.", "It is so already.");
        return false;
    };
    let was_on = desk.live.current.clone();
    if !app.perform(made.change, effects) {
        return false;
    }
    let lang = app.lang;
    if let Some(desk) = &mut app.desk {
        desk.live.follow(&made.moved, was_on.as_ref(), app.now);
        desk.plan_tree.chosen = made.part;
    }
    refresh(app);
    let follow = match made.entries {
        0 => String::new(),
        n => lang.pick(
            format!(" {} avec.", count(n, "entrée suit", "entrées suivent")),
            format!(" {} with it.", count(n, "entry goes", "entries go")),
        ),
    };
    app.notice = Notice::done(format!("{said}{follow} {}", lang.pick("Ctrl+Z annule.", "Ctrl+Z undoes.")));
    true
}

/// The draft shown, the chosen part and its rank.
fn chosen(app: &App) -> Option<((DraftId, NodeKey), PlanNode, usize)> {
    let desk = app.desk.as_ref()?;
    let node = desk.tree_part()?.clone();
    Some(((desk.plan_tree.draft.clone(), node.key.clone()), node, desk.plan_tree.rank))
}

/// The parts of the draft shown.
fn nodes(app: &App) -> &[PlanNode] {
    app.desk.as_ref().and_then(|desk| desk.tree_draft()).map_or(&[], |draft| draft.nodes.as_slice())
}

/// « Mesure 4 », cut short, in quotation marks.
fn quoted(node: &PlanNode, app: &App) -> String {
    let name = node.name();
    let mut cut: String = name.chars().take(40).collect();
    if cut.len() < name.len() {
        cut.push('…');
    }
    if cut.is_empty() {
        return app.lang.pick("l’encadré", "the box").to_owned();
    }
    app.lang.pick(format!("« {cut} »"), format!("“{cut}”"))
}

/// One level deeper, or higher.
pub(super) fn level(app: &mut App, deeper: bool, effects: &mut Vec<Effect>) {
    let Some(((draft, of), node, at)) = chosen(app) else { return };
    if deeper && node.depth >= deepest(nodes(app), at) {
        return app.refuse(
            "Elle est déjà juste sous la partie qui précède : pas plus bas.",
            "It stands right under the part before it already.",
        );
    }
    let Some(depth) = (if deeper { node.depth.checked_add(1) } else { node.depth.checked_sub(1) }) else {
        return app.refuse("Elle est déjà tout en haut.", "It is at the top already.");
    };
    let kind = suggested_kind(nodes(app), at, depth);
    let what = crate::app::labels::node_kind(kind, app.lang);
    let said = format!("{} : {what}.", quoted(&node, app));
    correct(app, (&draft, &of), &[Repair::Level { kind, depth }], &said, effects);
}

/// Another kind, at the same depth.
pub fn change_kind(app: &mut App, kind: NodeKind, effects: &mut Vec<Effect>) {
    let Some(((draft, of), node, at)) = chosen(app) else { return };
    if at == 0 && !kind.is_section() {
        return app.refuse(
            "La première partie n’appartient à aucune autre : choisissez une autre nature.",
            "The first part belongs to no other: choose another kind.",
        );
    }
    let what = crate::app::labels::node_kind(kind, app.lang);
    let said = format!("{} : {what}.", quoted(&node, app));
    let repair = Repair::Level { kind, depth: node.depth };
    correct(app, (&draft, &of), &[repair], &said, effects);
}

pub(super) fn merge(app: &mut App, effects: &mut Vec<Effect>) {
    let Some(((draft, of), node, at)) = chosen(app) else { return };
    let Some(previous) = at.checked_sub(1).and_then(|before| nodes(app).get(before)).cloned() else {
        return app.refuse("Aucune partie ne la précède.", "There is no part before it.");
    };
    let said = format!(
        "{} {} {}.",
        quoted(&node, app),
        app.lang.pick("est réunie à", "is merged with"),
        quoted(&previous, app)
    );
    if correct(app, (&draft, &of), &[Repair::MergeWithPrevious], &said, effects)
        && let Some(desk) = &mut app.desk
    {
        choose(desk, at - 1);
    }
}

/// Makes the chosen paragraph the heading of a part; the first time, only leads to the paragraphs.
pub(super) fn split(app: &mut App, effects: &mut Vec<Effect>) {
    let Some(((draft, of), node, at)) = chosen(app) else { return };
    let Some(desk) = &mut app.desk else { return };
    if node.paragraphs.is_empty() {
        return app.refuse("Cette partie n’a pas de texte à découper.", "This part has no text to split.");
    }
    if desk.plan_tree.half == Half::Tree {
        let doubted = desk.tree_doubts(&of).find_map(|doubt| match doubt {
            PlanDoubt::MayBeHeading { paragraph, .. } => Some(*paragraph),
            _ => None,
        });
        desk.plan_tree.half = Half::Text;
        desk.plan_tree.paragraph = doubted.unwrap_or(desk.plan_tree.paragraph);
        return app.say(
            "Choisissez avec ↑ ↓ le paragraphe qui est un titre, puis Ctrl+D encore.",
            "Choose with ↑ ↓ the paragraph that is a heading, then Ctrl+D again.",
        );
    }
    let Some(paragraph) = node.paragraphs.get(desk.plan_tree.paragraph) else { return };
    let (kind, depth) = suggested_split(nodes(app), at, &paragraph.text);
    let what = crate::app::labels::node_kind(kind, app.lang);
    let said = format!("{} : {what}.", app.lang.pick("Nouvelle partie", "New part"));
    let repair = Repair::Split { paragraph: paragraph.text.clone(), kind, depth };
    if correct(app, (&draft, &of), &[repair], &said, effects)
        && let Some(desk) = &mut app.desk
    {
        desk.plan_tree.half = Half::Tree;
        choose(desk, at + 1);
    }
}

pub(super) fn set_aside(app: &mut App, effects: &mut Vec<Effect>) {
    let Some(((draft, of), node, _)) = chosen(app) else { return };
    if nodes(app).len() < 2 {
        return app.refuse(
            "C’est la seule partie : supprimez plutôt la version (F3).",
            "It is the only part: delete the draft instead (F3).",
        );
    }
    let said = format!(
        "{} {}.",
        quoted(&node, app),
        app.lang.pick("est mise de côté, en bas de l’arbre", "is set aside, at the end of the tree")
    );
    correct(app, (&draft, &of), &[Repair::Drop], &said, effects);
}

/// Another label, number and title; true when the form can be closed.
pub fn rename(
    app: &mut App,
    (draft, of): (&DraftId, &NodeKey),
    (label, number, title): (String, String, String),
    effects: &mut Vec<Effect>,
) -> bool {
    let node = app.desk.as_ref().and_then(|desk| desk.session().drafts().get(draft)?.node(of).cloned());
    let Some(node) = node else { return false };
    let mut repairs = Vec::new();
    let known = node.number.as_ref().map(ToString::to_string).unwrap_or_default();
    if label != node.label || number != known {
        repairs.push(Repair::Renumber { label, number: Some(number).filter(|number| !number.is_empty()) });
    }
    if title != node.title {
        repairs.push(Repair::Retitle { title });
    }
    if repairs.is_empty() {
        return true;
    }
    let said = app.lang.pick("Titre corrigé.", "Heading corrected.").to_owned();
    correct(app, (draft, of), &repairs, &said, effects)
}
