//! The rules of the review, in one list: what each is called, how serious it is, and the family it is switched with.
use serde::{Deserialize, Serialize};

use crate::text::lang::Lang;

/// How serious a finding is. Ordered from the most serious.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// The document cannot be sent like this.
    Error,
    /// Most likely a mistake.
    Warning,
    /// Worth a look.
    Advice,
}

impl Severity {
    /// Its name in the contract of `greffier check`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Advice => "advice",
        }
    }
}

/// What a rule looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Family {
    /// Whether what is said holds together and holds true.
    Facts,
    /// Whether the document has all its parts.
    Structure,
    /// Whether the synthesis stands on what was recorded.
    Synthesis,
    /// Whether sentences are whole and agree.
    Sentence,
    /// Whether words are spelled as they should be.
    Spelling,
    /// Spaces, marks and capitals.
    Typography,
}

impl Family {
    /// Every family, in the order in which they are offered.
    pub const ALL: [Self; 6] =
        [Self::Facts, Self::Structure, Self::Synthesis, Self::Sentence, Self::Spelling, Self::Typography];

    /// What people call it.
    pub fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::Facts => lang.pick("faits", "facts"),
            Self::Structure => lang.pick("structure", "structure"),
            Self::Synthesis => lang.pick("synthèse", "summary"),
            Self::Sentence => lang.pick("phrase", "sentence"),
            Self::Spelling => lang.pick("orthographe", "spelling"),
            Self::Typography => lang.pick("typographie", "typography"),
        }
    }
}

macro_rules! rules {
    ($( $(#[doc = $doc:literal])+ $name:ident = ($id:literal, $severity:ident, $family:ident, $fr:literal, $en:literal) ),+ $(,)?) => {
        /// A rule of the review.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Rule {
            $( $(#[doc = $doc])+ $name ),+
        }

        impl Rule {
            /// Every rule, the most serious first.
            pub const ALL: &'static [Self] = &[$( Self::$name ),+];

            /// Its name, which never changes.
            pub fn name(self) -> &'static str {
                match self { $( Self::$name => $id ),+ }
            }

            /// How serious it is when it is broken.
            pub fn severity(self) -> Severity {
                match self { $( Self::$name => Severity::$severity ),+ }
            }

            /// What it looks at.
            pub fn family(self) -> Family {
                match self { $( Self::$name => Family::$family ),+ }
            }

            /// What people call it, where it is switched on and off.
            pub fn label(self, lang: Lang) -> &'static str {
                match self { $( Self::$name => lang.pick($fr, $en) ),+ }
            }
        }
    };
}

rules! {
    /// Something marked to be written later is still not written.
    StubLeft = ("stub_left", Error, Facts, "Trou laissé", "Stub left"),
    /// A replacement, a deletion or a retitling that does not say of what.
    AmendmentWithoutOldWords = ("amendment_without_old_words", Error, Structure, "Proposition sans les mots visés", "Proposal without old words"),
    /// An amendment that does not say where, or with which part.
    AmendmentWithoutPlace = ("amendment_without_place", Error, Structure, "Proposition sans place", "Proposal without place"),
    /// A new title given without the former one.
    RetitledWithoutOldTitle = ("retitled_without_old_title", Error, Structure, "Titre changé sans l’ancien", "Title changed, old one not quoted"),
    /// More votes than people who could vote then.
    VotesExceedPresence = ("votes_exceed_presence", Error, Facts, "Plus de voix que de présents", "More votes than people"),
    /// The words of the plan that an amendment was made on are not in the draft under review, or are others there.
    LostPlace = ("lost_place", Warning, Structure, "Place disparue du plan", "Place gone from the plan"),
    /// Two proposals touch the same words of the plan, and the meeting has not chosen.
    CollidingProposals = ("colliding_proposals", Warning, Facts, "Propositions en conflit", "Colliding proposals"),
    /// A wording proposed with words left out of it: « … » inside.
    ElidedProposal = ("elided_proposal", Warning, Structure, "Proposition abrégée", "Proposal with words left out"),
    /// A quotation mark without its counterpart.
    UnbalancedQuotes = ("unbalanced_quotes", Warning, Typography, "Guillemet isolé", "Unbalanced quotation marks"),
    /// A sentence that stops in the middle.
    TruncatedSentence = ("truncated_sentence", Warning, Sentence, "Phrase interrompue", "Sentence cut short"),
    /// « Le Collectif que cette mesure… »: the verb was forgotten.
    MissingVerb = ("missing_verb", Warning, Sentence, "Verbe oublié", "Verb missing"),
    /// The same word twice in a row.
    RepeatedWord = ("repeated_word", Warning, Sentence, "Mot répété", "Repeated word"),
    /// An article, an adjective or a noun that surely does not agree: « le victimes ».
    Agreement = ("agreement", Warning, Sentence, "Accord", "Agreement"),
    /// A past participle that does not agree with a clear subject: « sera présentée le plan ».
    ParticipleAgreement = ("participle_agreement", Warning, Sentence, "Accord du participe", "Agreement of the participle"),
    /// Two words without their space: « dudroit ».
    GluedWords = ("glued_words", Warning, Sentence, "Mots collés", "Words run together"),
    /// A phrase that French does not say so: « en terme de », « saisi sur », « évite se ».
    FaultyPhrase = ("faulty_phrase", Warning, Sentence, "Tournure fautive", "Faulty phrase"),
    /// A word that is in no dictionary.
    Misspelled = ("misspelled", Warning, Spelling, "Mot inconnu du dictionnaire", "Word not in the dictionary"),
    /// A day of the week that is not that of its date.
    WrongWeekday = ("wrong_weekday", Warning, Facts, "Jour de la semaine faux", "Wrong day of the week"),
    /// An upcoming event that is over.
    PastEvent = ("past_event", Warning, Facts, "Évènement passé", "Event in the past"),
    /// An organization holds a position and was not there.
    AbsentHolder = ("absent_holder", Warning, Facts, "Position d’un absent", "Position of somebody absent"),
    /// A person is said to have spoken and was not there, or is in no list.
    UnknownPerson = ("unknown_person", Warning, Facts, "Personne citée et non présente", "Person cited, not present"),
    /// A task without anybody to do it, or without a date.
    ActionIncomplete = ("action_incomplete", Warning, Facts, "Action sans responsable ou sans date", "Action without owner or date"),
    /// A measure about which nothing is recorded, not even that it was examined.
    UntouchedMeasure = ("untouched_measure", Warning, Structure, "Mesure sans rien", "Measure without anything"),
    /// A heading of the plan that is missing from the minutes, or stands in them without its title.
    MissingHeading = ("missing_heading", Warning, Structure, "Titre du plan manquant", "Heading of the plan missing"),
    /// A line of the table of contents that says something else than the heading it announces.
    ContentsDiffer = ("contents_differ", Warning, Structure, "Sommaire différent du titre", "Contents differ from the heading"),
    /// « la précédente »: a reference that only those who were there understand.
    RelativeReference = ("relative_reference", Warning, Structure, "Renvoi relatif", "Relative reference"),
    /// « nous souhaitons » in a document that says « le Collectif ».
    FirstPerson = ("first_person", Warning, Structure, "Première personne", "First person"),
    /// An entry was altered after the line of the synthesis that rests on it was written.
    StaleLine = ("stale_line", Warning, Synthesis, "Ligne de synthèse dépassée", "Summary line out of date"),
    /// « Etat », « A », « PRIORITE »: capitals keep their accents.
    AccentedCapital = ("accented_capital", Warning, Typography, "Capitale sans accent", "Capital without accent"),
    /// A person present of whom no organization is known.
    DelegateWithoutOrganization = ("delegate_without_organization", Advice, Facts, "Personne sans organisation", "Person without organization"),
    /// An organization was expected and nobody said what became of it.
    OrganizationUnaccounted = ("organization_unaccounted", Advice, Facts, "Organisation attendue, sans nouvelles", "Organization expected, unaccounted for"),
    /// An organization, a plan or a period under two names.
    TwoNames = ("two_names", Advice, Facts, "Une chose, deux noms", "One thing, two names"),
    /// An acronym that is nowhere written out.
    UnexpandedAcronym = ("unexpanded_acronym", Advice, Facts, "Sigle jamais développé", "Acronym never expanded"),
    /// A place of the plan told by paragraph or sentence, and the page is known or needed.
    PlaceWithoutPage = ("place_without_page", Advice, Structure, "Place sans page", "Place without page"),
    /// « il a été proposé »: by whom?
    PassiveWithoutAuthor = ("passive_without_author", Advice, Structure, "Passif sans auteur", "Passive without author"),
    /// The elements of a list end on different marks.
    MixedListPunctuation = ("mixed_list_punctuation", Advice, Structure, "Ponctuation de liste inégale", "Mixed list punctuation"),
    /// One thing in several styles: « titre changé », « titre reformulé »; « p.3 » and « page 3 ».
    MixedStyle = ("mixed_style", Advice, Structure, "Une chose, plusieurs styles", "One thing, several styles"),
    /// A strong or flagged entry that no line of the synthesis rests on.
    MissingFromSynthesis = ("missing_from_synthesis", Advice, Synthesis, "Demande forte hors de la synthèse", "Strong demand not in the summary"),
    /// A line of the synthesis that rests on no entry.
    UnsupportedLine = ("unsupported_line", Advice, Synthesis, "Ligne de synthèse sans appui", "Summary line that rests on nothing"),
    /// A sentence without its final stop.
    MissingStop = ("missing_stop", Advice, Sentence, "Point final oublié", "Final stop missing"),
    /// Straight or English quotation marks in French.
    ForeignQuotes = ("foreign_quotes", Advice, Typography, "Guillemets non français", "Quotation marks that are not French"),
    /// A space is missing beside a mark, or is one that breaks: before ; : ! ? », after «.
    MarkSpacing = ("mark_spacing", Advice, Typography, "Espace de ponctuation", "Space of a mark"),
    /// « 10h30 », « p.3 », « 5% »: the no-break space of a number.
    NumberSpacing = ("number_spacing", Advice, Typography, "Espace d’un nombre", "Space of a number"),
    /// A space before a comma or a stop, or none after one.
    CommaSpacing = ("comma_spacing", Advice, Typography, "Espace de virgule", "Space of a comma"),
    /// A typewriter apostrophe.
    Apostrophe = ("apostrophe", Advice, Typography, "Apostrophe droite", "Straight apostrophe"),
    /// Three dots instead of an ellipsis.
    Ellipsis = ("ellipsis", Advice, Typography, "Points de suspension", "Ellipsis"),
    /// A hyphen where a dash belongs.
    Dash = ("dash", Advice, Typography, "Tiret", "Dash"),
    /// « 1ère », « 2nd », « 21ème ».
    Ordinal = ("ordinal", Advice, Typography, "Ordinal", "Ordinal"),
    /// Two spaces in a row.
    DoubleSpace = ("double_space", Advice, Typography, "Espace double", "Double space"),
}

impl Rule {
    /// The rule of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|rule| rule.name() == name)
    }
}
