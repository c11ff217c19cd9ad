//! The rubrics of a compte-rendu: the words by which it says what comes next (« Étaient présents : », « Ordre du jour »).
//! One block at a time; where a part ends is told in `parts`.
use super::parts::Part;
use crate::import::readers::{Block, Form};
use crate::import::shapes;
use crate::text::fold::fold;

/// Beyond this many characters a block without colon is no rubric.
const BARE_CHARS_MAX: usize = 70;
/// How far into a block the colon of a rubric may stand, in characters.
const LEAD_CHARS_MAX: usize = 120;

/// How a rubric must match: the whole of its words, or only their beginning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Match {
    Whole,
    Start,
}
use Match::{Start, Whole};

/// Folded words, in the order in which they are tried; inclusive endings are taken out before.
const WORDS: [(Part, Match, &[&str]); 14] = [
    (
        Part::NextMeeting,
        Start,
        &[
            "prochaine reunion",
            "prochaines reunions",
            "prochaine seance",
            "prochaine rencontre",
            "prochain rendez-vous",
            "prochaine assemblee",
            "prochain comite",
            "prochain conseil",
            "la prochaine reunion",
            "la prochaine seance",
            "la prochaine rencontre",
            "le prochain rendez-vous",
            "date de la prochaine",
            "next meeting",
            "date of next meeting",
            "date of the next meeting",
            "the next meeting",
        ],
    ),
    (
        Part::Events,
        Start,
        &[
            "calendrier",
            "prochains evenements",
            "prochaines dates",
            "prochaines echeances",
            "prochains rendez-vous",
            "dates a retenir",
            "agenda des prochain",
            "evenements a venir",
            "a vos agendas",
            "a noter dans vos agendas",
            "upcoming events",
            "forthcoming events",
            "coming events",
        ],
    ),
    (
        Part::Agenda,
        Start,
        &["ordre du jour", "l'ordre du jour", "points a l'ordre du jour", "rappel de l'ordre du jour"],
    ),
    (Part::Agenda, Whole, &["agenda", "odj", "programme de la reunion", "points abordes", "points traites"]),
    (
        Part::Contents,
        Whole,
        &["sommaire", "table des matieres", "contents", "table of contents", "plan du compte-rendu"],
    ),
    (
        Part::Synthesis,
        Start,
        &["synthese", "resume de la reunion", "resume des echanges", "l'essentiel", "executive summary"],
    ),
    (Part::Synthesis, Whole, &["resume", "en bref", "points cles", "a retenir", "summary", "key points"]),
    (
        Part::Decisions,
        Start,
        &[
            "releve de decision",
            "releve des decision",
            "decisions prises",
            "liste des decisions",
            "recapitulatif des decisions",
        ],
    ),
    (Part::Decisions, Whole, &["decisions", "decision", "resolutions", "votes", "decisions et votes"]),
    (
        Part::Actions,
        Start,
        &[
            "releve d'actions",
            "releve des actions",
            "actions a ",
            "action items",
            "actions decidees",
            "suites a donner",
            "tableau de suivi des actions",
            "tableau des actions",
            "liste des actions",
            "recapitulatif des actions",
            "taches a ",
            "a faire d'ici",
            "qui fait quoi",
        ],
    ),
    (
        Part::Actions,
        Whole,
        &["actions", "a faire", "taches", "to do", "todo", "prochaines etapes", "next steps"],
    ),
    (
        Part::Signature,
        Start,
        &[
            "compte-rendu realise par",
            "compte-rendu redige par",
            "compte-rendu etabli par",
            "compte-rendu de ",
            "compte-rendu fait par",
            "proces-verbal redige par",
            "proces-verbal etabli par",
            "redige par",
            "redacteur",
            "redactrice",
            "etabli par",
            "fait a ",
            "minutes taken by",
            "minutes by",
            "notes by",
            "recorded by",
            "secretaire de seance",
            "le secretaire de seance",
            "la secretaire de seance",
            "pour le secretariat",
            "le secretaire",
            "la secretaire",
            "le president",
            "la presidente",
            "signature",
            "signe ",
        ],
    ),
    (Part::Signature, Whole, &["redaction", "prise de notes"]),
    (Part::Annex, Start, &["annexe", "pieces jointes", "piece jointe", "appendix", "documents joints"]),
];

/// Words by which a presence list begins.
const PRESENCE: [&str; 46] = [
    "present",
    "presence",
    "liste des present",
    "liste de presence",
    "liste des participant",
    "feuille de presence",
    "etaient present",
    "etait present",
    "sont present",
    "ont participe",
    "participant",
    "participation",
    "participaient",
    "participe",
    "membres present",
    "personnes present",
    "associations present",
    "organisations present",
    "organismes present",
    "les associations present",
    "les organisations present",
    "les personnes present",
    "les membres present",
    "les participant",
    "excuse",
    "etaient excuse",
    "etait excuse",
    "s'etaient excuse",
    "se sont excuse",
    "membres excuse",
    "personnes excuse",
    "absent",
    "etaient absent",
    "etait absent",
    "membres absent",
    "represente",
    "etaient represente",
    "invite",
    "etaient invite",
    "assist",
    "pouvoir",
    "procuration",
    "ont donne",
    "avaient donne",
    "attend",
    "apolog",
];
/// The same where the words alone would say too little: a colon must follow, or the whole block be this.
const PRESENCE_LABELS: [&str; 22] = [
    "president de seance",
    "presidente de seance",
    "presidence de seance",
    "presidence",
    "president",
    "presidente",
    "animation",
    "animateur",
    "animatrice",
    "secretaire de seance",
    "secretariat de seance",
    "observateurs",
    "observatrices",
    "emargement",
    "quorum",
    "en visio",
    "en visioconference",
    "egalement present",
    "in attendance",
    "regrets",
    "chair",
    "membres",
];

/// What a block opens, read by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rubric {
    /// The part that begins.
    pub part: Part,
    /// Whether the block is the rubric and nothing else.
    pub alone: bool,
}

/// « présent·e·s », « présent.e.s », « Présents (es) », « excusé-e-s », « présent(e)s » → the plain folded words.
pub fn plain(text: &str) -> String {
    let folded = fold(text).replace("compte rendu", "compte-rendu").replace(['·', '•', '\u{2219}'], ".");
    let mut plain = String::with_capacity(folded.len());
    for word in folded.split_whitespace() {
        let bare = [
            "(e)s", "(es)", "(e)", "(s)", "(ne)s", ".e.s", ".es", ".e", "-e-s", "-es", "-e", "/es", "/e/s",
            "/e",
        ]
        .iter()
        .find_map(|ending| inclusive(word, ending));
        match bare {
            Some(_) if word.starts_with('(') => {}
            Some(bare) => {
                plain.push(' ');
                plain.push_str(&bare);
            }
            None => {
                plain.push(' ');
                plain.push_str(word);
            }
        }
    }
    plain.trim().to_owned()
}

fn inclusive(word: &str, ending: &str) -> Option<String> {
    let end = word.trim_end_matches([':', ',', ';', '.']);
    let tail = word.get(end.len()..)?;
    let stem = end.strip_suffix(ending)?;
    let feminine = stem.len() >= 4 || stem.is_empty();
    let plural = if ending.ends_with('s') || ending.contains("s)") { "s" } else { "" };
    feminine.then(|| format!("{}{plural}{tail}", stem.trim_end_matches('s')))
}

/// The words of a block without the number of a heading.
pub fn without_number(text: &str) -> &str {
    let title = shapes::numbered(text).map(|shape| shape.title);
    match title {
        Some(title) if !title.is_empty() && text.ends_with(&title) => {
            text.get(text.len() - title.len()..).unwrap_or(text)
        }
        _ => text,
    }
}

/// The part that begins at this block, if its words say so.
pub fn rubric(block: &Block) -> Option<Rubric> {
    if matches!(block.form, Form::Page(_)) {
        return None;
    }
    let words: String = without_number(block.text.trim()).chars().take(LEAD_CHARS_MAX + 40).collect();
    let words = plain(&words);
    let (lead, colon) = match words.split_once(':') {
        Some((lead, rest)) if lead.chars().count() <= LEAD_CHARS_MAX => (lead.trim(), Some(rest.trim())),
        _ => (words.as_str(), None),
    };
    let short = block.text.chars().count() <= BARE_CHARS_MAX;
    let alone = colon.map_or(short, str::is_empty);
    if presence(lead, colon.is_some(), alone && short) {
        return Some(Rubric { part: Part::Attendance, alone });
    }
    let lead = lead.trim_end_matches(['.', ' ', '…']);
    let heading = matches!(block.form, Form::Heading(_) | Form::Cell { .. }) || block.strong;
    let (part, _, _) = WORDS.iter().find(|(part, how, words)| {
        let found = match how {
            Whole => words.contains(&lead),
            Start => words.iter().any(|word| lead.starts_with(word)),
        };
        if *part == Part::Signature && is_about_signers(lead, &block.text) {
            return false;
        }
        let sentence = matches!(part, Part::NextMeeting | Part::Signature);
        found && (sentence || colon.is_some() || heading || short)
    })?;
    Some(Rubric { part: *part, alone })
}

/// « Le président retrace l’année. »: a sentence about who signs, not a signature.
fn is_about_signers(lead: &str, text: &str) -> bool {
    let signer = ["le president", "la president", "le secretaire", "la secretaire", "pour le secretariat"];
    let short = text.chars().count() <= BARE_CHARS_MAX && !text.trim_end().ends_with('.');
    signer.iter().any(|signer| lead.starts_with(signer)) && !short && !lead.starts_with("pour")
}

/// Whether folded words announce a presence list: those before a colon, or the whole of a line.
pub fn is_presence_lead(words: &str, colon: bool) -> bool {
    let short = words.split(' ').count() <= if colon { 14 } else { 5 } && !words.contains(',');
    let counted = words.split('(').next().unwrap_or_default().trim();
    short && presence(counted, colon, true)
}

fn presence(lead: &str, colon: bool, alone: bool) -> bool {
    if !(colon || alone) {
        return false;
    }
    let whose = [
        "membre",
        "personne",
        "association",
        "adherent",
        "administrat",
        "elu",
        "conseiller",
        "organi",
        "represent",
        "titulaire",
        "delegue",
        "college",
    ];
    let told = ["present", "excuse", "absent", "represente", "invite", "participant"];
    let of_some = whose.iter().any(|head| lead.starts_with(head))
        && lead.split(' ').skip(1).any(|word| told.iter().any(|head| word.starts_with(head)));
    // « Les associations et les personnes présentes étaient les suivantes : », not « Les associations présentent ».
    let exact = ["presents", "presentes", "excuses", "excusees", "absents", "absentes"];
    let of_all = lead.strip_prefix("les ").is_some_and(|rest| {
        whose.iter().any(|head| rest.starts_with(head)) && rest.split(' ').any(|word| exact.contains(&word))
    });
    if (of_some || of_all) && !lead.ends_with('.') {
        return true;
    }
    let label = PRESENCE_LABELS.iter().any(|word| lead == *word || lead.trim_end_matches('s') == *word);
    label || PRESENCE.iter().any(|word| lead.starts_with(word)) && !lead.ends_with('.')
}
