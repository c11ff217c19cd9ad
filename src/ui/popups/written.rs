//! The documents just written: the folder and the remarks whole, then what can be done, names whole too.
use ratatui::text::Line;

use ratatui::layout::Rect;

use crate::app::popups::written::Written;
use crate::app::seen::Pane;
use crate::text::french::numbers::count;
use crate::ui::canvas::{Canvas, split_top, wrapped};
use crate::ui::widgets::list;

pub(super) fn draw(canvas: &mut Canvas<'_, '_>, area: Rect, written: &Written) {
    let lang = canvas.lang;
    let width = area.width.saturating_sub(2).min(96);
    let inside = width.saturating_sub(4);
    let files = written.files.paths.len();
    let title = lang.pick(
        format!("Exporté : {}", count(files, "fichier", "fichiers")),
        format!("Exported: {}", count(files, "file", "files")),
    );
    let rows = written.rows();
    let items: Vec<Vec<String>> = rows
        .iter()
        .map(|row| {
            let indent = |(rank, row)| if rank == 0 { format!(" {row}") } else { format!("   {row}") };
            wrapped(&written.words(row, lang), inside.saturating_sub(4))
                .into_iter()
                .enumerate()
                .map(indent)
                .collect()
        })
        .collect();
    let mut told = wrapped(&format!("{} {}", lang.pick("Dans", "In"), written.files.folder()), inside);
    for remark in &written.files.remarks {
        told.extend(wrapped(remark, inside));
    }
    let list_height: usize = items.iter().map(Vec::len).sum();
    let wanted = u16::try_from(told.len() + list_height + 3).unwrap_or(u16::MAX);
    let inner = super::framed(canvas, area, &title, (width, wanted));
    let inner = Rect { x: inner.x + 1.min(inner.width), width: inner.width.saturating_sub(2), ..inner };
    // What can be done stays in sight however much there is to say.
    let head = u16::try_from(told.len()).unwrap_or(u16::MAX).min(inner.height.saturating_sub(4));
    let (top, rest) = split_top(inner, head);
    let text = canvas.theme.text;
    for (line, y) in told.iter().zip(top.y..top.bottom()) {
        canvas.words(Rect { y, height: 1, ..top }, line, text);
    }
    let (_, rest) = split_top(rest, 1);
    let item =
        |rank: usize| items.get(rank).into_iter().flatten().map(|row| Line::raw(row.clone())).collect();
    let list = list::List {
        pane: Pane::Popup,
        count: rows.len(),
        selected: Some(written.chosen),
        reveal: None,
        focused: true,
        item: &item,
        single: false,
    };
    let first = list::draw(canvas, rest, &list, canvas.seen.tops.popup);
    canvas.seen.tops.popup = first;
}
