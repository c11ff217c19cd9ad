//! The tree of a draft with its doubts, and the text of the chosen part beside or below it.
//!
//! ```text
//! ▸ 3 points à vérifier · 24 mesures · version du 30 janvier ────────
//!   axe        Mieux repérer
//! ? mesure       5 Former les agents
//!                ↳ Ce paragraphe est peut-être un titre…
//!   Mis de côté (12)
//! ─ Mesure 5 : Former les agents, p. 12 ─────────────────
//!   Texte, le paragraphe choisi inversé
//! ? Mesure 6 : Informer le public
//!   Remarque de X : …
//! ```
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::app::desk::Desk;
use crate::app::labels;
use crate::app::screens::plan_tree::Half;
use crate::app::seen::Pane;
use crate::domain::doubts::PlanDoubt;
use crate::domain::plan::{NodeKind, ParagraphKind, PlanNode};
use crate::text::fold::fold;
use crate::text::french::numbers::count;
use crate::text::lang::Lang;
use crate::text::wrap;
use crate::ui::canvas::{Canvas, shown, split_left, split_top, wrapped};
use crate::ui::theme::Theme;
use crate::ui::widgets::list;

/// How many columns the kind of a part takes.
const KIND_COLUMNS: usize = 13;

/// Draws the tree and the text: side by side, one below the other, or the one that has the arrows.
pub fn draw(canvas: &mut Canvas<'_, '_>, area: Rect, desk: &Desk) {
    if area.width < 60 || area.height < 10 {
        match desk.plan_tree.half {
            Half::Tree => tree(canvas, area, desk),
            Half::Text => text(canvas, area, desk),
        }
        return;
    }
    let (one, other) = if area.width >= 110 {
        split_left(area, area.width * 55 / 100)
    } else {
        split_top(area, area.height * 6 / 10)
    };
    tree(canvas, one, desk);
    text(canvas, other, desk);
}

fn tree(canvas: &mut Canvas<'_, '_>, area: Rect, desk: &Desk) {
    let (title, rest) = split_top(area, 1);
    let focused = desk.plan_tree.half == Half::Tree;
    let lang = canvas.lang;
    canvas.rule(title, &heading(desk, lang), focused);
    let rest = lost(canvas, rest, desk);
    let Some(draft) = desk.tree_draft() else { return };
    let theme = *canvas.theme;
    let item = |rank: usize| {
        if let Some(node) = draft.nodes.get(rank) {
            return part(node, desk, lang, &theme, rest.width);
        }
        let aside = lang.pick("Mis de côté", "Set aside");
        vec![Line::styled(format!("  {aside} ({})", draft.set_aside.len()), theme.dim)]
    };
    let list = list::List {
        pane: Pane::List,
        count: desk.tree_rows(),
        selected: Some(desk.plan_tree.rank),
        reveal: None,
        focused,
        item: &item,
        single: false,
    };
    let top = list::draw(canvas, rest, &list, canvas.seen.tops.list);
    canvas.seen.tops.list = top;
}

/// Above the tree, the corrections that found no place in this draft; gives what is left of the area.
fn lost(canvas: &mut Canvas<'_, '_>, area: Rect, desk: &Desk) -> Rect {
    let lost = &desk.plan_tree.lost;
    if lost.is_empty() {
        return area;
    }
    let quoted =
        lost.iter().map(|heading| canvas.lang.pick(format!("« {heading} »"), format!("“{heading}”")));
    let words = format!(
        "{} {}",
        canvas.say(
            "Sans place ici, à refaire s’il le faut :",
            "Without a place here, to be done again if needed:"
        ),
        quoted.collect::<Vec<_>>().join(", ")
    );
    let rows = wrapped(&words, area.width);
    let count = u16::try_from(rows.len()).unwrap_or(u16::MAX).min(area.height / 3);
    let (above, rest) = split_top(area, count);
    for (y, row) in (above.y..above.bottom()).zip(rows) {
        let style = canvas.theme.warning;
        canvas.words(Rect { y, height: 1, ..above }, &row, style);
    }
    rest
}

/// « 3 points à vérifier · 24 mesures · version du 30 janvier ».
fn heading(desk: &Desk, lang: Lang) -> String {
    let Some(draft) = desk.tree_draft() else { return String::new() };
    let measures = draft.nodes.iter().filter(|node| node.kind == NodeKind::Measure).count();
    let doubts = desk.plan_tree.doubts.len();
    let measures = lang.pick(count(measures, "mesure", "mesures"), count(measures, "measure", "measures"));
    let doubts = match doubts {
        0 => lang.pick("rien à vérifier", "nothing to check").to_owned(),
        n => lang.pick(
            count(n, "point à vérifier", "points à vérifier"),
            format!("{} to check", count(n, "point", "points")),
        ),
    };
    // The count first: the name may be long, and is what is cut.
    format!("{doubts} · {measures} · {}", draft.label)
}

/// A part: a mark when something about it is doubtful, its kind, its number and title; below, the doubts in words.
fn part(node: &PlanNode, desk: &Desk, lang: Lang, theme: &Theme, width: u16) -> Vec<Line<'static>> {
    let doubts: Vec<&PlanDoubt> = desk.tree_doubts(&node.key).collect();
    let mark = if doubts.is_empty() { "  " } else { "? " };
    let kind = labels::node_kind(node.kind, lang);
    let indent = "  ".repeat(usize::from(node.depth));
    let called = fold(&node.label) == fold(kind) || node.label.is_empty();
    let name = match &node.number {
        Some(number) if called => number.to_string(),
        Some(_) => node.name(),
        None => node.label.clone(),
    };
    let gap = if name.is_empty() || node.title.is_empty() { "" } else { " " };
    let title = if name.is_empty() && node.title.is_empty() { preview(node) } else { node.title.clone() };
    let pad = " ".repeat(KIND_COLUMNS.saturating_sub(wrap::cells(kind)));
    let mut lines = vec![Line::from(vec![
        Span::styled(mark, theme.warning),
        Span::styled(format!("{kind}{pad}{indent}"), theme.dim),
        Span::styled(shown(&format!("{name}{gap}")), theme.title),
        Span::styled(shown(&title), theme.text),
    ])];
    let lead = format!("  {}{indent}", " ".repeat(KIND_COLUMNS));
    let room = usize::from(width).saturating_sub(wrap::cells(&lead) + 2).max(10);
    for doubt in doubts {
        let rows = wrapped(&doubt.message(lang), u16::try_from(room).unwrap_or(width));
        lines.extend(rows.into_iter().enumerate().map(|(rank, row)| {
            let arrow = if rank == 0 { "↳ " } else { "  " };
            Line::from(vec![Span::raw(lead.clone()), Span::styled(format!("{arrow}{row}"), theme.warning)])
        }));
    }
    lines
}

/// The first words of a part that has no heading.
fn preview(node: &PlanNode) -> String {
    node.paragraphs.first().map(|paragraph| format!("« {} »", paragraph.text)).unwrap_or_default()
}

fn text(canvas: &mut Canvas<'_, '_>, area: Rect, desk: &Desk) {
    let (title, rest) = split_top(area, 1);
    let focused = desk.plan_tree.half == Half::Text;
    let lang = canvas.lang;
    let node = desk.tree_part();
    let heading = match node {
        Some(node) => {
            let page = node.page.map(|page| format!(", p. {page}")).unwrap_or_default();
            format!("{}{page}", node.heading())
        }
        None => lang
            .pick("Mis de côté : dans le fichier, dans aucune partie", "Set aside: in the file, in no part")
            .to_owned(),
    };
    canvas.rule(title, &heading, focused);
    let paragraphs = desk.tree_text();
    let remarks = node.map(|node| node.remarks.as_slice()).unwrap_or_default();
    if paragraphs.is_empty() && remarks.is_empty() {
        let empty = canvas.say("Pas de texte sous ce titre.", "No text under this heading.");
        let style = canvas.theme.dim;
        return canvas.words(rest, empty, style);
    }
    let doubted: Vec<usize> = node
        .iter()
        .flat_map(|node| desk.tree_doubts(&node.key))
        .filter_map(|doubt| match doubt {
            PlanDoubt::MayBeHeading { paragraph, .. } => Some(*paragraph),
            _ => None,
        })
        .collect();
    let theme = *canvas.theme;
    let room = rest.width.saturating_sub(2).max(1);
    let item = |rank: usize| match (paragraphs.get(rank), remarks.get(rank.saturating_sub(paragraphs.len())))
    {
        (Some(paragraph), _) => {
            let dash = if paragraph.kind == ParagraphKind::Dash { "– " } else { "" };
            let mark = if doubted.contains(&rank) { "? " } else { "  " };
            rows(&format!("{dash}{}", paragraph.text), room, (mark, theme.warning), theme.text)
        }
        (None, Some(remark)) => rows(&labels::remark(remark, lang), room, ("  ", theme.dim), theme.dim),
        (None, None) => Vec::new(),
    };
    let list = list::List {
        pane: Pane::Text,
        count: paragraphs.len() + remarks.len(),
        selected: focused.then_some(desk.plan_tree.paragraph),
        reveal: doubted.first().copied(),
        focused,
        item: &item,
        single: false,
    };
    let top = if focused { canvas.seen.tops.text } else { 0 };
    let top = list::draw(canvas, rest, &list, top);
    canvas.seen.tops.text = top;
}

fn rows(
    text: &str,
    room: u16,
    (mark, mark_style): (&'static str, ratatui::style::Style),
    style: ratatui::style::Style,
) -> Vec<Line<'static>> {
    let rows = wrapped(text, room).into_iter().enumerate();
    rows.map(|(rank, row)| {
        let lead = if rank == 0 { mark } else { "  " };
        Line::from(vec![Span::styled(lead, mark_style), Span::styled(row, style)])
    })
    .collect()
}
