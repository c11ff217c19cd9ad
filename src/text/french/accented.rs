//! Capitals and ordinals as French prints them. Words of meetings that French writes with an accent, and that without it would be no word at all: what is also a word
//! without its accents (« excuses », « marche ») is not here.
use std::collections::HashMap;
use std::sync::LazyLock;

use crate::text::fold::fold;

/// In the singular; the plural in s is known with it.
const WORDS: &str = "
    accélérateur accélération accélérer accès adhérent adhésion amélioration améliorer aménagement aménager
    après assemblée bâtiment bénéfice bénéficiaire bénéficier bénévolat bénévole budgétaire carrière catégorie
    célébration célébrer chômage chômeur cinquième citoyenneté collectivité comité commémoration communauté
    compétence compétent complémentaire complémentarité confédération conférence conformité considérer coopération
    coopérer coordonnée copropriété créateur création crèche créer début décembre décès déchet décision
    déclaration déclarer déclinaison décliner découragement décourager découverte décret défavorable défendre
    défense défenseur déficit définir définition dégradation délai délégation déléguée délibération délibérer
    délinquance délit démantèlement démanteler démarche démocratie démocratique démographie dénoncer départ
    département départemental départementale dépense déplacement déplorer dépôt député dernière dérogation
    déroulement désignation désigner détention déterminer deuxième développement développer difficulté diplôme
    discrétion disponibilité dixième échange échanger échantillon échéance échéancier échec échelle échelon école
    écologie écologique écologiste économie économique écouter écran écrire écriture écrivain édifice
    éditer éditeur édition éditorial éducateur éducatif éducation éducative effectivité efficacité également
    égalité égard église élaboration élaborer élargir élargissement électeur élection électoral électorale
    électricité électrique électronique élément élémentaire éléonore élevage éligible élimination éliminer
    éloignement éloigner élu élue émancipation émergence émettre émission émotion énergétique énergie énoncer
    énorme énumération énumérer épargne épidémie épisode époque époux épreuve équilibre équilibrer équipe
    équipement équiper équitable équité équivalence équivalent érosion espèce établir établissement étaient était
    étant étape état étendre étendue éthique étiquette étoile étranger étrangère être étroit étude étudiant
    étudiante étudier européen européenne évacuation évaluation évaluer évènement événement éventail éventuel
    éventuelle éventuellement évidemment évidence évident éviter évoluer évolution évoquer exécutif exécution
    expérience expérimentation expérimenter fédéral fédérale fédérateur fédération février fidélité financière
    foncière forêt fraternité général générale génération genèse génétique gérer guérison hébergement héberger
    hétérogène hôpital hôtel huitième humanité idée identité immédiat immédiate immédiatement impôt inégalité
    inférieur infirmière insécurité intégral intégrale intégration intégrer intérêt intérieur intérieure
    intermédiaire itinéraire journée légal légale législatif législation législative légitime liberté lumière
    majorité matériaux matériel matière médecin médecine médiateur médiation médical médicale
    médico mémoire méthode méthodologie métier mètre métropole métropolitain ministère ministériel minorité
    mobilité modalité modération municipalité nécessaire nécessité négociation négocier neuvième numérique numéro
    océan opération opérationnel opérationnelle opérer pâques parité pédagogie pédagogique pédiatrie pénal pénale
    pénalité pénurie pérenne pérenniser pérennité périmètre période périodique périphérie pétition phénomène
    plénier plénière pôle polémique possibilité précaire précarité précaution précédent précédente préciser
    précision préconisation préconiser préfectoral préfecture préférence préfet préfète préjudice prélèvement
    préliminaire première préoccupation préparation préparatoire préparer prérogative présence présent
    présentation présidence président présidente présidentiel prévenir préventif prévention préventive
    prévision prévisionnel prévisionnelle prévoir priorité problème procédure procès propriétaire propriété
    protéger publicité qualité quantité quatrième réalisation réaliser réalité récapitulatif récemment récent
    récente récépissé réception réconciliation rédacteur rédaction rédiger réduction réduire rééducation réexamen
    référence référendum référent référente réfléchir réflexion régime région régional régionale règlement
    réglementaire réglementation régler régularisation régulariser régulation régulier régulière réhabilitation
    réinsertion réitérer rémunération répartition répertoire répondre réponse représentant représentante
    représentation représenter répressif répression républicain républicaine république réseau réseaux réservation
    réserver réserviste résidence résident résidentiel résiliation résolution résoudre résultat rétablir
    rétablissement rétention réticence rétrocession réunion réunir réussir réussite réviser révision révolution
    rôle santé scolarité séance sécurisation sécuriser sécurité ségrégation séjour sélection séminaire sénat
    sénateur séparation septième séquence sérénité série sérieuse sérieux sévère siècle sixième société soirée
    solidarité spécial spéciale spécialement spécialiste spécificité spécifique stratégie stratégique supérieur
    supérieure supplémentaire sûreté synthèse systématique système télécommunication téléphone téléphonique
    télévision témoignage témoigner témoin théâtre thématique thème théorie tolérance totalité trésor trésorerie
    trésorier trésorière troisième unanimité unité université utilité validité variété véhicule vérification
    vérifier véritable vérité vidéo visibilité volonté vulnérabilité vulnérable zéro";

/// The words by their letters without accents.
static BY_LETTERS: LazyLock<HashMap<String, String>> = LazyLock::new(|| {
    let mut words = HashMap::new();
    for word in WORDS.split_whitespace().filter(|word| !word.contains('-')) {
        words.insert(fold(word), word.to_owned());
        if !word.ends_with(['s', 'x', 'z']) {
            words.insert(fold(word) + "s", format!("{word}s"));
        }
    }
    words
});

/// The word that these small letters without accents are, with its accents.
pub fn with_accents(letters: &str) -> Option<&'static str> {
    BY_LETTERS.get(letters).map(String::as_str).filter(|word| !word.is_ascii())
}

/// A word whose capital lost its accent, the rest having kept its own: « Etat » is « État ».
pub fn with_accented_capital(word: &str) -> Option<String> {
    let rest =
        word.strip_prefix(['E', 'A', 'I', 'O', 'C']).filter(|rest| rest.starts_with(char::is_lowercase))?;
    let mut accented = with_accents(&fold(word))?.chars();
    let first = accented.next().filter(|c| !c.is_ascii())?;
    (accented.as_str() == rest).then(|| first.to_uppercase().chain(rest.chars()).collect())
}

/// The short form of an ordinal that is written longer: « 7ème » is « 7e », « 1ère » is « 1re ». « 2nd » is right
/// beside « 2e » (Lexique des règles typographiques en usage à l’Imprimerie nationale, « Abréviations »).
pub fn short_ordinal(word: &str) -> Option<String> {
    let number = word.trim_end_matches(|c: char| c.is_lowercase());
    let roman = |c: char| matches!(c, 'I' | 'V' | 'X' | 'L' | 'C');
    let known = number.chars().all(|c| c.is_ascii_digit()) || number.chars().all(roman);
    let first = matches!(number, "1" | "I");
    let ending = match word.get(number.len()..).filter(|_| known && !number.is_empty())? {
        "ère" | "ere" | "iere" | "ière" if first => "re",
        "ères" | "eres" | "ières" if first => "res",
        "ier" | "èr" if first => "er",
        "iers" if first => "ers",
        "ème" | "eme" | "éme" | "ième" | "ieme" | "è" => "e",
        "èmes" | "emes" | "ièmes" => "es",
        _ => return None,
    };
    Some(format!("{number}{ending}"))
}
