//! The review: the preview of the compte-rendu beside the findings.
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::app::desk::Desk;
use crate::app::screens::review::{Half, preview_width};
use crate::app::seen::Pane;
use crate::domain::check::{Finding, Severity};
use crate::export::plain::LineRole;
use crate::text::lang::Lang;
use crate::ui::canvas::{Canvas, shown, split_left, split_top, wrapped};
use crate::ui::theme::Theme;
use crate::ui::widgets::list;

/// Draws both halves side by side, or one above the other where there is no room.
pub fn draw(canvas: &mut Canvas<'_, '_>, area: Rect, desk: &Desk) {
    let (preview_area, findings_area) = if area.width >= 100 {
        split_left(area, preview_width(area.width) + 2)
    } else {
        split_top(area, area.height * 55 / 100)
    };
    preview(canvas, preview_area, desk);
    findings(canvas, findings_area, desk);
}

fn preview(canvas: &mut Canvas<'_, '_>, area: Rect, desk: &Desk) {
    let (title, rest) = split_top(area, 1);
    let focused = desk.review.half == Half::Preview;
    let heading = canvas.say("Compte-rendu, tel qu’il sera imprimé", "The minutes, as they will be printed");
    canvas.rule(title, heading, focused);
    let theme = *canvas.theme;
    let lines = &desk.review.preview;
    let item = |rank: usize| {
        lines
            .get(rank)
            .map(|line| vec![Line::styled(shown(&line.text), style(line.role, &theme))])
            .unwrap_or_default()
    };
    let list = list::List {
        pane: Pane::Text,
        count: lines.len(),
        selected: Some(desk.review.line),
        reveal: None,
        focused,
        item: &item,
        single: true,
    };
    let top = list::draw(canvas, rest, &list, canvas.seen.tops.text);
    canvas.seen.tops.text = top;
}

fn style(role: LineRole, theme: &Theme) -> Style {
    match role {
        LineRole::Title | LineRole::Heading(_) => theme.title,
        _ => theme.text,
    }
}

fn findings(canvas: &mut Canvas<'_, '_>, area: Rect, desk: &Desk) {
    let (title, rest) = split_top(area, 1);
    let focused = desk.review.half == Half::Findings;
    let findings = &desk.review.findings;
    let (coming, first) = (desk.checking.is_under_way(), desk.checking.is_first());
    let checking = if coming { canvas.say(" (vérification…)", " (checking…)") } else { "" };
    let heading = canvas.lang.pick(
        format!("Points à revoir : {}{checking}", findings.len()),
        format!("Findings: {}{checking}", findings.len()),
    );
    canvas.rule(title, &heading, focused);
    if findings.is_empty() && first {
        return;
    }
    if findings.is_empty() {
        let text = canvas.say(
            "Rien à signaler : le compte-rendu peut partir (F9).",
            "Nothing to flag: the minutes can go (F9).",
        );
        let style = canvas.theme.done;
        return canvas.words(split_top(rest, 1).0, text, style);
    }
    let theme = *canvas.theme;
    let (width, lang) = (rest.width, canvas.lang);
    let item = |rank: usize| {
        findings.get(rank).map(|finding| finding_lines(finding, width, lang, &theme)).unwrap_or_default()
    };
    let list = list::List {
        pane: Pane::Side,
        count: findings.len(),
        selected: Some(desk.review.finding),
        reveal: None,
        focused,
        item: &item,
        single: false,
    };
    let top = list::draw(canvas, rest, &list, canvas.seen.tops.side);
    canvas.seen.tops.side = top;
}

fn finding_lines(finding: &Finding, width: u16, lang: Lang, theme: &Theme) -> Vec<Line<'static>> {
    let (mark, style) = match finding.severity {
        Severity::Error => (lang.pick("à corriger", "error"), theme.alarm),
        Severity::Warning => (lang.pick("à vérifier", "warning"), theme.warning),
        Severity::Advice => (lang.pick("conseil", "advice"), theme.accent),
    };
    let mut lines = vec![Line::from(vec![
        Span::styled(mark, style),
        Span::raw(" "),
        Span::styled(shown(&finding.where_text), theme.title),
    ])];
    lines.extend(
        wrapped(&finding.message, width.saturating_sub(2))
            .into_iter()
            .map(|row| Line::raw(format!("  {row}"))),
    );
    if !finding.excerpt.is_empty() {
        let excerpt = wrapped(&finding.excerpt, width.saturating_sub(4));
        lines.extend(excerpt.into_iter().take(2).map(|row| Line::styled(format!("    {row}"), theme.dim)));
    }
    lines
}
