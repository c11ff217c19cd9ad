//! The synthesis of a compte-rendu: its paragraphs, and the list of shortcomings with the sentence that introduces it.
use super::looks;
use super::parts::{self, Part, Span};
use super::passages::{self, Passage, passages};
use super::rubrics::rubric;
use super::understood::{Synthesis, Told};
use crate::import::readers::{Block, Form};
use crate::text::fold::fold;

/// The synthesis of a document.
pub fn synthesis(blocks: &[Block], spans: &[Span]) -> Synthesis {
    let mut synthesis = Synthesis::default();
    for range in parts::of(spans, Part::Synthesis) {
        let torn = passages::is_torn(blocks, range.clone());
        let found = passages(blocks, range);
        let list = list(&found);
        for (n, passage) in found.iter().enumerate() {
            let told = Told { value: passage.text.clone(), blocks: passage.blocks.clone() };
            let block = blocks.get(passage.blocks.start);
            let headed = block.is_some_and(|block| {
                looks::rank(block).is_some()
                    || rubric(block).is_some_and(|rubric| rubric.part == Part::Synthesis && rubric.alone)
            });
            let item = matches!(passage.form, Form::Item(_));
            if headed && synthesis.heading.is_none() && n == 0 {
                synthesis.heading = Some(told);
            } else if list.is_some_and(|(introduction, _)| introduction == n) {
                synthesis.shortcomings_introduction = Some(told);
            } else if list.is_some_and(|(introduction, _)| n > introduction) && item {
                synthesis.shortcomings.push(told);
            } else if torn
                && !headed
                && list.is_some_and(|(introduction, last)| n > introduction && n <= last + 1)
                && let Some(open) = synthesis.shortcomings.last_mut()
                && open.blocks.end == passage.blocks.start
            {
                // Where each line was taken for a paragraph, a sentence at a line’s head belongs to the element above.
                open.value.push(' ');
                open.value.push_str(&told.value);
                open.blocks.end = told.blocks.end;
            } else {
                synthesis.paragraphs.push(told);
            }
        }
    }
    synthesis
}

/// The sentence that introduces the list, and the last element of the list: the list that names what is missing, or
/// the only one.
fn list(found: &[Passage]) -> Option<(usize, usize)> {
    let introduces = |n: usize| {
        let next = found.get(n + 1).is_some_and(|next| matches!(next.form, Form::Item(_)));
        next && found
            .get(n)
            .is_some_and(|passage| passage.text.ends_with(':') && !matches!(passage.form, Form::Item(_)))
    };
    let candidates: Vec<usize> = (0..found.len()).filter(|n| introduces(*n)).collect();
    let says = |n: &usize| {
        let words = found.get(*n).map(|passage| fold(&passage.text)).unwrap_or_default();
        [
            "lacune",
            "manque",
            "insuffisan",
            "point de vigilance",
            "points de vigilance",
            "reserve",
            "regret",
            "shortcoming",
            "gap",
        ]
        .iter()
        .any(|word| words.contains(word))
    };
    let introduction = candidates.iter().copied().find(says)?;
    let last = found.iter().rposition(|passage| matches!(passage.form, Form::Item(_)))?;
    Some((introduction, last))
}

#[cfg(test)]
mod tests {
    use super::super::parts::{Part, Span};
    use super::synthesis;
    use crate::import::readers::{Block, Form};

    #[test]
    fn a_list_is_one_of_shortcomings_when_its_introduction_says_so() {
        let texts = [
            (Form::Heading(2), "Synthèse"),
            (Form::Paragraph, "Les associations saluent le plan."),
            (Form::Paragraph, "Le plan comporte les lacunes suivantes :"),
            (Form::Item(0), "Rien sur les moyens."),
            (Form::Item(0), "Rien sur le calendrier, qui"),
            (Form::Paragraph, "reste flou."),
            (Form::Paragraph, "Elles y reviendront."),
        ];
        let blocks: Vec<Block> = texts.iter().map(|(form, text)| Block::new(*form, *text)).collect();
        let found = synthesis(&blocks, &[Span { part: Part::Synthesis, blocks: 0..blocks.len() }]);
        let texts =
            |told: &[super::Told<String>]| told.iter().map(|told| told.value.clone()).collect::<Vec<_>>();
        assert_eq!(texts(&found.paragraphs), ["Les associations saluent le plan.", "Elles y reviendront."]);
        assert_eq!(
            texts(&found.shortcomings),
            ["Rien sur les moyens.", "Rien sur le calendrier, qui reste flou."]
        );
        assert_eq!(found.shortcomings_introduction.map(|told| told.blocks), Some(2..3));
    }
}
