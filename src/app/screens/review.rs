//! The review: the preview of the compte-rendu beside the findings. Choosing a finding shows where it is printed; Enter
//! goes to where it is written.
pub mod findings;
pub mod places;

use crate::app::effect::{Effect, PreviewJob};
use crate::app::key::{Code, Key};
use crate::app::screens::step_in;
use crate::app::state::App;
use crate::domain::check::Finding;
use crate::domain::id::SessionId;
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
    /// Whether somebody chose it: until then the most serious one is chosen, whichever come.
    pub picked: bool,
    /// The line of the preview at the cursor.
    pub line: usize,
    /// The compte-rendu as it would be printed.
    pub preview: Vec<PreviewLine>,
    /// The lines of the preview the chosen finding is about, in order.
    pub marked: Vec<usize>,
    /// The preview that was asked for last.
    pub asked: Option<PreviewJob>,
    /// The preview that is shown.
    pub made: Option<PreviewJob>,
}

impl ReviewScreen {
    /// The chosen finding.
    pub fn chosen(&self) -> Option<&Finding> {
        self.findings.get(self.finding)
    }

    /// Whether a newer preview is on its way.
    pub fn is_being_laid_out(&self) -> bool {
        self.asked != self.made
    }

    /// The page a line of the preview is on.
    pub fn page(&self, line: usize) -> usize {
        let before = self.preview.get(..=line.min(self.preview.len().saturating_sub(1))).unwrap_or_default();
        1 + before.iter().filter(|line| line.role == crate::export::plain::LineRole::PageBreak).count()
    }
}

/// From so many columns on, the halves stand side by side.
pub const SIDE_BY_SIDE: u16 = 100;
/// Columns left of the preview where lines are marked.
pub const GUTTER: u16 = 2;

/// The columns of the words of the preview on a terminal of so many columns.
pub fn preview_width(columns: u16) -> u16 {
    let pane = if columns >= SIDE_BY_SIDE { (columns / 2).min(90) } else { columns };
    pane.saturating_sub(GUTTER + 1).max(20)
}

/// Asks for the preview if the session, the width or what is to be exported changed, and follows the chosen finding.
pub fn refresh(app: &mut App, effects: &mut Vec<Effect>) {
    let wanted = PreviewJob {
        revision: app.saving.asked,
        width: preview_width(app.size.0),
        audience: app.exports.last.audience,
        template: app.exports.last.template.clone(),
        names: app.exports.last.names,
    };
    let Some(desk) = &mut app.desk else { return };
    if desk.review.asked.as_ref() != Some(&wanted) {
        desk.review.asked = Some(wanted.clone());
        effects.push(Effect::Preview(wanted));
    }
    follow(app);
}

/// The preview has come; one made for another width is of no use.
pub fn came(app: &mut App, session: &SessionId, job: PreviewJob, lines: Vec<PreviewLine>) {
    let Some(desk) = app.desk.as_mut().filter(|desk| desk.session().id() == session) else { return };
    let review = &mut desk.review;
    let newer = review.made.as_ref().is_none_or(|made| made.revision <= job.revision);
    if newer && review.asked.as_ref().is_some_and(|asked| asked.width == job.width) {
        review.line = review.line.min(lines.len().saturating_sub(1));
        review.preview = lines;
        review.made = Some(job);
    }
}

/// Marks the lines the chosen finding is about; the preview is scrolled to them unless somebody reads in it.
fn follow(app: &mut App) {
    let Some(desk) = &mut app.desk else { return };
    desk.review.finding = desk.review.finding.min(desk.review.findings.len().saturating_sub(1));
    let chosen = desk.review.chosen();
    let marked = chosen.map(|finding| places::lines(finding, &desk.review.preview, desk.session()));
    desk.review.marked = marked.unwrap_or_default();
    if let (Half::Findings, Some(first)) = (desk.review.half, desk.review.marked.first()) {
        desk.review.line = *first;
    }
}

/// What a key does when it is no command.
pub fn key(app: &mut App, key: Key) {
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
        Half::Findings => {
            review.finding = step_in(review.finding, by, review.findings.len());
            review.picked = true;
        }
        Half::Preview => {
            let count = review.preview.len();
            review.line = step_in(review.line, by, count);
        }
    }
}
