//! The synthesis: what it is made of on the left, what is written of it on the right.
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::app::desk::Desk;
use crate::app::screens::synthesis::Half;
use crate::app::seen::Pane;
use crate::domain::synthesis::{LineKind, Material, SynthesisLine, Weight};
use crate::minutes::phrases::Composer;
use crate::ui::canvas::{Canvas, split_left, split_top, wrapped};
use crate::ui::theme::Theme;
use crate::ui::widgets::list;

/// Draws both halves side by side, or the one with the arrows where there is no room.
pub fn draw(canvas: &mut Canvas<'_, '_>, area: Rect, desk: &Desk) {
    let narrow = area.width < 60;
    let half = desk.synthesis.half;
    let (left, right) = match (narrow, half) {
        (true, Half::Material) => (area, Rect::default()),
        (true, Half::Lines) => (Rect::default(), area),
        _ => split_left(area, area.width * 4 / 10),
    };
    if left.width > 0 {
        material(canvas, left, desk);
    }
    if right.width > 0 {
        lines(canvas, right, desk);
    }
}

fn material(canvas: &mut Canvas<'_, '_>, area: Rect, desk: &Desk) {
    let (title, rest) = split_top(area, 1);
    let entries = desk.material();
    let left_out = entries.iter().filter(|found| found.is_left_out()).count();
    let lang = canvas.lang;
    let focused = desk.synthesis.half == Half::Material;
    let heading = lang.pick(
        format!("Signalé : {} dont {left_out} sans ligne", entries.len()),
        format!("Flagged: {}, {left_out} without a line", entries.len()),
    );
    canvas.rule(title, &heading, focused);
    if entries.is_empty() {
        return empty(
            canvas,
            rest,
            canvas.say(
                "Rien n’est signalé. En séance (F5), Ctrl+L signale une entrée.",
                "Nothing is flagged. On the live screen (F5), Ctrl+L flags an entry.",
            ),
        );
    }
    let theme = *canvas.theme;
    let width = rest.width;
    let composer = Composer::new(desk.session(), lang);
    let item = |rank: usize| {
        entries
            .get(rank)
            .map(|found| entry_lines(found, &composer.sentence_text(found.entry), desk, (width, &theme)))
            .unwrap_or_default()
    };
    let list = list::List {
        pane: Pane::Side,
        count: entries.len(),
        selected: Some(desk.synthesis.entry),
        reveal: None,
        focused,
        item: &item,
        single: false,
    };
    let top = list::draw(canvas, rest, &list, canvas.seen.tops.side);
    canvas.seen.tops.side = top;
}

fn entry_lines(
    found: &Material<'_>,
    sentence: &str,
    desk: &Desk,
    (width, theme): (u16, &Theme),
) -> Vec<Line<'static>> {
    let name = desk
        .outline
        .iter()
        .find(|row| row.key == found.entry.node)
        .map(|row| row.name.clone())
        .unwrap_or_default();
    let inside = found.lines > 0;
    let mark = if inside { "✓ " } else { "○ " };
    let strong = if found.weight == Weight::StrongDemand { " !" } else { "" };
    let mut lines = vec![Line::from(vec![
        Span::styled(mark, if inside { theme.done } else { theme.warning }),
        Span::styled(format!("{name}{strong}"), theme.title),
    ])];
    lines.extend(
        wrapped(sentence, width.saturating_sub(2)).into_iter().map(|row| Line::raw(format!("  {row}"))),
    );
    lines
}

fn lines(canvas: &mut Canvas<'_, '_>, area: Rect, desk: &Desk) {
    let (title, rest) = split_top(area, 1);
    let written = desk.lines();
    let unsupported =
        written.iter().filter(|line| line.sources.is_empty() && line.kind == LineKind::Shortcoming).count();
    let focused = desk.synthesis.half == Half::Lines;
    let lang = canvas.lang;
    let heading = if unsupported == 0 {
        lang.pick("Synthèse".to_owned(), "Synthesis".to_owned())
    } else {
        lang.pick(
            format!("Synthèse — lacunes sans entrée : {unsupported}"),
            format!("Synthesis — shortcomings without an entry: {unsupported}"),
        )
    };
    canvas.rule(title, &heading, focused);
    if written.is_empty() {
        return empty(canvas, rest, canvas.say("La synthèse est vide. Ctrl+N écrit un paragraphe ; Entrée sur une entrée à gauche en fait une lacune.", "The synthesis is empty. Ctrl+N writes a paragraph; Enter on an entry makes a shortcoming of it."));
    }
    let theme = *canvas.theme;
    let width = rest.width;
    let item =
        |rank: usize| written.get(rank).map(|line| line_lines(line, desk, width, &theme)).unwrap_or_default();
    let list = list::List {
        pane: Pane::List,
        count: written.len(),
        selected: Some(desk.synthesis.line),
        reveal: None,
        focused,
        item: &item,
        single: false,
    };
    let top = list::draw(canvas, rest, &list, canvas.seen.tops.list);
    canvas.seen.tops.list = top;
}

fn line_lines(line: &SynthesisLine, desk: &Desk, width: u16, theme: &Theme) -> Vec<Line<'static>> {
    let mark = match line.kind {
        LineKind::Opening | LineKind::Paragraph | LineKind::Remark | LineKind::Thanks => "¶ ",
        LineKind::ShortcomingsIntroduction => "» ",
        LineKind::Shortcoming => "– ",
    };
    let mut lines: Vec<Line<'static>> = wrapped(&line.text, width.saturating_sub(2))
        .into_iter()
        .enumerate()
        .map(|(rank, row)| {
            Line::from(vec![Span::styled(if rank == 0 { mark } else { "  " }, theme.accent), Span::raw(row)])
        })
        .collect();
    let mut names: Vec<String> = Vec::new();
    for source in &line.sources {
        let node = desk.session().entries().get(source).map(|entry| &entry.node);
        let name = desk.outline.iter().find(|row| Some(&row.key) == node).map(|row| row.name.clone());
        names.extend(name.filter(|name| !names.contains(name)));
    }
    if !names.is_empty() {
        lines.push(Line::styled(format!("  ← {}", names.join(", ")), theme.dim));
    }
    lines
}

fn empty(canvas: &mut Canvas<'_, '_>, area: Rect, text: &str) {
    for (y, row) in (area.y..area.bottom()).zip(wrapped(text, area.width)) {
        let style = canvas.theme.dim;
        canvas.words(Rect { y, height: 1, ..area }, &row, style);
    }
}
