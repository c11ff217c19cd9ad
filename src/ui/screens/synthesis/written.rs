//! The rows of a line of the synthesis: its words, what it rests on, what became of that since.
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::part_name;
use crate::app::desk::Desk;
use crate::app::labels;
use crate::app::screens::synthesis::Half;
use crate::domain::entry::Circulation;
use crate::domain::id::EntryId;
use crate::domain::synthesis::{Drift, LineKind, References, SynthesisLine};
use crate::minutes::phrases::Composer;
use crate::minutes::synthesis::{introduction, references};
use crate::text::lang::Lang;
use crate::ui::canvas::{Canvas, wrapped};
use crate::ui::theme::Theme;

/// What the rows of all lines have in common.
pub(super) struct Writing<'a> {
    desk: &'a Desk,
    width: u16,
    theme: Theme,
    lang: Lang,
    composer: Composer<'a>,
    /// The entry chosen on the left, while the arrows are there.
    entry: Option<EntryId>,
    /// How many shortcomings there are, when nothing introduces them.
    unannounced: Option<usize>,
}

impl<'a> Writing<'a> {
    pub(super) fn new(desk: &'a Desk, width: u16, canvas: &Canvas<'_, '_>) -> Self {
        let material = desk.synthesis.half == Half::Material;
        let lines = || desk.session().synthesis().iter();
        let announced = lines().any(|line| line.kind == LineKind::ShortcomingsIntroduction);
        let shortcomings = lines().filter(|line| line.kind == LineKind::Shortcoming).count();
        Self {
            desk,
            width,
            theme: *canvas.theme,
            lang: canvas.lang,
            composer: Composer::new(desk.session(), canvas.lang),
            entry: desk.chosen_material().filter(|_| material).map(|entry| entry.id.clone()),
            unannounced: (!announced).then_some(shortcomings),
        }
    }

    /// The rows of the line of this rank.
    pub(super) fn rows(&self, line: &SynthesisLine, rank: usize) -> Vec<Line<'static>> {
        let mut rows = self.announcement(line, rank);
        let linked = self.entry.as_ref().is_some_and(|id| line.sources.contains(id));
        let mark = match line.kind {
            _ if linked => "◆ ",
            LineKind::Opening | LineKind::Paragraph | LineKind::Remark | LineKind::Thanks => "¶ ",
            LineKind::ShortcomingsIntroduction => "» ",
            LineKind::Shortcoming => "– ",
        };
        let words = wrapped(&line.text, self.width.saturating_sub(2));
        rows.extend(words.into_iter().enumerate().map(|(nth, row)| {
            let mark = if nth == 0 { mark } else { "  " };
            Line::from(vec![Span::styled(mark, self.theme.accent), Span::raw(row)])
        }));
        rows.extend(self.origin(line));
        rows.extend(self.drifts(line, rank == self.desk.synthesis.line));
        rows
    }

    /// What will be printed before the first shortcoming when nobody wrote it.
    fn announcement(&self, line: &SynthesisLine, rank: usize) -> Vec<Line<'static>> {
        let first = || !self.desk.lines().iter().take(rank).any(|line| line.kind == LineKind::Shortcoming);
        match self.unannounced {
            Some(count) if line.kind == LineKind::Shortcoming && first() => {
                let words = introduction(self.desk.session(), count, self.lang);
                let said =
                    format!("» {words} {}", self.lang.pick("(imprimé d’office)", "(printed by itself)"));
                self.styled(&said, self.theme.dim)
            }
            _ => Vec::new(),
        }
    }

    fn styled(&self, text: &str, style: Style) -> Vec<Line<'static>> {
        let rows = wrapped(text, self.width.saturating_sub(2));
        rows.into_iter().map(|row| Line::styled(format!("  {row}"), style)).collect()
    }

    /// « ← Mesure 4 bis, Mesure 6 », or that it rests on nothing; how it names them, how far it may go.
    fn origin(&self, line: &SynthesisLine) -> Vec<Line<'static>> {
        let session = self.desk.session();
        let mut names: Vec<String> = Vec::new();
        for entry in line.live_sources(session) {
            let name = part_name(self.desk, &entry.node);
            if !names.contains(&name) {
                names.push(name);
            }
        }
        let mut said: Vec<String> = Vec::new();
        if !names.is_empty() {
            said.push(format!("← {}", names.join(", ")));
        } else if !line.kind.is_position() && line.kind != LineKind::ShortcomingsIntroduction {
            said.push(labels::line_kind(line.kind, self.lang).to_owned());
        }
        match line.references {
            References::Template => {}
            References::None => said.push(labels::references(line.references, self.lang).to_owned()),
            References::Parentheses => said.push(format!("({})", references(line, session, self.lang))),
        }
        let mut rows =
            if said.is_empty() { Vec::new() } else { self.styled(&said.join(" · "), self.theme.dim) };
        if line.is_unsupported(session) {
            let text = self.lang.pick("∅ ne repose sur aucune entrée", "∅ rests on no entry");
            rows.extend(self.styled(text, self.theme.warning));
        }
        if !line.reaches(session, Circulation::Ministry) {
            let text = self.lang.pick(
                "⊘ n’ira pas au ministère : une de ses entrées est réservée",
                "⊘ will not go to the ministry: one of its entries is kept inside",
            );
            rows.extend(self.styled(text, self.theme.warning));
        }
        rows
    }

    /// What its entries said and say; of a line that is not chosen, only that they changed.
    fn drifts(&self, line: &SynthesisLine, chosen: bool) -> Vec<Line<'static>> {
        let drifts = line.drifts(self.desk.session());
        if drifts.is_empty() {
            return Vec::new();
        }
        let changed = match drifts.len() {
            1 => self.lang.pick("≠ l’entrée a changé".to_owned(), "≠ the entry has changed".to_owned()),
            many => self
                .lang
                .pick(format!("≠ {many} entrées ont changé"), format!("≠ {many} entries have changed")),
        };
        let head = if chosen {
            format!(
                "{changed} {}",
                self.lang.pick("(Ctrl+E : la ligne reste juste)", "(Ctrl+E: still right)")
            )
        } else {
            changed
        };
        let mut rows = self.styled(&head, self.theme.warning);
        for drift in drifts.iter().filter(|_| chosen) {
            let (before, now) = (self.lang.pick("avant", "before"), self.lang.pick("maintenant", "now"));
            rows.extend(self.styled(&format!("{before} : {}", drift.then().said), self.theme.dim));
            let says = match drift {
                Drift::Altered { now, .. } => self.composer.sentence_text(now),
                Drift::Deleted { .. } => self.lang.pick("supprimée", "deleted").to_owned(),
            };
            rows.extend(self.styled(&format!("{now} : {says}"), self.theme.text));
        }
        rows
    }
}
