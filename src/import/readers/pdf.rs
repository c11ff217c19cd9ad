//! PDF files → blocks. A PDF only says where each character is drawn; lines, columns, tables and paragraphs are told
//! from their places. Each step is a file: what is drawn (`machine`), in which rows (`segments`, `rows`), in which order
//! (`grid`, `columns`, `layout`), what is no text (`furniture`), what belongs together (`paragraphs`).
mod columns;
mod file;
mod font;
mod furniture;
mod grid;
mod layout;
mod lexer;
mod machine;
mod marker;
mod paragraphs;
mod rows;
mod segments;
mod sheet;
mod sizes;

use std::panic::{AssertUnwindSafe, catch_unwind};

use self::layout::{Layout, Part};
use self::machine::{Fonts, TooMuch};
use self::paragraphs::Made;
use super::hyphens::Hyphens;
use super::{Form, Reading, Source, Watch, taken_out};
use crate::domain::plan::{Paragraph, ParagraphKind};
use crate::import::clean::{Cleaned, clean};
use crate::import::limits::{PAGES_BYTES_MAX, WARNINGS_A_KIND_MAX};
use crate::import::report::{Doubt, Refused, Warning};
use crate::text::fold::fold;

/// Lines of a table of contents in a row that make it one for sure.
const CONTENTS_LINES: usize = 3;

/// The blocks of the file.
pub fn read(bytes: &[u8], watch: &mut Watch<'_>) -> Result<Reading, Refused> {
    // What lopdf does with a crafted file is not ours to promise.
    catch_unwind(AssertUnwindSafe(|| read_pages(bytes, watch))).unwrap_or(Err(Refused::Damaged(Source::Pdf)))
}

fn read_pages(bytes: &[u8], watch: &mut Watch<'_>) -> Result<Reading, Refused> {
    let doc = file::open(bytes)?;
    let pages = file::pages(&doc)?;
    if pages.is_empty() {
        return Err(Refused::Damaged(Source::Pdf));
    }
    let too_much = |_: TooMuch| Refused::TooMuchInside(Source::Pdf);
    let of = u32::try_from(pages.len()).unwrap_or(u32::MAX);
    let mut fonts = Fonts::default();
    let mut tally = Tally::default();
    let mut layouts = Vec::new();
    for (number, page) in (1_u32..).zip(&pages) {
        let drawing = page.drawing(&doc).map_err(too_much)?;
        tally.work += drawing.bytes.len();
        let sheet = machine::draw(drawing, &doc, &mut fonts).map_err(too_much)?;
        tally.work += sheet.work;
        if tally.work > PAGES_BYTES_MAX {
            return Err(Refused::TooMuchInside(Source::Pdf));
        }
        tally.page(number, sheet.glyphs.len(), sheet.unread);
        layouts.push(layout::layout(sheet));
        watch(number, of);
    }
    if tally.unread * 2 > tally.glyphs {
        return Err(Refused::NoText);
    }
    Ok(compose(layouts, tally.warnings))
}

/// What the pages amount to.
#[derive(Default)]
struct Tally {
    work: usize,
    glyphs: usize,
    unread: usize,
    warnings: Vec<Warning>,
}

impl Tally {
    /// A few signs that nobody can read are the bullets of a list.
    fn page(&mut self, number: u32, glyphs: usize, unread: usize) {
        self.glyphs += glyphs;
        self.unread += unread;
        let much = unread > 20 || unread * 20 > glyphs;
        if unread > 0 && much && self.warnings.len() < WARNINGS_A_KIND_MAX {
            let doubt = Doubt::SignsWithoutText { count: unread };
            self.warnings.push(Warning::about(doubt, Some(number), ""));
        }
    }
}

fn compose(mut layouts: Vec<Layout>, mut warnings: Vec<Warning>) -> Reading {
    ordinary_spaces(&mut layouts);
    let mut set_aside = furniture::set_aside(&mut layouts);
    let sizes = sizes::Sizes::of(&layouts);
    let mut hyphens = Hyphens::default();
    for line in layouts.iter().flat_map(|layout| &layout.parts).flat_map(Part::lines) {
        hyphens.learn(&line.text);
    }
    let mut builder = paragraphs::Builder::new(&layouts, &sizes, &hyphens);
    for (number, layout) in (1_u32..).zip(layouts) {
        builder.page(number, layout);
    }
    let made = without_contents(builder.finish(), &mut set_aside);
    let mut taken = Cleaned::default();
    let mut blocks = Vec::with_capacity(made.len());
    for Made { mut block, .. } in made {
        let cleaned = clean(&block.text);
        taken.controls += cleaned.controls;
        taken.invisible += cleaned.invisible;
        block.text = cleaned.text;
        if matches!(block.form, Form::Page(_)) || !block.text.trim().is_empty() {
            blocks.push(block);
        }
    }
    warnings.extend(taken_out(&taken));
    Reading { blocks, warnings, remarks: Vec::new(), set_aside }
}

/// Some programs draw every space as a no-break space: then none of them means it.
fn ordinary_spaces(layouts: &mut [Layout]) {
    let lines = || layouts.iter().flat_map(|layout| &layout.parts).flat_map(Part::lines);
    let count = |wanted: char| lines().map(|line| line.text.matches(wanted).count()).sum::<usize>();
    if count('\u{A0}') <= count(' ') {
        return;
    }
    for part in layouts.iter_mut().flat_map(|layout| &mut layout.parts) {
        part.change(|line| line.text = line.text.replace('\u{A0}', " "));
    }
}

/// The lines of a table of contents say nothing that the headings do not say again; its title goes with them.
fn without_contents(made: Vec<Made>, set_aside: &mut Vec<Paragraph>) -> Vec<Made> {
    let is_page = |made: &Made| matches!(made.block.form, Form::Page(_));
    let leads: Vec<usize> =
        made.iter().enumerate().filter(|(_, made)| made.leads).map(|(at, _)| at).collect();
    let mut goes = vec![false; made.len()];
    for run in leads.chunk_by(|a, b| made.get(a + 1..*b).is_some_and(|between| between.iter().all(is_page))) {
        if run.len() < CONTENTS_LINES {
            continue;
        }
        let before =
            run.first().and_then(|first| (0..*first).rev().find(|at| !made.get(*at).is_some_and(is_page)));
        let title = before.filter(|at| made.get(*at).is_some_and(|made| is_contents_title(&made.block.text)));
        for at in run.iter().copied().chain(title) {
            if let Some(place) = goes.get_mut(at) {
                *place = true;
            }
        }
    }
    let mut page = None;
    let mut kept = Vec::with_capacity(made.len());
    for (made, goes) in made.into_iter().zip(goes) {
        if let Form::Page(number) = made.block.form {
            page = Some(number);
        }
        if goes {
            let text = clean(&made.block.text).text;
            set_aside.push(Paragraph { kind: ParagraphKind::Text, text, page });
        } else {
            kept.push(made);
        }
    }
    kept
}

fn is_contents_title(text: &str) -> bool {
    matches!(
        fold(text).trim_end_matches([' ', ':']),
        "sommaire" | "table des matieres" | "contents" | "table of contents"
    )
}

#[cfg(test)]
mod tests;
