#!/usr/bin/env python3
"""count.py: counts the figures of world.json by plain loops and prints them as JSON.

It shares nothing with Probity but the definitions. With --check it compares with expected.json, which was counted by
hand (README.md), and exits 1 at the first difference.
"""
import json
import sys
from datetime import date, datetime, timedelta
from pathlib import Path

HERE = Path(__file__).parent
DATA = json.loads((HERE / "world.json").read_text())
W, YEAR = DATA["world"], DATA["year"]


def time(text):
    return datetime.fromisoformat(text)


def day(text):
    return date.fromisoformat(text)


KNOWN = time(DATA["known_at"])
FIRST, LAST = date(YEAR - 1, 4, 1), date(YEAR, 3, 31)
START, END = time(f"{FIRST}T00:00:00+08:00"), time(f"{LAST + timedelta(1)}T00:00:00+08:00")


def known(text):
    return time(text) <= KNOWN


def in_year(text):
    return START <= time(text) < END and known(text)


def home(supplier):
    """The record that a supplier was merged into."""
    for s in W["suppliers"]:
        if s["id"] == supplier and s["merged_into"]:
            return home(s["merged_into"])
    return supplier


def holds(row, on, to="effective_to"):
    return day(row["effective_from"]) <= on and (row[to] is None or day(row[to]) > on)


def dated(kind, supplier, on, today):
    rows = [r for r in W[kind] if r["supplier_id"] == supplier and known(r["recorded_at"])]
    if not rows:
        return today
    rows = [r for r in rows if holds(r, on)]
    return max(rows, key=lambda r: r["effective_from"])["value"] if rows else ""


def category(s, on):
    code = dated("categories", s["id"], on, s["category"])
    return code if code in W["counts"] else "unknown"


def standings(supplier, on):
    found = set()
    for f in W["standings"]:
        if home(f["supplier_id"]) != supplier or not known(f["recorded_at"]):
            continue
        end_unknown = f["ended_recorded_at"] and not known(f["ended_recorded_at"])
        if holds({**f, "effective_to": None} if end_unknown else f, on):
            found.add(f["standing"])
    return found


def in_population(s, on):
    if s["merged_into"] or not known(s["created_at"]) or day(s["registered_on"]) > on:
        return False
    if s["left_on"] and day(s["left_on"]) <= on:
        return False
    if not W["counts"].get(category(s, on), True):
        return False
    return not standings(s["id"], on) & {"left", "eliminated", "blacklisted"}


def population(on):
    return [s["id"] for s in W["suppliers"] if in_population(s, on)]


def signed(instrument, on):
    """Suppliers with a signature in force at the end of a day."""
    end, found = time(f"{on + timedelta(1)}T00:00:00+08:00"), set()
    for g in W["signatures"]:
        if g["instrument"] != instrument or time(g["signed_at"]) >= end or not known(g["signed_at"]):
            continue
        if not known(g["recorded_at"]) or (g["voided_at"] and known(g["voided_at"])):
            continue
        mine = next(v for v in W["versions"] if v["id"] == g["version_id"])
        superseded = False
        for v in W["versions"]:
            newer = v["instrument"] == instrument and v["number"] > mine["number"] and not v["correction"]
            if newer and known(v["published_at"]) and day(v["effective_on"]) <= on:
                if v["resign_by"] and day(v["resign_by"]) < on:
                    superseded = True
        if not superseded:
            found.add(home(g["supplier_id"]))
    return found


FIGURES = {}


def tenths(numerator, denominator, scale, share):
    if denominator == 0:
        return None
    value = (2 * abs(numerator) * scale + abs(denominator)) // (2 * abs(denominator))
    if share and value >= scale and numerator < denominator:
        value = scale - 1
    if share and value == 0 and numerator > 0:
        value = 1
    sign = "-" if numerator * denominator < 0 and value else ""
    return f"{sign}{value // 10}.{value % 10}"


def put(name, numerator, denominator, value, above=None, parts=None):
    FIGURES[name] = {"numerator": numerator, "denominator": denominator, "value": value}
    if above is not None:
        FIGURES[name]["above"] = sorted(above)
    if parts is not None:
        FIGURES[name]["parts"] = parts


def count(name, rows, parts=None):
    put(name, len(rows), None, str(len(rows)), rows, parts)


def share(name, above, below, weight=lambda row: 1):
    n, d = sum(weight(r) for r in above), sum(weight(r) for r in below)
    put(name, n, d, tenths(n, d, 1000, True), above)


def median(name, days):
    """days: pairs of a row and a number of days."""
    amounts, middle = sorted(d for _, d in days), len(days) // 2
    n, d = (amounts[middle], 1) if len(days) % 2 else (amounts[middle - 1] + amounts[middle], 2)
    put(name, n, d, tenths(n, d, 10, False), [row for row, _ in days])


def tally(values):
    parts = {}
    for value in values:
        parts[value] = parts.get(value, 0) + 1
    return parts


# Populations.
P = population(LAST)
EVER = []
for s in W["suppliers"]:
    on = FIRST
    while on <= LAST and not in_population(s, on):
        on += timedelta(1)
    if on <= LAST:
        EVER.append(s["id"])
count("P-day", P)
count("P-year", EVER)

# Signing.
code, letter = signed("esg-code", LAST), signed("integrity-letter", LAST)
last_day = FIRST - timedelta(1)
p_last = population(last_day)
a, b = len([s for s in P if s in code]), len(P)
c, d = len([s for s in p_last if s in signed("esg-code", last_day)]), len(p_last)
count("M01", [s for s in P if s in code])
share("M02", [s for s in P if s in code], P)
put("M03-points", a * d - c * b, b * d, tenths(a * d - c * b, b * d, 1000, False))
put("M03-relative", a * d - c * b, b * c, tenths(a * d - c * b, b * c, 1000, False))
spend = {}
for row in W["spend"]:
    if known(row["recorded_at"]) and FIRST <= day(row["starts_on"]) <= LAST:
        supplier = home(row["supplier_id"])
        spend[supplier] = spend.get(supplier, 0) + row["rmb_fen"]
buyers = [s for s in EVER if spend.get(s, 0)]
share("M05", [s for s in buyers if s in code], buyers, lambda s: spend[s])
certified = [s for s in P if "certified" in standings(s, LAST)]
share("M06", [s for s in certified if s in letter], certified)

# Tables.
by_id = {s["id"]: s for s in W["suppliers"]}
count("M07", P, tally(category(by_id[s], LAST) for s in P))
count("M08", P, tally(dated("regions", s, LAST, by_id[s]["country"]) or "unknown" for s in P))

# Spot checks.
ended = [k for k in W["checks"] if in_year(k["ended_at"]) and known(k["recorded_at"])]
for ending in ("refused", "out-of-scope", "cancelled"):
    count(f"M11-{ending}", [k["id"] for k in ended if k["ending"] == ending])
done = [k for k in ended if k["ending"] == "refused" or (k["ending"] == "scored" and k["passed"] is not None)]
good = [k for k in done if k["ending"] == "scored" and k["passed"]]
bad = [k for k in done if k not in good]
count("M11", [k["id"] for k in done])
checked = {home(k["supplier_id"]) for k in done}
share("M11-suppliers", [s for s in EVER if s in checked], EVER)
share("M12", [k["id"] for k in good], [k["id"] for k in done])
failed_once = {home(k["supplier_id"]) for k in bad}
share("M12-suppliers", sorted(checked - failed_once), sorted(checked))

# Audits.
issued = [a for a in W["audits"] if a["kind"] == "esg-audit" and in_year(a["issued_at"]) and known(a["recorded_at"])]
audited = {home(a["supplier_id"]) for a in issued}
share("M15", [s for s in buyers if s in audited], buyers, lambda s: spend[s])
share("M16", [s for s in EVER if s in audited], EVER)


def follow_up(name, failures):
    result = {}
    for failure in failures:
        remedy = any(r["source_id"] == failure["id"] and known(r["opened_at"]) for r in W["remediations"])
        decided = any(d["source_id"] == failure["id"] and known(d["decided_at"]) for d in W["dispositions"])
        supplier = home(failure["supplier_id"])
        result[supplier] = result.get(supplier, True) and remedy and decided
    share(name, [s for s in result if result[s]], list(result))


follow_up("M17", [a for a in issued if a["passed"] is False])
follow_up("M17-checks", bad)

# Self-assessments.
invited, submitted, reviewed, accepted, returned, answered, waits = [], [], [], [], [], [], []
for d in W["declarations"]:
    own = [s for s in W["submissions"] if s["declaration_id"] == d["id"] and known(s["submitted_at"])]
    first = min((s["submitted_at"] for s in own), default=None)
    sent = first is not None and in_year(first)
    if in_year(d["invited_at"]):
        invited.append(d["id"])
        if sent:
            answered.append(d["id"])
    if sent:
        submitted.append(d["id"])
    back = [s for s in own if s["returned_at"] and in_year(s["returned_at"])]
    pairs = [(s["submitted_at"], s["returned_at"]) for s in back]
    if back:
        returned.append(d["id"])
    if d["accepted_at"] and in_year(d["accepted_at"]):
        accepted.append(d["id"])
        pairs.append((max(s["submitted_at"] for s in own), d["accepted_at"]))
    if pairs:
        reviewed.append(d["id"])
    waits += [(d["id"], (time(to).date() - time(of).date()).days) for of, to in pairs]
count("M18-invited", invited)
count("M18-submitted", submitted)
count("M18-reviewed", reviewed)
count("M18-accepted", accepted)
count("M18-returned", returned)
share("M18", answered, invited)
median("M18-days", waits)

# Remediations.
items = [r for r in W["remediations"] if time(r["opened_at"]) < END and known(r["opened_at"])]


def closed(r):
    return r["closed_at"] if r["closed_at"] and time(r["closed_at"]) < END and known(r["closed_at"]) else None


def ids(rows):
    return [r["id"] for r in rows]


finished = [r for r in items if closed(r) and in_year(closed(r))]
due = [r for r in items if FIRST <= day(r["complete_due"]) <= LAST]
count("M19-opened", ids(r for r in items if in_year(r["opened_at"])))
count("M19-closed", ids(finished))
count("M19-overdue", ids(r for r in items if not closed(r) and day(r["complete_due"]) <= LAST))
share("M19", ids(r for r in due if closed(r) and time(closed(r)).date() <= day(r["complete_due"])), ids(due))
median("M19-days", [(r["id"], (time(closed(r)).date() - time(r["opened_at"]).date()).days) for r in finished])
share("M19-sent-back", ids(r for r in finished if r["sent_back_count"]), ids(finished))

# Blacklist.
entries = [b for b in W["blacklistings"] if known(b["known_at"])]


def removed(b):
    return day(b["removed_on"]) if b["removed_on"] and (not b["removed_at"] or known(b["removed_at"])) else None


for name, keep in (
    ("added", lambda b: FIRST <= day(b["active_on"]) <= LAST),
    ("removed", lambda b: removed(b) and FIRST <= removed(b) <= LAST),
    ("active", lambda b: day(b["active_on"]) <= LAST and not (removed(b) and removed(b) <= LAST)),
):
    some = [b for b in entries if keep(b)]
    count(f"M24-{name}", ids(some), tally(b["integrity_event"] for b in some))

if "--check" not in sys.argv:
    print(json.dumps(FIGURES, indent=1, sort_keys=True))
    sys.exit()
expected = json.loads((HERE / "expected.json").read_text())
for name in sorted(expected.keys() | FIGURES.keys()):
    if expected.get(name) != FIGURES.get(name):
        sys.exit(f"{name}: expected {expected.get(name)}, counted {FIGURES.get(name)}")
print(f"OK: {len(expected)} figures")
