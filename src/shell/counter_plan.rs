//! The counter-plan as a Word file: the file received annotated, where the session keeps it and it can be, else a file
//! of our own; and what is to be said of that in one line.
//!
//! The file was understood in a process apart when it was received, with the same limits; here nothing of it is followed
//! without end, and a bug it would find costs its layout and nothing more.
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::domain::plan::KeptFile;
use crate::domain::session::Session;
use crate::export::docx::annotate::{Annotated, Fault, annotate};
use crate::export::docx::letterhead::Letterhead;
use crate::export::{ExportError, docx};
use crate::minutes::Options;
use crate::minutes::counter_plan::{CounterPlan, counter_plan};
use crate::store::shelf::Shelf;
use crate::text::french::numbers::count;
use crate::text::lang::Lang;

/// The counter-plan, and what the person should know of how it was made, if anything. The file received keeps its own
/// layout; a file of our own takes the letterhead, if there is one.
pub fn make(
    letterhead: Option<&Letterhead>,
    shelf: &Shelf,
    (session, options): (&Session, &Options),
    lang: Lang,
) -> Result<(Vec<u8>, Option<String>), ExportError> {
    let plan = counter_plan(session, options);
    let Some(file) = session.draft().and_then(|draft| draft.file.as_ref()) else {
        return Ok((docx::counter_plan_on(&plan, letterhead)?, None));
    };
    match annotated(shelf, session, file, &plan) {
        Ok(annotated) => {
            let said = match annotated.unplaced.len() {
                0 => None,
                n => Some(in_the_margin(n, &file.name, lang)),
            };
            Ok((annotated.bytes, said))
        }
        Err(why) => {
            let why = why.map_or_else(
                || lang.pick("la séance ne l’a plus", "the session no longer has it"),
                |fault| fault.message(lang),
            );
            Ok((docx::counter_plan_on(&plan, letterhead)?, Some(made_anew(&file.name, why, lang))))
        }
    }
}

/// The file received, annotated; nothing as the reason when it is gone.
fn annotated(
    shelf: &Shelf,
    session: &Session,
    file: &KeptFile,
    plan: &CounterPlan,
) -> Result<Annotated, Option<Fault>> {
    let bytes = shelf.kept_file(session.id().as_str(), file).map_err(|_| None)?;
    catch_unwind(AssertUnwindSafe(|| annotate(&bytes, plan))).unwrap_or(Err(Fault::Damaged)).map_err(Some)
}

fn made_anew(name: &str, why: &str, lang: Lang) -> String {
    lang.pick(
        format!("Le fichier reçu « {name} » n’a pas pu être annoté ({why}) : le plan annoté est fait à neuf, sans sa mise en page."),
        format!("The file received, “{name}”, could not be annotated ({why}): the counter-plan is made anew, without its layout."),
    )
}

fn in_the_margin(n: usize, name: &str, lang: Lang) -> String {
    let told = lang.pick(
        count(
            n,
            "proposition n’a pas sa place dans le texte",
            "propositions n’ont pas leur place dans le texte",
        ),
        count(n, "proposal has no place in the text", "proposals have no place in the text"),
    );
    let file = lang.pick(format!("« {name} »"), format!("“{name}”"));
    lang.pick(
        format!("{told} de {file} : à porter à la main, un commentaire le dit."),
        format!("{told} of {file}: to be entered by hand, a comment says so."),
    )
}
