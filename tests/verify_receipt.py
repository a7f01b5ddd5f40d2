#!/usr/bin/env python3
"""verify_receipt.py RECEIPT [KEYS]: checks a receipt without the server; exit code 1 if refused."""
import base64, hashlib, json, sys
P, L = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493  # Ed25519, RFC 8032
D = -121665 * pow(121666, -1, P) % P

def add(a, b):
    t, across, along = D * a[0] * b[0] * a[1] * b[1] % P, a[0] * b[1] + b[0] * a[1], a[1] * b[1] + a[0] * b[0]
    return across * pow(1 + t, -1, P) % P, along * pow(1 - t, -1, P) % P

def times(n, p):
    return (0, 1) if n == 0 else add(times(n - 1, p), p) if n % 2 else times(n // 2, add(p, p))

def point(y, sign):
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    roots = (pow(square, (P + 3) // 8, P) * turn % P for turn in (1, pow(2, (P - 1) // 4, P)))
    x = next((x for x in roots if x * x % P == square), None)
    return None if x is None or y >= P else ((P - x) % P if x % 2 != sign else x, y)

def signed(key, text, signature):
    number = lambda b: int.from_bytes(b, "little")
    s, h = number(signature[32:]), number(hashlib.sha512(signature[:32] + key + text).digest()) % L
    a, base = point(number(key) % 2**255, key[31] >> 7), point(4 * pow(5, -1, P) % P, 0)
    x, y = add(times(s, base), times(h, (P - a[0], a[1]))) if a and s < L else (0, 0)
    return (y | x % 2 << 255).to_bytes(32, "little") == signature[:32]

def genuine(raw, keys=None):
    canonical = lambda v: json.dumps(v, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    r = json.loads(raw)
    key, signature = (base64.b64decode(r[name], validate=True) for name in ("public_key", "signature"))
    whole = {"format": "probity-receipt-1", "key_id": hashlib.sha256(key).hexdigest()[:16], "payload": r["payload"],
             "public_key": base64.b64encode(key).decode(), "signature": base64.b64encode(signature).decode()}
    listed = keys is None or any(all(k[n] == r[n] for n in ("key_id", "public_key")) for k in json.loads(keys)["keys"])
    sound = raw == canonical(whole) + b"\n" and listed and (len(key), len(signature)) == (32, 64)
    return sound and signed(key, canonical(r["payload"]), signature)

try:
    sys.exit(print("OK") if genuine(*(open(name, "rb").read() for name in sys.argv[1:])) else "REFUSED")
except (ValueError, KeyError, TypeError, OSError, IndexError) as error:
    sys.exit(f"REFUSED: {error}")
