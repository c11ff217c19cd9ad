//! `greffier import plan`: shows what is understood of a plan, and adds it to a session as its newest draft.
use super::args::ImportPlan;
use super::desk::Desk;
use super::failure::Failure;
use super::plan_file;
use super::words;
use crate::domain::change::Change;
use crate::domain::compare::carry_keys;
use crate::domain::id::DraftId;
use crate::domain::plan::{Draft, PlanNode};
use crate::domain::roll::Edit;
use crate::export::Format;
use crate::import::plan_json::to_json;
use crate::minutes;
use crate::store::shelf::Opened;
use crate::text::lang::Lang;

/// Reads the plan, keeps it if told where, and prints what was understood.
pub(super) fn run(args: &ImportPlan, desk: &mut Desk) -> Result<(), Failure> {
    let lang = desk.lang;
    let received = args.received.as_deref().map(|day| plan_file::day(day, "--received", lang)).transpose()?;
    let id = match &args.into {
        Some(wanted) => Some(desk.resolve(&desk.shelf()?, wanted)?),
        None => None,
    };
    let (draft, warnings) = plan_file::read(&args.file, lang)?;
    let label = plan_file::label(args.label.as_deref(), received, &args.file, lang);
    let draft = Draft { label, received, ..draft };
    if let Some(id) = &id {
        keep(id, draft.clone(), desk)?;
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

/// Adds the draft to a session, under the same lock as the program itself.
fn keep(id: &str, draft: Draft, desk: &mut Desk) -> Result<(), Failure> {
    let lang = desk.lang;
    let mut opened = desk.shelf()?.open(id).map_err(|error| Failure::store(&error, lang))?;
    for warning in &opened.warnings {
        desk.tell(&warning.message(lang));
    }
    if let Some(reason) = &opened.read_only {
        return Err(Failure::refused(lang.pick(
            format!("la séance {id} n’a pas été modifiée. {}", reason.message(lang)),
            format!("the session {id} was not altered. {}", reason.message(lang)),
        )));
    }
    let session = opened.history.session();
    let rank = session.drafts().ever() + 1;
    let draft = carry_keys(session.drafts().iter(), draft);
    let record = Draft { id: DraftId::new(format!("v{rank}-{}", opened.writer.tag())), ..draft };
    let change = Change::Draft(Edit::Add { record, before: None });
    let step = opened.history.perform(change).map_err(|refusal| Failure::change(&refusal, lang))?;
    opened.writer.append(&[step], crate::shell::local()).map_err(|error| Failure::store(&error, lang))?;
    keep_copies(&mut opened, desk);
    Ok(())
}

/// Brings the readable copies up to date. They can be made again, so that a failure is only told.
fn keep_copies(opened: &mut Opened, desk: &mut Desk) {
    let session = opened.history.session();
    let markdown = crate::export::export(session, &minutes::Options::default(), Format::Markdown);
    let Ok(markdown) = markdown else { return };
    if let Err(error) = opened.writer.keep_copies(session, &markdown) {
        desk.tell(&error.message(desk.lang));
    }
}
