//! The findings, a row each, and the chosen one in full: its rule, where it is, its words among those around them, what
//! should be there instead.
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};

use crate::app::desk::Desk;
use crate::app::screens::review::{Half, places};
use crate::app::seen::Pane;
use crate::domain::check::{Finding, Severity};
use crate::domain::diff::{Hunk, HunkKind};
use crate::text::french::numbers::count;
use crate::text::lang::Lang;
use crate::text::wrap::truncate;
use crate::ui::canvas::{Canvas, shown, split_bottom, split_top, wrapped};
use crate::ui::theme::Theme;
use crate::ui::widgets::{list, marked};

/// Columns of the severity.
const SEVERITY: usize = 10;

/// Draws the list, and below it so many rows of the chosen finding.
pub(super) fn draw(canvas: &mut Canvas<'_, '_>, area: Rect, desk: &Desk, detail_rows: u16) {
    let (title, rest) = split_top(area, 1);
    let findings = &desk.review.findings;
    let heading = heading(canvas, desk);
    canvas.rule(title, &heading, desk.review.half == Half::Findings);
    if findings.is_empty() {
        return nothing(canvas, rest, desk);
    }
    let (rows, below) = split_bottom(rest, detail_rows.min(rest.height.saturating_sub(1)));
    let theme = *canvas.theme;
    let (width, lang) = (usize::from(rows.width), canvas.lang);
    let item = |rank: usize| {
        findings.get(rank).map(|finding| vec![row(finding, width, lang, &theme)]).unwrap_or_default()
    };
    let list = list::List {
        pane: Pane::Side,
        count: findings.len(),
        selected: Some(desk.review.finding),
        reveal: None,
        focused: desk.review.half == Half::Findings,
        item: &item,
        single: true,
    };
    let top = list::draw(canvas, rows, &list, canvas.seen.tops.side);
    canvas.seen.tops.side = top;
    if let Some(finding) = desk.review.chosen() {
        detail(canvas, below, finding, desk);
    }
}

/// Says that there is nothing to look at, once that is sure, and what is passed over on purpose.
fn nothing(canvas: &mut Canvas<'_, '_>, area: Rect, desk: &Desk) {
    if desk.checking.is_under_way() {
        return;
    }
    let lang = canvas.lang;
    let mut said = lang
        .pick(
            "Rien à signaler : le compte-rendu peut partir (F9).",
            "Nothing to flag: the minutes can go (F9).",
        )
        .to_owned();
    let (left, off) = (desk.session().acceptances().iter().count(), canvas.app.preferences.rules_off.len());
    if left > 0 {
        let words = lang.pick(
            format!(" {} (Ctrl+O).", count(left, "point laissé tel quel", "points laissés tels quels")),
            format!(" {} (Ctrl+O).", count(left, "finding left as it is", "findings left as they are")),
        );
        said.push_str(&words);
    }
    if off > 0 {
        let words = lang.pick(
            format!(" {} (Ctrl+G).", count(off, "règle éteinte", "règles éteintes")),
            format!(" {} (Ctrl+G).", count(off, "rule switched off", "rules switched off")),
        );
        said.push_str(&words);
    }
    let style = canvas.theme.done;
    for (row, y) in wrapped(&said, area.width).iter().zip(area.y..area.bottom()) {
        canvas.words(Rect { y, height: 1, ..area }, row, style);
    }
}

/// How many there are, of which severity; whether newer ones are on their way.
fn heading(canvas: &Canvas<'_, '_>, desk: &Desk) -> String {
    let (lang, findings) = (canvas.lang, &desk.review.findings);
    let mut said = format!("{} {}", lang.pick("Points à revoir :", "Findings:"), findings.len());
    let many = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
    let parts: Vec<String> = [Severity::Error, Severity::Warning, Severity::Advice]
        .into_iter()
        .map(|severity| (many(severity), severity))
        .filter(|(many, _)| *many > 0)
        .map(|(many, severity)| counted(many, severity, lang))
        .collect();
    if parts.len() > 1 {
        said = format!("{said} ({})", parts.join(", "));
    }
    if desk.checking.is_under_way() {
        said += lang.pick(" — vérification…", " — checking…");
    }
    said
}

/// « 2 à corriger », « 3 conseils ».
fn counted(many: usize, severity: Severity, lang: Lang) -> String {
    match severity {
        Severity::Error => lang.pick(format!("{many} à corriger"), count(many, "error", "errors")),
        Severity::Warning => lang.pick(format!("{many} à vérifier"), count(many, "warning", "warnings")),
        Severity::Advice => lang.pick(count(many, "conseil", "conseils"), format!("{many} advice")),
    }
}

fn severity_name(severity: Severity, lang: Lang) -> &'static str {
    match severity {
        Severity::Error => lang.pick("à corriger", "error"),
        Severity::Warning => lang.pick("à vérifier", "warning"),
        Severity::Advice => lang.pick("conseil", "advice"),
    }
}

fn severity_style(severity: Severity, theme: &Theme) -> Style {
    match severity {
        Severity::Error => theme.alarm,
        Severity::Warning => theme.warning,
        Severity::Advice => theme.accent,
    }
}

/// « à vérifier → Mot répété — Mesure 4 bis, entrée 2 : que que »: the arrow tells that one key corrects it.
fn row(finding: &Finding, width: usize, lang: Lang, theme: &Theme) -> Line<'static> {
    let severity = severity_name(finding.severity, lang);
    let pad = " ".repeat(SEVERITY.saturating_sub(severity.chars().count()));
    let arrow = if finding.can_be_fixed() { " → " } else { "   " };
    let words = format!("{} — {}", finding.rule.label(lang), finding.where_text);
    let words =
        if finding.excerpt.trim().is_empty() { words } else { format!("{words} : {}", finding.excerpt) };
    let room = width.saturating_sub(SEVERITY + 3);
    Line::from(vec![
        Span::styled(severity, severity_style(finding.severity, theme)),
        Span::raw(pad),
        Span::styled(arrow, theme.done),
        Span::styled(truncate(&shown(&words), room).into_owned(), theme.text),
    ])
}

/// The chosen finding in full, as far as there is room: what to do comes before what stands around.
fn detail(canvas: &mut Canvas<'_, '_>, area: Rect, finding: &Finding, desk: &Desk) {
    if area.height == 0 {
        return;
    }
    let (lang, theme) = (canvas.lang, *canvas.theme);
    let (title, rest) = split_top(area, 1);
    let parts =
        [severity_name(finding.severity, lang), finding.rule.family().label(lang), finding.rule.label(lang)];
    canvas.rule(title, &parts.join(" · "), false);
    let width = rest.width.saturating_sub(1);
    let mut lines: Vec<Line<'static>> = vec![Line::styled(shown(&finding.where_text), theme.title)];
    lines.extend(wrapped(&finding.message, width).into_iter().map(|row| Line::styled(row, theme.text)));
    let (before, words, behind) = places::excerpt(finding, desk.session());
    let told = finding.suggestion.clone().map(|suggestion| spaces_seen(words.clone(), suggestion));
    let (words, suggestion) = told.map_or((words, None), |(words, suggestion)| (words, Some(suggestion)));
    let suggestion = suggestion.map_or_else(Vec::new, |words| {
        let words = Hunk { kind: HunkKind::Same, text: format!("→ {words}") };
        marked::rows(&[words], width, theme.done, &theme)
    });
    let room = usize::from(rest.height).saturating_sub(lines.len() + suggestion.len().min(2));
    lines.extend(around(&before, &words, &behind, (width, &theme)).into_iter().take(room.max(1)));
    lines.truncate(usize::from(rest.height).saturating_sub(usize::from(!suggestion.is_empty())));
    lines.extend(suggestion);
    for (line, y) in lines.into_iter().zip(rest.y..rest.bottom()) {
        canvas.line(Rect { y, height: 1, ..rest }, line);
    }
}

/// The words among those around them, bold and underlined.
fn around(before: &str, words: &str, behind: &str, (width, theme): (u16, &Theme)) -> Vec<Line<'static>> {
    if before.trim().is_empty() && words.is_empty() && behind.trim().is_empty() {
        return Vec::new();
    }
    let one_line = |text: &str| text.replace('\n', " ");
    let faulty = if words.trim().is_empty() { with_spaces(words) } else { one_line(words) };
    let hunk = |kind, text| Hunk { kind, text };
    let hunks = [
        hunk(HunkKind::Same, one_line(before)),
        hunk(HunkKind::Added, faulty),
        hunk(HunkKind::Same, one_line(behind)),
    ];
    let faulty = theme.warning.add_modifier(Modifier::BOLD | Modifier::UNDERLINED);
    marked::rows(&hunks, width, theme.text, &Theme { added: faulty, ..*theme })
}

/// Words and what should be there instead, with their spaces to be seen where nothing else differs.
fn spaces_seen(words: String, suggestion: String) -> (String, String) {
    if bare(&words) == bare(&suggestion) {
        (with_spaces(&words), with_spaces(&suggestion))
    } else {
        (words, suggestion)
    }
}

/// A text without its spaces.
fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// A text with its spaces seen, as word processors show them: « · », and « ° » for one that does not break.
fn with_spaces(text: &str) -> String {
    let seen = |c: char| match c {
        ' ' => '·',
        '\u{a0}' | '\u{202f}' => '°',
        c => c,
    };
    text.chars().map(seen).collect()
}

#[cfg(test)]
mod tests {
    use super::spaces_seen;

    fn check(words: &str, suggestion: &str, seen: (&str, &str)) {
        let (words, suggestion) = spaces_seen(words.to_owned(), suggestion.to_owned());
        assert_eq!((words.as_str(), suggestion.as_str()), seen);
    }

    #[test]
    fn spaces_are_seen_where_nothing_else_differs() {
        check("mot  suivant", "mot suivant", ("mot··suivant", "mot·suivant"));
        check("mot :", "mot\u{a0}:", ("mot·:", "mot°:"));
        check("que que", "que", ("que que", "que"));
    }
}
