//! Common nouns of meetings, with their gender: those whose number shows in their last letter, and whether they are
//! also forms of verbs, before which « le », « la », « les » may be pronouns.
use std::collections::HashMap;
use std::sync::LazyLock;

use super::super::super::words::Word;
use crate::text::fold::fold;
use crate::text::french::Gender;

/// Masculine nouns, in the singular; the plural takes an s.
const MASCULINE: &str = "
    accompagnement accord acteur adhérent agenda agent amendement annuaire argument arrêté atelier bénévole bénéficiaire
    bilan budget calendrier centre chantier chapitre chiffre citoyen collectif collège comité commentaire
    commissaire compte-rendu conseil contrat coordinateur courrier critère danger débat décret
    dispositif délai délégué délit demandeur département dépôt député dirigeant document domaine
    dossier droit décideur élu enfant enseignant entretien établissement étudiant événement évènement expert
    financement formateur formulaire gouvernement groupe guide habitant hébergement indicateur
    inspecteur instrument interlocuteur intervenant jeune juge magistrat maire mandat médiateur médecin membre message
    migrant mineur ministère ministre montant mot objectif observateur organisme outil paragraphe parquet partenaire
    participant plan policier préfet président principe problème professionnel programme projet protocole
    rapport rapporteur règlement représentant responsable résultat salarié secrétaire
    secteur service signataire site soutien spécialiste statut sujet territoire texte thème titre
    trafiquant traitement travailleur volet vote";

/// Feminine nouns, in the singular; the plural takes an s.
const FEMININE: &str = "
    action activité administration allocation approche assemblée association audience autorisation autorité
    campagne carence catégorie circulaire collectivité commission communauté compétence conférence
    conséquence consultation convention coopération coordination cotisation création décision définition délégation
    délibération
    démarche difficulté direction disposition durée échéance égalité élection enquête entreprise équipe étape
    évaluation évolution exploitation expérimentation famille femme fille fédération fonction formation formulation
    habitation identification identité inspection institution instance intervention
    journée juridiction lacune loi lutte mention mesure méthode mission mobilisation modalité modification
    négociation observation obligation orientation organisation page partie période personne phrase
    piste police politique population préfecture présentation présidence priorité procédure proposition
    prostitution protection prévention question recommandation rédaction réflexion région règle réglementation remarque
    rencontre répression responsabilité ressource réunion salle sanction séance sensibilisation session situation société
    solution
    somme statistique stratégie structure subvention suppression synthèse tâche traite trésorerie version victime ville
    violence visite";

/// Those that are forms of verbs too: « il les mesure », « elle le juge », « nous la forme ».
const VERBS: &str = "
    accompagne agent argument budget chiffre commentaire compte contrat date débat demande dépose
    document élu enquête exploite forme groupe guide juge lutte message mesure mention mission note objective page
    partie participant programme projet question rapport règle remarque rencontre structure site sanction somme titre
    traite visite vote plan étape règlement";

/// Those that say the gender of the person they name only by their article, or that are two nouns.
const EITHER: &str = "
    adhérent bénévole bénéficiaire commissaire député enfant guide interlocuteur jeune juge maire membre ministre
    mineur page partenaire police politique professionnel responsable secrétaire signataire spécialiste statistique
    élu";

/// A noun in one of its numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Noun {
    /// Its gender, where it has one by itself.
    pub(super) gender: Option<Gender>,
    pub(super) is_plural: bool,
    /// Whether it may be the form of a verb.
    pub(super) is_verb: bool,
}

/// The nouns as they are written, and by their letters without accents.
static NOUNS: LazyLock<[HashMap<String, Noun>; 2]> = LazyLock::new(|| {
    let (mut written, mut bare) = (HashMap::new(), HashMap::new());
    let listed = |list: &str, word: &str| list.split_whitespace().any(|other| other == word);
    for (list, gender) in [(MASCULINE, Gender::Masculine), (FEMININE, Gender::Feminine)] {
        for word in list.split_whitespace() {
            let gender = (!listed(EITHER, word)).then_some(gender);
            let singular = Noun { gender, is_plural: false, is_verb: listed(VERBS, word) };
            for (word, noun) in
                [(word.to_owned(), singular), (format!("{word}s"), Noun { is_plural: true, ..singular })]
            {
                bare.insert(fold(&word), noun);
                written.insert(word, noun);
            }
        }
    }
    [written, bare]
});

/// What is known of a word as a noun; capitals may lack their accents.
pub(super) fn noun(word: &Word<'_>) -> Option<Noun> {
    let [written, bare] = &*NOUNS;
    let known = written.get(word.lower.as_str());
    let folded = || bare.get(&fold(&word.lower));
    known.or_else(|| if word.is_capitals() { folded() } else { None }).copied()
}
