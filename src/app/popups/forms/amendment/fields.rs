//! Which fields of the form of an amendment have a meaning for what is to be done, and what they are called then.
use crate::app::form::{FieldName as F, FieldValue, Form};
use crate::app::proposal::Proposal;
use crate::domain::amendment::AmendmentKind as Kind;
use crate::domain::anchor::Place;
use crate::text::lang::Lang;

/// Shows the fields that matter now, under their names of now.
pub(super) fn arrange(form: &mut Form, proposal: &Proposal, lang: Lang) {
    let now = super::reading::chosen(form);
    let shown: Vec<(F, bool)> =
        form.fields.iter().map(|field| (field.name, is_shown(field.name, form, proposal))).collect();
    for (name, shown) in shown {
        if let Some(field) = form.field_mut(name) {
            field.hidden = !shown;
        }
    }
    let side = [lang.pick("après", "after"), lang.pick("avant", "before")];
    let of = if now.kind == Kind::Add {
        lang.pick("le passage", "the passage")
    } else {
        lang.pick("cette partie", "this part")
    };
    if let Some(FieldValue::Choice { options, .. }) = form.field_mut(F::Side).map(|f| &mut f.value) {
        *options = side.map(|side| format!("{side} {of}")).to_vec();
    }
    for name in [F::Old, F::New, F::Target, F::Number, F::Title, F::Cuts, F::Instruction] {
        name_field(form, name, now.kind, lang);
    }
    hints(form, lang);
    if form.fields.get(form.focus).is_some_and(|field| field.hidden) {
        form.step(true);
    }
}

fn is_shown(name: F, form: &Form, proposal: &Proposal) -> bool {
    let now = super::reading::chosen(form);
    let worded = now.form == 0;
    let passage = now.kind == Kind::Move && now.extent == 1;
    let part = now.kind == Kind::Move && now.extent == 0;
    let bare = proposal
        .places
        .get(now.place)
        .is_some_and(|anchor| matches!(anchor.place, Place::Whole | Place::Head | Place::End));
    match name {
        F::Where => matches!(now.kind, Kind::Add | Kind::Replace | Kind::Delete) || passage,
        F::Part => {
            proposal.parts.len() > 1
                && (part || matches!(now.kind, Kind::Retitle | Kind::Split | Kind::Merge | Kind::AddToList))
        }
        F::Gone => now.kind == Kind::Reinstate,
        F::Extent => now.kind == Kind::Move,
        F::Side => part || now.kind == Kind::NewMeasure || (now.kind == Kind::Add && !bare),
        F::Target => matches!(now.kind, Kind::Merge | Kind::Move | Kind::NewMeasure),
        F::Number | F::Title => now.kind == Kind::NewMeasure && worded,
        F::Old => {
            passage || matches!(now.kind, Kind::Replace | Kind::Delete | Kind::Retitle | Kind::Everywhere)
        }
        F::New => worded && !matches!(now.kind, Kind::Delete | Kind::Move),
        F::Instruction => !worded,
        F::Cuts => worded && now.kind == Kind::Split,
        F::Vote => now.settled == 2,
        F::Time => now.settled > 0,
        F::Reiterates => proposal.before.is_some() || proposal.preset.reiterates.is_some(),
        _ => true,
    }
}

fn name_field(form: &mut Form, name: F, kind: Kind, lang: Lang) {
    let label = match (name, kind) {
        (F::Old, Kind::Retitle) => lang.pick("Ancien titre", "Old title"),
        (F::Old, Kind::Everywhere) => lang.pick("Terme actuel", "Present term"),
        (F::Old, Kind::Move) => lang.pick("Mots déplacés", "Words moved"),
        (F::Old, _) => lang.pick("Mots actuels", "Present words"),
        (F::New, Kind::Retitle | Kind::Merge) => lang.pick("Nouveau titre", "New title"),
        (F::New, Kind::Split) => lang.pick("Titres", "Titles"),
        (F::New, Kind::AddToList) => lang.pick("Éléments", "Elements"),
        (F::New, Kind::Everywhere) => lang.pick("Nouveau terme", "New term"),
        (F::New, Kind::NewMeasure) => lang.pick("Texte", "Text"),
        (F::New, Kind::Reinstate) => lang.pick("Sous la forme", "In the form"),
        (F::New, _) => lang.pick("Mots proposés", "New words"),
        (F::Target, Kind::Merge) => lang.pick("Avec", "With"),
        (F::Target, Kind::NewMeasure) => lang.pick("Près de", "Beside"),
        (F::Target, _) => lang.pick("Vers", "To"),
        (F::Number, _) => lang.pick("Numéro", "Number"),
        (F::Title, _) => lang.pick("Titre", "Title"),
        (F::Cuts, _) => lang.pick("Coupures", "Cuts"),
        _ => lang.pick("Consigne", "Instruction"),
    };
    if let Some(field) = form.field_mut(name) {
        label.clone_into(&mut field.label);
    }
}

fn hints(form: &mut Form, lang: Lang) {
    let kind = super::reading::chosen(form).kind;
    for field in &mut form.fields {
        let hint = match (field.name, kind) {
            (F::Old, Kind::Everywhere) => {
                lang.pick("le terme tel qu’il est dans le plan", "the term as it stands in the plan")
            }
            (F::Old, _) => lang.pick("les mots du plan qui s’en vont", "the words of the plan that go"),
            (F::New, Kind::Split) => lang.pick(
                "un titre par ligne (Alt+Entrée : à la ligne)",
                "one title a line (Alt+Enter: new line)",
            ),
            (F::New, Kind::AddToList) => lang.pick(
                "un élément par ligne (Alt+Entrée : à la ligne)",
                "one element a line (Alt+Enter: new line)",
            ),
            (F::New, Kind::Merge) => lang.pick(
                "facultatif : le titre de la mesure réunie",
                "optional: the title of the merged measure",
            ),
            (F::New, Kind::Reinstate) => lang.pick(
                "facultatif : les mots, s’ils doivent être autres",
                "optional: the words, if they are to be others",
            ),
            (F::New, Kind::Replace | Kind::Retitle) => lang.pick(
                "taper remplace les mots du plan, → les garde pour les retoucher ; Alt+Entrée : à la ligne",
                "typing replaces the words of the plan, → keeps them to be altered; Alt+Enter: new line",
            ),
            (F::New, _) => lang.pick("Alt+Entrée : à la ligne", "Alt+Enter: new line"),
            (F::Cuts, _) => lang.pick(
                "la 2e partie commence au paragraphe… : 3, ou 3, 5 ; vide si la séance ne l’a pas dit",
                "the 2nd part begins at paragraph…: 3, or 3, 5; empty when the meeting did not say",
            ),
            (F::Number, _) => lang.pick(
                "libre dans le plan ; à changer s’il le faut",
                "free in the plan; to be changed if need be",
            ),
            (F::Instruction, _) => lang.pick(
                "un infinitif : « préciser le calendrier » ; les mots sont laissés aux auteurs du plan",
                "what to do; the words are left to the authors of the plan",
            ),
            (F::Holders, _) => lang.pick(
                "← → choisit ; Ctrl+O : plusieurs organisations",
                "← → chooses; Ctrl+O: several organizations",
            ),
            (F::Vote, _) => lang.pick("pour/contre/abstentions : 12/0/1", "for/against/abstentions: 12/0/1"),
            (F::Rationale, _) => lang.pick("en phrases entières", "as whole sentences"),
            (F::Sentence, _) => lang.pick(
                "imprimée telle quelle si vous la changez ; Ctrl+R : la recomposer",
                "printed as it is once you change it; Ctrl+R: compose anew",
            ),
            _ => continue,
        };
        hint.clone_into(&mut field.hint);
    }
}
