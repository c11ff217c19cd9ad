#!/usr/bin/env python3
"""Opens our Word and LibreOffice files with pandoc, python-docx and validators, and compares the headings, the elements
of lists and the tables found there with those written. By hand:

    python3 tests/it/word/check.py letterheads   # makes templates of several makers
    cargo test --test it -- --ignored word::files && python3 tests/it/word/check.py [WORD…]

It needs pandoc and python-docx (with soffice, one more template is made). With the folder of an Open XML validator in
OOXML_VALIDATOR (`npx` is run there), Word files are validated; with the folder of the ODF 1.3 schemas in ODF_SCHEMAS,
LibreOffice files are, by jing. Faults that a template has by itself are not counted.
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import zipfile

FOLDER = pathlib.Path(__file__).resolve().parents[3] / "target/tmp/word"
PAPERS = FOLDER / "letterheads"
OWN_LIST = "Tirets du compte-rendu"


def plain(text):
    return " ".join(text.replace("\u00a0", " ").replace("\u202f", " ").split())


def run(*command, **more):
    return subprocess.run(command, check=True, capture_output=True, timeout=120, **more).stdout


# What pandoc finds.

def words(node):
    """The text of a piece of pandoc's tree."""
    if isinstance(node, list):
        return "".join(words(one) for one in node)
    if not isinstance(node, dict):
        return ""
    kind, inside = node.get("t"), node.get("c")
    if kind in ("Str", "Code"):
        return inside if kind == "Str" else inside[1]
    if kind in ("Space", "SoftBreak", "LineBreak"):
        return " "
    if kind == "Note":
        return ""
    return words(inside)


def of_pandoc(path):
    kind = path.suffix.lstrip(".")
    tree = json.loads(run("pandoc", "-f", kind, "-t", "json", str(path)))
    found = []

    def walk(blocks):
        for block in blocks:
            kind, inside = block["t"], block.get("c")
            if kind == "Header":
                found.append(f"heading\t{inside[0]}\t{plain(words(inside[2]))}")
            elif kind == "BulletList":
                found.extend(f"item\t\t{plain(words(item))}" for item in inside)
            elif kind == "Table":
                head, bodies = inside[3][1], inside[4]
                rows = head + [row for body in bodies for row in body[2] + body[3]]
                found.append(f"table\t\t{len(rows)} × {len(inside[2])}")
            elif kind in ("Div", "BlockQuote"):
                walk(inside[1] if kind == "Div" else inside)

    walk(tree["blocks"])
    return found


def of_python(path):
    import docx
    from docx.table import Table
    from docx.text.paragraph import Paragraph

    document = docx.Document(str(path))
    found = []
    for child in document.element.body.iterchildren():
        if child.tag.endswith("}tbl"):
            table = Table(child, document)
            found.append(f"table\t\t{len(table.rows)} × {len(table.columns)}")
        elif child.tag.endswith("}p"):
            paragraph = Paragraph(child, document)
            style, text = paragraph.style.name, plain(visible(child))
            name = style.replace("Titre ", "Heading ")
            if name.startswith("Heading "):
                found.append(f"heading\t{name.split()[-1]}\t{text}")
            elif style in ("List Bullet", "Liste à puces", OWN_LIST):
                found.append(f"item\t\t{text}")
    properties = document.core_properties
    found.append(f"title\t\t{plain(properties.title)}")
    found.append(f"creator\t\t{plain(properties.author)}")
    return found


def visible(element):
    """The text of a paragraph, links included; python-docx forgets some."""
    parts = []
    for node in element.iter():
        if node.tag.endswith("}t"):
            parts.append(node.text or "")
        elif node.tag.endswith("}br"):
            parts.append(" ")
    return "".join(parts)


# What validators say.

def faults(path):
    folder = os.environ.get("OOXML_VALIDATOR")
    if not folder:
        return set()
    done = subprocess.run(["npx", "ooxml-validator", str(path)], cwd=folder, capture_output=True, timeout=120, check=False)
    if done.returncode == 0:
        return set()
    told = json.loads(done.stdout[done.stdout.index(b"{"):])
    return {(error["path"], error["description"]) for error in told["errors"]}


def odf_faults(path):
    folder = os.environ.get("ODF_SCHEMAS")
    if not folder:
        return []
    told = []
    with tempfile.TemporaryDirectory() as place, zipfile.ZipFile(path) as archive:
        archive.extractall(place)
        for part in ("content", "styles", "meta", "META-INF/manifest"):
            schema = "manifest-schema" if "/" in part else "schema"
            done = subprocess.run(
                ["jing", "-i", f"{folder}/OpenDocument-v1.3-{schema}.rng", f"{place}/{part}.xml"],
                capture_output=True, timeout=120, check=False, text=True)
            told.extend(line for line in done.stdout.splitlines() if "error" in line)
    return told


# Templates of several makers.

def letterheads():
    import docx
    from docx.enum.section import WD_ORIENT
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt, RGBColor
    from PIL import Image

    PAPERS.mkdir(parents=True, exist_ok=True)
    logo = str(FOLDER / "logo.png")
    Image.new("RGB", (300, 100), (120, 20, 40)).save(logo)

    def blank(with_logo=True):
        made = docx.Document()
        head = made.sections[0].header.paragraphs[0]
        if with_logo:
            head.add_run().add_picture(logo, width=Cm(3))
        head.add_run("\tCollectif\t1 rue du Port")
        made.sections[0].footer.paragraphs[0].text = "Association loi 1901"
        return made

    made = blank()
    made.add_paragraph("Un texte à remplacer.")
    made.save(PAPERS / "python.docx")

    made = blank(with_logo=False)
    section = made.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section._sectPr.xpath("./w:cols")[0].set(qn("w:num"), "2")
    made.save(PAPERS / "columns.docx")

    made = docx.Document()
    section = made.sections[0]
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].add_run().add_picture(logo, width=Cm(5))
    made.add_table(1, 2).cell(0, 0).text = "Nos références"
    made.add_paragraph("{{compte-").add_run("rendu}}")
    made.add_paragraph("Après le compte-rendu.")
    made.styles["Heading 1"].font.color.rgb = RGBColor(0x7A, 0x10, 0x20)
    made.styles["Normal"].font.size = Pt(10)
    made.save(PAPERS / "marker.docx")
    with zipfile.ZipFile(PAPERS / "marker.docx") as source, zipfile.ZipFile(PAPERS / "marker.dotx", "w") as target:
        for name in source.namelist():
            part = source.read(name)
            if name == "[Content_Types].xml":
                part = part.replace(b"document.main+xml", b"template.main+xml")
            target.writestr(name, part)

    made = blank()
    french = {"Heading 1": "Titre 1", "Heading 2": "Titre 2", "Heading 3": "Titre 3", "Title": "Titre", "Quote": "Citation",
              "List Bullet": "Liste à puces", "Body Text": "Corps de texte", "Table Grid": "Grille du tableau"}
    for style in list(made.styles):
        if style.name in ("Heading 4", "Subtitle"):
            style.element.getparent().remove(style.element)
        elif style.name in french:
            style.element.find(qn("w:name")).set(qn("w:val"), french[style.name])
    made.save(PAPERS / "french.docx")

    (PAPERS / "pandoc.docx").write_bytes(run("pandoc", "--print-default-data-file", "reference.docx"))
    with tempfile.TemporaryDirectory() as place:
        run("pandoc", "-f", "markdown", "-o", f"{place}/libreoffice.odt", input="# Un\n\ndeux\n\n> trois\n\n- quatre\n".encode())
        try:
            run("soffice", f"-env:UserInstallation=file://{place}/profile", "--headless", "--convert-to", "docx",
                "--outdir", str(PAPERS), f"{place}/libreoffice.odt")
        except FileNotFoundError:
            print("no soffice: one template less")
    print(*sorted(path.name for path in PAPERS.iterdir()))


def check(path):
    """The differences of one file, as lines."""
    expected = path.with_suffix(".expected.txt")
    told = []
    if expected.exists():
        wanted = ["\t".join(map(plain, line.split("\t"))) for line in expected.read_text("utf-8").splitlines()]
        # A template may have a text of its own around ours.
        own = {"table\t\t1 × 2"} if "-marker-" in path.name else set()
        readers = [("pandoc", of_pandoc, False)]
        if path.suffix == ".docx":
            readers.append(("python-docx", of_python, True))
        for name, reader, tells in readers:
            found = [line for line in reader(path) if line not in own]
            lines = [line for line in wanted if tells or not line.startswith(("title", "creator"))]
            told += [f"{name} lacks: {line}" for line in lines if line not in found]
            told += [f"{name} adds: {line}" for line in found if line not in lines]
            if not told and found != lines:
                told.append(f"{name}: not in the same order")
    if path.suffix == ".odt":
        return told + odf_faults(path)
    paper = [one for one in PAPERS.glob("*") if path.stem.endswith("-" + one.name.replace(".", "-"))]
    own = set().union(*(faults(one) for one in paper)) if paper else set()
    return told + [f"invalid: {part}: {fault}" for part, fault in sorted(faults(path) - own)]


def main():
    if sys.argv[1:] == ["letterheads"]:
        return letterheads()
    bad = 0
    paths = sorted([*FOLDER.glob("*.docx"), *FOLDER.glob("*.odt")])
    paths = [path for path in paths if all(word in path.name for word in sys.argv[1:])]
    for path in paths:
        told = check(path)
        bad += bool(told)
        print(path.name, "ok" if not told else "", *(f"\n    {line}" for line in told[:12]))
    print(f"{len(paths) - bad} of {len(paths)} files are as they should be")
    return bad


if __name__ == "__main__":
    sys.exit(1 if main() else 0)
