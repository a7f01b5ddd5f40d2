#!/usr/bin/env python3
"""verify_draw.py FILE: repeats a draw; prints OK, or the first difference (exit code 1)."""
import hashlib
import hmac
import json
import sys
import uuid

ONE = 1 << 52  # probability one; every pi counts in units of 2^-52


def sha(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def inclusion(weights, n):
    """pi = min(1, n*w/W), caps recomputed; largest remainders make the sum n*2^52 exactly."""
    if n >= len(weights):
        return [ONE] * len(weights)
    capped = set()
    while True:
        left = n - len(capped)
        total = sum(w for i, w in enumerate(weights) if i not in capped)
        over = {i for i, w in enumerate(weights) if i not in capped and left * w > total}
        if not over:
            break
        capped |= over
    shares = {i: divmod(left * w * ONE, total) for i, w in enumerate(weights) if i not in capped}
    missing = left * ONE - sum(whole for whole, _ in shares.values())
    lucky = set(sorted(shares, key=lambda i: (-shares[i][1], i))[:missing])
    return [ONE if i in capped else shares[i][0] + (i in lucky) for i in range(len(weights))]


def pivot(pi, macs):
    """The ordered pivotal method (Deville and Tillé 1998): each unit duels with who waits."""
    p, waiting = list(pi), None
    for y in (i for i, value in enumerate(pi) if 0 < value < ONE):
        if waiting is None:
            waiting = y
            continue
        x, s = waiting, p[waiting] + p[y]
        r = int.from_bytes(next(macs)[:8], "big")
        if s < ONE:
            keeper, out = (y, x) if r * s < p[y] << 64 else (x, y)
            p[keeper], p[out] = s, 0
        else:
            taken, keeper = (x, y) if r * (2 * ONE - s) < (ONE - p[y]) << 64 else (y, x)
            p[taken], p[keeper] = ONE, s - ONE
        waiting = keeper if p[keeper] else None
    return [value == ONE for value in p]


def verify(draw):
    secrets = [bytes.fromhex(secret) for secret in draw["secrets"]]
    seed = sha(b"probity-draw-1", *secrets, draw["public_value"].encode())
    yield "format and secrets", ["probity-draw-1", 2], [draw["format"], len(secrets)]
    yield "commitments", [sha(b"probity-commit-1", s).hex() for s in secrets], draw["commitments"]
    yield "seed", seed.hex(), draw["seed"]
    units = [(u["stratum"], sha(seed, uuid.UUID(u["id"]).bytes), u) for u in draw["units"]]
    yield "different units", len({key for _, key, _ in units}), len(units)
    yield "strata without size", [], sorted({s for s, _, _ in units} - set(draw["sizes"]))
    macs = (hmac.digest(seed, k.to_bytes(8, "big"), "sha256") for k in range(len(units)))
    for stratum in sorted(draw["sizes"], key=str.encode):
        members = sorted((key, u["id"], u) for s, key, u in units if s == stratum)
        weights, size = [u["weight"] for _, _, u in members], draw["sizes"][stratum]
        yield f"weights of {stratum}", [], [w for w in weights if not 1 <= w <= 10**12]
        pi = inclusion(weights, size)
        for (_, name, u), p, taken in zip(members, pi, pivot(pi, macs)):
            yield f"pi of {name}", p, u["pi"]
            yield f"selection of {name}", taken, u["selected"]
        yield f"size of {stratum}", size, sum(u["selected"] for _, _, u in members)


if __name__ == "__main__":
    for what, expected, found in verify(json.load(open(sys.argv[1], encoding="utf-8"))):
        if expected != found:
            print(f"DIFFERENT: {what}: computed {expected}, the file says {found}")
            sys.exit(1)
    print("OK")
