"""Writes the spreadsheet files of this folder, once: `python generate.py`.

Needs openpyxl and msoffcrypto-tool, and LibreOffice for the formats of other programs. The figures are invented.
"""

import datetime
import io
import pathlib
import subprocess

import msoffcrypto
import openpyxl
from msoffcrypto.format.ooxml import OOXMLFile

FOLDER = pathlib.Path(__file__).parent

book = openpyxl.Workbook()
hints = book.active
hints.title = "Hinweise"
hints["A1"] = "Erstellt für die Jahrestagung"
sheet = book.create_sheet("Kanäle")
secret = book.create_sheet("Intern")
secret.sheet_state = "hidden"
secret["A1"] = 1

sheet["A1"] = "Kanäle im November 2026"
sheet.merge_cells("A1:F1")
for row in [
    [],
    ["Kanal", "Datum", "Follower", "Interaktionen", "Reichweite", "Engagement-Rate", "Antwortzeit"],
    ["LinkedIn", datetime.date(2026, 11, 2), 27000, 540.5, 18000, 0.0123, datetime.timedelta(hours=26, minutes=30)],
    ["Instagram", datetime.date(2026, 11, 3), 12345, 1.234, 9000, 0.07, datetime.timedelta(minutes=45)],
    ["Forum „Süd“", datetime.datetime(2026, 11, 3, 18, 30), 800, None, "n. v.", "=1/0", None],
    ["Gesamt", None, "=SUM(C4:C6)", "=SUM(D4:D6)", "=SUM(E4:E6)", None, None],
]:
    sheet.append(row)
for row in sheet.iter_rows(min_row=4, max_row=6):
    row[1].number_format = "DD.MM.YYYY"
    row[5].number_format = "0.00%"
    row[6].number_format = "[HH]:MM:SS"
sheet["B6"].number_format = "DD.MM.YYYY HH:MM"

raw = FOLDER / "raw.xlsx"
book.save(raw)


def convert(source, target, filter_name):
    """Lets LibreOffice calculate and save."""
    out = FOLDER / "out"
    command = ["soffice", "--headless", "--convert-to", f"{target}:{filter_name}", "--outdir", out, source]
    subprocess.run(command, check=True, capture_output=True)
    return (out / f"{source.stem}.{target}").rename(FOLDER / f"kanaele.{target}")


calculated = convert(raw, "xlsx", "Calc MS Excel 2007 XML")
convert(raw, "xls", "MS Excel 97")
convert(raw, "ods", "calc8")
raw.unlink()
(FOLDER / "out").rmdir()

with calculated.open("rb") as file, (FOLDER / "password.xlsx").open("wb") as encrypted:
    OOXMLFile(file).encrypt("geheim", encrypted)
