//! `greffier compare`: what became of each measure between two drafts of a plan, and which words changed.
use std::path::Path;

use super::args::Compare;
use super::desk::Desk;
use super::failure::Failure;
use super::{export, plan_file, words};
use crate::domain::compare::{Pair, PairStatus, align, align_sections, to_json};
use crate::domain::diff::{self, Fate, Hunk, HunkKind};
use crate::domain::plan::{Draft, NodeKind, PlanNode};
use crate::export::Format;
use crate::minutes::comparison::{self, Side};
use crate::shell::now;
use crate::text::clean::slug;
use crate::text::lang::Lang;

/// How many characters of unchanged text are shown on each side of a change.
const CONTEXT_CHARS: usize = 30;

/// Prints the comparison, or writes it as a document.
pub(super) fn run(args: &Compare, desk: &mut Desk) -> Result<(), Failure> {
    let lang = desk.lang;
    let (old, new) = (args.old.as_path(), args.new.as_path());
    let format = args.format.as_deref().map(|name| format(name, lang)).transpose()?;
    if old.as_os_str() == "-" && new.as_os_str() == "-" {
        return Err(Failure::usage(lang.pick(
            "l’entrée standard ne peut donner qu’une des deux versions.",
            "standard input can give only one of the two drafts.",
        )));
    }
    let names = [old, new].map(|path| plan_file::label(None, None, path, lang));
    let (old, old_warnings) = plan_file::read(old, lang)?;
    let (new, new_warnings) = plan_file::read(new, lang)?;
    plan_file::tell(&old_warnings, desk);
    plan_file::tell(&new_warnings, desk);
    if let Some(format) = format {
        let [old_name, new_name] = &names;
        let sides = (Side { draft: &old, name: old_name }, Side { draft: &new, name: new_name });
        return document(sides, format, args.output.as_deref(), desk);
    }
    let pairs = align(&old, &new);
    if args.json {
        return desk.print_json(&to_json(&old, &new, &pairs));
    }
    // Headings and the introduction are told only where they changed.
    let is_told = |pair: &Pair| {
        let node =
            pair.new.and_then(|at| new.nodes.get(at)).or_else(|| pair.old.and_then(|at| old.nodes.get(at)));
        node.is_some_and(|node| node.kind == NodeKind::Measure) || pair.statuses != [PairStatus::Kept]
    };
    let all = align_sections(&old, &new);
    let told = all.iter().filter(|pair| is_told(pair));
    let mut lines: Vec<String> = told.flat_map(|pair| measure(pair, &old, &new, lang)).collect();
    lines.push(String::new());
    lines.push(sum(&pairs, lang));
    desk.print(&lines)
}

/// The format of the document; data have `--json`.
fn format(name: &str, lang: Lang) -> Result<Format, Failure> {
    match export::formats(&[name.to_owned()], lang)?.as_slice() {
        [Format::Json] => Err(Failure::usage(lang.pick(
            "la comparaison en JSON se demande par --json, sans --format.",
            "the comparison as JSON is asked for by --json, without --format.",
        ))),
        [format @ (Format::Pdf | Format::Ics)] => {
            let extension = format.extension();
            Err(Failure::usage(lang.pick(
                format!("la comparaison ne s’exporte pas au format {extension}\u{a0}: docx, odt, html, md, txt ou csv."),
                format!("the comparison cannot be exported as {extension}: docx, odt, html, md, txt or csv."),
            )))
        }
        [format] => Ok(*format),
        _ => Err(Failure::usage(lang.pick("un seul format à la fois.", "one format at a time."))),
    }
}

/// Writes the comparison as a document, to a file or to standard output.
fn document(
    (old, new): (Side<'_>, Side<'_>),
    format: Format,
    output: Option<&Path>,
    desk: &mut Desk,
) -> Result<(), Failure> {
    let lang = desk.lang;
    let target = export::target(Some(output.unwrap_or(Path::new("-"))), &[format], lang)?;
    let document = comparison::compose(old, new, now().date(), desk.paper);
    let bytes =
        crate::export::render(&document, format).map_err(|error| export::failed(&error, format, lang))?;
    let path = match target {
        export::Target::Standard => return desk.print_bytes(&bytes),
        export::Target::File(path) => path,
        export::Target::Folder(folder) => {
            let stem = desk.paper.pick("comparaison", "comparison");
            folder.join(format!("{stem}-{}.{}", slug(new.name), format.extension()))
        }
    };
    let written = export::write(&path, &bytes, lang)?;
    desk.print(&[written])
}

fn measure(pair: &Pair, old: &Draft, new: &Draft, lang: Lang) -> Vec<String> {
    let node = |draft: &'_ Draft, at: Option<usize>| at.and_then(|at| draft.nodes.get(at)).cloned();
    let (before, after) = (node(old, pair.old), node(new, pair.new));
    let heading = after.as_ref().or(before.as_ref()).map(PlanNode::heading).unwrap_or_default();
    let names: Vec<&str> = pair.statuses.iter().map(|status| status_name(*status, lang)).collect();
    let mut lines = vec![format!("{heading} [{}]", names.join(", "))];
    let (Some(before), Some(after)) = (before, after) else { return lines };
    if before.number != after.number {
        let (was, is) = (before.name(), after.name());
        lines.push(format!("    {was} → {is}"));
    }
    let section = |draft: &'_ Draft, at: Option<usize>| {
        at.and_then(|at| draft.section_at(at)).map(<[PlanNode]>::to_vec).unwrap_or_default()
    };
    for row in diff::sections(&section(old, pair.old), &section(new, pair.new)) {
        let renumbered = row.new.is_some_and(|spot| spot.node == 0 && spot.paragraph.is_none());
        let only_number = renumbered && !pair.statuses.contains(&PairStatus::Retitled);
        if row.fate != Fate::Same && !only_number {
            let moved = if row.fate == Fate::Moved { lang.pick("(déplacé) ", "(moved) ") } else { "" };
            lines.push(format!("    {moved}{}", marked(&row.hunks)));
        }
    }
    lines
}

/// The words with their changes between marks: `[-gone-]`, `{+new+}`.
fn marked(hunks: &[Hunk]) -> String {
    let last = hunks.len().saturating_sub(1);
    let piece = |(at, hunk): (usize, &Hunk)| match hunk.kind {
        HunkKind::Removed => format!("[-{}-]", hunk.text),
        HunkKind::Added => format!("{{+{}+}}", hunk.text),
        HunkKind::Same => context(&hunk.text, at > 0, at < last),
    };
    hunks.iter().enumerate().map(piece).collect()
}

/// The ends of an unchanged passage that touch a change.
fn context(text: &str, after_change: bool, before_change: bool) -> String {
    let count = text.chars().count();
    let (head, tail) =
        (if after_change { CONTEXT_CHARS } else { 0 }, if before_change { CONTEXT_CHARS } else { 0 });
    if count <= head + tail + 1 {
        return text.to_owned();
    }
    let head: String = text.chars().take(head).collect();
    let tail: String = text.chars().skip(count - tail).collect();
    format!("{head}…{tail}")
}

fn sum(pairs: &[Pair], lang: Lang) -> String {
    let counted = PairStatus::ALL.into_iter().filter_map(|status| {
        let n = pairs.iter().filter(|pair| pair.statuses.contains(&status)).count();
        let plural = if n > 1 { plural(status, lang) } else { "" };
        (n > 0).then(|| format!("{n} {}{plural}", status_name(status, lang)))
    });
    let all = lang.pick(
        words::count(pairs.len(), "mesure", "mesures", lang),
        words::count(pairs.len(), "measure", "measures", lang),
    );
    let details: Vec<String> = counted.collect();
    if details.is_empty() {
        return all;
    }
    format!("{all}{} {}", lang.pick("\u{a0}:", ":"), details.join(", "))
}

/// What makes the name of a status agree with several measures.
fn plural(status: PairStatus, lang: Lang) -> &'static str {
    let invariable = matches!(status, PairStatus::Reworded | PairStatus::Retitled);
    if lang == Lang::Fr && !invariable { "s" } else { "" }
}

fn status_name(status: PairStatus, lang: Lang) -> &'static str {
    match status {
        PairStatus::Kept => lang.pick("inchangée", "kept"),
        PairStatus::Reworded => lang.pick("au texte modifié", "reworded"),
        PairStatus::Retitled => lang.pick("au titre modifié", "retitled"),
        PairStatus::Renumbered => lang.pick("renumérotée", "renumbered"),
        PairStatus::Moved => lang.pick("déplacée", "moved"),
        PairStatus::Added => lang.pick("nouvelle", "added"),
        PairStatus::Removed => lang.pick("disparue", "removed"),
    }
}

#[cfg(test)]
mod tests {
    use super::marked;
    use crate::domain::diff::words;

    #[test]
    fn changes_stand_between_marks_with_little_around() {
        for (old, new, shown) in [
            ("un délai de trente jours", "un délai de vingt jours", "un délai de [-trente-]{+vingt+} jours"),
            ("", "neuf", "{+neuf+}"),
        ] {
            assert_eq!(marked(&words(old, new)), shown);
        }
        let long = "mot ".repeat(50);
        let shown = marked(&words(&format!("{long}a{long}"), &format!("{long}b{long}")));
        assert!(shown.chars().count() < 90, "{shown}");
    }
}
