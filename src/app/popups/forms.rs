//! The forms themselves: their fields, labels and hints, filled with what is known.
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use crate::app::form::{FieldName as F, Form, FormPurpose};
use crate::app::labels;
use crate::domain::action::ActionItem;
use crate::domain::attendance::AttendanceStatus;
use crate::domain::calendar::UpcomingEvent;
use crate::domain::card::SessionCard;
use crate::domain::decision::{Decision, Outcome};
use crate::domain::directory::{Organization, Role};
use crate::domain::entry::{Content, Entry};
use crate::domain::id::{DelegateId, EntryId, OrganizationId};
use crate::domain::meeting::Meeting;
use crate::domain::observation::{Stance, Strength};
use crate::domain::plan::{Draft, PlanNode};
use crate::domain::session::Session;
use crate::domain::synthesis::{LineKind, References, SynthesisLine};
use crate::minutes::template::Templates;
use crate::text::french::dates;
use crate::text::lang::Lang;

mod amendment;
pub use amendment::{
    amendment_of, edit_amendment, entry_of, follow, hold, holders_of, on_chosen_place, proposal, recompose,
};
pub(super) use amendment::{chosen_is_lost, cuts_of, taken};
mod acceptance;
mod export;
pub use acceptance::{accept, reason};
pub use export::{NAMES, chosen_template, export, refit_export, ticked_formats};

/// How a day is written in a field.
pub fn day(date: Option<NaiveDate>) -> String {
    date.map(|date| date.format("%d/%m/%Y").to_string()).unwrap_or_default()
}

/// How a time is written in a field.
pub fn hour(time: Option<NaiveTime>) -> String {
    time.map(|time| time.format("%Hh%M").to_string()).unwrap_or_default()
}

fn date_hint(lang: Lang) -> &'static str {
    lang.pick("31/01/2014 ou 31 janvier 2014", "31/01/2014 or 2014-01-31")
}

fn time_hint(lang: Lang) -> &'static str {
    lang.pick("10h30", "10:30")
}

/// A new session.
pub fn new_session(now: NaiveDateTime, templates: (&Templates, &str), lang: Lang) -> Form {
    let today = day(Some(now.date()));
    let form = Form::new(FormPurpose::NewSession, lang.pick("Nouvelle séance", "New session"));
    let form = facts(form, "", &today, lang).line(
        F::PlanFile,
        lang.pick("Fichier du plan", "Plan file"),
        lang.pick(
            "Facultatif ; glissez le fichier ici : .docx .odt .pdf .md .txt",
            "Optional; drop the file here: .docx .odt .pdf .md .txt",
        ),
        "",
    );
    template(form, templates, lang)
}

/// A past compte-rendu to be made a session of.
pub fn import_minutes(lang: Lang) -> Form {
    let title = lang.pick("Importer un ancien compte-rendu", "Import past minutes");
    Form::new(FormPurpose::ImportMinutes, title).line(
        F::MinutesFile,
        lang.pick("Fichier", "File"),
        lang.pick(
            "Glissez le fichier dans la fenêtre (.docx, .odt, .pdf, .txt)",
            "Drop the file on the window (.docx, .odt, .pdf, .txt)",
        ),
        "",
    )
}

/// The meeting after another one.
pub fn next_session(card: &SessionCard, lang: Lang) -> Form {
    let title = lang.pick(
        "Réunion suivante : participants, plan et demandes sont repris",
        "Next meeting: people, plan and demands are carried over",
    );
    facts(Form::new(FormPurpose::NextSession(card.id.clone()), title), &undated(card, lang), "", lang)
        .focused(F::Date)
}

/// The title of a meeting without its day, which is not that of the next one.
fn undated(card: &SessionCard, lang: Lang) -> String {
    let title = card.title.replace('\u{a0}', " ");
    let days = [dates::date_plain(card.date, lang), dates::day_and_month(card.date, lang)];
    let bare = days.iter().find_map(|day| title.strip_suffix(day.replace('\u{a0}', " ").as_str()));
    bare.unwrap_or(&title).trim_end().trim_end_matches(" du").trim_end().to_owned()
}

fn facts(form: Form, title: &str, date: &str, lang: Lang) -> Form {
    form.line(
        F::Title,
        lang.pick("Titre", "Title"),
        lang.pick("Réunion du Collectif…", "Meeting of the coalition…"),
        title,
    )
    .line(F::Date, lang.pick("Date", "Date"), date_hint(lang), date)
    .line(F::Start, lang.pick("Début", "Start"), time_hint(lang), "")
    .line(F::End, lang.pick("Fin prévue", "Planned end"), time_hint(lang), "")
    .line(F::Place, lang.pick("Lieu", "Place"), "", "")
}

/// The facts of the meeting.
pub fn meeting(meeting: &Meeting, templates: &Templates, lang: Lang) -> Form {
    let several = lang.pick(
        "Un paragraphe par ligne ; Alt+Entrée va à la ligne",
        "One paragraph a line; Alt+Enter starts a new one",
    );
    let form = Form::new(FormPurpose::Meeting, lang.pick("La réunion", "The meeting"))
        .line(F::Title, lang.pick("Titre", "Title"), "", &meeting.title)
        .line(F::Date, lang.pick("Date", "Date"), date_hint(lang), &day(Some(meeting.date)))
        .line(F::Start, lang.pick("Début", "Start"), time_hint(lang), &hour(meeting.start))
        .line(F::End, lang.pick("Fin prévue", "Planned end"), time_hint(lang), &hour(meeting.end))
        .line(F::Place, lang.pick("Lieu", "Place"), "", &meeting.place)
        .line(
            F::Town,
            lang.pick("Ville", "Town"),
            lang.pick("d’où le compte-rendu est daté", "the minutes are dated from"),
            &meeting.town,
        )
        .line(
            F::Subject,
            lang.pick("Objet", "Subject"),
            lang.pick("imprimé au-dessus du titre", "printed above the title"),
            &meeting.subject,
        )
        .line(
            F::Coalition,
            lang.pick("Collectif", "Coalition"),
            lang.pick("nom complet, pour la signature", "full name, for the signature"),
            &meeting.coalition,
        )
        .line(
            F::CoalitionShort,
            lang.pick("dans le texte", "in the text"),
            lang.pick("« Collectif », « Réseau »…", "“Coalition”, “Network”…"),
            &meeting.coalition_short,
        )
        .line(F::Website, lang.pick("Site", "Website"), "", &meeting.website);
    template(form, (templates, &meeting.template), lang)
        .area(F::Context, lang.pick("Contexte", "Context"), several, &meeting.context.join("\n"))
        .area(F::Opening, lang.pick("Ouverture", "Opening"), several, &meeting.opening.join("\n"))
}

/// The shape of the minutes; one that is not at hand here stays on offer under its identity.
fn template(form: Form, (templates, chosen): (&Templates, &str), lang: Lang) -> Form {
    let mut names: Vec<String> = templates.iter().map(|known| known.name.get(lang).to_owned()).collect();
    let known = templates.iter().position(|known| known.id == chosen);
    if known.is_none() && !chosen.is_empty() {
        names.push(chosen.to_owned());
    }
    let usual = if chosen.is_empty() { 0 } else { names.len() - 1 };
    form.choice(F::Template, lang.pick("Modèle", "Template"), names, known.unwrap_or(usual))
}

/// A draft to be read.
pub fn read_draft(now: NaiveDateTime, lang: Lang) -> Form {
    Form::new(FormPurpose::ReadDraft, lang.pick("Ajouter une version du plan", "Add a draft of the plan"))
        .line(
            F::PlanFile,
            lang.pick("Fichier", "File"),
            lang.pick(
                "Glissez le fichier ici ou tapez son chemin : .docx .odt .pdf .md .txt",
                "Drop the file here or type its path: .docx .odt .pdf .md .txt",
            ),
            "",
        )
        .line(
            F::Label,
            lang.pick("Nom", "Label"),
            lang.pick("« version du 30 janvier »", "“draft of 30 January”"),
            "",
        )
        .line(F::Received, lang.pick("Reçue le", "Received"), date_hint(lang), &day(Some(now.date())))
        .area(
            F::PastedPlan,
            lang.pick("Texte collé", "Pasted text"),
            lang.pick(
                "Sans fichier : collez ici le texte du plan",
                "Without a file: paste the text of the plan here",
            ),
            "",
        )
}

/// A comment table to be read.
pub fn read_comments(lang: Lang) -> Form {
    let title =
        lang.pick("Noter les lignes d’un tableau de commentaires", "Record the rows of a comment table");
    Form::new(FormPurpose::ReadComments, title).line(
        F::PlanFile,
        lang.pick("Fichier", "File"),
        lang.pick(
            "Glissez le fichier ici ou tapez son chemin : .docx .odt .md",
            "Drop the file here or type its path: .docx .odt .md",
        ),
        "",
    )
}

/// What a draft is called.
pub fn draft(draft: &Draft, lang: Lang) -> Form {
    Form::new(FormPurpose::Draft(draft.id.clone()), lang.pick("Version du plan", "Draft of the plan"))
        .line(F::Label, lang.pick("Nom", "Label"), "", &draft.label)
        .line(F::Received, lang.pick("Reçue le", "Received"), date_hint(lang), &day(draft.received))
        .line(F::Title, lang.pick("Titre du plan", "Title of the plan"), "", &draft.title)
}

/// The heading of a part of a draft.
pub fn part(draft: &Draft, node: &PlanNode, lang: Lang) -> Form {
    let number = node.number.as_ref().map(ToString::to_string).unwrap_or_default();
    let purpose = FormPurpose::Part(draft.id.clone(), node.key.clone());
    Form::new(purpose, lang.pick("Titre de la partie", "Heading of the part"))
        .line(
            F::Label,
            lang.pick("Intitulé", "Label"),
            lang.pick(
                "Mesure, Axe, Priorité… ; vide s’il n’y en a pas",
                "Measure, Axis…; empty if there is none",
            ),
            &node.label,
        )
        .line(
            F::Number,
            lang.pick("Numéro", "Number"),
            lang.pick("4 bis, I, 1-2… ; vide s’il n’y en a pas", "4 bis, I, 1-2…; empty if there is none"),
            &number,
        )
        .area(F::Title, lang.pick("Titre", "Title"), "", &node.title)
        .focused(F::Title)
}

/// An organization.
pub fn organization(known: Option<&Organization>, lang: Lang) -> Form {
    let (name, acronym) = known.map(|o| (o.name.as_str(), o.acronym.as_str())).unwrap_or_default();
    Form::new(
        FormPurpose::Organization(known.map(|o| o.id.clone())),
        lang.pick("Organisation", "Organization"),
    )
    .line(F::Name, lang.pick("Nom", "Name"), lang.pick("en toutes lettres", "in full"), name)
    .line(F::Acronym, lang.pick("Sigle", "Acronym"), "CCEM", acronym)
    .toggle(F::Expected, lang.pick("Attendue", "Expected"), known.is_none_or(|o| o.expected))
}

/// A person, with their attendance.
pub fn delegate(
    session: &Session,
    id: Option<&DelegateId>,
    organization: Option<&OrganizationId>,
    name: &str,
    lang: Lang,
) -> Form {
    let known = id.and_then(|id| session.delegates().get(id));
    let attendance = id.map(|id| session.attendance(id)).unwrap_or_default();
    let from = known.and_then(|d| d.organization.as_ref()).or(organization);
    let mut organizations = vec![lang.pick("— aucune —", "— none —").to_owned()];
    organizations.extend(session.organizations().iter().map(Organization::full_name));
    let here = from
        .and_then(|id| session.organizations().iter().position(|o| o.id == *id))
        .map_or(0, |rank| rank + 1);
    let roles = Role::ALL.iter().map(|role| labels::role(*role, lang).to_owned()).collect();
    let role = known.map_or(0, |d| Role::ALL.iter().position(|role| *role == d.role).unwrap_or(0));
    let statuses =
        AttendanceStatus::ALL.iter().map(|status| labels::attendance(*status, lang).to_owned()).collect();
    let status = AttendanceStatus::ALL.iter().position(|status| *status == attendance.status).unwrap_or(0);
    Form::new(FormPurpose::Delegate(id.cloned()), lang.pick("Personne", "Person"))
        .line(F::Name, lang.pick("Prénom et nom", "Name"), "", known.map_or(name, |d| d.name.as_str()))
        .choice(F::Organization, lang.pick("Organisation", "Organization"), organizations, here)
        .choice(F::Role, lang.pick("Rôle", "Role"), roles, role)
        .choice(F::Status, lang.pick("Présence", "Attendance"), statuses, status)
        .line(F::Arrived, lang.pick("Arrivée à", "Arrived at"), time_hint(lang), &hour(attendance.arrived()))
        .line(F::Left, lang.pick("Départ à", "Left at"), time_hint(lang), &hour(attendance.left()))
        .line(F::RepresentedBy, lang.pick("Pouvoir à", "Proxy to"), "", &attendance.represented_by)
        .toggle(F::Personal, lang.pick("À titre perso.", "Personally"), attendance.personal)
}

/// An event.
pub fn event(known: Option<&UpcomingEvent>, lang: Lang) -> Form {
    let dates = known
        .map(|e| e.dates.iter().map(|d| day(Some(*d))).collect::<Vec<_>>().join(" ; "))
        .unwrap_or_default();
    Form::new(
        FormPurpose::Event(known.map(|e| e.id.clone())),
        lang.pick("Évènement à venir", "Upcoming event"),
    )
    .line(F::Title, lang.pick("Évènement", "Event"), "", known.map_or("", |e| e.title.as_str()))
    .line(
        F::Dates,
        lang.pick("Date(s)", "Date(s)"),
        lang.pick("05/02/2014 ; 12/02/2014 pour l’une ou l’autre", "05/02/2014; 12/02/2014 for either"),
        &dates,
    )
    .line(F::Start, lang.pick("Début", "Start"), time_hint(lang), &hour(known.and_then(|e| e.start)))
    .line(F::End, lang.pick("Fin", "End"), time_hint(lang), &hour(known.and_then(|e| e.end)))
    .line(F::Place, lang.pick("Lieu", "Place"), "", known.map_or("", |e| e.place.as_str()))
    .toggle(
        F::Tentative,
        lang.pick("À confirmer", "To be confirmed"),
        known.is_some_and(|e| e.tentative),
    )
}

/// A decision.
pub fn decision(id: Option<EntryId>, decision: &Decision, lang: Lang) -> Form {
    let vote = match decision.outcome {
        Outcome::Consensus => String::new(),
        Outcome::Vote(vote) => format!("{}/{}/{}", vote.in_favor, vote.against, vote.abstain),
    };
    Form::new(FormPurpose::Decision(id), lang.pick("Décision", "Decision"))
        .area(
            F::Text,
            lang.pick("Décision", "Decision"),
            lang.pick("« de demander une audience » ou une phrase entière", "a whole sentence"),
            &decision.text,
        )
        .line(
            F::Vote,
            lang.pick("Vote", "Vote"),
            lang.pick(
                "pour/contre/abstentions : 12/0/1 ; vide = consensus",
                "for/against/abstentions: 12/0/1; empty = consensus",
            ),
            &vote,
        )
        .area(
            F::Reservations,
            lang.pick("Réserves", "Reservations"),
            lang.pick(
                "Réserves et désaccords, en phrases entières",
                "Reservations and dissent, as whole sentences",
            ),
            &decision.reservations,
        )
}

/// A task.
pub fn action_item(id: Option<EntryId>, item: &ActionItem, lang: Lang) -> Form {
    Form::new(FormPurpose::ActionItem(id), lang.pick("Action", "Action item"))
        .line(
            F::Who,
            lang.pick("Qui", "Who"),
            lang.pick("une personne ou une organisation", "a person or an organization"),
            &item.who,
        )
        .area(
            F::What,
            lang.pick("Quoi", "What"),
            lang.pick("« écrire au ministère »", "“write to the ministry”"),
            &item.what,
        )
        .line(F::Due, lang.pick("Pour quand", "By when"), date_hint(lang), &day(item.due))
        .toggle(F::Closed, lang.pick("Faite", "Done"), item.closed)
        .focused(if item.who.is_empty() { F::Who } else { F::What })
}

/// An observation, a question or a gap.
pub fn sentence(entry: &Entry, lang: Lang) -> Form {
    let form =
        Form::new(FormPurpose::Sentence(entry.id.clone()), labels::entry_kind(entry.content.kind(), lang));
    let form = match &entry.content {
        Content::Observation(observation) => {
            let stances = Stance::ALL.iter().map(|s| labels::stance_name(*s, lang).to_owned()).collect();
            let strengths = Strength::ALL.iter().map(|s| labels::strength(*s, lang).to_owned()).collect();
            let stance = Stance::ALL.iter().position(|s| *s == observation.stance).unwrap_or(0);
            let strength = Strength::ALL.iter().position(|s| *s == observation.strength).unwrap_or(1);
            form.area(
                F::Text,
                lang.pick("Texte", "Text"),
                lang.pick(
                    "la suite du verbe, ou une phrase entière",
                    "what follows the verb, or a whole sentence",
                ),
                &observation.text,
            )
            .choice(F::Stance, lang.pick("Position", "Stance"), stances, stance)
            .choice(F::Strength, lang.pick("Force", "Strength"), strengths, strength)
        }
        Content::Question(question) => form
            .area(F::Text, lang.pick("Question", "Question"), "", &question.text)
            .area(F::Answer, lang.pick("Réponse", "Answer"), "", &question.answer),
        Content::Stub(reminder) => form.area(
            F::Text,
            lang.pick("Ce qui a été dit", "What was said"),
            lang.pick(
                "Le verbe dit la position : « regrette que… », « demande… »",
                "The verb tells the stance: “regrette que…”",
            ),
            reminder,
        ),
        _ => form,
    };
    form.area(
        F::Sentence,
        lang.pick("Phrase imprimée", "Printed sentence"),
        lang.pick(
            "Vide : composée par le programme. Remplie : imprimée telle quelle.",
            "Empty: composed by the program. Filled: printed as it is.",
        ),
        entry.sentence.as_deref().unwrap_or_default(),
    )
}

/// A line of the synthesis.
pub fn line(purpose: FormPurpose, line: &SynthesisLine, lang: Lang) -> Form {
    let kinds = LineKind::ALL.iter().map(|kind| labels::line_kind(*kind, lang).to_owned()).collect();
    let chosen = LineKind::ALL.iter().position(|known| *known == line.kind).unwrap_or(0);
    let ways = References::ALL.iter().map(|way| labels::references(*way, lang).to_owned()).collect();
    let way = References::ALL.iter().position(|known| *known == line.references).unwrap_or(0);
    Form::new(purpose, lang.pick("Ligne de la synthèse", "Line of the synthesis"))
        .area(F::Text, lang.pick("Texte", "Text"), "", &line.text)
        .choice(F::LineKind, lang.pick("Nature", "Kind"), kinds, chosen)
        .choice(F::References, lang.pick("Renvois", "Measures"), ways, way)
}
