//! The review: the preview of the compte-rendu beside the findings; Enter goes to where either comes from.
use crate::app::effect::Effect;
use crate::app::key::{Code, Key};
use crate::app::screens::step_in;
use crate::app::state::App;
use crate::domain::check::Finding;
use crate::export::plain::PreviewLine;

/// Which half has the arrows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Half {
    /// The findings.
    #[default]
    Findings,
    /// The preview.
    Preview,
}

/// Where the secretary is in the review.
#[derive(Debug, Clone, Default)]
pub struct ReviewScreen {
    /// Which half has the arrows.
    pub half: Half,
    /// What a careful reader would flag.
    pub findings: Vec<Finding>,
    /// The chosen finding.
    pub finding: usize,
    /// The line of the preview at the cursor.
    pub line: usize,
    /// The compte-rendu as it would be printed.
    pub preview: Vec<PreviewLine>,
    /// The width the preview was made for.
    pub width: u16,
    /// Whether the session changed since the preview was made.
    pub stale: bool,
}

/// The columns of the preview on a terminal of so many columns.
pub fn preview_width(columns: u16) -> u16 {
    if columns >= 100 { (columns / 2).min(90) } else { columns }.saturating_sub(3).max(20)
}

/// Makes the preview anew if the session or the width changed; the findings come by themselves (`app/checking`).
pub fn refresh(app: &mut App) {
    let (lang, width) = (app.lang, preview_width(app.size.0));
    let templates = &app.templates;
    let Some(desk) = &mut app.desk else { return };
    if !desk.review.stale && desk.review.width == width {
        return;
    }
    let session = desk.history.session();
    let template = templates.or_usual(&session.meeting().template);
    let options = crate::minutes::Options { lang, template, ..Default::default() };
    let document = crate::minutes::compose(session, &options);
    desk.review.preview = crate::export::plain::lines(&document, width);
    desk.review.line = desk.review.line.min(desk.review.preview.len().saturating_sub(1));
    desk.review.width = width;
    desk.review.stale = false;
}

/// What a key does when it is no command.
pub fn key(app: &mut App, key: Key, _effects: &mut Vec<Effect>) {
    let Some(desk) = &mut app.desk else { return };
    let review = &mut desk.review;
    let by = match key.code {
        Code::Up => -1,
        Code::Down => 1,
        Code::PageUp => -15,
        Code::PageDown => 15,
        Code::Home => isize::MIN,
        Code::End => isize::MAX,
        Code::Tab => {
            review.half = if review.half == Half::Findings { Half::Preview } else { Half::Findings };
            return;
        }
        Code::Esc => {
            app.screen = crate::app::screens::Screen::Live;
            return;
        }
        _ => return,
    };
    match review.half {
        Half::Findings => review.finding = step_in(review.finding, by, review.findings.len()),
        Half::Preview => {
            let count = review.preview.len();
            review.line = step_in(review.line, by, count);
        }
    }
}
