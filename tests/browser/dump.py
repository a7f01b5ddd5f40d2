"""Every row of a database with what no two runs can share masked, table by table: a count and a SHA-256 as JSON,
with the days of the calendar ("tables") and without them ("undated").

python3 dump.py DATABASE [FILE] also writes the masked rows to FILE, for reading where two dumps differ.
"""

import hashlib
import json
import re
import sqlite3
import sys

# Bookkeeping of the engine and the search index, which holds nothing that the supplier rows do not hold.
SKIPPED = re.compile(r"^(sqlite_|seaql_|supplier_search)")
# Made anew each time, or (of mail) how far the sender has come.
COLUMNS = re.compile(r"(_hash|_sha256|^sha256|secret|^seed|^token|^tab|_at|_until|^at|^signature|^seen)$|^(jws|key_id)$")
MASKED = {
    # The lot falls on random ids. What it fell on is compared by stratum, in LOTS.
    "draw_unit": {"selected", "inclusion"},
    "spot_check": {"risk", "site_id"},
    # Saving by itself and by the button are not equally often.
    "answer": {"version"},
    "outgoing_mail": {"attempt", "failure"},
    # A notice is gone once a page has shown it; another request may have come first.
    "session": {"notice"},
}
LOTS = "SELECT stratum, selected, COUNT(*) FROM draw_unit GROUP BY stratum, selected"
RANDOM = re.compile(
    r"[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}"  # ids
    r"|[A-Za-z0-9_+/=-]{32,}|\b[0-9a-f]{16}\b"  # tokens, hashes, signatures, keys
    r"|\b\d{16}\b|\d{4}-\d\d-\d\dT[0-9:.]+(?:Z|[+-]\d\d:\d\d)?"  # instants
    r"|127\.0\.0\.1:\d+"
)
DAY = re.compile(r"\b\d{4}-\d\d-\d\d\b")


def masked(value):
    if isinstance(value, bytes):
        return "*"
    if isinstance(value, int) and 1.5e15 < value < 2.6e15:
        return "*"
    if isinstance(value, str):
        return RANDOM.sub("*", value)
    return value


def rows(db, table):
    found = db.execute(f'SELECT * FROM "{table}"')
    names = [column[0] for column in found.description]
    hidden = [COLUMNS.search(n) or n in MASKED.get(table, ()) for n in names]
    for row in found:
        pairs = zip(row, hidden)
        yield json.dumps(["*" if h and v is not None else masked(v) for v, h in pairs], ensure_ascii=False)


def digest(lines):
    return f"{len(lines)} rows {hashlib.sha256(chr(10).join(lines).encode()).hexdigest()[:16]}"


def main(database, out=None):
    db = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    names = [name for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")]
    tables = {name: sorted(rows(db, name)) for name in names if not SKIPPED.match(name)}
    tables["draw_unit by stratum"] = sorted(json.dumps(row) for row in db.execute(LOTS))
    if out:
        with open(out, "w", encoding="utf-8") as file:
            file.writelines(f"{name} {row}\n" for name, lines in tables.items() for row in lines)
    undated = {name: sorted(DAY.sub("*", line) for line in lines) for name, lines in tables.items()}
    kinds = {"tables": tables, "undated": undated}
    print(json.dumps({kind: {n: digest(lines) for n, lines in found.items()} for kind, found in kinds.items()}))


main(*sys.argv[1:])
