"""Makes the files of this folder again: python3 make.py (it needs soffice). README.md says what each is for."""
import pathlib, subprocess, tempfile, zipfile

HERE = pathlib.Path(__file__).parent
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
P = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'


def convert(source, kind):
    """The flat file in another format, by LibreOffice."""
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", kind,
             "--outdir", str(HERE), str(HERE / source)], check=True, timeout=180)


def word(name, body, parts):
    """A Word file of hand-written parts: as Word writes them, without what it adds."""
    kinds = list(parts)
    relations = "".join(
        f'<Relationship Id="r{n}" Type="{R}/{kind}" Target="{kind}.xml"/>' for n, kind in enumerate(kinds))
    overrides = "".join(
        f'<Override PartName="/word/{kind}.xml" ContentType="{TYPE}{kind}+xml"/>' for kind in kinds)
    package = {
        "[Content_Types].xml": f'<Types xmlns="{P}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="{TYPE}document.main+xml"/>{overrides}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{P}/relationships"><Relationship Id="r1" Type="{R}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{P}/relationships">{relations}</Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{body}<w:sectPr/></w:body></w:document>',
    }
    for kind, xml in parts.items():
        package[f"word/{kind}.xml"] = xml
    with zipfile.ZipFile(HERE / name, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, xml in package.items():
            info = zipfile.ZipInfo(part, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, HEAD + xml)


def style(ident, name, rest=""):
    return f'<w:style w:type="paragraph" w:styleId="{ident}"><w:name w:val="{name}"/>{rest}</w:style>'


def p(says, text):
    return f'<w:p><w:pPr>{says}</w:pPr><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def level(at, kind, text, rest=""):
    return f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{rest}<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl>'


def bound(at):
    return f'<w:pPr><w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="{at}"/></w:pPr>'


STYLES = f'<w:styles xmlns:w="{W}">' + style("Titre", "Title") + style("Titre1", "heading 1", bound(0)) \
    + style("Titre2", "heading 2", bound(1)) + style("Titre3", "heading 3", bound(2)) \
    + style("Puces", "List Bullet", '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr>') + "</w:styles>"
NUMBERING = f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>' \
    + level(0, "decimal", "Priorité %1 :", '<w:pStyle w:val="Titre1"/><w:suff w:val="space"/>') \
    + level(1, "decimal", "Axe %2 :", '<w:lvlRestart w:val="0"/><w:pStyle w:val="Titre2"/><w:suff w:val="space"/>') \
    + level(2, "decimal", "Mesure %3 :", '<w:lvlRestart w:val="0"/><w:pStyle w:val="Titre3"/><w:suff w:val="space"/>') \
    + '</w:abstractNum><w:abstractNum w:abstractNumId="1">' + level(0, "bullet", "–") \
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>'


def named(ident):
    return f'<w:pStyle w:val="{ident}"/>'


NO_NUMBER = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'
word("numbered.docx", "".join([
    p(named("Titre"), "Plan aux numéros automatiques"),
    p(named("Titre1") + NO_NUMBER, "Introduction"),
    p("", "Les numéros de ce plan ne sont écrits nulle part."),
    p(named("Titre1"), "Repérer"), p(named("Titre2"), "Former"), p(named("Titre3"), "Former les équipes"),
    p("", "Deux jours par an."), p(named("Puces"), "les foyers ;"), p(named("Puces"), "les bénévoles."),
    p(named("Titre3"), "Ouvrir une ligne d’appel"), p("", "La nuit aussi."),
    p(named("Titre1"), "Punir"), p(named("Titre2"), "Juger"), p(named("Titre3"), "Indemniser les victimes"),
    p("", "Même quand l’auteur n’est pas connu."),
]), {"styles": STYLES, "numbering": NUMBERING})

BY = 'w:author="Direction générale" w:date="2014-01-20T10:00:00Z"'
word("revised.docx", "".join([
    p(named("Titre"), "Plan relu par le ministère"),
    p(named("Titre3"), "Former les équipes"),
    f'<w:p><w:r><w:t xml:space="preserve">La formation dure </w:t></w:r><w:del w:id="1" {BY}><w:r><w:delText>cinq jours</w:delText></w:r></w:del><w:ins w:id="2" {BY}><w:r><w:t>deux jours</w:t></w:r></w:ins><w:r><w:t xml:space="preserve"> par an.</w:t></w:r></w:p>',
    f'<w:p><w:pPr><w:rPr><w:del w:id="3" {BY}/></w:rPr></w:pPr><w:del w:id="4" {BY}><w:r><w:delText>Elle est obligatoire.</w:delText></w:r></w:del></w:p>',
    '<w:p><w:r><w:t xml:space="preserve">Elle est </w:t></w:r><w:commentRangeStart w:id="0"/><w:r><w:t>financée par l’État</w:t></w:r><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r><w:r><w:t>.</w:t></w:r></w:p>',
    f'<w:p><w:pPr>{named("Titre3")}<w:rPr><w:ins w:id="5" {BY}/></w:rPr></w:pPr><w:ins w:id="6" {BY}><w:r><w:t>Ouvrir une ligne d’appel</w:t></w:r></w:ins></w:p>',
    p("", "La nuit aussi."),
]), {"styles": STYLES, "numbering": NUMBERING,
     "comments": f'<w:comments xmlns:w="{W}"><w:comment w:id="0" {BY} w:initials="DG"><w:p><w:r><w:t>Sous réserve du budget.</w:t></w:r></w:p></w:comment></w:comments>'})

for kind in ("odt", "docx"):
    convert("plan.fodt", kind)
