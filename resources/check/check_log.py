#!/usr/bin/env python3
"""Checks entries of an NVR Desk audit log: python3 check_log.py [FOLDER]

FOLDER holds entries.jsonl, checkpoint.note and log-key.pem. Needs Python 3.8 and openssl (1.1.1).
Each line's leaf must be the hash of its body, and its proof must lead to the root hash in the
checkpoint (RFC 6962), which the key must have signed (Ed25519 over the text before the blank
line). Compare log-key.pem with the key that the agency told you by another way.
"""

import base64
import hashlib
import json
import os
import subprocess
import sys
import tempfile


def sha(data):
    return hashlib.sha256(data).digest()


def signed(text, lines, key_file):
    der = base64.b64decode("".join(open(key_file).read().split("\n")[1:-2]))
    for name, blob in (line[2:].split(" ") for line in lines):
        raw = base64.b64decode(blob)
        if raw[:4] == sha(name.encode() + b"\n\x01" + der[-32:])[:4]:
            with tempfile.TemporaryDirectory() as folder:
                paths = [os.path.join(folder, each) for each in ("text", "sig")]
                for path, data in zip(paths, (text.encode(), raw[4:])):
                    open(path, "wb").write(data)
                command = ["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", key_file]
                command += ["-rawin", "-in", paths[0], "-sigfile", paths[1]]
                return subprocess.run(command, stdout=subprocess.DEVNULL).returncode == 0
    return False


def leads(leaf, index, size, proof, root):
    last, made = size - 1, leaf
    for step in proof:
        if last == 0:
            return False
        if index & 1 or index == last:
            made = sha(b"\x01" + step + made)
            while not index & 1 and index:
                index, last = index >> 1, last >> 1
        else:
            made = sha(b"\x01" + made + step)
        index, last = index >> 1, last >> 1
    return last == 0 and made == root


def main(folder):
    note = open(os.path.join(folder, "checkpoint.note"), encoding="utf-8", newline="").read()
    text, _, rest = note.rpartition("\n\n")
    text += "\n"
    if not signed(text, rest[:-1].split("\n"), os.path.join(folder, "log-key.pem")):
        sys.exit("checkpoint.note: NOT signed by log-key.pem")
    origin, size, root = text.split("\n")[:3]
    size, root, count = int(size), base64.b64decode(root), 0
    for line in open(os.path.join(folder, "entries.jsonl"), encoding="utf-8"):
        entry = json.loads(line)
        leaf, proof = sha(b"\x00" + entry["body"].encode()), map(bytes.fromhex, entry["proof"])
        fits = leaf.hex() == entry["leaf"] and 0 < entry["seq"] <= size
        if not fits or not leads(leaf, entry["seq"] - 1, size, list(proof), root):
            sys.exit("entry %s: NOT in the log that was signed" % entry["seq"])
        count += 1
    print("%d entries are in the signed log %s of %d entries" % (count, origin, size))


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else os.path.dirname(os.path.abspath(__file__)))
