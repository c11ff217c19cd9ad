//! The styles of boxes, which only a plan has.

/// The title of a box, its text and its dashes, already XML. The three have the same borders and the same edges, so
/// that a box is one frame.
pub(super) const STYLES: &str = concat!(
    "<w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"Encadre\"><w:name w:val=\"Encadré\"/><w:basedOn w:val=\"Normal\"/><w:qFormat/>",
    "<w:pPr><w:pBdr><w:top w:val=\"single\" w:sz=\"6\" w:space=\"6\" w:color=\"1F3864\"/><w:left w:val=\"single\" w:sz=\"6\" w:space=\"8\" w:color=\"1F3864\"/>",
    "<w:bottom w:val=\"single\" w:sz=\"6\" w:space=\"6\" w:color=\"1F3864\"/><w:right w:val=\"single\" w:sz=\"6\" w:space=\"8\" w:color=\"1F3864\"/></w:pBdr>",
    "<w:spacing w:before=\"0\" w:after=\"80\" w:line=\"252\" w:lineRule=\"auto\"/><w:ind w:left=\"454\" w:right=\"170\"/></w:pPr>",
    "<w:rPr><w:sz w:val=\"21\"/><w:szCs w:val=\"21\"/></w:rPr></w:style>",
    "<w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"Encadretitre\"><w:name w:val=\"Titre d’encadré\"/><w:basedOn w:val=\"Encadre\"/><w:next w:val=\"Encadre\"/><w:qFormat/>",
    "<w:pPr><w:keepNext/></w:pPr><w:rPr><w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Arial\" w:eastAsia=\"Arial\" w:cs=\"Arial\"/><w:b/><w:bCs/><w:color w:val=\"1F3864\"/><w:sz w:val=\"20\"/><w:szCs w:val=\"20\"/></w:rPr></w:style>",
    "<w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"Encadretiret\"><w:name w:val=\"Tiret d’encadré\"/><w:basedOn w:val=\"Encadre\"/><w:qFormat/>",
    "<w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr><w:ind w:left=\"454\" w:right=\"170\" w:hanging=\"284\"/></w:pPr></w:style>",
);
