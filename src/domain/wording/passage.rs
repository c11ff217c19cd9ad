//! A selection of a sheet as a passage of the section: which part, which words, and the anchor that names them.
use std::ops::Range;

use super::sheet::{Sheet, SheetLine};
use crate::domain::anchor::Anchor;
use crate::domain::anchoring::{anchor_in, anchor_of};
use crate::domain::id::DraftId;
use crate::domain::plan::PlanNode;
use crate::text::motion;
use crate::text::sentences::sentences;

/// Words selected in a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// The rank of the part in the section.
    pub part: usize,
    /// The rank of its first paragraph; nothing for the title.
    pub paragraph: Option<usize>,
    /// Where it is.
    pub anchor: Anchor,
}

/// Why a selection is no passage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoPassage {
    /// No word is selected.
    Empty,
    /// It goes from the title into the text.
    TitleAndText,
    /// It goes from one part into another: their names.
    Across(String, String),
}

/// How many characters a part without a name is called by.
const NAME_MAX: usize = 30;

impl Sheet {
    /// The lines that a range has words of, the drawn dashes not counted.
    fn lines_in(&self, range: &Range<usize>) -> Vec<&SheetLine> {
        let has = |line: &&SheetLine| {
            (line.range.start + line.lead).max(range.start) < line.range.end.min(range.end)
        };
        self.lines.iter().filter(has).collect()
    }

    /// The passage that a selection is.
    pub fn passage(
        &self,
        section: &[PlanNode],
        draft: &DraftId,
        range: &Range<usize>,
    ) -> Result<Passage, NoPassage> {
        let words = self.trimmed(range);
        let lines = self.lines_in(&words);
        let (Some(first), Some(last)) = (lines.first(), lines.last()) else { return Err(NoPassage::Empty) };
        // A box without a title is called by its first words.
        let name = |line: &SheetLine| {
            let name = section.get(line.part).map(PlanNode::name).unwrap_or_default();
            let words = self.text.get(line.range.start + line.lead..line.range.end).unwrap_or_default();
            if name.trim().is_empty() { words.chars().take(NAME_MAX).collect() } else { name }
        };
        if first.part != last.part {
            return Err(NoPassage::Across(name(first), name(last)));
        }
        let node = section.get(first.part).ok_or(NoPassage::Empty)?;
        let at = |line: &SheetLine, byte: usize| byte.saturating_sub(line.range.start + line.lead);
        let anchor = match (first.paragraph, last.paragraph) {
            (None, None) => title(node, draft, at(first, words.start)..at(first, words.end)),
            (None, _) | (_, None) => return Err(NoPassage::TitleAndText),
            (Some(from), Some(to)) => {
                let range = at(first, words.start)..at(last, words.end.min(last.range.end));
                anchor_of(section, draft, first.part, (from, to), range)
            }
        };
        Ok(Passage { part: first.part, paragraph: first.paragraph, anchor })
    }

    /// A range without the spaces, line breaks and drawn dashes at its ends.
    pub fn trimmed(&self, range: &Range<usize>) -> Range<usize> {
        let text = self.text.get(range.clone()).unwrap_or_default();
        let start = range.start + (text.len() - text.trim_start().len());
        let end = range.end - (text.len() - text.trim_end().len());
        let line = self.line_at(start).and_then(|rank| self.lines.get(rank));
        let start = line.map_or(start, |line| start.max(line.range.start + line.lead));
        start..end.max(start)
    }

    /// The smallest of word, sentence, paragraph, part and sheet that holds more than what is selected.
    pub fn grown(&self, selected: &Range<usize>) -> Range<usize> {
        let wider = |range: &Range<usize>| {
            range.start <= selected.start && selected.end <= range.end && range.len() > selected.len()
        };
        let rank = self.line_at(selected.start);
        let Some((rank, line)) = rank.and_then(|rank| Some((rank, self.lines.get(rank)?))) else {
            return 0..self.text.len();
        };
        let start = line.range.start + line.lead;
        let text = self.text.get(start..line.range.end).unwrap_or_default();
        let shift = |range: Range<usize>| start + range.start..start + range.end;
        let at = selected.start.max(start) - start;
        let sentence = || sentences(text).into_iter().map(shift).find(wider);
        let here = motion::word_at(text, at).map(shift).filter(wider).or_else(sentence);
        let paragraph = || Some(start..line.range.end).filter(wider);
        here.or_else(paragraph)
            .or_else(|| Some(self.part_around(rank)).filter(wider))
            .unwrap_or(0..self.text.len())
    }

    /// The bytes of the part a line belongs to, its title included.
    fn part_around(&self, rank: usize) -> Range<usize> {
        let part = self.lines.get(rank).map(|line| line.part);
        let mut own = self.lines.iter().filter(|line| Some(line.part) == part);
        let start = own.next().map_or(0, |line| line.range.start);
        let end = own.next_back().map_or(start, |line| line.range.end);
        start..end.max(self.lines.get(rank).map_or(end, |line| line.range.end))
    }
}

fn title(node: &PlanNode, draft: &DraftId, range: Range<usize>) -> Anchor {
    let whole = anchor_in(node, draft, None);
    let words = node.title.get(range.clone()).unwrap_or_default();
    if words.is_empty() || words.len() == node.title.len() {
        return whole;
    }
    Anchor {
        quote: words.to_owned(),
        before: node.title.get(..range.start).unwrap_or_default().to_owned(),
        after: node.title.get(range.end..).unwrap_or_default().to_owned(),
        ..whole
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::anchor::Place;
    use crate::domain::plan::{NodeKind, Paragraph, ParagraphKind};

    fn section() -> Vec<PlanNode> {
        let paragraph = |kind, text: &str| Paragraph { kind, text: text.to_owned(), page: None };
        vec![
            PlanNode {
                key: "m-1".into(),
                kind: NodeKind::Measure,
                label: "Mesure".to_owned(),
                number: Some(crate::domain::number::MeasureNumber::new("1")),
                title: "Former les agents".to_owned(),
                paragraphs: vec![
                    paragraph(ParagraphKind::Text, "Un délai est accordé. Il est court."),
                    paragraph(ParagraphKind::Dash, "les foyers ;"),
                ],
                ..PlanNode::default()
            },
            PlanNode {
                key: "m-1.box-1".into(),
                kind: NodeKind::Box,
                title: "Responsables".to_owned(),
                paragraphs: vec![paragraph(ParagraphKind::Text, "Le ministère.")],
                ..PlanNode::default()
            },
        ]
    }

    /// The words between bars in the sheet.
    fn selected(words: &str) -> Range<usize> {
        let sheet = Sheet::of(&section());
        let start = sheet.text.find(words).unwrap();
        start..start + words.len()
    }

    fn passage(words: &str) -> Result<Passage, NoPassage> {
        Sheet::of(&section()).passage(&section(), &"v1".into(), &selected(words))
    }

    #[test]
    fn a_selection_of_the_sheet_is_exact_words_of_the_draft() {
        let quote = |words: &str| passage(words).unwrap().anchor.quote;
        assert_eq!(quote("délai est "), "délai est");
        assert_eq!(quote("– les foyers"), "les foyers");
        assert_eq!(quote("court.\n– les"), "court.\nles");
        assert_eq!(quote("Former les agents"), "Former les agents");
        let part_of_title = passage("agents").unwrap();
        assert_eq!((part_of_title.anchor.place, part_of_title.paragraph), (Place::Title, None));
        assert_eq!(part_of_title.anchor.before, "Former les ");
        assert_eq!(passage("Le ministère").unwrap().part, 1);
    }

    #[test]
    fn what_is_no_passage_says_why() {
        assert_eq!(passage("\n– "), Err(NoPassage::Empty));
        assert_eq!(passage("agents\nUn"), Err(NoPassage::TitleAndText));
        let across = NoPassage::Across("Mesure 1".to_owned(), "Responsables".to_owned());
        assert_eq!(passage("foyers ;\nResponsables"), Err(across));
        let empty = Sheet::of(&[]);
        assert_eq!(empty.passage(&[], &"v1".into(), &(0..0)), Err(NoPassage::Empty));
        assert_eq!(empty.grown(&(0..0)), 0..0);
    }

    #[test]
    fn a_selection_grows_from_the_word_to_the_whole() {
        let sheet = Sheet::of(&section());
        let at = sheet.text.find("court").unwrap() + 2;
        let mut range = at..at;
        let mut seen = Vec::new();
        for _ in 0..6 {
            range = sheet.grown(&range);
            seen.push(sheet.text.get(range.clone()).unwrap());
        }
        let part = "Former les agents\nUn délai est accordé. Il est court.\n– les foyers ;";
        let paragraph = "Un délai est accordé. Il est court.";
        assert_eq!(seen, ["court", "Il est court.", paragraph, part, &sheet.text, &sheet.text]);
    }
}
