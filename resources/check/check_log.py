#!/usr/bin/env python3
"""Checks entries of an NVR Desk audit log: python3 check_log.py [FOLDER]

Needs Python 3.8 and openssl 1.1.1. FOLDER holds entries.jsonl, checkpoint.note and log-key.pem;
compare that key with the one the agency told you by another way. It must have signed the
checkpoint (Ed25519 over the text before the blank line). Each line's leaf must be the hash of its
body, and its proof must lead to the root hash in the checkpoint (RFC 6962).
"""

import base64
import json
import subprocess
import sys
import tempfile
from hashlib import sha256
from pathlib import Path


def signed(text, lines, key):
    public = base64.b64decode("".join(key.read_text().split("\n")[1:-2]))[-32:]
    for name, blob in (line[2:].split(" ") for line in lines):
        raw = base64.b64decode(blob)
        if raw[:4] == sha256(name.encode() + b"\n\x01" + public).digest()[:4]:
            with tempfile.TemporaryDirectory() as work:
                paths = [Path(work, each) for each in ("text", "signature")]
                for path, data in zip(paths, (text.encode(), raw[4:])):
                    path.write_bytes(data)
                command = "openssl pkeyutl -verify -rawin -pubin -inkey".split()
                command += [str(key), "-in", str(paths[0]), "-sigfile", str(paths[1])]
                return subprocess.run(command, stdout=subprocess.DEVNULL).returncode == 0
    return False


def leads(made, index, last, proof, root):
    for step in proof:
        if last == 0:
            return False
        if index & 1 or index == last:
            made = sha256(b"\x01" + step + made).digest()
            while not index & 1 and index:
                index, last = index >> 1, last >> 1
        else:
            made = sha256(b"\x01" + made + step).digest()
        index, last = index >> 1, last >> 1
    return last == 0 and made == root


folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent
text, _, rest = (folder / "checkpoint.note").read_bytes().decode().rpartition("\n\n")
if not signed(text + "\n", rest[:-1].split("\n"), folder / "log-key.pem"):
    sys.exit("checkpoint.note: NOT signed by log-key.pem")
origin, size, root, count = (*text.split("\n")[:3], 0)
for count, line in enumerate((folder / "entries.jsonl").open(encoding="utf-8"), 1):
    entry = json.loads(line)
    leaf, at = sha256(b"\x00" + entry["body"].encode()).digest(), entry["seq"] - 1
    way = (leaf, at, int(size) - 1, map(bytes.fromhex, entry["proof"]), base64.b64decode(root))
    if leaf.hex() != entry["leaf"] or not 0 <= at < int(size) or not leads(*way):
        sys.exit("entry %s: NOT in the log that was signed" % entry["seq"])
print("%d entries are in the signed log %s of %s entries" % (count, origin, size))
