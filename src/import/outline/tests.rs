//! How plans of many makes come out.
use super::super::plan::plan;
use crate::domain::plan::NodeKind;
use crate::text::lang::Lang;

/// Depth as indentation, then kind, name and title; paragraphs as their first letters.
fn draw(text: &str, file_name: &str) -> (String, Vec<String>) {
    let (draft, warnings) = plan(text.as_bytes(), file_name).unwrap();
    let rows = draft.nodes.iter().map(|node| {
        let kind = match node.kind {
            NodeKind::Introduction => "I",
            NodeKind::Priority => "P",
            NodeKind::Axis => "A",
            NodeKind::Measure => "M",
            NodeKind::SubMeasure => "S",
            NodeKind::Box => "B",
            NodeKind::Other => "O",
        };
        let words: Vec<&str> = node.paragraphs.iter().map(|p| p.text.as_str()).collect();
        format!("{}{kind} {} [{}]", " ".repeat(usize::from(node.depth)), node.heading(), words.join("|"))
    });
    let told = warnings.iter().map(|w| w.message(Lang::En)).collect();
    (rows.collect::<Vec<_>>().join("\n"), told)
}

fn check(text: &str, file_name: &str, expected: &str) {
    let (drawn, told) = draw(text, file_name);
    assert_eq!(drawn, expected.trim_matches('\n'), "{text}");
    assert!(told.is_empty(), "{told:?}");
}

#[test]
fn markdown_with_priorities_axes_and_sub_measures() {
    check(
        "# Le plan\n\nAvant.\n\n## Introduction\n\nDébut.\n\n## Priorité I : Voir\n\n### Mieux voir\n\n#### Mesure 1 : Un\n\nA.\n\n##### 1/ Une part\n\n- b\n\n> Responsables : X\n\n#### Mesure 1 bis : Deux\n\nC.\n\n## Priorité II : Agir\n\n### Mieux agir\n\n#### Mesure 2 : Trois\n\nD.\n\n## Conclusion\n\nE.\n",
        "plan.md",
        "
I Introduction [Avant.|Début.]
P Priorité I\u{a0}: Voir []
 A Mieux voir []
  M Mesure 1\u{a0}: Un [A.]
   S 1/ Une part [b]
    B  [Responsables : X]
  M Mesure 1 bis\u{a0}: Deux [C.]
P Priorité II\u{a0}: Agir []
 A Mieux agir []
  M Mesure 2\u{a0}: Trois [D.]
O Conclusion [E.]",
    );
}

#[test]
fn plain_text_with_labels_and_wrapped_lines() {
    check(
        "Plan de lutte\n\nIntroduction\n\nUn texte d’intro-\nduction qui va\nà la ligne.\n\nAXE I – VOIR\n\nFiche action n° 1 : Un titre\nqui va à la ligne\n\nDu texte.\n- a ;\n- b.\n\nFiche action n° 2 : Deux\n\nFin.\n\nAXE II – AGIR\n\nFiche action n° 3 : Trois\n\nFin.\n",
        "plan.txt",
        "
I Introduction [Un texte d’introduction qui va à la ligne.]
A AXE I\u{a0}: VOIR []
 M Fiche action 1\u{a0}: Un titre qui va à la ligne [Du texte.|a ;|b.]
 M Fiche action 2\u{a0}: Deux [Fin.]
A AXE II\u{a0}: AGIR []
 M Fiche action 3\u{a0}: Trois [Fin.]",
    );
}

#[test]
fn short_lines_between_measures_group_them_and_names_do_not() {
    check(
        "Plan\n\nMieux voir\n\nMesure 1 : Un\n\nTexte.\n\nResponsables : MIPROF\n\nMesure 2 : Deux\n\nTexte.\n\nResponsables : MIPROF\n\nPiloter le plan\n\nMesure 3 : Trois\n\nTexte.\n\nMesure 4 : Quatre\n\nTexte.\n",
        "plan.txt",
        "
A Mieux voir []
 M Mesure 1\u{a0}: Un [Texte.|Responsables : MIPROF]
 M Mesure 2\u{a0}: Deux [Texte.|Responsables : MIPROF]
A Piloter le plan []
 M Mesure 3\u{a0}: Trois [Texte.]
 M Mesure 4\u{a0}: Quatre [Texte.]",
    );
    check(
        "Plan\n\nMesure 1 : Un\n\nTexte.\n\nDirection de la police\n\nMesure 2 : Deux\n\nTexte.\n\nDirection de la santé\n\nMesure 3 : Trois\n\nTexte.\n",
        "plan.txt",
        "
M Mesure 1\u{a0}: Un [Texte.|Direction de la police]
M Mesure 2\u{a0}: Deux [Texte.|Direction de la santé]
M Mesure 3\u{a0}: Trois [Texte.]",
    );
}

#[test]
fn numbers_without_labels() {
    check(
        "Plan\n\nI. Prévenir\n\n1. Former les agents\n\nTexte.\n\n2. Informer le public\n\nTexte.\n\nII. Réprimer\n\n3. Enquêter ensemble\n\nTexte.\n",
        "plan.txt",
        "
A I\u{a0}: Prévenir []
 M 1\u{a0}: Former les agents [Texte.]
 M 2\u{a0}: Informer le public [Texte.]
A II\u{a0}: Réprimer []
 M 3\u{a0}: Enquêter ensemble [Texte.]",
    );
}

#[test]
fn labels_nobody_thought_of_are_learned() {
    check(
        "Feuille de route\n\nBrique 1 : Un\n\nTexte.\n\nBrique 2 : Deux\n\nTexte.\n\nBrique 3 : Trois\n\nTexte.\n",
        "plan.txt",
        "
M Brique 1\u{a0}: Un [Texte.]
M Brique 2\u{a0}: Deux [Texte.]
M Brique 3\u{a0}: Trois [Texte.]",
    );
}

#[test]
fn headings_without_any_number() {
    check(
        "# Plan\n\n## Prévenir\n\n### Former\n\nA.\n\n### Informer\n\nB.\n\n## Réprimer\n\n### Enquêter\n\nC.\n",
        "plan.md",
        "
A Prévenir []
 M Former [A.]
 M Informer [B.]
A Réprimer []
 M Enquêter [C.]",
    );
}

#[test]
fn a_table_of_contents_is_not_a_second_plan() {
    check(
        "Plan\n\nSommaire\n\nAxe 1 : Voir ............ 3\nMesure 1 : Un ............ 3\nMesure 2 : Deux .......... 4\n\nAxe 1 : Voir\n\nMesure 1 : Un\n\nTexte.\n\nMesure 2 : Deux\n\nTexte.\n",
        "plan.txt",
        "
A Axe 1\u{a0}: Voir []
 M Mesure 1\u{a0}: Un [Texte.]
 M Mesure 2\u{a0}: Deux [Texte.]",
    );
}

#[test]
fn bold_lines_and_one_level_for_all() {
    check(
        "**Axe 1 : Voir**\n\n**Mesure 1-1 : Un**\nTexte.\n\n**Mesure 1-2 : Deux**\n\nLa mesure 1-1 reste.\n",
        "plan.md",
        "
A Axe 1\u{a0}: Voir []
 M Mesure 1-1\u{a0}: Un [Texte.]
 M Mesure 1-2\u{a0}: Deux [La mesure 1-1 reste.]",
    );
    check(
        "## Axe 1 : Voir\n\n## Mesure 1 : Un\n\nTexte.\n\n## Axe 2 : Agir\n\n## Mesure 2 : Deux\n\nTexte.\n",
        "plan.md",
        "
A Axe 1\u{a0}: Voir []
 M Mesure 1\u{a0}: Un [Texte.]
A Axe 2\u{a0}: Agir []
 M Mesure 2\u{a0}: Deux [Texte.]",
    );
}

#[test]
fn doubts_are_told() {
    for (text, told) in [
        (
            "## Mesure 5 : A\n\nx.\n\n## Mesure 7 : B\n\ny.\n",
            "The numbering jumps from “Mesure 5” to “Mesure 7”",
        ),
        ("## Mesure 4 : A\n\nx.\n\n## Mesure 4 : B\n\ny.\n", "Two parts bear the same number: “Mesure 4”"),
        ("## Mesure 1 : A\n\nx.\n\n## Mesure 2\n\ny.\n\n## Mesure 3 : B\n\n", "“Mesure 2” has no title"),
        ("## Mesure 1 : A\n\nx.\n\n##\n\ny.\n", "A heading is empty"),
        ("Rien ici qu’un texte.\n", "No measure was recognized"),
    ] {
        let (_, warnings) = draw(text, "plan.md");
        assert!(warnings.len() == 1 && warnings.iter().all(|w| w.starts_with(told)), "{text}: {warnings:?}");
    }
}
