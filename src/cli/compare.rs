//! `greffier compare`: what became of each measure between two drafts of a plan, and which words changed.
use std::path::Path;

use super::desk::Desk;
use super::failure::Failure;
use super::{plan_file, words};
use crate::domain::compare::{Pair, PairStatus, align, to_json};
use crate::domain::diff::{self, Fate, Hunk, HunkKind};
use crate::domain::plan::{Draft, PlanNode};
use crate::text::lang::Lang;

/// How many characters of unchanged text are shown on each side of a change.
const CONTEXT_CHARS: usize = 30;

/// Prints the comparison.
pub(super) fn run(old: &Path, new: &Path, as_json: bool, desk: &mut Desk) -> Result<(), Failure> {
    let lang = desk.lang;
    if old.as_os_str() == "-" && new.as_os_str() == "-" {
        return Err(Failure::usage(lang.pick(
            "l’entrée standard ne peut donner qu’une des deux versions.",
            "standard input can give only one of the two drafts.",
        )));
    }
    let (old, old_warnings) = plan_file::read(old, lang)?;
    let (new, new_warnings) = plan_file::read(new, lang)?;
    plan_file::tell(&old_warnings, desk);
    plan_file::tell(&new_warnings, desk);
    let pairs = align(&old, &new);
    if as_json {
        return desk.print_json(&to_json(&old, &new, &pairs));
    }
    let mut lines: Vec<String> = pairs.iter().flat_map(|pair| measure(pair, &old, &new, lang)).collect();
    lines.push(String::new());
    lines.push(sum(&pairs, lang));
    desk.print(&lines)
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
    for row in diff::sections(old.section(&before.key), new.section(&after.key)) {
        let renumbered = row.new.is_some_and(|spot| spot.node == 0 && spot.paragraph.is_none());
        let only_number = renumbered && !pair.statuses.contains(&PairStatus::Retitled);
        if row.fate != Fate::Same && !only_number {
            lines.push(format!("    {}", marked(&row.hunks)));
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
