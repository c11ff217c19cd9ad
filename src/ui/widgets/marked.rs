//! Words that go and words that come, struck and underlined, wrapped to a width. What came stands apart from what went
//! by a space as well: in a copy, without attributes, nothing else would tell them.
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::domain::diff::{Hunk, HunkKind};
use crate::text::wrap;
use crate::ui::canvas::shown;
use crate::ui::theme::Theme;

/// The same words between signs, for where what goes and what comes stand in one text: `[-gone-]{+come+}`, as in the text
/// edited in place. They are told apart on a terminal that neither strikes nor underlines, and in a copy.
pub fn signed(hunks: &[Hunk]) -> Vec<Hunk> {
    let sign = |hunk: &Hunk| {
        let text = match hunk.kind {
            HunkKind::Same => hunk.text.clone(),
            HunkKind::Added => format!("{{+{}+}}", hunk.text),
            HunkKind::Removed => format!("[-{}-]", hunk.text),
        };
        Hunk { kind: hunk.kind, text }
    };
    hunks.iter().map(sign).collect()
}

/// The rows of marked words.
pub fn rows(hunks: &[Hunk], width: u16, base: Style, theme: &Theme) -> Vec<Line<'static>> {
    let mut text = String::new();
    let mut marks: Vec<(std::ops::Range<usize>, Style)> = Vec::new();
    let mut removed_before = false;
    for hunk in hunks {
        let style = match hunk.kind {
            HunkKind::Same => base,
            HunkKind::Added => base.patch(theme.added),
            HunkKind::Removed => base.patch(theme.removed),
        };
        if hunk.kind == HunkKind::Added && removed_before && !text.ends_with(char::is_whitespace) {
            marks.push((text.len()..text.len() + 1, base));
            text.push(' ');
        }
        removed_before = hunk.kind == HunkKind::Removed;
        let words = shown(&hunk.text);
        marks.push((text.len()..text.len() + words.len(), style));
        text.push_str(&words);
    }
    let mut rows = Vec::new();
    let mut start = 0;
    for paragraph in text.split('\n') {
        let ranges = wrap::wrap(paragraph, width.max(1));
        if ranges.is_empty() {
            rows.push(Line::default());
        }
        for range in ranges {
            let range = start + range.start..start + range.end;
            let span = |(mark, style): &(std::ops::Range<usize>, Style)| {
                let part = mark.start.max(range.start)..mark.end.min(range.end);
                (part.start < part.end)
                    .then(|| Span::styled(text.get(part).unwrap_or_default().to_owned(), *style))
            };
            rows.push(Line::from(marks.iter().filter_map(span).collect::<Vec<_>>()));
        }
        start += paragraph.len() + 1;
    }
    rows
}
