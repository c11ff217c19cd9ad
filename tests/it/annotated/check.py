#!/usr/bin/env python3
"""Opens annotated Word files with pandoc and LibreOffice, accepts and rejects every change there, and compares with the
same files in which the tests settled the changes. By hand:

    cargo test --test it -- --ignored annotated::files && python3 tests/it/annotated/check.py [WORD…]

It needs what `counter_plan/check.py` needs, whose means it uses.
"""
import os
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "counter_plan"))
import check as common

FOLDER = common.FOLDER.parent / "annotated"


def valid(path, validator):
    ran = subprocess.run(["npx", "ooxml-validator", str(path)], cwd=validator, capture_output=True, text=True)
    return ran.returncode == 0, ran.stdout + ran.stderr


def main():
    wrong = 0
    validator = os.environ.get("OOXML_VALIDATOR")
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch)
        office = common.profile(folder / "profile")
        for path in sorted(FOLDER.glob("*-*.docx")):
            if path.stem.endswith((".accept", ".reject")) or sys.argv[1:] and path.stem not in sys.argv[1:]:
                continue
            for how in ("accept", "reject"):
                settled = path.with_name(f"{path.stem}.{how}.docx")
                # Changes that others tracked are settled the same way in both.
                got, expected = (common.by_pandoc(file, how) for file in (path, settled))
                wrong += common.compare(f"pandoc, {path.stem}, {how}", got, expected)
                got, expected = (common.by_office(office, file, how, folder) for file in (path, settled))
                wrong += common.compare(f"LibreOffice, {path.stem}, {how}", got, expected)
            # A file received may be wrong already: it must be no more so.
            if validator and not (ours := valid(path, validator))[0]:
                received = FOLDER / f"{path.stem.rsplit('-', 1)[0]}.docx"
                if valid(received, validator)[0]:
                    wrong += 1
                    print(f"validator, {path.stem}: {ours[1]}")
                else:
                    print(f"validator, {path.stem}: not valid, nor is the file received")
            print(f"{path.stem}: looked at")
    print(f"{wrong} differences")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
