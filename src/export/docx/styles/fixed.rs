//! Character, table and list styles, which never vary.

/// As they stand in `word/styles.xml`.
pub(super) const STYLES: &str = concat!(
    "<w:style w:type=\"character\" w:default=\"1\" w:styleId=\"Policepardfaut\"><w:name w:val=\"Default Paragraph Font\"/>",
    "<w:uiPriority w:val=\"1\"/><w:semiHidden/><w:unhideWhenUsed/></w:style>",
    "<w:style w:type=\"character\" w:styleId=\"lev\"><w:name w:val=\"Strong\"/><w:qFormat/><w:rPr><w:b/><w:bCs/></w:rPr></w:style>",
    "<w:style w:type=\"character\" w:styleId=\"Accentuation\"><w:name w:val=\"Emphasis\"/><w:qFormat/><w:rPr><w:i/><w:iCs/></w:rPr></w:style>",
    "<w:style w:type=\"character\" w:customStyle=\"1\" w:styleId=\"Libelle\"><w:name w:val=\"Libellé cité\"/><w:qFormat/></w:style>",
    "<w:style w:type=\"character\" w:customStyle=\"1\" w:styleId=\"Ajout\"><w:name w:val=\"Ajout\"/><w:qFormat/><w:rPr><w:color w:val=\"1E6B34\"/><w:u w:val=\"single\"/></w:rPr></w:style>",
    "<w:style w:type=\"character\" w:customStyle=\"1\" w:styleId=\"Retrait\"><w:name w:val=\"Retrait\"/><w:qFormat/><w:rPr><w:strike/><w:color w:val=\"9C1C1C\"/></w:rPr></w:style>",
    "<w:style w:type=\"character\" w:styleId=\"Lienhypertexte\"><w:name w:val=\"Hyperlink\"/><w:uiPriority w:val=\"99\"/><w:unhideWhenUsed/><w:rPr><w:color w:val=\"1F4E99\"/><w:u w:val=\"single\"/></w:rPr></w:style>",
    "<w:style w:type=\"character\" w:customStyle=\"1\" w:styleId=\"Renvoi\"><w:name w:val=\"Renvoi\"/><w:qFormat/><w:rPr><w:color w:val=\"1F4E99\"/></w:rPr></w:style>",
    "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableauNormal\"><w:name w:val=\"Normal Table\"/><w:uiPriority w:val=\"99\"/><w:semiHidden/><w:unhideWhenUsed/>",
    "<w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/><w:tblCellMar><w:top w:w=\"0\" w:type=\"dxa\"/><w:left w:w=\"108\" w:type=\"dxa\"/><w:bottom w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"108\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>",
    "<w:style w:type=\"table\" w:styleId=\"Grilledutableau\"><w:name w:val=\"Table Grid\"/><w:basedOn w:val=\"TableauNormal\"/><w:uiPriority w:val=\"39\"/><w:tblPr><w:tblBorders>",
    "<w:top w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"A6A6A6\"/><w:left w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"A6A6A6\"/>",
    "<w:bottom w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"A6A6A6\"/><w:right w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"A6A6A6\"/>",
    "<w:insideH w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"A6A6A6\"/><w:insideV w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"A6A6A6\"/>",
    "</w:tblBorders></w:tblPr></w:style>",
    "<w:style w:type=\"numbering\" w:default=\"1\" w:styleId=\"Aucuneliste\"><w:name w:val=\"No List\"/><w:uiPriority w:val=\"99\"/><w:semiHidden/><w:unhideWhenUsed/></w:style>",
);
