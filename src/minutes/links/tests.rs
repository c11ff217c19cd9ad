//! Which words become references, and which do not.
use super::{Target, Targets};
use crate::minutes::document::Mark;

/// The text with its links between brackets, in a plan with measures 4, 4 bis, 11 bis and 12; the text stands under 12.
fn check(text: &str, expected: &str) {
    let target = |number: &str| Target {
        number: number.to_owned(),
        bookmark: format!("s_{}", number.replace(' ', "")),
    };
    let targets = Targets {
        nouns: ["mesure".to_owned(), "measure".to_owned()].into(),
        list: ["11 bis", "4 bis", "12", "4"].map(target).into(),
    };
    let mut runs = Vec::new();
    targets.cut(text, "s_12", &mut runs);
    let told: String = runs
        .iter()
        .map(|run| match &run.mark {
            Mark::Link(to) => format!("[{}|{to}]", run.text),
            _ => run.text.clone(),
        })
        .collect();
    assert_eq!(told, expected, "{text}");
}

#[test]
fn numbers_of_measures_lead_to_their_headings() {
    check(
        "Voir (mesures 4\u{a0}bis et 11\u{a0}bis).",
        "Voir (mesures [4\u{a0}bis|#s_4bis] et [11\u{a0}bis|#s_11bis]).",
    );
    check("Mesures 4, 4 bis ou 11 bis", "Mesures [4|#s_4], [4 bis|#s_4bis] ou [11 bis|#s_11bis]");
    check("la mesure\u{a0}4, et la mesure 4 bis.", "la mesure\u{a0}[4|#s_4], et la mesure [4 bis|#s_4bis].");
    check("measures 4 and 4 bis", "measures [4|#s_4] and [4 bis|#s_4bis]");
}

#[test]
fn what_is_no_measure_of_this_plan_is_left_alone() {
    for text in [
        "la mesure 42",
        "la mesure 4 ter",
        "la mesure 4.2",
        "la sous-mesure 4",
        "la mesure 4/",
        "mesures",
        "4 mesures",
        "l’ancienne mesure 4",
        "la mesure 4 du plan de 2010",
        "la mesure 4 de la version du 27 janvier",
        "une mesure, 4 fois",
        "",
    ] {
        check(text, text);
    }
}

#[test]
fn a_measure_does_not_refer_to_itself() {
    check("la mesure 12 et la mesure 4", "la mesure 12 et la mesure [4|#s_4]");
    check("les mesures 12 et 4", "les mesures 12 et [4|#s_4]");
}
