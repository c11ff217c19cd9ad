//! The operations in French, from their infinitive on: one way of saying each in the whole document.
use crate::domain::amendment::{Amendment, AmendmentKind, Side};
use crate::domain::anchor::Place;
use crate::domain::number::MeasureNumber;
use crate::domain::plan::{NodeKind, ParagraphKind, PlanNode};
use crate::text::fold::fold;
use crate::text::french::elision::{elide, introduce};
use crate::text::french::{Gender, numbers};
use crate::text::lang::Lang;

use super::super::document::Inline;
use super::super::nouns::{agree, draft_name, gender, part_noun, this, uncapitalized, with_article};
use super::amendment::{coming, quotations, quoted};
use super::complement::is_infinitive;
use super::place::{is_instruction, old_words, part};
use super::{Context, additions, in_words, on_one_line, place};

/// What is to be done: « ajouter… », « remplacer… ».
pub(super) fn action(amendment: &Amendment, context: &Context<'_>) -> Vec<Inline> {
    if is_instruction(amendment) {
        return instruction(amendment, context);
    }
    match amendment.kind {
        AmendmentKind::Add => additions::french(amendment, context),
        AmendmentKind::AddToList => additions::to_list(amendment, "ajouter", context),
        AmendmentKind::Replace => replace(amendment, "remplacer ", context),
        AmendmentKind::Everywhere => replace(amendment, "remplacer partout dans le plan ", context),
        AmendmentKind::Delete => delete(amendment, context),
        AmendmentKind::Retitle => retitle(amendment, context),
        AmendmentKind::Split => split(amendment, context),
        AmendmentKind::Merge => merge(amendment, context),
        AmendmentKind::Move => displace(amendment, context),
        AmendmentKind::Reinstate => reinstate(amendment, context),
        AmendmentKind::NewMeasure => new_measure(amendment, context),
    }
}

/// What to do, the words being left to the authors of the plan. The words that go are quoted all the same.
fn instruction(amendment: &Amendment, context: &Context<'_>) -> Vec<Inline> {
    let new = on_one_line(&amendment.new);
    let new = super::unstopped(new.trim_end_matches([':', ',', ';', ' ', '\u{a0}', '\u{202f}']));
    let folded = fold(new);
    let starts = |list: &[&str]| list.iter().any(|start| folded.starts_with(start));
    let bare =
        ["de ", "d’", "d'"].iter().find_map(|de| new.strip_prefix(de)).filter(|rest| is_infinitive(rest));
    let what = if let Some(infinitive) = bare {
        infinitive.to_owned()
    } else if is_infinitive(new) || is_infinitive_with_object(new) {
        uncapitalized(new)
    } else if starts(&["que ", "qu'"]) {
        format!("faire en sorte {}", uncapitalized(new))
    } else if starts(&["un ", "une ", "des ", "le ", "la ", "les ", "l'", "davantage ", "plus de ", "du "]) {
        format!("prévoir {}", uncapitalized(new))
    } else {
        format!("apporter la modification suivante\u{a0}: {new}")
    };
    let mut text = vec![Inline::plain(what.clone())];
    let old = amendment.old.trim();
    let replaces =
        matches!(amendment.kind, AmendmentKind::Replace | AmendmentKind::Retitle | AmendmentKind::Everywhere);
    let said = if replaces { is_quoted_in(old, new) } else { fold(new).contains(&fold(old)) };
    if !old.is_empty() && !said {
        let noun = if amendment.kind == AmendmentKind::Retitle { "titre actuel" } else { "passage visé" };
        text.extend([Inline::plain(format!(" ({noun}\u{a0}: ")), quoted(old, context), Inline::plain(")")]);
    }
    text
}

/// « le supprimer », « la compléter », « les regrouper ».
fn is_infinitive_with_object(text: &str) -> bool {
    ["le ", "la ", "les ", "l’", "l'", "lui ", "leur ", "Le ", "La ", "Les "]
        .iter()
        .find_map(|object| text.strip_prefix(object))
        .is_some_and(is_infinitive)
}

fn is_quoted_in(old: &str, new: &str) -> bool {
    let bare = |text: &str| -> String { fold(text).chars().filter(|c| !c.is_whitespace()).collect() };
    let (old, new) = (bare(old), bare(new));
    [("«", "»"), ("“", "”"), ("\"", "\"")]
        .iter()
        .any(|(open, close)| new.contains(&format!("{open}{old}{close}")))
}

fn replace(amendment: &Amendment, verb: &str, context: &Context<'_>) -> Vec<Inline> {
    let old = old_words(amendment);
    let gone = if old.is_empty() {
        Inline::plain(format!("le texte {}", introduce("de", &this_part(amendment, context))))
    } else {
        quoted(old, context)
    };
    let comes = coming(&amendment.new, "d’autres mots", context);
    vec![Inline::plain(verb), gone, Inline::plain(" par "), comes]
}

fn delete(amendment: &Amendment, context: &Context<'_>) -> Vec<Inline> {
    let old = old_words(amendment);
    if !old.is_empty() {
        return vec![Inline::plain("supprimer "), quoted(old, context)];
    }
    let what = match amendment.anchor.place {
        Place::Paragraph { .. } | Place::Sentence { .. } | Place::Dash { .. } => {
            additions::unit_alone(amendment, context)
        }
        Place::Title => "le titre".to_owned(),
        Place::Whole | Place::Head | Place::End => this_part(amendment, context),
    };
    vec![Inline::plain(format!("supprimer {what}"))]
}

/// « remplacer le titre « … » par « … » ».
fn retitle(amendment: &Amendment, context: &Context<'_>) -> Vec<Inline> {
    let inner = context.inner(amendment);
    let known = old_words(amendment);
    let titled = inner.or_else(|| context.section()).map(|node| node.title.trim()).unwrap_or_default();
    let old = if known.is_empty() { titled } else { known };
    let whose = inner.map(|inner| format!(" {}", introduce("de", &part(inner, context)))).unwrap_or_default();
    if old.is_empty() {
        let part = this_part(amendment, context);
        return vec![
            Inline::plain(format!("donner {} le titre ", introduce("à", &part))),
            coming(&amendment.new, "qui convient", context),
        ];
    }
    let mut text = vec![Inline::plain(format!("remplacer le titre{whose}"))];
    text.push(Inline::plain(if inner.is_some() { ", " } else { " " }));
    text.push(quoted(old, context));
    text.push(Inline::plain(if inner.is_some() { ", par " } else { " par " }));
    text.push(coming(&amendment.new, "un autre titre", context));
    text
}

/// « scinder cette mesure en deux mesures intitulées « … » et « … », la seconde commençant au 3e paragraphe ».
fn split(amendment: &Amendment, context: &Context<'_>) -> Vec<Inline> {
    let titles = additions::elements(&amendment.new);
    let count = titles.len().max(amendment.cuts.len() + 1).max(2);
    let node = context.inner(amendment).or_else(|| context.section());
    let noun = part_noun(node, Lang::Fr);
    let (nouns, feminine) = match plural(&noun) {
        Some(nouns) => (nouns, gender(&noun) == Gender::Feminine),
        None => ("parties".to_owned(), true),
    };
    let this = this_part(amendment, context);
    let mut text = vec![Inline::plain(format!("scinder {this} en {} {nouns}", in_words(count, Lang::Fr)))];
    let e = if feminine { "e" } else { "" };
    match titles.as_slice() {
        [] => {}
        [only] if count > 1 => {
            text.push(Inline::plain(format!(", dont l’un{e} intitulé{e} ")));
            text.push(quoted(only, context));
        }
        _ => {
            text.push(Inline::plain(format!(" intitulé{e}s ")));
            text.extend(quotations(&titles, context));
        }
    }
    let cuts = cuts(amendment, node, feminine);
    if !cuts.is_empty() {
        text.push(Inline::plain(format!(", {cuts}")));
    }
    text
}

/// « la seconde commençant au 3e paragraphe ».
fn cuts(amendment: &Amendment, node: Option<&PlanNode>, feminine: bool) -> String {
    let article = if feminine { "la" } else { "le" };
    let gender = if feminine { Gender::Feminine } else { Gender::Masculine };
    let begins: Vec<String> = (2..)
        .zip(&amendment.cuts)
        .filter_map(|(rank, cut)| {
            let which = if amendment.cuts.len() == 1 {
                agree(gender, "second", "seconde").to_owned()
            } else {
                numbers::ordinal_words(rank, gender)
            };
            Some(format!("{article} {which} {}", introduce("à", &paragraph(node?, *cut)?)))
        })
        .collect();
    let mut begins = begins.into_iter();
    let Some(first) = begins.next() else { return String::new() };
    // « la deuxième commençant au 2e paragraphe et la troisième au 4e ».
    let at = first.splitn(3, ' ').collect::<Vec<_>>();
    let first = match at.as_slice() {
        [article, which, place] => format!("{article} {which} commençant {place}"),
        _ => first,
    };
    let all: Vec<String> = std::iter::once(first).chain(begins).collect();
    numbers::join_list(&all, Lang::Fr)
}

/// « le 3e paragraphe », « le 2e tiret »: a paragraph of a part by its rank among those of its kind.
fn paragraph(node: &PlanNode, rank: usize) -> Option<String> {
    let kind = node.paragraphs.get(rank)?.kind;
    let alike = |upto: usize| node.paragraphs.iter().take(upto).filter(|p| p.kind == kind).count();
    let n = u32::try_from(alike(rank + 1)).ok()?;
    let of = u32::try_from(alike(node.paragraphs.len())).ok()?;
    let rank = crate::domain::anchor::Ordinal { n, of };
    Some(place::ranked(rank, if kind == ParagraphKind::Dash { "tiret" } else { "paragraphe" }))
}

/// The plural of a noun of one word; nothing for several words, whose plural is not known.
fn plural(noun: &str) -> Option<String> {
    let one = !noun.is_empty() && noun.chars().all(|c| c.is_alphabetic() || c == '-');
    let same = noun.ends_with(['s', 'x', 'z']);
    let with_x = noun.ends_with("eau") || noun.ends_with("eu");
    one.then(|| {
        if same {
            noun.to_owned()
        } else if with_x {
            format!("{noun}x")
        } else {
            format!("{noun}s")
        }
    })
}

/// « cette mesure », « la sous-mesure 2/ », « l’encadré ».
pub(super) fn this_part(amendment: &Amendment, context: &Context<'_>) -> String {
    match context.inner(amendment) {
        Some(inner) => part(inner, context),
        None => this(&part_noun(context.section(), Lang::Fr)),
    }
}

fn merge(amendment: &Amendment, context: &Context<'_>) -> Vec<Inline> {
    let this = this_part(amendment, context);
    let other = place::target(amendment, context).map(|(_, target)| target);
    let other = other.unwrap_or_else(|| {
        let noun = part_noun(context.inner(amendment).or_else(|| context.section()), Lang::Fr);
        format!("{} autre {noun}", agree(gender(&noun), "un", "une"))
    });
    let mut text = vec![Inline::plain(format!("fusionner {this} avec {other}"))];
    if let Some(title) = amendment.new.lines().map(str::trim).find(|line| !line.is_empty()) {
        text.extend([Inline::plain(", sous le titre "), quoted(title, context)]);
    }
    text
}

/// A passage goes to the end of another part; a part goes before, after or into another one.
fn displace(amendment: &Amendment, context: &Context<'_>) -> Vec<Inline> {
    let passage = amendment.old.trim();
    let target = place::target(amendment, context);
    let measure = |kind: NodeKind| matches!(kind, NodeKind::Measure | NodeKind::SubMeasure);
    let destination = match target {
        Some((_, target)) if !passage.is_empty() => format!("à la fin {}", introduce("de", &target)),
        Some((kind, target)) if measure(kind) => {
            let side = if amendment.side == Side::Before { "avant" } else { "après" };
            format!("{side} {target}")
        }
        Some((_, target)) => format!("dans {target}"),
        None => "à un autre endroit du plan".to_owned(),
    };
    if passage.is_empty() {
        return vec![Inline::plain(format!("déplacer {} {destination}", this_part(amendment, context)))];
    }
    vec![Inline::plain("déplacer "), quoted(passage, context), Inline::plain(format!(" {destination}"))]
}

/// « rétablir le passage suivant de la version du 27 janvier (2e tiret, p. 5) : « … » »; « rétablir cette mesure de la
/// version du 27 janvier, qui prévoyait : « … » ».
fn reinstate(amendment: &Amendment, context: &Context<'_>) -> Vec<Inline> {
    let session = context.session;
    let draft = session.drafts().get(&amendment.anchor.draft).or_else(|| session.previous_draft());
    let from = draft.map(|draft| introduce("de", &with_article(&draft_name(draft, Lang::Fr))));
    let from = from.map(|from| format!(" {from}")).unwrap_or_default();
    let old = old_words(amendment);
    let gone = session.draft().is_some_and(|draft| draft.node(&amendment.anchor.node).is_none());
    let whole = amendment.anchor.place == Place::Whole && (gone || old.is_empty());
    let mut text = if whole {
        vec![Inline::plain(format!("rétablir {}{from}", this_part(amendment, context)))]
    } else {
        let place = place_in_draft(amendment, context);
        vec![Inline::plain(format!("rétablir le passage suivant{from}{place}"))]
    };
    if !old.is_empty() {
        text.push(Inline::plain(if whole { ", qui prévoyait\u{a0}: " } else { "\u{a0}: " }));
        text.push(quoted(old, context));
    }
    if !amendment.new.trim().is_empty() {
        let comma = if whole && old.is_empty() { " " } else { ", " };
        text.extend([
            Inline::plain(format!("{comma}sous la forme suivante\u{a0}: ")),
            quoted(&amendment.new, context),
        ]);
    }
    text
}

/// Where words stood in a draft: « (sous-mesure 2/, 2e tiret, p. 5) ».
fn place_in_draft(amendment: &Amendment, context: &Context<'_>) -> String {
    let anchor = &amendment.anchor;
    let inner = context.inner(amendment);
    let in_box = place::is_box(inner);
    let bare = |named: String| {
        let rest = ["le ", "la ", "l’"].iter().find_map(|article| named.strip_prefix(article));
        rest.map(str::to_owned).unwrap_or(named)
    };
    let unit = match anchor.place {
        Place::Title => Some("titre".to_owned()),
        place => place::unit(place, in_box).map(bare),
    };
    let words: Vec<String> = inner
        .map(|inner| bare(part(inner, context)))
        .into_iter()
        .chain(unit)
        .chain(anchor.page.map(|page| format!("p.\u{202f}{page}")))
        .collect();
    if words.is_empty() { String::new() } else { format!(" ({})", words.join(", ")) }
}

/// « créer, après la mesure 5, une mesure 5 bis intitulée « … » et ainsi rédigée : « … » ».
fn new_measure(amendment: &Amendment, context: &Context<'_>) -> Vec<Inline> {
    let noun = measure_noun(context);
    let gender = gender(&noun);
    let e = agree(gender, "", "e");
    let new = || {
        let before_vowel = elide("le", &noun).ends_with('’');
        let masculine = if before_vowel { "nouvel" } else { "nouveau" };
        format!("un{e} {} {noun}", agree(gender, masculine, "nouvelle"))
    };
    let numbered =
        |number: &MeasureNumber| format!("un{e} {noun}\u{a0}{}", number.as_str().replace(' ', "\u{a0}"));
    let what = amendment.number.as_ref().map_or_else(new, numbered);
    let mut lines = amendment.new.trim().splitn(2, '\n');
    let title = lines.next().unwrap_or_default().trim();
    let body = lines.next().unwrap_or_default().trim();
    let beside = new_measure_place(amendment, context);
    let mut text = vec![Inline::plain(format!("créer{beside}{what}"))];
    if !title.is_empty() {
        text.extend([Inline::plain(format!(" intitulé{e} ")), quoted(title, context)]);
    }
    if !body.is_empty() {
        text.extend([Inline::plain(format!(" et ainsi rédigé{e}\u{a0}: ")), quoted(body, context)]);
    }
    text
}

/// « , après la mesure 5, »
fn new_measure_place(amendment: &Amendment, context: &Context<'_>) -> String {
    let Some(node) = context.part(&amendment.anchor.node).or_else(|| context.section()) else {
        return " ".to_owned();
    };
    let side = if amendment.side == Side::Before { "avant" } else { "après" };
    let named = part(node, context);
    match node.kind {
        NodeKind::Measure | NodeKind::Introduction => format!(", {side} {named}, "),
        NodeKind::Priority | NodeKind::Axis | NodeKind::Other => format!(", dans {named}, "),
        NodeKind::SubMeasure | NodeKind::Box => " ".to_owned(),
    }
}

/// What this plan calls its measures.
fn measure_noun(context: &Context<'_>) -> String {
    let own = context.section().filter(|node| node.kind == NodeKind::Measure);
    let any = || {
        let nodes = context.session.draft().map(|draft| draft.nodes.as_slice()).unwrap_or_default();
        nodes.iter().find(|node| node.kind == NodeKind::Measure)
    };
    part_noun(own.or_else(any), Lang::Fr)
}
