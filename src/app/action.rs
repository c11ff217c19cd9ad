//! Every command of the program, in one list: keymap, palette, help, bottom line and documentation derive from it.
use super::key::{Code, Key};
use super::screens::Screen;
use crate::text::lang::Lang;

/// Where a command can be given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Everywhere.
    Anywhere,
    /// While a session is open.
    Session,
    /// On one screen.
    On(Screen),
}

macro_rules! actions {
    ($( $(#[doc = $doc:literal])+ $name:ident = ($id:literal, $scope:expr, $keys:expr, $short:literal, $fr:literal, $en_short:literal, $en:literal) ),+ $(,)?) => {
        /// A command.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Action {
            $( $(#[doc = $doc])+ $name ),+
        }

        impl Action {
            /// Every command, in the order of the help.
            pub const ALL: &'static [Self] = &[$( Self::$name ),+];

            /// Its stable name.
            pub fn id(self) -> &'static str {
                match self { $( Self::$name => $id ),+ }
            }

            /// Where it can be given.
            pub fn scope(self) -> Scope {
                match self { $( Self::$name => $scope ),+ }
            }

            /// Its keys; the first one is shown.
            pub fn keys(self) -> &'static [Key] {
                match self { $( Self::$name => const { &$keys } ),+ }
            }

            /// One or two words for the bottom line.
            pub fn short(self, lang: Lang) -> &'static str {
                match self { $( Self::$name => lang.pick($short, $en_short) ),+ }
            }

            /// What it does, for the palette and the help.
            pub fn label(self, lang: Lang) -> &'static str {
                match self { $( Self::$name => lang.pick($fr, $en) ),+ }
            }
        }
    };
}

actions! {
    /// Shows the keys of this screen.
    Help = ("help", Scope::Anywhere, [Key::f(1)], "Aide", "Aide : les touches de cet écran", "Help", "Help: the keys of this screen"),
    /// Goes to the list of sessions.
    GoShelf = ("sessions", Scope::Anywhere, [Key::f(2)], "Séances", "Séances : la liste des réunions", "Sessions", "Sessions: the list of meetings"),
    /// Goes to the preparation.
    GoPreparation = ("preparation", Scope::Session, [Key::f(3)], "Préparation", "Préparation : la réunion, le plan, les participants, l’agenda", "Preparation", "Preparation: meeting, plan, people, calendar"),
    /// Goes to the roll call.
    GoRollCall = ("roll_call", Scope::Session, [Key::f(4)], "Appel", "Appel : qui est là, arrivées et départs", "Roll call", "Roll call: who is there, arrivals and departures"),
    /// Goes to the live screen.
    GoLive = ("live", Scope::Session, [Key::f(5)], "Séance", "Séance : le plan mesure par mesure et la saisie", "Live", "Live: the plan measure by measure, and the capture box"),
    /// Goes to the synthesis.
    GoSynthesis = ("synthesis", Scope::Session, [Key::f(6)], "Synthèse", "Synthèse : écrire la synthèse et les lacunes (d’une entrée choisie : sa ligne)", "Synthesis", "Synthesis: write the synthesis and the shortcomings (from a chosen entry: its line)"),
    /// Goes to the review.
    GoReview = ("review", Scope::Session, [Key::f(7)], "Relecture", "Relecture : aperçu du compte-rendu et points à revoir", "Review", "Review: preview of the minutes and findings"),
    /// Opens the palette.
    Palette = ("palette", Scope::Anywhere, [Key::f(8)], "Commandes", "Commandes : toutes, par leur nom", "Commands", "Commands: all of them, by name"),
    /// Corrects a word.
    Spelling = ("spelling", Scope::Session, [Key::shift_key(Code::F(7))], "Orthographe", "Orthographe : corriger le mot souligné, ou l’ajouter à mes mots", "Spelling", "Spelling: correct the underlined word, or add it to my words"),
    /// Exports the compte-rendu.
    Export = ("export", Scope::Session, [Key::f(9)], "Exporter", "Exporter le compte-rendu (Word, Markdown…)", "Export", "Export the minutes (Word, Markdown…)"),
    /// Searches.
    Search = ("search", Scope::Anywhere, [Key::ctrl('f')], "Chercher", "Chercher dans la séance ou dans toutes les séances", "Find", "Find in this session or in all of them"),
    /// Undoes.
    Undo = ("undo", Scope::Anywhere, [Key::ctrl('z')], "Annuler", "Annuler la dernière action ou la dernière frappe", "Undo", "Undo the last action or typing"),
    /// Redoes.
    Redo = ("redo", Scope::Anywhere, [Key::ctrl('y')], "Rétablir", "Rétablir ce qui vient d’être annulé", "Redo", "Redo what was just undone"),
    /// Copies.
    Copy = ("copy", Scope::Anywhere, [Key::ctrl('c')], "Copier", "Copier la sélection ou l’entrée choisie", "Copy", "Copy the selection or the chosen entry"),
    /// Cuts.
    Cut = ("cut", Scope::Anywhere, [Key::ctrl('x')], "Couper", "Couper la sélection", "Cut", "Cut the selection"),
    /// Pastes what was copied in the program.
    Paste = ("paste", Scope::Anywhere, [Key::ctrl('v')], "Coller", "Coller", "Paste", "Paste"),
    /// Selects everything in the field.
    SelectAll = ("select_all", Scope::Anywhere, [Key::ctrl('a')], "Tout", "Tout sélectionner dans le champ", "All", "Select everything in the field"),
    /// Brings back the form that was closed with something typed in it.
    ReopenForm = ("reopen_form", Scope::Anywhere, [], "Reprendre", "Reprendre le formulaire mis de côté", "Resume", "Resume the form that was set aside"),
    /// Shows the documents exported last.
    Exported = ("exported", Scope::Anywhere, [], "Exportés", "Documents exportés : ouvrir leur dossier, copier leur chemin", "Exported", "Documents exported: open their folder, copy their path"),
    /// Stops the reading of a file.
    StopReading = ("stop_reading", Scope::Anywhere, [Key::ctrl('w')], "Arrêter", "Arrêter la lecture d’un fichier, ou l’export", "Stop", "Stop reading a file, or the export"),
    /// Leaves the program.
    Quit = ("quit", Scope::Anywhere, [Key::ctrl('q')], "Quitter", "Quitter (tout est déjà enregistré)", "Quit", "Quit (everything is saved already)"),

    /// Opens the chosen session.
    OpenSession = ("open_session", Scope::On(Screen::Shelf), [Key::plain(Code::Enter)], "Ouvrir", "Ouvrir la séance choisie", "Open", "Open the chosen session"),
    /// Makes a session.
    NewSession = ("new_session", Scope::On(Screen::Shelf), [Key::ctrl('n')], "Nouvelle", "Nouvelle séance", "New", "New session"),
    /// Makes the session of the next meeting.
    DuplicateSession = ("duplicate_session", Scope::On(Screen::Shelf), [Key::ctrl('d')], "Suite", "Préparer la réunion suivante à partir de celle-ci", "Next", "Prepare the next meeting from this one"),
    /// Makes a session of a past compte-rendu.
    ImportMinutes = ("import_minutes", Scope::On(Screen::Shelf), [Key::ctrl('o')], "Importer", "Importer un ancien compte-rendu depuis un fichier", "Import", "Import past minutes from a file"),
    /// Moves the chosen session to the trash.
    TrashSession = ("trash_session", Scope::On(Screen::Shelf), [Key::plain(Code::Delete)], "Corbeille", "Mettre la séance à la corbeille (Ctrl+Z la rend)", "Trash", "Move the session to the trash (Ctrl+Z brings it back)"),
    /// Opens a copy of the demo session.
    OpenDemo = ("open_demo", Scope::On(Screen::Shelf), [Key::ctrl('e')], "Exemple", "Ouvrir la séance d’exemple (réunion du 31 janvier 2014)", "Example", "Open the example session (meeting of 31 January 2014)"),

    /// Edits the chosen row.
    EditFact = ("edit_fact", Scope::On(Screen::Preparation), [Key::plain(Code::Enter)], "Ouvrir", "Modifier la ligne choisie ; sur une version du plan : voir et corriger son arbre", "Open", "Edit the chosen row; on a draft of the plan: see its tree and correct it"),
    /// Adds to the chosen group.
    AddFact = ("add_fact", Scope::On(Screen::Preparation), [Key::ctrl('n')], "Ajouter", "Ajouter dans la rubrique choisie", "Add", "Add to the chosen group"),
    /// Deletes the chosen row.
    DeleteFact = ("delete_fact", Scope::On(Screen::Preparation), [Key::plain(Code::Delete)], "Supprimer", "Supprimer la ligne choisie (Ctrl+Z la rend)", "Delete", "Delete the chosen row (Ctrl+Z brings it back)"),
    /// Adds a draft of the plan from a file.
    AddDraft = ("add_draft", Scope::On(Screen::Preparation), [Key::ctrl('o')], "Plan", "Ajouter une version du plan depuis un fichier", "Plan", "Add a draft of the plan from a file"),
    /// Records the rows of a comment table.
    ImportComments = ("import_comments", Scope::On(Screen::Preparation), [Key::ctrl('g')], "Commentaires", "Noter les lignes d’un tableau de commentaires reçu (Word…)", "Comments", "Record the rows of a comment table received (Word…)"),
    /// Alters what the chosen draft is called.
    DraftCard = ("draft_card", Scope::On(Screen::Preparation), [Key::ctrl('t')], "Fiche", "Fiche de la version du plan : son nom, son jour, son titre", "Card", "Card of the draft: its label, its day, its title"),
    /// Moves the chosen row up.
    FactUp = ("fact_up", Scope::On(Screen::Preparation), [Key::alt_key(Code::Up)], "Monter", "Monter la ligne choisie", "Up", "Move the chosen row up"),
    /// Moves the chosen row down.
    FactDown = ("fact_down", Scope::On(Screen::Preparation), [Key::alt_key(Code::Down)], "Descendre", "Descendre la ligne choisie", "Down", "Move the chosen row down"),

    /// Corrects the heading of the chosen part.
    EditPart = ("edit_part", Scope::On(Screen::PlanTree), [Key::plain(Code::Enter)], "Titre", "Corriger l’intitulé, le numéro et le titre de la partie", "Heading", "Correct the label, number and title of the part"),
    /// Moves the chosen part one level down.
    PartDeeper = ("part_deeper", Scope::On(Screen::PlanTree), [Key::plain(Code::Tab)], "Baisser", "Baisser la partie d’un niveau, avec ce qu’elle contient", "Deeper", "Move the part one level down, with what it holds"),
    /// Moves the chosen part one level up.
    PartHigher = ("part_higher", Scope::On(Screen::PlanTree), [Key::shift_key(Code::Tab)], "Monter", "Monter la partie d’un niveau, avec ce qu’elle contient", "Higher", "Move the part one level up, with what it holds"),
    /// Sets the chosen part aside.
    DropPart = ("drop_part", Scope::On(Screen::PlanTree), [Key::plain(Code::Delete)], "Écarter", "Mettre la partie de côté : elle n’est pas du plan (Ctrl+Z la rend)", "Drop", "Set the part aside: it is not of the plan (Ctrl+Z brings it back)"),
    /// Goes to the next doubt.
    NextDoubt = ("next_doubt", Scope::On(Screen::PlanTree), [Key::ctrl('n'), Key::ctrl_key(Code::Down)], "Doute", "Doute suivant : aller au prochain point à vérifier", "Doubt", "Go to the next doubt"),
    /// Goes to the previous doubt.
    PreviousDoubt = ("previous_doubt", Scope::On(Screen::PlanTree), [Key::ctrl('p'), Key::ctrl_key(Code::Up)], "Précédent", "Doute précédent : revenir au point à vérifier d’avant", "Previous", "Go back to the previous doubt"),
    /// Merges the chosen part with the previous one.
    MergePart = ("merge_part", Scope::On(Screen::PlanTree), [Key::ctrl('r')], "Réunir", "Réunir à la partie précédente : son titre n’en était pas un", "Merge", "Merge with the previous part: its heading was none"),
    /// Makes the chosen paragraph a part.
    SplitPart = ("split_part", Scope::On(Screen::PlanTree), [Key::ctrl('d')], "Découper", "Découper : le paragraphe choisi est le titre d’une nouvelle partie", "Divide", "Divide: the chosen paragraph is the heading of a new part"),
    /// Changes the kind of the chosen part.
    PartKind = ("part_kind", Scope::On(Screen::PlanTree), [Key::ctrl('k')], "Nature", "Changer la nature : priorité, axe, mesure, sous-mesure…", "Kind", "Change the kind: priority, axis, measure, sub-measure…"),
    /// Alters what the draft is called.
    TreeCard = ("tree_card", Scope::On(Screen::PlanTree), [Key::ctrl('t')], "Fiche", "Fiche de cette version du plan : son nom, son jour, son titre", "Card", "Card of this draft: its label, its day, its title"),

    /// Checks a person in, or takes it back.
    CheckIn = ("check_in", Scope::On(Screen::RollCall), [Key::plain(Code::Enter)], "Présent", "Pointer présent, ou revenir à attendu", "Present", "Check in, or back to expected"),
    /// Adds a person.
    AddPerson = ("add_person", Scope::On(Screen::RollCall), [Key::ctrl('n')], "Nouveau", "Ajouter une personne, à partir du nom tapé", "New", "Add a person, from the name typed"),
    /// Notes a departure or a return.
    NoteDeparture = ("note_departure", Scope::On(Screen::RollCall), [Key::ctrl('d')], "Départ", "Noter un départ (ou un retour) maintenant", "Leaves", "Note a departure (or a return) now"),
    /// Marks as excused.
    Excuse = ("excuse", Scope::On(Screen::RollCall), [Key::ctrl('e')], "Excusé", "Marquer excusé", "Excused", "Mark as excused"),
    /// Marks as represented.
    Represent = ("represent", Scope::On(Screen::RollCall), [Key::ctrl('r')], "Pouvoir", "Représenté : noter qui a son pouvoir", "Proxy", "Represented: note who holds the proxy"),
    /// Marks as speaking for themselves.
    Personal = ("personal", Scope::On(Screen::RollCall), [Key::ctrl('p')], "À titre perso.", "Présent à titre personnel", "Personally", "Attends in a personal capacity"),
    /// Changes the role.
    ChangeRole = ("change_role", Scope::On(Screen::RollCall), [Key::ctrl('o')], "Rôle", "Changer le rôle : coordination, secrétariat, présidence…", "Role", "Change the role: coordination, secretary, chair…"),
    /// Edits the person and the times.
    EditPerson = ("edit_person", Scope::On(Screen::RollCall), [Key::ctrl('t')], "Fiche", "Modifier la personne, ses heures et son statut", "Card", "Edit the person, times and status"),

    /// Records what is typed.
    Validate = ("validate", Scope::On(Screen::Live), [Key::plain(Code::Enter)], "Valider", "Enregistrer la phrase tapée (ou modifier l’entrée choisie)", "Record", "Record the sentence typed (or edit the chosen entry)"),
    /// Goes to the next section.
    NextMeasure = ("next_measure", Scope::On(Screen::Live), [Key::ctrl_key(Code::Down), Key::ctrl('n')], "Suivante", "Mesure suivante", "Next", "Next measure"),
    /// Goes to the previous section.
    PreviousMeasure = ("previous_measure", Scope::On(Screen::Live), [Key::ctrl_key(Code::Up)], "Précédente", "Mesure précédente", "Previous", "Previous measure"),
    /// Goes to a measure by its number or title.
    GoToMeasure = ("go_to_measure", Scope::On(Screen::Live), [Key::ctrl('g')], "Aller à", "Aller à une mesure : son numéro ou des mots de son titre", "Go to", "Go to a measure: its number or words of its title"),
    /// Edits the text in place.
    EditWording = ("edit_wording", Scope::On(Screen::Live), [Key::ctrl('r')], "Rédaction", "Rédaction : modifier le texte, ce qui change est proposé", "Wording", "Wording: edit the text, what changes is proposed"),
    /// Selects in the text.
    SelectPassage = ("select_passage", Scope::On(Screen::Live), [Key::ctrl('s')], "Sélection", "Sélectionner dans le texte : le mot, la phrase, le paragraphe, la partie", "Select", "Select in the text: word, sentence, paragraph, part"),
    /// Lists what can be proposed on the selected passage.
    NewAmendment = ("new_amendment", Scope::On(Screen::Live), [], "Proposer", "Proposer sur le passage choisi : remplacer, ajouter, retitrer… (Entrée dans le texte)", "Propose", "Propose on the chosen passage: replace, add, retitle… (Enter in the text)"),
    /// Records a decision.
    NewDecision = ("new_decision", Scope::On(Screen::Live), [Key::ctrl('d')], "Décision", "Noter une décision, par consensus ou par vote", "Decision", "Record a decision, by consensus or by vote"),
    /// Marks the status of the measure.
    ChooseStatus = ("choose_status", Scope::On(Screen::Live), [Key::ctrl('e')], "État", "État de la mesure : examinée, sans observation, reportée…", "Status", "Status of the measure: examined, no remark, put off…"),
    /// Records an action item.
    NewActionItem = ("new_action_item", Scope::On(Screen::Live), [Key::ctrl('t')], "Action", "Noter une action : qui, quoi, pour quand", "Action item", "Record an action item: who, what, by when"),
    /// Marks a stub.
    MarkStub = ("mark_stub", Scope::On(Screen::Live), [Key::ctrl('u')], "Trou", "Marquer un trou : l’heure et la mesure, à écrire après", "Gap", "Mark a gap: time and measure, to be written later"),
    /// Reads a proposal back to the room.
    ReadBack = ("read_back", Scope::On(Screen::Live), [Key::ctrl('b')], "Lecture", "Lecture au groupe : la proposition en grand, à faire valider", "Read back", "Read a proposal back to the room, and have it settled"),
    /// Changes the kind of what is typed.
    ChooseKind = ("choose_kind", Scope::On(Screen::Live), [Key::ctrl('k')], "Nature", "Choisir la nature (observation, décision, action, question) et la diffusion", "Kind", "Choose the kind (observation, decision, action, question) and the circulation"),
    /// Changes the stance of what is typed.
    ChooseStance = ("choose_stance", Scope::On(Screen::Live), [Key::ctrl('p')], "Position", "Choisir la position et sa force : salue, regrette, demande…", "Stance", "Choose the stance and its strength"),
    /// Changes who holds what is typed.
    ChooseHolders = ("choose_holders", Scope::On(Screen::Live), [Key::ctrl('o')], "Porteurs", "Choisir qui porte la position", "Holders", "Choose who holds the position"),
    /// Changes how far it may travel.
    ChooseCirculation = ("choose_circulation", Scope::On(Screen::Live), [], "Diffusion", "Choisir le niveau de diffusion", "Circulation", "Choose the circulation level"),
    /// Settles two proposals that touch the same words.
    SettleCollision = ("settle_collision", Scope::On(Screen::Live), [], "Régler", "Régler deux propositions qui touchent les mêmes mots", "Settle", "Settle two proposals that touch the same words"),
    /// Flags for the synthesis.
    ToggleFlag = ("toggle_flag", Scope::On(Screen::Live), [Key::ctrl('l')], "Synthèse ★", "Signaler pour la synthèse", "Flag ★", "Flag for the synthesis"),
    /// Moves the chosen entry to another measure.
    MoveEntry = ("move_entry", Scope::On(Screen::Live), [Key::alt_key(Code::Right)], "Déplacer", "Déplacer l’entrée choisie vers une autre mesure", "Move", "Move the chosen entry to another measure"),
    /// Moves the chosen entry up.
    EntryUp = ("entry_up", Scope::On(Screen::Live), [Key::alt_key(Code::Up)], "Monter", "Monter l’entrée choisie", "Up", "Move the chosen entry up"),
    /// Moves the chosen entry down.
    EntryDown = ("entry_down", Scope::On(Screen::Live), [Key::alt_key(Code::Down)], "Descendre", "Descendre l’entrée choisie", "Down", "Move the chosen entry down"),
    /// Deletes the chosen entry.
    DeleteEntry = ("delete_entry", Scope::On(Screen::Live), [Key::ctrl_key(Code::Delete)], "Supprimer", "Supprimer l’entrée choisie (Ctrl+Z la rend)", "Delete", "Delete the chosen entry (Ctrl+Z brings it back)"),
    /// Starts, pauses or resumes the meeting.
    TogglePause = ("toggle_pause", Scope::On(Screen::Live), [], "Pause", "Ouvrir la séance, la suspendre ou la reprendre", "Pause", "Open, pause or resume the meeting"),
    /// Ends the meeting.
    EndMeeting = ("end_meeting", Scope::On(Screen::Live), [], "Lever", "Lever la séance : passer à la relecture", "End", "End the meeting: go on to the review"),

    /// Records what the edited text proposes.
    RecordWording = ("record_wording", Scope::On(Screen::Wording), [Key::plain(Code::Enter)], "Enregistrer", "Enregistrer toutes les propositions que fait le texte", "Record", "Record every proposal the text makes"),
    /// Goes back to the live screen.
    LeaveWording = ("leave_wording", Scope::On(Screen::Wording), [Key::plain(Code::Esc)], "Revenir", "Revenir à la séance ; le texte modifié attend", "Back", "Go back to the meeting; the edited text waits"),
    /// Goes to the box of the reason, or back.
    WordingRationale = ("wording_rationale", Scope::On(Screen::Wording), [Key::plain(Code::Tab)], "Motif", "Écrire le motif, ou revenir au texte", "Rationale", "Write the rationale, or go back to the text"),
    /// Grows the selection.
    GrowWording = ("grow_wording", Scope::On(Screen::Wording), [Key::ctrl('s')], "Sélection", "Sélectionner le mot, la phrase, le paragraphe, le tout", "Select", "Select the word, the sentence, the paragraph, all"),
    /// Changes how far the proposals went.
    CycleStanding = ("cycle_standing", Scope::On(Screen::Wording), [Key::ctrl('e')], "En séance", "En séance : proposée, adoptée ou suggérée", "Standing", "In the meeting: proposed, adopted or suggested"),
    /// Changes who holds the proposals.
    WordingHolders = ("wording_holders", Scope::On(Screen::Wording), [Key::ctrl('o')], "Porteurs", "Choisir qui porte les propositions", "Holders", "Choose who holds the proposals"),
    /// Changes how far the proposals may travel.
    WordingCirculation = ("wording_circulation", Scope::On(Screen::Wording), [Key::ctrl('b')], "Diffusion", "Choisir le niveau de diffusion des propositions", "Circulation", "Choose the circulation level of the proposals"),
    /// Goes to the next change.
    NextEdit = ("next_edit", Scope::On(Screen::Wording), [Key::ctrl('n')], "Suivante", "Aller à la modification suivante", "Next", "Go to the next change"),
    /// Takes back every change.
    PlanText = ("plan_text", Scope::On(Screen::Wording), [Key::ctrl('d')], "Plan", "Revenir au texte du plan (Ctrl+Z rend les modifications)", "Plan text", "Come back to the text of the plan (Ctrl+Z brings the changes back)"),

    /// Adds a paragraph to the synthesis, or takes the chosen entry into it.
    AddLine = ("add_line", Scope::On(Screen::Synthesis), [Key::ctrl('n')], "Paragraphe", "Ajouter un paragraphe (des entrées cochées)", "Paragraph", "Add a paragraph (from the marked entries)"),
    /// Adds a shortcoming.
    AddShortcoming = ("add_shortcoming", Scope::On(Screen::Synthesis), [Key::ctrl('l')], "Lacune", "Ajouter une lacune (des entrées cochées)", "Shortcoming", "Add a shortcoming (from the marked entries)"),
    /// Edits the chosen line, or writes a line from the chosen entry.
    EditLine = ("edit_line", Scope::On(Screen::Synthesis), [Key::plain(Code::Enter)], "Écrire", "Modifier la ligne, ou écrire une lacune depuis l’entrée choisie", "Write", "Edit the line, or write a shortcoming from the chosen entry"),
    /// Marks the chosen entry.
    MarkMaterial = ("mark_material", Scope::On(Screen::Synthesis), [Key::ctrl('k')], "Cocher", "Cocher l’entrée choisie, pour en écrire ou en relier plusieurs à la fois", "Mark", "Mark the chosen entry, to write or link several at once"),
    /// Links the chosen entry to the chosen line.
    LinkLine = ("link_line", Scope::On(Screen::Synthesis), [Key::ctrl('r')], "Relier", "Relier à la ligne choisie l’entrée choisie ou celles cochées (ou délier)", "Link", "Link the chosen entry, or those marked, to the chosen line (or unlink)"),
    /// Goes from a line to what it rests on, and back.
    FollowTrace = ("follow_trace", Scope::On(Screen::Synthesis), [Key::ctrl('t')], "Trace", "Trace : de la ligne à ses entrées l’une après l’autre, de l’entrée à ses lignes", "Trace", "Trace: from the line to its entries in turn, from the entry to its lines"),
    /// Moves the chosen line up.
    LineUp = ("line_up", Scope::On(Screen::Synthesis), [Key::alt_key(Code::Up)], "Monter", "Monter la ligne choisie (au-delà, elle change de nature)", "Up", "Move the chosen line up (beyond its kind, it changes kind)"),
    /// Moves the chosen line down.
    LineDown = ("line_down", Scope::On(Screen::Synthesis), [Key::alt_key(Code::Down)], "Descendre", "Descendre la ligne choisie", "Down", "Move the chosen line down"),
    /// Deletes the chosen line.
    DeleteLine = ("delete_line", Scope::On(Screen::Synthesis), [Key::plain(Code::Delete)], "Supprimer", "Supprimer la ligne choisie (Ctrl+Z la rend)", "Delete", "Delete the chosen line (Ctrl+Z brings it back)"),
    /// Goes where the chosen entry was recorded.
    GoToSource = ("go_to_source", Scope::On(Screen::Synthesis), [Key::ctrl('g')], "Source", "Aller à l’entrée d’origine en séance (F6 ramène à la ligne)", "Source", "Go to the entry it comes from on the live screen (F6 leads back to the line)"),
    /// Proposes lines from the entries.
    ProposeLines = ("propose_lines", Scope::On(Screen::Synthesis), [Key::ctrl('p')], "Proposer", "Proposer une synthèse d’une longueur donnée, des seules phrases des entrées", "Propose", "Propose a synthesis of a given length, from the sentences of the entries only"),
    /// Confirms a line whose entries changed.
    ConfirmLine = ("confirm_line", Scope::On(Screen::Synthesis), [Key::ctrl('e')], "Juste", "La ligne reste juste : retenir ce que disent ses entrées aujourd’hui", "Right", "The line is still right: keep what its entries say today"),
    /// Goes to the next thing to be dealt with.
    NextGap = ("next_gap", Scope::On(Screen::Synthesis), [Key::ctrl('b'), Key::ctrl_key(Code::Down)], "À régler", "À régler : entrée forte sans ligne, ligne sans appui ou dépassée", "To do", "To do: strong entry without a line, line that rests on nothing or is out of date"),
    /// Joins the chosen line with the one above.
    JoinLines = ("join_lines", Scope::On(Screen::Synthesis), [Key::ctrl('u')], "Réunir", "Réunir la ligne à celle du dessus, avec leurs entrées", "Join", "Join the line with the one above, with their entries"),
    /// Splits the chosen line.
    SplitLine = ("split_line", Scope::On(Screen::Synthesis), [Key::ctrl('d')], "Découper", "Découper la ligne entre deux de ses phrases", "Split", "Split the line between two of its sentences"),

    /// Goes to where the chosen finding or passage comes from.
    JumpToPlace = ("jump_to_place", Scope::On(Screen::Review), [Key::plain(Code::Enter)], "Y aller", "Aller à l’origine du point ou du passage choisi", "Go", "Go to where the chosen finding or passage comes from"),
    /// Applies the suggestion of the chosen finding.
    ApplySuggestion = ("apply_suggestion", Scope::On(Screen::Review), [Key::ctrl('r')], "Corriger", "Corriger : appliquer la suggestion du point choisi", "Correct", "Correct: apply the suggestion of the chosen finding"),
    /// Applies every suggestion of the rule of the chosen finding.
    ApplyAll = ("apply_all", Scope::On(Screen::Review), [Key::ctrl('t')], "Toutes", "Toutes : appliquer d’un coup les suggestions de la même règle", "All", "All: apply every suggestion of the same rule at once"),
    /// Leaves the chosen finding as it is, with a reason.
    AcceptFinding = ("accept_finding", Scope::On(Screen::Review), [Key::ctrl('l')], "Laisser", "Laisser tel quel le point choisi, avec un motif", "Leave", "Leave the chosen finding as it is, with a reason"),
    /// Lists what was left as it is.
    ShowAccepted = ("show_accepted", Scope::On(Screen::Review), [Key::ctrl('o')], "Laissés", "Points laissés tels quels, avec leurs motifs ; les signaler de nouveau", "Left", "Findings left as they are, with their reasons; flag them again"),
    /// Switches the rule of the chosen finding off.
    SwitchRuleOff = ("switch_rule_off", Scope::On(Screen::Review), [Key::ctrl('e')], "Éteindre", "Éteindre la règle du point choisi, pour toutes les séances", "Switch off", "Switch the rule of the chosen finding off, for every session"),
    /// Lists the rules, to switch them off and on.
    ShowRules = ("show_rules", Scope::On(Screen::Review), [Key::ctrl('g')], "Règles", "Règles de la relecture : les éteindre ou les rallumer", "Rules", "Rules of the review: switch them off or on"),
    /// Marks the compte-rendu as sent.
    MarkCirculated = ("mark_circulated", Scope::On(Screen::Review), [Key::ctrl('d')], "Diffusé", "Marquer le compte-rendu comme diffusé", "Sent", "Mark the minutes as sent"),
}

impl Action {
    /// Whether it can be given on this screen.
    pub fn is_offered(self, screen: Screen, session_open: bool) -> bool {
        match self.scope() {
            Scope::Anywhere => true,
            Scope::Session => session_open,
            Scope::On(place) => place == screen,
        }
    }
}
