//! The counter-plan: the draft under review with the wordings proposed for it, and what is said beside each in the
//! margin. How changes are tracked in a file is not decided here.
use std::collections::HashMap;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use crate::domain::amendment::{Amendment, AmendmentKind, Form, Standing};
use crate::domain::decision::Outcome;
use crate::domain::entry::{Content as EntryContent, Entry, Holders};
use crate::domain::id::EntryId;
use crate::domain::session::Session;
use crate::domain::wording::revised::{Aside, Note, Revised};
use crate::domain::wording::{Scope, consolidate};
use crate::text::french::dates::{date_plain, time};
use crate::text::french::typeset;
use crate::text::lang::Lang;

use super::document::{Document, PageShape, Warning, quote};
use super::nouns::{capitalized, draft_name, of, with_article};
use super::phrases::{Composer, Subject, is_stopped, outcome};
use super::{Options, circulation};

/// The plan with the wordings proposed for it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CounterPlan {
    /// Its language.
    pub lang: Lang,
    /// The title of the plan.
    pub title: String,
    /// The line under the title: whose proposals, of which day, for whom.
    pub subtitle: String,
    /// How the marks are to be read: one paragraph before the plan.
    pub lead: String,
    /// Whose the changes are: the coalition in short.
    pub author: String,
    /// The coalition in full.
    pub issuer: String,
    /// What the meeting prepares.
    pub subject: String,
    /// The day of the meeting.
    pub date: NaiveDate,
    /// The draft and the changes.
    pub revised: Revised,
    /// When each change was made, by the rank of its proposal: when it was settled, or else the day of the meeting.
    pub moments: Vec<NaiveDateTime>,
    /// What is said in the margin, in the order of the notes.
    pub comments: Vec<PlanComment>,
    /// What the person should know before sending it.
    pub warnings: Vec<Warning>,
}

/// What is said in the margin about a proposal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanComment {
    /// The proposal.
    pub proposal: EntryId,
    /// Its rank among those that are marked in the text; nothing for one that is not.
    pub rank: Option<usize>,
    /// The rank of the part it stands beside…
    pub part: usize,
    /// …and of its paragraph; nothing for the heading.
    pub paragraph: Option<usize>,
    /// When it was settled, or else the day of the meeting.
    pub at: NaiveDateTime,
    /// What is said, a line a paragraph.
    pub text: Vec<String>,
}

impl CounterPlan {
    /// What the file says of itself, as a document without text.
    pub fn frame(&self) -> Document {
        let name = self.lang.pick("Plan annoté\u{a0}: ", "Counter-plan: ");
        Document {
            lang: self.lang,
            title: format!("{name}{}", self.title),
            subject: self.subject.clone(),
            issuer: if self.issuer.is_empty() { self.author.clone() } else { self.issuer.clone() },
            date: self.date,
            page: PageShape::Portrait,
            warnings: self.warnings.clone(),
            ..Document::default()
        }
    }
}

/// The counter-plan of a session: the draft under review, with what was adopted or proposed, as its readers may know
/// it.
pub fn counter_plan(session: &Session, options: &Options) -> CounterPlan {
    let session = &*circulation::readers(session, options);
    of_revised(session, options, consolidate(session, Scope::default(), options.audience))
}

/// The counter-plan of a session whose changes are known.
pub fn of_revised(session: &Session, options: &Options, revised: Revised) -> CounterPlan {
    let lang = options.lang;
    let meeting = session.meeting();
    let entry = |id: &EntryId| session.entries().get(id);
    let moments =
        revised.proposals.iter().map(|id| moment(entry(id).and_then(amendment), meeting.date)).collect();
    let told = Told::of(session, &revised, lang);
    let comments =
        revised.notes.iter().filter_map(|note| Some(told.note(note, entry(&note.entry)?))).collect();
    let printed = |text: &str| if lang == Lang::Fr { typeset(text) } else { text.to_owned() };
    CounterPlan {
        lang,
        title: title(session),
        subtitle: printed(&format!("{} – {}", subtitle(session, lang), circulation::told(session, options))),
        lead: printed(&lead(session, lang)),
        author: meeting.coalition_noun().to_owned(),
        issuer: printed(&meeting.coalition),
        subject: printed(&meeting.subject),
        date: meeting.date,
        moments,
        comments,
        warnings: super::warnings(session, options)
            .into_iter()
            .filter(|warning| *warning != Warning::NoSynthesis)
            .collect(),
        revised,
    }
}

/// The title of the plan, in the words of its draft.
fn title(session: &Session) -> String {
    let draft = session.draft().map(|draft| draft.title.trim()).unwrap_or_default();
    let titles = [draft, session.meeting().subject.trim(), session.meeting().title.trim()];
    let known = titles.into_iter().find(|title| !title.is_empty());
    known.unwrap_or("Plan").to_owned()
}

/// « Plan annoté : propositions du Collectif au 31 janvier 2014 ».
fn subtitle(session: &Session, lang: Lang) -> String {
    let meeting = session.meeting();
    let noun = meeting.coalition_noun();
    let day = date_plain(meeting.date, lang);
    lang.pick(
        format!("Plan annoté\u{a0}: propositions {} au {day}", of(noun)),
        format!("Counter-plan: proposals of the {} as of {day}", english(noun)),
    )
}

fn english(noun: &str) -> &str {
    if noun == "Collectif" { "coalition" } else { noun }
}

/// What accepting and rejecting do.
fn lead(session: &Session, lang: Lang) -> String {
    let draft = session.draft().map(|draft| draft_name(draft, lang));
    let draft = draft.unwrap_or_else(|| lang.pick("version examinée", "draft under review").to_owned());
    lang.pick(
        format!(
            "Les modifications sont marquées en révision\u{a0}: les accepter toutes donne le texte proposé, les \
             refuser toutes rend {}. Le commentaire en marge de chaque proposition dit ce qui la motive et ce qui en \
             a été décidé.",
            with_article(&draft)
        ),
        format!(
            "Changes are tracked: accepting them all gives the text proposed, rejecting them all gives back the \
             {draft}. The comment beside each proposal says why it is made and what was decided."
        ),
    )
}

fn amendment(entry: &Entry) -> Option<&Amendment> {
    match &entry.content {
        EntryContent::Amendment(amendment) => Some(amendment),
        _ => None,
    }
}

fn moment(amendment: Option<&Amendment>, day: NaiveDate) -> NaiveDateTime {
    let settled = amendment.and_then(|amendment| amendment.settled);
    settled.map_or_else(|| day.and_time(NaiveTime::MIN), |settled| settled.at)
}

/// What comments are written from, looked up once for all of them.
struct Told<'s> {
    session: &'s Session,
    lang: Lang,
    composer: Composer<'s>,
    /// The rank of each proposal that is marked in the text.
    ranks: HashMap<EntryId, usize>,
}

impl<'s> Told<'s> {
    fn of(session: &'s Session, revised: &Revised, lang: Lang) -> Self {
        let ranks = revised.proposals.iter().cloned().zip(0..).collect();
        Self { session, lang, composer: Composer::new(session, lang), ranks }
    }

    fn note(&self, note: &Note, entry: &Entry) -> PlanComment {
        let applied = note.aside == Aside::Applied;
        PlanComment {
            proposal: note.entry.clone(),
            rank: self.ranks.get(&note.entry).copied().filter(|_| applied),
            part: note.part,
            paragraph: note.paragraph,
            at: moment(amendment(entry), self.session.meeting().date),
            text: self.comment(&note.aside, entry),
        }
    }

    /// What it is when it is not marked in the text, why, whose, and what became of it.
    fn comment(&self, aside: &Aside, entry: &Entry) -> Vec<String> {
        let Some(amendment) = amendment(entry) else { return Vec::new() };
        let mut text = match aside {
            Aside::Applied => Vec::new(),
            Aside::Alternative { .. } => self.alternative(entry, amendment),
            Aside::NotWorded => vec![self.bare_sentence(entry, amendment)],
            Aside::Lost => {
                let lost = self.lang.pick(
                    "Le passage visé n’est plus dans cette version.",
                    "The passage meant is no longer in this draft.",
                );
                vec![self.bare_sentence(entry, amendment), lost.to_owned()]
            }
        };
        let rationale = self.printed(amendment.rationale.trim());
        if !text.iter().any(|said| said.contains(rationale.as_str())) {
            text.extend(rationale.lines().map(|line| stopped(capitalized(line.trim()))));
        }
        text.extend(self.holders(&entry.holders));
        text.push(self.standing(amendment));
        text.into_iter().flat_map(|text| text.lines().map(str::to_owned).collect::<Vec<_>>()).collect()
    }

    fn printed(&self, text: &str) -> String {
        if self.lang == Lang::Fr { typeset(text) } else { text.to_owned() }
    }

    /// « Variante : « … » »; the sentence where the words alone would not say what is done with them.
    fn alternative(&self, entry: &Entry, amendment: &Amendment) -> Vec<String> {
        let label = self.lang.pick("Variante\u{a0}: ", "Alternative: ");
        let new = amendment.new.trim();
        let worded = matches!(
            amendment.kind,
            AmendmentKind::Add | AmendmentKind::Replace | AmendmentKind::Retitle | AmendmentKind::AddToList
        );
        let said = if worded && amendment.form == Form::Wording && !new.is_empty() {
            quote(new, self.lang)
        } else {
            self.bare_sentence(entry, amendment)
        };
        vec![format!("{label}{said}")]
    }

    /// What the entry says, but for its rationale.
    fn bare_sentence(&self, entry: &Entry, amendment: &Amendment) -> String {
        let bare = Amendment { rationale: String::new(), ..amendment.clone() };
        let bare = Entry { content: EntryContent::Amendment(Box::new(bare)), ..entry.clone() };
        self.composer.sentence_text(&bare)
    }

    /// « Portée par les associations présentes. »; nothing for the coalition, whose the whole plan is.
    fn holders(&self, holders: &Holders) -> Option<String> {
        if *holders == Holders::Coalition {
            return None;
        }
        let subject = Subject::new(holders, self.session, self.lang);
        Some(self.lang.pick(
            format!("Proposition portée par {}.", subject.inside()),
            format!("Put forward by {}.", subject.inside()),
        ))
    }

    /// « Adoptée en séance à 11 h 42, par consensus. »
    fn standing(&self, amendment: &Amendment) -> String {
        let lang = self.lang;
        let mut said = match amendment.standing {
            Standing::Adopted => lang.pick("Adoptée en séance", "Adopted in the meeting"),
            Standing::Proposed => lang.pick("Proposée", "Proposed"),
            Standing::Suggested => lang.pick("Suggérée", "Suggested"),
        }
        .to_owned();
        if let Some(settled) = amendment.settled {
            if amendment.standing != Standing::Adopted {
                said.push_str(lang.pick(", validée en séance", ", validated in the meeting"));
            }
            let at = time(settled.at.time(), lang);
            let how = match settled.outcome {
                Outcome::Consensus => lang.pick("par consensus", "by consensus").to_owned(),
                Outcome::Vote(_) => outcome(settled.outcome, lang),
            };
            said.push_str(&lang.pick(format!(" à {at}, {how}"), format!(" at {at}, {how}")));
        }
        if let Some(day) = amendment.reiterates {
            let day = date_plain(day, lang);
            let before = lang
                .pick(format!("\u{202f}; déjà demandée le {day}"), format!("; already asked for on {day}"));
            said.push_str(&before);
        }
        said + "."
    }
}

fn stopped(text: String) -> String {
    if text.is_empty() || is_stopped(&text) { text } else { text + "." }
}
