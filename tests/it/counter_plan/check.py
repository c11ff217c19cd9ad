#!/usr/bin/env python3
"""Opens counter-plans with pandoc and LibreOffice, accepts and rejects every change there, and compares with what the
tests expect. By hand:

    cargo test --test it -- --ignored counter_plan::files && python3 tests/it/counter_plan/check.py [WORD…]

It needs pandoc and soffice. With the path of an Open XML validator in OOXML_VALIDATOR (`npx` is run there), the files
are validated too.
"""
import os
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
from xml.etree import ElementTree

FOLDER = pathlib.Path(__file__).resolve().parents[3] / "target/tmp/counter-plan"
MACRO = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
Sub Settle(source As String, target As String, command As String)
  Dim args(0) As New com.sun.star.beans.PropertyValue
  args(0).Name = "Hidden"
  args(0).Value = True
  doc = StarDesktop.loadComponentFromURL("file://" &amp; source, "_blank", 0, args())
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  dispatcher.executeDispatch(doc.CurrentController.Frame, ".uno:" &amp; command, "", 0, Array())
  args(0).Name = "FilterName"
  args(0).Value = "OpenDocument Text Flat XML"
  doc.storeToURL("file://" &amp; target, args())
  doc.close(True)
End Sub
</script:module>
"""
LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false"
 library:passwordprotected="false"><library:element library:name="Module1"/></library:library>
"""


def profile(folder):
    """A profile of LibreOffice that holds the macro."""
    office = ["soffice", f"-env:UserInstallation=file://{folder}", "--headless", "--norestore"]
    subprocess.run(office + ["--terminate_after_init"], check=False, capture_output=True, timeout=120)
    basic = folder / "user/basic/Standard"
    basic.mkdir(parents=True, exist_ok=True)
    (basic / "Module1.xba").write_text(MACRO, "utf-8")
    (basic / "script.xlb").write_text(LIBRARY, "utf-8")
    return office


# What LibreOffice calls the styles.
STYLES = {
    "Titre": "Title",
    "Soustitre": "Subtitle",
    "Etat": "État",
    "Corpsdetexte": "Text body",
    "Listepuces": "List Bullet",
    "Encadre": "Encadré",
    "Encadretitre": "Titre d’encadré",
    "Encadretiret": "Tiret d’encadré",
    "Normal": "Standard",
} | {f"Titre{level}": f"Heading {level}" for level in range(1, 7)}


def plain(text):
    return " ".join(text.replace("\u00a0", " ").replace("\u202f", " ").split())


def styled(text):
    """Paragraphs with their styles, without those that are empty."""
    pairs = (line.split("\t", 1) for line in text.split("\n") if "\t" in line)
    pairs = ((STYLES.get(style, style), plain(words)) for style, words in pairs)
    return [f"{style}: {words}" for style, words in pairs if words]


def flat(path):
    """The paragraphs of a flat ODT, each after the style it comes from."""
    spaces = {
        "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
        "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
        "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    }
    names = {short: "{" + full + "}" for short, full in spaces.items()}
    root = ElementTree.parse(path).getroot()
    parents = {}
    for style in root.iter(names["style"] + "style"):
        name = style.get(names["style"] + "name")
        automatic = style.get(names["style"] + "display-name") is None and re.fullmatch(r"P\d+", name)
        parents[name] = style.get(names["style"] + "parent-style-name") if automatic else name

    def words(element):
        said = element.text or ""
        for child in element:
            if child.tag == names["text"] + "s":
                said += " "
            elif child.tag != names["office"] + "annotation":
                said += words(child)
            said += child.tail or ""
        return said

    lines = []
    for element in root.find(".//office:text", spaces).iter():
        if element.tag in (names["text"] + "p", names["text"] + "h"):
            style = element.get(names["text"] + "style-name")
            style = parents.get(style, style) or ""
            style = re.sub(r"_([0-9a-f]{2,4})_", lambda code: chr(int(code[1], 16)), style)
            lines.append((style, element))
    inside = {id(p) for note in root.iter(names["office"] + "annotation") for p in note.iter()}
    lines = [(style, words(element)) for style, element in lines if id(element) not in inside]
    return "\n".join(f"{style}\t{said}" for style, said in lines)


def by_pandoc(path, how):
    command = ["pandoc", f"--track-changes={how}", "-f", "docx", "-t", "plain", "--wrap=none", str(path)]
    text = subprocess.run(command, check=True, capture_output=True, text=True, timeout=120).stdout
    lines = (line.lstrip() for line in text.split("\n"))
    lines = (plain(line[2:] if line.startswith("- ") else line) for line in lines)
    return [line for line in lines if line]


def by_office(office, path, how, folder):
    command = {"accept": "AcceptAllTrackedChanges", "reject": "RejectAllTrackedChanges"}[how]
    target = folder / f"{path.stem}.{how}.fodt"
    call = f"macro:///Standard.Module1.Settle({path},{target},{command})"
    with subprocess.Popen(office + [call], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True) as ran:
        try:
            code = ran.wait(120)
        except subprocess.TimeoutExpired:
            # soffice is a script: the program below it is ended with it.
            os.killpg(ran.pid, signal.SIGKILL)
            code = "too slow"
    if code or not target.exists():
        return [f"LibreOffice failed: {code}"]
    return styled(flat(target))


def compare(label, got, expected):
    if got == expected:
        return 0
    for rank in range(max(len(got), len(expected))):
        pair = [lines[rank] if rank < len(lines) else None for lines in (got, expected)]
        if pair[0] != pair[1]:
            print(f"{label}: line {rank + 1}\n  got      {pair[0]!r}\n  expected {pair[1]!r}")
            break
    return 1


def main():
    wrong = 0
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch)
        office = profile(folder / "profile")
        for path in sorted(FOLDER.glob("*.docx")):
            if sys.argv[1:] and path.stem not in sys.argv[1:]:
                continue
            for how in ("accept", "reject"):
                expected = styled((FOLDER / f"{path.stem}.{how}.txt").read_text("utf-8"))
                # For pandoc the title lines say something of the file and are no text.
                bare = [line.split(": ", 1)[1] for line in expected if not line.startswith(("Title", "Subtitle"))]
                wrong += compare(f"pandoc, {path.stem}, {how}", by_pandoc(path, how), bare)
                wrong += compare(f"LibreOffice, {path.stem}, {how}", by_office(office, path, how, folder), expected)
            validator = os.environ.get("OOXML_VALIDATOR")
            if validator:
                ran = subprocess.run(["npx", "ooxml-validator", str(path)], cwd=validator, capture_output=True, text=True)
                wrong += ran.returncode != 0
                print(f"validator, {path.stem}: {'valid' if ran.returncode == 0 else ran.stdout + ran.stderr}")
            print(f"{path.stem}: looked at")
    print(f"{wrong} differences")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
