//! The text of the measure, with what changed since the previous draft and the chosen passage.
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};

use crate::app::desk::Desk;
use crate::app::labels;
use crate::app::screens::live::Focus;
use crate::app::seen::{Pane, Target};
use crate::domain::anchor::Place;
use crate::domain::anchoring::Unit;
use crate::domain::demand::Demand;
use crate::domain::diff::{Hunk, HunkKind};
use crate::domain::outline::Fate;
use crate::domain::plan::ParagraphKind;
use crate::text::wrap;
use crate::ui::canvas::{Canvas, shown, split_top, wrapped};
use crate::ui::theme::Theme;

/// A row of the text, and the place of the text it belongs to.
struct Row {
    line: Line<'static>,
    unit: Option<usize>,
    chosen: bool,
}

pub(super) fn draw(canvas: &mut Canvas<'_, '_>, area: Rect, desk: &Desk) {
    let (title, rest) = split_top(area, 1);
    let focused = desk.live.focus == Focus::Text;
    let Some(row) = desk.current() else {
        let heading = canvas.say("Le plan", "The plan");
        canvas.rule(title, heading, focused);
        let text = canvas.say(
            "Pas encore de plan : F3, puis Ctrl+O, lit une version depuis un fichier.",
            "No plan yet: F3, then Ctrl+O, reads a draft from a file.",
        );
        for (y, line) in (rest.y..rest.bottom()).zip(wrapped(text, rest.width)) {
            let style = canvas.theme.text;
            canvas.words(Rect { y, height: 1, ..rest }, &line, style);
        }
        return;
    };
    let fate = labels::fate(row.fate, canvas.lang);
    let heading = if fate.is_empty() {
        row.heading.clone()
    } else {
        // The title of a part that is gone gives way to saying so.
        let fate = format!(" [{fate}]");
        let taken = if row.fate == Fate::Gone { 4 + wrap::cells(&fate) } else { 0 };
        let room = usize::from(title.width).saturating_sub(taken);
        format!("{}{fate}", wrap::truncate(&shown(&row.heading), room))
    };
    canvas.rule(title, &heading, focused);
    canvas.pane(rest, Pane::Text);
    let rows = rows(desk, canvas.lang, canvas.theme, rest.width);
    let height = usize::from(rest.height);
    let last = rows.len().saturating_sub(height);
    let mut top = desk.live.scrolled.min(last);
    if focused && let Some(chosen) = rows.iter().position(|row| row.chosen) {
        top = top.min(chosen).max((chosen + 1).saturating_sub(height));
        let end = rows.iter().rposition(|row| row.chosen).unwrap_or(chosen);
        top = top.max((end + 1).saturating_sub(height)).min(chosen);
    }
    let more = rows.len() > top + height;
    for (y, row) in (rest.y..rest.bottom()).zip(rows.into_iter().skip(top)) {
        let area = Rect { y, height: 1, ..rest };
        canvas.line(area, row.line);
        if let Some(unit) = row.unit {
            canvas.clickable(area, Target::Row(Pane::Text, unit));
        }
    }
    let style = canvas.theme.accent;
    let edge = |y| Rect { x: rest.right().saturating_sub(1), y, width: 1, height: 1 };
    if top > 0 {
        canvas.line(edge(rest.y), Line::styled("↑", style));
    }
    if more {
        canvas.line(edge(rest.bottom().saturating_sub(1)), Line::styled("↓", style));
    }
}

fn rows(desk: &Desk, lang: crate::text::lang::Lang, theme: &Theme, width: u16) -> Vec<Row> {
    let section = desk.current_section();
    let text = desk.shown_text();
    let units = &text.units;
    let chosen = desk.live.unit.and_then(|rank| units.get(rank)).filter(|_| desk.live.focus == Focus::Text);
    let mut rows = Vec::new();
    if let Some(row) = desk.current() {
        for demand in desk.session().demands().iter().filter(|demand| demand.node == row.key) {
            demand_rows(demand, lang, theme, width, &mut rows);
        }
    }
    for change in &text.differences {
        let spot = change.new;
        let node = spot.and_then(|spot| section.get(spot.node));
        let paragraph = spot.and_then(|spot| spot.paragraph);
        let is_head = spot.is_none_or(|spot| spot.node == 0)
            && paragraph.is_none()
            && change.old.is_none_or(|s| s.paragraph.is_none());
        if is_head && change.hunks.iter().all(|hunk| hunk.kind == HunkKind::Same) {
            continue;
        }
        let kind = node.zip(paragraph).and_then(|(node, rank)| node.paragraphs.get(rank)).map(|p| p.kind);
        let prefix = if kind == Some(ParagraphKind::Dash) { "– " } else { "" };
        let unit = units.iter().position(|unit| {
            spot.is_some_and(|s| s.node == unit.part && unit.paragraph == s.paragraph)
                && match s_kind(unit) {
                    Kind::Title => paragraph.is_none(),
                    Kind::Block => paragraph.is_some(),
                    Kind::Other => false,
                }
        });
        let range = chosen
            .filter(|chosen| spot.is_some_and(|s| s.node == chosen.part && s.paragraph == chosen.paragraph));
        let range =
            range.map(|chosen| if paragraph.is_none() { 0..usize::MAX } else { chosen.range.clone() });
        let base = if paragraph.is_none() && spot.is_some() { theme.title } else { theme.text };
        let look = Look { base, theme, chosen: range.as_ref(), unit };
        paragraph_rows(&change.hunks, prefix, &look, width, &mut rows);
    }
    for remark in section.iter().flat_map(|node| &node.remarks) {
        let words = crate::ui::screens::plan_tree::remark_words(remark, lang);
        rows.extend(wrapped(&words, width).into_iter().map(|row| Row {
            line: Line::styled(row, theme.dim),
            unit: None,
            chosen: false,
        }));
    }
    rows
}

enum Kind {
    Title,
    Block,
    Other,
}

fn s_kind(unit: &Unit) -> Kind {
    match unit.anchor.place {
        Place::Title => Kind::Title,
        Place::Paragraph { .. } | Place::Dash { .. } => Kind::Block,
        _ => Kind::Other,
    }
}

fn demand_rows(
    demand: &Demand,
    lang: crate::text::lang::Lang,
    theme: &Theme,
    width: u16,
    rows: &mut Vec<Row>,
) {
    let text = format!(
        "↺ {} {} [{}] : {}",
        lang.pick("demandé le", "asked on"),
        demand.since.format("%d/%m/%Y"),
        labels::demand(demand.status, lang),
        demand.text
    );
    rows.extend(wrapped(&text, width).into_iter().map(|row| Row {
        line: Line::styled(row, theme.warning),
        unit: None,
        chosen: false,
    }));
}

/// How a paragraph is shown: its style, which of its bytes are chosen, which place of the text it is.
struct Look<'l> {
    base: Style,
    theme: &'l Theme,
    chosen: Option<&'l std::ops::Range<usize>>,
    unit: Option<usize>,
}

/// A paragraph wrapped, its words that came or went marked, its chosen part reversed.
fn paragraph_rows(hunks: &[Hunk], prefix: &str, look: &Look<'_>, width: u16, rows: &mut Vec<Row>) {
    let Look { base, theme, chosen, unit } = *look;
    let mut text = prefix.to_owned();
    let mut marks: Vec<(std::ops::Range<usize>, Style, bool)> = vec![(0..prefix.len(), base, false)];
    let mut at = 0;
    let mut removed_before = false;
    for hunk in hunks {
        let style = match hunk.kind {
            HunkKind::Same => base,
            HunkKind::Added => base.patch(theme.added),
            HunkKind::Removed => base.patch(theme.removed),
        };
        let here = hunk.kind != HunkKind::Removed;
        // What came is told from what went where nothing but their looks would: in a copy, without attributes.
        if hunk.kind == HunkKind::Added && removed_before && !text.ends_with(char::is_whitespace) {
            marks.push((text.len()..text.len() + 1, base, false));
            text.push(' ');
        }
        removed_before = hunk.kind == HunkKind::Removed;
        // The chosen bytes are counted in the new text: pieces that went do not count.
        for piece in pieces(&hunk.text, at, chosen.filter(|_| here)) {
            let start = text.len();
            text.push_str(hunk.text.get(piece.0.clone()).unwrap_or_default());
            marks.push((start..text.len(), style, piece.1));
        }
        if here {
            at += hunk.text.len();
        }
    }
    for range in wrap::wrap(&text, width) {
        let mut spans = Vec::new();
        let mut is_chosen = false;
        for (mark, style, reversed) in &marks {
            let part = mark.start.max(range.start)..mark.end.min(range.end);
            if part.start < part.end {
                let style = if *reversed { style.add_modifier(Modifier::REVERSED) } else { *style };
                is_chosen |= *reversed;
                spans.push(Span::styled(shown(text.get(part).unwrap_or_default()), style));
            }
        }
        rows.push(Row { line: Line::from(spans), unit, chosen: is_chosen });
    }
}

/// A text that begins at byte `at`, cut into what is chosen and what is not.
fn pieces(
    text: &str,
    at: usize,
    chosen: Option<&std::ops::Range<usize>>,
) -> Vec<(std::ops::Range<usize>, bool)> {
    let whole = 0..text.len();
    let Some(chosen) = chosen else { return vec![(whole, false)] };
    let start = chosen.start.saturating_sub(at).min(text.len());
    let end = chosen.end.saturating_sub(at).min(text.len());
    if start >= end {
        return vec![(whole, false)];
    }
    vec![(0..start, false), (start..end, true), (end..text.len(), false)]
}
