//! Which words of a text are judged, and how.
use super::{Dictionary, Spelling as _, is_wrong, judge, suggest, words};

fn wrong(text: &str) -> Vec<&str> {
    let french = Dictionary::french();
    let is = |word: &super::Word<'_>| is_wrong(judge(word.text, &|word| french.knows(word)), word.place);
    words(text).into_iter().filter(is).map(|word| word.text).collect()
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    assert_eq!(wrong(text), expected, "{text}");
}

#[test]
fn what_is_right_is_left_alone() {
    for text in [
        "L’hébergement d’urgence, qu’il soit prêt : aujourd’hui, jusqu’à demain, s’agissant de prud’hommes.",
        "Les présent·e·s, les coordinateur·rice·s, tous·tes les citoyen·ne·s, les étranger·ère·s, chacun(e), directeur(trice).",
        "Les présent.e.s et les acteur.rice.s ; les participant(e)s, les salarié-e-s.",
        "En 2014, le 1er mars, à 10h30, 5 % des 3,5M€, la 4bis, les mesures 11 bis, au XXIe siècle, l’art. R. 316-7.",
        "Écrire à contact@exemple.fr, voir https://exemple.org/abc?x=defg, www.truc.fr, gouv.fr et le fichier plan.docx.",
        "L’OFPRA, la MIPROF, le GRETA et l’ANAFÉ ; la DGCS.",
        "Le PLAN NATIONAL DE LUTTE CONTRE LA TRAITE DES ÊTRES HUMAINS : PREPARATION DE LA SEANCE",
        "Le ministère, le Ministère, le MINISTÈRE ; Mme Zworykin, M. Boutruche et Ann-Lise Drapps sont là.",
        "Un entretien médico-social, un suivi socio-éducatif, une mi-temps, un ex-mari, la mise en œuvre, a-t-il dit, celui-ci.",
        "Faire connaitre ce qui disparait, surement en aout. Elargir l’Etat. Etienne a parlé.",
        "CONSEIL MUNICIPAL DE VAUGRENANT. Il faut retitrer.",
        "Une note interassociative et des cofinancements.",
        "Cf. p. 3, al. 2, env. 12 personnes, resp. 4, etc.",
        "Le peut-être, le rendez-vous, le soutien-gorge, le tiers-monde, Aix-en-Provence, Seine-Saint-Denis.",
        "Une personne dite Drapps a parlé. Zofia Kowalska a répondu à eRSA.",
        "Слово, λόγος : rien à en dire.",
        "",
    ] {
        check(text, &[]);
    }
}

#[test]
fn what_is_wrong_is_found() {
    check("Il est compirs que l’absencxe de moyens…", &["compirs", "absencxe"]);
    check("au sein dudroit commun", &["dudroit"]);
    check("La reunion recommence", &["reunion"]);
    check("L’hebergement des victimes", &["hebergement"]);
    check("Le Ministere de l’intérieur", &["Ministere"]);
    check("Regretete que rien ne soit dit.", &["Regretete"]);
    check("Un suivi socio-educatif", &["socio-educatif"]);
    check("Les assistent·e·s socialles, les partisipant·e·s", &["socialles", "partisipant·e·s"]);
    check("PLAN NATIONALE DE LUTE CONTRE LES VIOLANCES", &["VIOLANCES"]);
    check("jusqu’a demain, lorsqu’ill vient", &["ill"]);
}

#[test]
fn what_was_meant_is_suggested() {
    let french = Dictionary::french();
    let knows = |word: &str| french.knows(word);
    let first = |word| suggest(word, &knows, &|word| french.suggestions(word)).into_iter().next();
    for (typed, meant) in [
        ("hebergement", "hébergement"),
        ("Ministere", "Ministère"),
        ("socio-educatif", "socio-éducatif"),
        ("absencxe", "absence"),
        ("compirs", "compris"),
        ("dudroit", "du droit"),
        ("aujourdhui", "aujourd’hui"),
    ] {
        assert_eq!(first(typed).as_deref(), Some(meant), "{typed}");
    }
}

#[test]
fn the_files_of_the_program_are_a_dictionary() {
    assert!(!Dictionary::french().knows("xqzt"));
    assert!(Dictionary::from_files("", "no number").knows("xqzt"), "without a dictionary nothing is wrong");
}

proptest::proptest! {
    #[test]
    fn words_are_where_they_are_said_to_be(text in "[a-zé’'·.A-Z -]{0,60}|\\PC{0,40}") {
        let mut end = 0;
        for word in words(&text) {
            assert!(word.start >= end);
            assert_eq!(text.get(word.range()), Some(word.text));
            end = word.range().end;
        }
    }
}
