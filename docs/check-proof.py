#!/usr/bin/env python3
"""check-proof.py PROOF CHECKPOINT - does a proof of `engross archive prove` hold?

CHECKPOINT is the one that you kept.  Written from RFC 9162 (2.1.3.2, 2.1.4.2)
and engross-archive(1), with nothing of engross: so can you.
"""
import base64
import hashlib
import json
import sys

sha = lambda *parts: hashlib.sha256(b"".join(parts)).digest()
node = lambda left, right: sha(b"\1", left, right)
read = lambda text: (text.split("\n")[0], int(text.split("\n")[1]),
                     base64.b64decode(text.split("\n")[2]))

proof = json.load(open(sys.argv[1], encoding="utf-8"))
kept = read(open(sys.argv[2], encoding="utf-8").read())
origin, size, root = read(proof["checkpoint"])
path = [bytes.fromhex(h) for h in proof["path"]]
if proof["kind"] == "inclusion":
    at, last = proof["index"], size - 1
    first = now = sha(b"\0", proof["line"].encode())
    assert (origin, size, root) == kept, "another checkpoint than the one you kept"
else:
    at, last = proof["from"] - 1, size - 1
    assert (origin, proof["from"]) == kept[:2], "it begins with another checkpoint"
    while at & 1:
        at, last = at >> 1, last >> 1
    first = now = kept[2] if at == 0 else path.pop(0)
for h in path:
    assert last > 0, "the path is too long"
    if at & 1 or at == last:
        first, now = node(h, first), node(h, now)
        while at and not at & 1:
            at, last = at >> 1, last >> 1
    else:
        now = node(now, h)
    at, last = at >> 1, last >> 1
assert last == 0 and now == root, "the proof does not hold"
assert proof["kind"] == "inclusion" or first == kept[2], "lines are missing or changed"
print("holds:", origin, size, proof.get("line", "only grew since")[:60], proof.get("from", ""))
