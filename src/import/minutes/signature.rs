//! Who wrote the compte-rendu: « Compte-rendu réalisé par X », « Secrétaire de séance : X », « Rédigé par X ».
use super::attendance;
use super::looks;
use super::parts::{self, Part, Span};
use super::passages::passages;
use super::rubrics::plain;
use super::split::at_colon;
use super::understood::Told;
use crate::import::readers::Block;
use crate::text::fold::Folded;

/// The secretaries a document names outside its presence list; usually one, or none.
pub fn signature(blocks: &[Block], spans: &[Span]) -> Vec<Told<String>> {
    let mut names: Vec<Told<String>> = Vec::new();
    for part in [Part::Signature, Part::TitleBlock] {
        for range in parts::of(spans, part) {
            let found = passages(blocks, range);
            for (n, passage) in found.iter().enumerate() {
                let below = found.get(n + 1).map(|next| next.text.as_str()).unwrap_or_default();
                if let Some(value) = secretary(&passage.text, below)
                    && names.iter().all(|known| known.value != value)
                {
                    names.push(Told { value, blocks: passage.blocks.clone() });
                }
            }
        }
    }
    names
}

/// The name a line gives of who wrote, if it does; `below` is the next line, where a name may stand alone.
fn secretary(text: &str, below: &str) -> Option<String> {
    let words = plain(text);
    let written = [
        "realise par",
        "redige par",
        "etabli par",
        "fait par",
        "taken by",
        "minutes by",
        "notes by",
        "recorded by",
        "prise de notes par",
        "transcrit par",
    ];
    if written.iter().any(|word| words.contains(word)) {
        let folded = Folded::new(text);
        let marker = [" par ", " by ", " par\u{A0}", "par :"]
            .iter()
            .filter_map(|marker| folded.as_str().find(marker).map(|at| at + marker.len()))
            .min()?;
        let rest = text.get(folded.source_range(marker..folded.as_str().len()))?;
        return attendance::name_at_head(rest.trim_start_matches([':', ' ', '\u{A0}']));
    }
    let bare = ["le ", "la "].iter().find_map(|head| words.strip_prefix(head)).unwrap_or(&words);
    let labels = [
        "secretaire de seance",
        "secretaire",
        "redacteur",
        "redactrice",
        "redaction",
        "prise de notes",
        "secretariat de seance",
        "minutes",
        "note taker",
    ];
    let label = labels.iter().find(|label| bare.starts_with(**label))?;
    let after = bare.get(label.len()..).unwrap_or_default().trim_start();
    if !after.is_empty() && !after.starts_with([':', ',', '.', '(']) {
        return None;
    }
    let rest = at_colon(text)
        .map(|(_, rest)| rest)
        .or_else(|| text.split_once(',').map(|(_, rest)| rest))
        .unwrap_or_default();
    let rest = if rest.trim().is_empty() && !looks::is_label(below) { below } else { rest };
    attendance::name_at_head(rest.trim())
}

#[cfg(test)]
mod tests {
    use super::secretary;

    #[test]
    fn the_name_of_who_wrote_is_found() {
        for (text, below, expected) in [
            ("Compte-rendu réalisé par Anne Morel pour le secrétariat du Collectif.", "", Some("Anne Morel")),
            ("Secrétaire de séance : M. Paul Petit", "", Some("Paul Petit")),
            ("La secrétaire de séance,", "Anne Morel", Some("Anne Morel")),
            ("Rédigé par Anne Morel, le 3 mars", "", Some("Anne Morel")),
            ("Rédactrice : Anne MOREL (CDR)", "", Some("Anne MOREL")),
            ("Minutes taken by Jane Roux", "", Some("Jane Roux")),
            ("Le secrétaire général a pris la parole.", "", None),
            ("Le président,", "Paul Petit", None),
            ("", "", None),
        ] {
            assert_eq!(secretary(text, below).as_deref(), expected, "{text}");
        }
    }
}
