//! `greffier import plan`: shows what is understood of a plan, and adds it to a session as its newest draft.
use super::args::ImportPlan;
use super::desk::Desk;
use super::failure::Failure;
use super::plan_file;
use super::record;
use super::words;
use crate::domain::change::Change;
use crate::domain::id::DraftId;
use crate::domain::plan::{Draft, KeptFile, PlanNode, receive};
use crate::domain::roll::Edit;
use crate::import::plan_json::to_json;
use crate::shell::reading::unkept;
use crate::store::kept::Loose;
use crate::text::lang::Lang;

/// Reads the plan, keeps it if told where, and prints what was understood.
pub(super) fn run(args: &ImportPlan, desk: &mut Desk) -> Result<(), Failure> {
    let lang = desk.lang;
    let received = args.received.as_deref().map(|day| plan_file::day(day, "--received", lang)).transpose()?;
    let id = match &args.into {
        Some(wanted) => Some(desk.resolve(&desk.shelf()?, wanted)?),
        None => None,
    };
    let (draft, warnings, file) = plan_file::received(&args.file, lang)?;
    let label = plan_file::label(args.label.as_deref(), received, &args.file, lang);
    let draft = Draft { label, received, ..draft };
    if let Some(id) = &id {
        let file = file.and_then(|file| keep_file(id, &file, desk));
        keep(id, Draft { file, ..draft.clone() }, desk)?;
    }
    if args.json {
        return desk.print_json(&to_json(&draft, &warnings, lang));
    }
    desk.print(&understood(&draft, lang))?;
    plan_file::tell(&warnings, desk);
    if let Some(id) = &id {
        let label = &draft.label;
        desk.tell(&lang.pick(
            format!("«\u{a0}{label}\u{a0}» est ajoutée à la séance {id}."),
            format!("“{label}” was added to the session {id}."),
        ));
    }
    Ok(())
}

/// What was understood: the title, how the plan is built, and its parts.
fn understood(draft: &Draft, lang: Lang) -> Vec<String> {
    let part = |node: &PlanNode| {
        let text = match node.paragraphs.len() {
            0 => String::new(),
            n => format!(
                " ({})",
                lang.pick(
                    words::count(n, "paragraphe", "paragraphes", lang),
                    words::count(n, "paragraph", "paragraphs", lang)
                )
            ),
        };
        let heading = match node.heading() {
            heading if heading.is_empty() => lang.pick("[encadré]", "[box]").to_owned(),
            heading => heading,
        };
        format!("{}{heading}{text}", "  ".repeat(usize::from(node.depth)))
    };
    let head = [&draft.title, &draft.scheme].into_iter().filter(|line| !line.is_empty()).cloned();
    head.chain([String::new()]).chain(draft.nodes.iter().map(part)).collect()
}

/// Keeps the file with the session. A disk that refuses it costs the layout of the counter-plan, not the draft.
fn keep_file(id: &str, loose: &Loose, desk: &mut Desk) -> Option<KeptFile> {
    let kept = desk.shelf().ok()?.keep_file(id, loose);
    kept.inspect_err(|error| desk.tell(&unkept(error, desk.lang))).ok()
}

/// Adds the draft to a session.
fn keep(id: &str, draft: Draft, desk: &mut Desk) -> Result<(), Failure> {
    let mut again = String::new();
    let lang = desk.lang;
    record::change(id, desk, |session, tag| {
        let rank = session.drafts().ever() + 1;
        let received = receive(session.drafts().iter(), draft);
        again = received.told(lang);
        let record = Draft { id: DraftId::new(format!("v{rank}-{tag}")), ..received.draft };
        Change::Draft(Edit::Add { record, before: None })
    })?;
    if !again.is_empty() {
        desk.tell(&again);
    }
    Ok(())
}
