//! The body of a past compte-rendu, section by section: what was said becomes entries, each with its exact words; what
//! is not understood stays a line in its place.
use chrono::{NaiveDate, NaiveDateTime};

use super::lines::Line;
use super::outline::{Placed, Role, is_named, outline};
use super::parts::Part;
use super::positions::{Known, position_of};
use super::quotes::{around, quotes, sentences_around};
use super::{actions, amendments, decisions};
use crate::domain::action::ActionItem;
use crate::domain::amendment::{Amendment, AmendmentKind, Form, Standing};
use crate::domain::anchor::Anchor;
use crate::domain::decision::Decision;
use crate::domain::entry::{Circulation, Content, Entry, Holders, Question};
use crate::domain::id::{DraftId, EntryId, NodeKey};
use crate::domain::observation::Observation;
use crate::domain::plan::{NodeKind, PlanNode};
use crate::domain::transcript::{Became, Piece, PieceForm};
use crate::text::fold::fold;

/// How many lines a paragraph that ends on a colon may take with it.
const LED_MAX: usize = 60;

/// What the body is read with.
#[derive(Debug, Clone, Default)]
pub struct Setting {
    /// Who may be named.
    pub known: Known,
    /// The day of the meeting, if known.
    pub day: Option<NaiveDate>,
    /// What entries say of when they were recorded.
    pub at: NaiveDateTime,
    /// The draft the sections make.
    pub draft: DraftId,
}

/// What was read.
#[derive(Debug, Clone, Default)]
pub struct Body {
    /// The sections.
    pub nodes: Vec<PlanNode>,
    /// What was said on them.
    pub entries: Vec<Entry>,
    /// Its lines, in order, each with its first block.
    pub pieces: Vec<(usize, Piece)>,
}

/// Reads the lines of the body and of the lists of decisions and actions.
pub fn body(lines: Vec<(Part, Line)>, setting: &Setting) -> Body {
    let (mut placed, mut nodes) = outline(lines);
    if nodes.is_empty() && placed.iter().any(|place| place.role == Role::Text) {
        shelter(&mut placed, &mut nodes);
    }
    let mut reader = Reader {
        setting,
        section: None,
        heading: None,
        columns: None,
        listed: false,
        body: Body { nodes, ..Body::default() },
    };
    let mut at = 0;
    while let Some(place) = placed.get(at) {
        let led = Reader::led(&placed, at);
        let lines: Vec<&Placed> = placed.iter().skip(at).take(led).collect();
        reader.take(place, &lines);
        at += led;
    }
    reader.body
}

/// Words without any heading stand in one section.
fn shelter(placed: &mut [Placed], nodes: &mut Vec<PlanNode>) {
    let heading = placed.first_mut().filter(|first| first.role == Role::Part);
    let title = heading.as_ref().map_or("Compte-rendu".to_owned(), |first| first.line.text.clone());
    nodes.push(PlanNode {
        key: NodeKey::new("other-1"),
        kind: NodeKind::Other,
        title,
        ..PlanNode::default()
    });
    if let Some(first) = heading {
        first.role = Role::Node(0);
    }
}

struct Reader<'a> {
    setting: &'a Setting,
    section: Option<usize>,
    /// The last heading: the section, or a part of it.
    heading: Option<usize>,
    /// The columns of the table of actions being read, and which table.
    columns: Option<(Option<u32>, Option<actions::Columns>)>,
    /// Whether the lines stand under a rubric of actions.
    listed: bool,
    body: Body,
}

impl Reader<'_> {
    /// How many lines belong together from here: a paragraph that announces something, and what it announces.
    fn led(placed: &[Placed], at: usize) -> usize {
        let Some(first) = placed.get(at).filter(|place| place.role == Role::Text) else { return 1 };
        if first.line.form == PieceForm::Row || first.line.form == PieceForm::Contents {
            return 1;
        }
        let rest = || {
            placed.iter().skip(at + 1).take_while(|p| p.role == Role::Text && p.line.form != PieceForm::Row)
        };
        let open = open_quotes(&first.line.text);
        if open > 0 {
            let mut depth = open;
            for (n, place) in rest().take(6).enumerate() {
                depth += open_quotes(&place.line.text);
                if depth <= 0 {
                    return n + 2;
                }
            }
            return 1;
        }
        if let Some(both) = Self::contrasted(placed, at) {
            return both;
        }
        if !first.line.text.ends_with(':') || is_rubric(&first.line.text) {
            return 1;
        }
        if fold(&first.line.text).contains("scind") {
            let halves = rest().take_while(|p| is_half(&p.line)).count();
            return 1 + halves.min(LED_MAX);
        }
        let quoted = rest().take_while(|p| p.line.text.starts_with(['«', '“', '"'])).count();
        if quoted > 0 {
            return 1 + quoted.min(LED_MAX);
        }
        let under = |p: &&Placed| {
            matches!(p.line.form, PieceForm::Item(_)) || p.line.text.starts_with(['-', '–', '•'])
        };
        let items = rest().take_while(under).count();
        let own = rest().take(items).any(|p| is_of_its_own(&p.line.text));
        if items == 0 || items > LED_MAX || own { 1 } else { 1 + items }
    }

    /// How many lines hold both wordings: « … : », « « A » », « au lieu de : », « « B » », as our own minutes print them.
    fn contrasted(placed: &[Placed], at: usize) -> Option<usize> {
        let text = |n: usize| {
            let place = placed.get(at + n).filter(|p| p.role == Role::Text && p.line.form != PieceForm::Row);
            place.map(|place| place.line.text.as_str()).unwrap_or_default()
        };
        let quoted = |n: usize| usize::from(text(n).starts_with(['«', '“']));
        let first = 1 + if text(0).ends_with(':') { quoted(1) } else { 0 };
        let other = ["au lieu de", "par «", "par :", "par “"];
        let next = fold(text(first));
        let worded = first == 2 || text(0).contains(['«', '“']);
        if !worded || !other.iter().any(|start| next.starts_with(start)) {
            return None;
        }
        Some(first + 1 + if text(first).ends_with(':') { quoted(first + 1) } else { 0 })
    }

    fn take(&mut self, place: &Placed, lines: &[&Placed]) {
        match place.role {
            Role::Part => {
                self.section = None;
                self.listed = place.part == Part::Actions;
                let form = heading_form(&place.line, 1);
                self.piece(place, Piece { form, text: place.line.text.clone(), became: Became::Nothing });
            }
            Role::Node(node) => self.heading(place, node),
            Role::Text => {
                if place.line.form == PieceForm::Row {
                    self.row(place);
                } else {
                    self.columns = None;
                    // A list of actions ends where running text goes on.
                    let runs = place.line.form == PieceForm::Paragraph && place.part != Part::Actions;
                    let begun = self
                        .body
                        .pieces
                        .last()
                        .is_some_and(|(_, piece)| matches!(piece.form, PieceForm::Item(_)));
                    self.listed &= !(runs && begun);
                    self.said(place, lines);
                }
            }
        }
    }

    fn heading(&mut self, place: &Placed, at: usize) {
        let Some(node) = self.body.nodes.get(at) else { return };
        let (key, depth) = (node.key.clone(), node.depth);
        self.heading = Some(at);
        if node.kind.is_section() || self.section.is_none() {
            self.section = Some(at);
            self.listed =
                place.part == Part::Actions || is_rubric(&node.title) && fold(&node.title).contains("action");
        }
        let form = heading_form(&place.line, depth.saturating_add(2).min(6));
        self.piece(place, Piece { form, text: place.line.text.clone(), became: Became::Node(key) });
    }

    fn piece(&mut self, place: &Placed, piece: Piece) {
        self.body.pieces.push((place.line.blocks.start, piece));
    }

    /// A row of a table: an action where its first row says so, else what it was.
    fn row(&mut self, place: &Placed) {
        let cells: Vec<&str> = place.line.text.split('\t').collect();
        let header = self.columns.as_ref().is_none_or(|(table, _)| *table != place.line.table);
        if header {
            self.columns = Some((place.line.table, actions::columns(&cells)));
        }
        let columns = self.columns.as_ref().and_then(|(_, columns)| *columns).filter(|_| !header);
        let action = columns.and_then(|columns| actions::row(&cells, columns, self.setting.day));
        let text = place.line.text.clone();
        let piece = Piece { form: PieceForm::Row, text, became: Became::Nothing };
        match action {
            Some(action) if !self.is_told_again(place, &Content::Action(action.clone())) => {
                let words = piece.words();
                let became = self.entry(words, Holders::Coalition, Content::Action(action));
                self.piece(place, Piece { became, ..piece });
            }
            _ => self.piece(place, piece),
        }
    }

    /// Lines that say one thing.
    fn said(&mut self, place: &Placed, lines: &[&Placed]) {
        let pieces: Vec<Piece> = lines
            .iter()
            .map(|p| Piece { form: p.line.form, text: p.line.text.clone(), became: Became::Nothing })
            .collect();
        let text = pieces.iter().map(Piece::words).collect::<Vec<_>>().join(" ");
        if is_rubric(&text) {
            self.listed = fold(&text).contains("action") || fold(&text).contains("faire");
            return self.put(lines, pieces, &Became::Nothing);
        }
        let quoted = quotes(&text);
        let said = around(&text, &quoted);
        if lines.len() == 1 && decisions::is_only_vote(&said) && self.settles(&text, &said) {
            let became = self.body.pieces.last().map(|(_, piece)| piece.became.clone()).unwrap_or_default();
            return self.put(lines, pieces, &became);
        }
        if lines.len() == 1 && self.answers(&text) {
            let became = self.body.pieces.last().map(|(_, piece)| piece.became.clone()).unwrap_or_default();
            return self.put(lines, pieces, &became);
        }
        let (holders, content) = self.content(place, &text, &said);
        if self.is_told_again(place, &content) {
            return self.put(lines, pieces, &Became::Nothing);
        }
        let became = self.entry(text, holders, content);
        self.put(lines, pieces, &became);
    }

    /// Gives the question just before its answer.
    fn answers(&mut self, text: &str) -> bool {
        let last = self.body.pieces.last().map(|(_, piece)| piece.became.clone());
        let Some(entry) = self.body.entries.last_mut() else { return false };
        if last != Some(Became::Entry(entry.id.clone())) {
            return false;
        }
        let (Content::Question(question), Some((label, rest))) = (&mut entry.content, text.split_once(':'))
        else {
            return false;
        };
        if !matches!(fold(label.trim()).as_str(), "reponse" | "answer") || !question.answer.is_empty() {
            return false;
        }
        rest.trim().clone_into(&mut question.answer);
        if let Some(sentence) = &mut entry.sentence {
            sentence.push(' ');
            sentence.push_str(text);
        }
        true
    }

    /// Whether a table or list at the end only tells again what a section recorded.
    fn is_told_again(&self, place: &Placed, content: &Content) -> bool {
        let same = |a: &str, b: &str| fold(a.trim_end_matches('.')) == fold(b.trim_end_matches('.'));
        self.body.entries.iter().any(|entry| match (&entry.content, content) {
            (Content::Action(known), Content::Action(again)) => {
                place.line.form == PieceForm::Row && same(&known.what, &again.what) && known.due == again.due
            }
            (Content::Question(known), Content::Question(again)) => {
                matches!(place.line.form, PieceForm::Item(_))
                    && again.text.split_once(':').is_some_and(|(_, text)| same(text.trim(), &known.text))
            }
            _ => false,
        })
    }

    fn put(&mut self, lines: &[&Placed], pieces: Vec<Piece>, became: &Became) {
        for (place, piece) in lines.iter().zip(pieces) {
            self.piece(place, Piece { became: became.clone(), ..piece });
        }
    }

    /// Gives the decision just before its vote.
    fn settles(&mut self, text: &str, said: &str) -> bool {
        let last = self.body.pieces.last().map(|(_, piece)| piece.became.clone());
        let Some(entry) = self.body.entries.last_mut() else { return false };
        if last != Some(Became::Entry(entry.id.clone())) {
            return false;
        }
        let Content::Decision(decision) = &mut entry.content else { return false };
        if decision.outcome != crate::domain::decision::Outcome::Consensus {
            return false;
        }
        *decision = decisions::voted(std::mem::take(decision), said);
        if let Some(sentence) = &mut entry.sentence {
            sentence.push(' ');
            sentence.push_str(text);
        }
        true
    }

    /// What the words are.
    fn content(&self, place: &Placed, text: &str, said: &str) -> (Holders, Content) {
        let told = position_of(&sentences_around(text, &quotes(text)), &self.setting.known);
        if place.note {
            let found = amendments::amendment(text).unwrap_or_else(|| retitling(text));
            let amendment = Amendment { kind: AmendmentKind::Retitle, ..found };
            return (told.holders, Content::Amendment(Box::new(self.anchored(amendment, said))));
        }
        let listed =
            self.listed && (place.part == Part::Actions || matches!(place.line.form, PieceForm::Item(_)));
        let task = || ActionItem { what: text.trim_end_matches('.').to_owned(), ..ActionItem::default() };
        // « Le Collectif a adopté un nouveau titre : « … » » is a wording before it is a decision.
        let worded = amendments::amendment(text)
            .filter(|amendment| amendment.standing == Standing::Adopted && amendment.form == Form::Wording)
            .filter(|_| {
                let worded = said.contains(" la proposition");
                worded || (decisions::vote(said).is_none() && said.contains(" adopte"))
            });
        let content = if let Some(amendment) = worded {
            Content::Amendment(Box::new(self.anchored(amendment, said)))
        } else if said.trim_end_matches(['»', ' ', '\u{a0}']).ends_with('?') {
            Content::Question(Question { text: asked(text).to_owned(), answer: String::new() })
        } else if let Some(action) = actions::line(text, self.listed, self.setting.day) {
            Content::Action(action)
        } else if listed && !text.ends_with(':') {
            Content::Action(task())
        } else if place.part == Part::Decisions
            && !text.ends_with(':')
            && decisions::decision(text, said).is_none()
        {
            Content::Decision(Decision { text: text.to_owned(), ..Decision::default() })
        } else if let Some(decision) = decisions::decision(text, said) {
            Content::Decision(decision)
        } else if let Some(amendment) = amendments::amendment(text) {
            Content::Amendment(Box::new(self.anchored(amendment, said)))
        } else {
            let text = text.to_owned();
            Content::Observation(Observation { stance: told.stance, strength: told.strength, text })
        };
        (told.holders, content)
    }

    /// The amendment on its section: the new title is that of the section, the other part the one that is named.
    fn anchored(&self, mut amendment: Amendment, said: &str) -> Amendment {
        let section = self.section.and_then(|at| self.body.nodes.get(at).map(|node| (at, node)));
        if let Some((at, node)) = section {
            let retitled = amendment.kind == AmendmentKind::Retitle;
            let own = self.heading.filter(|_| retitled).and_then(|at| self.body.nodes.get(at)).or(Some(node));
            let node = own.unwrap_or(node);
            if amendment.kind == AmendmentKind::Retitle
                && (amendment.new.is_empty() || amendment.form == Form::Instruction)
            {
                amendment.new = own.map(|node| node.title.clone()).unwrap_or_default();
                amendment.form = Form::Wording;
            }
            if amendment.kind.needs_target() {
                amendment.target = self.target(at, said);
            }
            amendment.anchor =
                Anchor { draft: self.setting.draft.clone(), node: node.key.clone(), ..amendment.anchor };
        }
        amendment
    }

    /// « dans la précédente », « avec la mesure 7 ».
    fn target(&self, here: usize, said: &str) -> Option<NodeKey> {
        let measures = || self.body.nodes.iter().enumerate().filter(|(_, node)| node.kind.is_section());
        let alike = |node: &PlanNode| self.body.nodes.get(here).is_some_and(|own| own.kind == node.kind);
        if said.contains("precedente") {
            return measures()
                .rfind(|(at, node)| *at < here && alike(node))
                .map(|(_, node)| node.key.clone());
        }
        if said.contains("suivante") {
            return measures().find(|(at, node)| *at > here && alike(node)).map(|(_, node)| node.key.clone());
        }
        measures().find(|(at, node)| *at != here && is_named(node, said)).map(|(_, node)| node.key.clone())
    }

    /// Records an entry on the section; without one the words stay a line.
    fn entry(&mut self, sentence: String, holders: Holders, content: Content) -> Became {
        let Some(node) = self.section.or_else(|| self.first_of_all()) else { return Became::Nothing };
        let Some(node) = self.body.nodes.get(node).map(|node| node.key.clone()) else {
            return Became::Nothing;
        };
        let id = EntryId::new(format!("e{}-cr", self.body.entries.len() + 1));
        self.body.entries.push(Entry {
            id: id.clone(),
            node,
            at: self.setting.at,
            holders,
            circulation: Circulation::default(),
            flagged: false,
            sentence: Some(sentence),
            composed: None,
            content,
            comment: None,
        });
        Became::Entry(id)
    }

    /// Where the only section was made for words without heading.
    fn first_of_all(&self) -> Option<usize> {
        (self.body.nodes.len() == 1 && self.heading.is_none()).then_some(0)
    }
}

/// « (titre changé) » says nothing but that.
fn retitling(text: &str) -> Amendment {
    let by = fold(text).contains("par le collectif") || fold(text).contains("change");
    let standing = if by {
        crate::domain::amendment::Standing::Adopted
    } else {
        crate::domain::amendment::Standing::Proposed
    };
    Amendment { kind: AmendmentKind::Retitle, standing, ..Amendment::default() }
}

/// A heading keeps the level its format gave it.
fn heading_form(line: &Line, level: u8) -> PieceForm {
    match line.form {
        PieceForm::Heading(own) => PieceForm::Heading(own),
        _ => PieceForm::Heading(level),
    }
}

/// More quotations opened than closed, in guillemets.
fn open_quotes(text: &str) -> i32 {
    text.chars().map(|c| i32::from(c == '«') - i32::from(c == '»')).sum()
}

/// « Actions : », « Décisions », « À faire : » announce a list and say nothing.
fn is_rubric(text: &str) -> bool {
    let bare = fold(text);
    let bare = bare.trim_end_matches([':', ' ', '\u{a0}', '.']);
    matches!(
        bare,
        "action"
            | "actions"
            | "a faire"
            | "decisions"
            | "decision"
            | "actions a mener"
            | "actions decidees"
            | "suites a donner"
            | "taches"
            | "prochaines etapes"
            | "releve d'actions"
            | "releve de decisions"
    )
}

/// « Une première mesure… », « La seconde… », and the list under each: what a measure is to be split into.
fn is_half(line: &Line) -> bool {
    let said = fold(&line.text);
    let said =
        ["une ", "la ", "un ", "le "].iter().find_map(|article| said.strip_prefix(article)).unwrap_or("");
    let ranks = ["premier", "second", "deuxieme", "troisieme", "quatrieme", "autre"];
    matches!(line.form, PieceForm::Item(_))
        || line.text.starts_with('-')
        || ranks.iter().any(|r| said.starts_with(r))
}

/// Whether an element of a list is a decision or an action by itself.
fn is_of_its_own(text: &str) -> bool {
    let said = fold(text);
    actions::line(text, false, None).is_some()
        || said.starts_with("decision :")
        || said.starts_with("decision n")
}

/// A question without the label in front: « Question de l’AFJ : Qui finance ? ».
fn asked(text: &str) -> &str {
    text.split_once(':')
        .filter(|(label, _)| fold(label).starts_with("question") && label.split_whitespace().count() <= 8)
        .map_or(text, |(_, rest)| rest.trim())
}
