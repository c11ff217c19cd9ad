//! The text of the section on the live screen, with a cursor: what is selected there is what a proposal is about. The
//! words of the draft before are seen among it, and the cursor passes over them.
use crate::app::action::Action;
use crate::app::desk::Desk;
use crate::app::effect::Effect;
use crate::app::key::{Code, Key};
use crate::app::labels;
use crate::app::page::{Page, motion_of};
use crate::app::screens::live::{Focus, add_entry_beside};
use crate::app::seen::{Area, Pane};
use crate::app::state::App;
use crate::domain::amendment::{Amendment, AmendmentKind};
use crate::domain::diff::{self, HunkKind, ParagraphDiff, Spot};
use crate::domain::entry::Content;
use crate::domain::id::{DraftId, NodeKey};
use crate::domain::outline::Fate;
use crate::domain::plan::PlanNode;
use crate::domain::wording::passage::{NoPassage, Passage};
use crate::domain::wording::sheet::{Sheet, SheetLine};
use crate::text::editing::EditCommand;
use crate::text::lang::Lang;
use crate::text::marked::{MarkedLine, Piece, Tint};

/// The text of the section in sight.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PassagePane {
    of: Option<(NodeKey, Lang)>,
    /// Its text, a line a title and a line a paragraph.
    pub sheet: Sheet,
    /// The same with its cursor and as it is shown.
    pub page: Page,
}

impl PassagePane {
    /// Forgets how the text is shown: the plan or the demands changed.
    pub fn forget(&mut self) {
        self.of = None;
    }
}

/// Derives the text of the section in sight when it is not known; the cursor stays where it was in a text that stays.
pub(in crate::app) fn refresh(desk: &mut Desk, lang: Lang) {
    let Some(key) = desk.live.current.clone() else { return };
    let wanted = Some((key, lang));
    if desk.live.passage.of == wanted {
        return;
    }
    let sheet = Sheet::of(desk.current_section());
    let lines = lines(desk, &sheet, lang);
    let pane = &mut desk.live.passage;
    if pane.page.editor.text() != sheet.text || pane.of.is_none() && pane.sheet != sheet {
        pane.page.open(&sheet.text);
        let first = sheet.lines.iter().find(|line| line.paragraph.is_some());
        pane.page.editor.set_cursor_offset(first.map_or(0, |line| line.range.start + line.lead));
    }
    pane.page.show(lines);
    pane.sheet = sheet;
    pane.of = wanted;
}

impl Desk {
    /// The passage selected in the text of the section in sight.
    pub fn passage(&self) -> Result<Passage, NoPassage> {
        let pane = &self.live.passage;
        let draft = self.current().map(|row| row.draft.clone()).unwrap_or_default();
        pane.sheet.passage(self.current_section(), &draft, &pane.page.selected())
    }

    /// The section in sight in the draft before, and that draft, when the section has changed since.
    pub(in crate::app) fn section_before(&self) -> Option<(DraftId, &[PlanNode])> {
        let row = self.current().filter(|row| row.fate == Fate::Changed)?;
        let draft = self.session().previous_draft()?;
        Some((draft.id.clone(), draft.section(&row.key)))
    }
}

/// Everything shown of the section: demands made before, its text against the draft before, remarks of the margin.
fn lines(desk: &Desk, sheet: &Sheet, lang: Lang) -> Vec<MarkedLine> {
    let section = desk.current_section();
    let mut lines: Vec<MarkedLine> = Vec::new();
    let aside = |text: String, tint| MarkedLine { pieces: vec![Piece::passed(text, tint)], own: false };
    let demands =
        desk.session().demands().iter().filter(|demand| Some(&demand.node) == desk.live.current.as_ref());
    lines.extend(demands.map(|demand| aside(labels::demand_line(demand, lang), Tint::Warning)));
    let before = desk.section_before().map(|(_, before)| before);
    let differences = diff::sections(before.unwrap_or(section), section);
    let mut next = 0;
    for change in &differences {
        let place = sheet.lines.iter().enumerate().skip(next).find(|(_, line)| is_at(line, change.new));
        let Some((rank, line)) = place else {
            lines.extend(lone(change));
            continue;
        };
        let missed = sheet.lines.get(next..rank).unwrap_or_default();
        lines.extend(missed.iter().map(|line| plain(sheet, line)));
        lines.push(marked(change, sheet, line).unwrap_or_else(|| plain(sheet, line)));
        next = rank + 1;
    }
    lines.extend(sheet.lines.iter().skip(next).map(|line| plain(sheet, line)));
    if sheet.lines.is_empty() {
        let empty = lang.pick("Pas de texte sous ce titre.", "No text under this heading.");
        lines.push(aside(empty.to_owned(), Tint::Note));
    }
    let remarks = section.iter().flat_map(|node| &node.remarks);
    lines.extend(remarks.map(|remark| aside(labels::remark(remark, lang), Tint::Note)));
    lines
}

fn is_at(line: &SheetLine, spot: Option<Spot>) -> bool {
    spot.is_some_and(|spot| spot.node == line.part && spot.paragraph == line.paragraph)
}

/// A line of the sheet as it is.
fn plain(sheet: &Sheet, line: &SheetLine) -> MarkedLine {
    let tint = if line.paragraph.is_none() { Tint::Heading } else { Tint::Plain };
    let text = sheet.text.get(line.range.clone()).unwrap_or_default();
    MarkedLine { pieces: vec![Piece::own(text, tint)], own: true }
}

/// What the text of this draft has no line for: what went, or a heading without a title. The name of the section
/// itself is told above the text.
fn lone(change: &ParagraphDiff) -> Option<MarkedLine> {
    let own_name = change.new.is_some_and(|spot| spot.node == 0 && spot.paragraph.is_none());
    if own_name && change.hunks.iter().all(|hunk| hunk.kind == HunkKind::Same) {
        return None;
    }
    let tint = |kind| match kind {
        HunkKind::Same => Tint::Heading,
        HunkKind::Added => Tint::Added,
        HunkKind::Removed => Tint::Removed,
    };
    let pieces = change.hunks.iter().map(|hunk| Piece::passed(one_line(&hunk.text), tint(hunk.kind)));
    Some(MarkedLine { pieces: pieces.collect(), own: false })
}

fn one_line(text: &str) -> String {
    text.chars().map(|c| if c == '\n' { ' ' } else { c }).collect()
}

/// A line of the sheet with the words that came or went since the draft before; nothing when the differences do not
/// tell these very words.
fn marked(change: &ParagraphDiff, sheet: &Sheet, line: &SheetLine) -> Option<MarkedLine> {
    let own = sheet.text.get(line.range.clone())?;
    let (lead, words) = own.split_at_checked(line.lead)?;
    let come = |hunk: &&diff::Hunk| hunk.kind != HunkKind::Removed;
    let told: String = change.hunks.iter().filter(come).map(|hunk| one_line(&hunk.text)).collect();
    // A heading is compared with its name, which the sheet does not have.
    let mut name = told.strip_suffix(words)?.len();
    let base = if line.paragraph.is_none() { Tint::Heading } else { Tint::Plain };
    let mut pieces = vec![Piece::own(lead, base)];
    let mut gone_before = false;
    for hunk in &change.hunks {
        let text = one_line(&hunk.text);
        let tint = match hunk.kind {
            HunkKind::Same => base,
            HunkKind::Added => Tint::Added,
            HunkKind::Removed => Tint::Removed,
        };
        if hunk.kind == HunkKind::Removed {
            gone_before = !text.ends_with(char::is_whitespace);
            pieces.push(Piece::passed(text, tint));
            continue;
        }
        // What came is told from what went where nothing but their looks would: in a copy, without attributes.
        if hunk.kind == HunkKind::Added && gone_before {
            pieces.push(Piece::passed(" ", base));
        }
        gone_before = false;
        let cut = name.min(text.len());
        name -= cut;
        let (of_name, of_title) = text.split_at_checked(cut)?;
        if line.part > 0 || hunk.kind != HunkKind::Same {
            pieces.push(Piece::passed(of_name, tint));
        }
        pieces.push(Piece::own(of_title, tint));
    }
    Some(MarkedLine { pieces, own: true })
}

/// Where the text was in the last frame.
pub(in crate::app) fn area(app: &App) -> Area {
    let pane = app.seen.panes.iter().find(|(_, pane)| *pane == Pane::Text);
    pane.map_or(Area { x: 0, y: 0, width: 80, height: 10 }, |(area, _)| *area)
}

/// What a key does while the arrows are in the text; false when it is not for the text.
pub(super) fn key(app: &mut App, key: Key, effects: &mut Vec<Effect>) -> bool {
    let area = area(app);
    let Some(desk) = &mut app.desk else { return false };
    if desk.live.focus != Focus::Text {
        return false;
    }
    if key.code == Code::Delete && !key.ctrl {
        delete(app, effects);
        return true;
    }
    let Some(motion) = motion_of(key) else { return false };
    desk.live.passage.page.apply(motion, area);
    desk.live.scrolled = None;
    true
}

/// Goes to the text and selects: the word at the cursor, then its sentence, its paragraph, its part. What was selected
/// when the arrows left the text is taken up again as it was.
pub(in crate::app) fn grow(app: &mut App) {
    let Some(desk) = &mut app.desk else { return };
    if desk.live.passage.sheet.lines.is_empty() {
        return app.refuse("Il n’y a pas de texte à sélectionner ici.", "There is no text to select here.");
    }
    let back = desk.live.focus != Focus::Text;
    desk.live.focus = Focus::Text;
    desk.live.scrolled = None;
    let pane = &mut desk.live.passage;
    if back && !pane.page.selected().is_empty() {
        return;
    }
    let wider = pane.sheet.grown(&pane.page.selected());
    pane.page.select(wider);
}

/// Selects everything in the text.
pub(in crate::app) fn select_all(desk: &mut Desk) {
    desk.live.passage.page.apply(EditCommand::SelectAll, Area::default());
}

/// Makes sure that a passage is selected: where only the cursor is, its sentence is.
pub(in crate::app) fn selected(app: &mut App) -> Option<Passage> {
    let desk = app.desk.as_mut()?;
    if desk.passage() == Err(NoPassage::Empty) {
        let pane = &mut desk.live.passage;
        let word = pane.sheet.grown(&pane.page.selected());
        let sentence = pane.sheet.grown(&word);
        let line = pane.sheet.line_at(word.start).and_then(|rank| pane.sheet.lines.get(rank));
        let inside =
            line.is_some_and(|line| line.range.start <= sentence.start && sentence.end <= line.range.end);
        pane.page.select(if inside { sentence } else { word });
        desk.live.scrolled = None;
    }
    let found = desk.passage();
    match found {
        Ok(passage) => Some(passage),
        Err(reason) => {
            say_why(app, &reason);
            None
        }
    }
}

/// Says why a selection is no passage, and what to do.
fn say_why(app: &mut App, reason: &NoPassage) {
    match reason {
        NoPassage::Empty => app.refuse(
            "Sélectionnez d’abord des mots du texte : Ctrl+S, ou Maj+flèches.",
            "Select words of the text first: Ctrl+S, or Shift+arrows.",
        ),
        NoPassage::TitleAndText => app.refuse(
            "La sélection va du titre au texte : le titre se propose à part. Sélectionnez l’un ou l’autre.",
            "The selection goes from the title into the text: select one or the other.",
        ),
        NoPassage::Across(one, other) => {
            let said = app.lang.pick(
                format!("La sélection va de « {one} » à « {other} » : une proposition porte sur une seule partie. Sélectionnez dans l’une, puis dans l’autre."),
                format!("The selection goes from “{one}” to “{other}”: a proposal is about one part. Select in one, then in the other."),
            );
            app.notice = crate::app::notice::Notice::refused(said);
        }
    }
}

/// Records at once that the selected words are proposed to be deleted.
fn delete(app: &mut App, effects: &mut Vec<Effect>) {
    let Some(desk) = &app.desk else { return };
    let passage = match desk.passage() {
        Ok(passage) => passage,
        Err(reason) => return say_why(app, &reason),
    };
    if desk.current().is_some_and(|row| row.fate == Fate::Gone) {
        return app.refuse(
            "Cette mesure a disparu du plan : Entrée propose de la rétablir.",
            "This measure is gone from the plan: Enter proposes to bring it back.",
        );
    }
    let old = passage.anchor.quote.clone();
    let amendment =
        Amendment { kind: AmendmentKind::Delete, anchor: passage.anchor, old, ..Amendment::default() };
    let Some(node) = desk.live.current.clone() else { return };
    let entry = desk.new_entry(node, app.now, Content::Amendment(Box::new(amendment)));
    if add_entry_beside(app, entry, effects) {
        app.say("Suppression proposée. Ctrl+Z la retire.", "Deletion proposed. Ctrl+Z takes it back.");
    }
}

/// Ctrl+S, by key, mouse or palette.
pub(super) fn act(app: &mut App, action: Action) {
    if action == Action::SelectPassage {
        grow(app);
    }
}
