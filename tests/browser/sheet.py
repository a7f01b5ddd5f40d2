"""The rows of a CSV file, or of the first sheet of an XLSX file, as JSON lists of texts.

python3 sheet.py FILE
"""

import csv
import json
import re
import sys
import zipfile
from xml.etree import ElementTree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def text(element):
    return "".join(part.text or "" for part in element.iter(f"{MAIN}t"))


def place(reference):
    """0 for A7, 26 for AA7."""
    at = 0
    for letter in re.match("[A-Z]+", reference).group():
        at = at * 26 + ord(letter) - 64
    return at - 1


def content(cell, shared):
    value = cell.findtext(f"{MAIN}v", "")
    return {"s": lambda: shared[int(value)], "inlineStr": lambda: text(cell)}.get(cell.get("t"), lambda: value)()


def sheet(path):
    with zipfile.ZipFile(path) as book:
        shared = [text(entry) for entry in ElementTree.fromstring(book.read("xl/sharedStrings.xml"))]
        for row in ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml")).iter(f"{MAIN}row"):
            cells = {place(cell.get("r")): content(cell, shared) for cell in row}
            yield [cells.get(at, "") for at in range(max(cells, default=-1) + 1)]


def main(path):
    if zipfile.is_zipfile(path):
        rows = list(sheet(path))
    else:
        with open(path, encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
    print(json.dumps(rows, ensure_ascii=False))


main(*sys.argv[1:])
