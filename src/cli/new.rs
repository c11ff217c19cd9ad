//! `greffier new`: makes a session and prints its name.
use chrono::NaiveTime;

use super::args::New;
use super::desk::Desk;
use super::failure::Failure;
use super::plan_file;
use crate::domain::change::Change;
use crate::domain::meeting::Meeting;
use crate::domain::plan::Draft;
use crate::domain::roll::Edit;
use crate::minutes::template::Template;
use crate::shell::reading::unkept;
use crate::text::clean::clean_line;
use crate::text::french::dates::parse_time;
use crate::text::lang::Lang;

/// Makes the session. Everything is read and checked first: what is refused leaves nothing behind.
pub(super) fn run(args: &New, desk: &mut Desk) -> Result<(), Failure> {
    let lang = desk.lang;
    let places = desk.places()?;
    let template = match &args.template {
        Some(id) => desk.template(&places, id)?.id,
        None => desk.settings(&places).preferences.template,
    };
    let meeting = Meeting {
        template: if template == Template::default().id { String::new() } else { template },
        title: clean_line(&args.title),
        date: plan_file::day(&args.date, "--date", lang)?,
        start: hour(args.start.as_deref(), "--start", lang)?,
        end: hour(args.end.as_deref(), "--end", lang)?,
        place: args.place.as_deref().map(clean_line).unwrap_or_default(),
        ..Meeting::default()
    };
    meeting.validate().map_err(|refusal| Failure::change(&refusal, lang))?;
    let mut files = Vec::new();
    let mut changes = vec![Change::Meeting(Box::new(meeting))];
    if let Some(path) = &args.plan {
        let (draft, warnings, file) = plan_file::received(path, lang)?;
        plan_file::tell(&warnings, desk);
        let label = plan_file::label(None, None, path, lang);
        let kept = file.as_ref().map(|loose| loose.file.clone());
        let record = Draft { id: "v1".into(), label, file: kept, ..draft };
        files.extend(file);
        changes.push(Change::Draft(Edit::Add { record, before: None }));
    }
    let (id, refused) = desk
        .shelf()?
        .create_keeping(&changes, &files, crate::shell::local())
        .map_err(|error| Failure::store(&error, lang))?;
    for error in refused {
        desk.tell(&unkept(&error, lang));
    }
    desk.print(&[id])
}

fn hour(typed: Option<&str>, option: &str, lang: Lang) -> Result<Option<NaiveTime>, Failure> {
    let Some(typed) = typed else { return Ok(None) };
    parse_time(typed).map(Some).ok_or_else(|| {
        Failure::usage(lang.pick(
            format!("«\u{a0}{typed}\u{a0}» n’est pas une heure ({option})."),
            format!("“{typed}” is not an hour ({option})."),
        ))
        .hint(lang.pick("Écrivez-la ainsi\u{a0}: 10:00 ou 10h30.", "Write it like this: 10:00 or 10h30."))
    })
}
