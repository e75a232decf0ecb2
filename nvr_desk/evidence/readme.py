"""The packet's letter to whoever opens it, in plain words."""

from __future__ import annotations

from textwrap import fill
from typing import TYPE_CHECKING

from nvr_desk.timecode import utc_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from nvr_desk.evidence.contents import Contents
    from nvr_desk.records.log import SignedHead
    from nvr_desk.records.track import ModelStamp

_PARTS = (
    ("data/original/", "the files as they were received, byte for byte, one folder an item"),
    ("data/deliveries.csv", "the table: item, name, hash, place, claimed and corrected time"),
    ("data/deliveries.json", "the same with every detail, and what was left out"),
    ("data/custody.json", "who handed over each shipment, to whom, when, on what"),
    ("data/consent.json", "the consent behind each delivery, with its history"),
    ("data/tracks/", "appearances of persons and vehicles that a detector reported"),
    ("data/coverage.json", "which seconds a detector looked at; the rest was not looked at"),
    ("data/marks.csv", "what people marked in the footage, with notes; marks.json: every detail"),
    ("data/stills/", "single pictures that were written, each with a JSON that names its place"),
    ("data/entries.jsonl", "the lines of the audit log that name these deliveries and clips"),
    ("data/checkpoint.note", "where the log is signed: its head, with key and checking script"),
    ("manifest-sha256.txt", "the SHA-256 of every file under data/ (sha512: the same, longer)"),
    ("bag-info.txt", "case, author, date, size"),
)

_CHECK = """\
Open a terminal in this folder and run

    sha256sum -c manifest-sha256.txt
    sha256sum -c tagmanifest-sha256.txt

(on Windows: Get-FileHash; on macOS: shasum -a 256 -c). Every line must end in OK. The hash of
tagmanifest-sha256.txt stands for the whole packet; it is on record in the audit log of the
agency that made it."""

_TRACKS = """\
A track is one appearance of a person or vehicle in one clip: a class, a time span, boxes. An
appearance is no identity: nobody was recognised, no face was looked for, and two tracks may show
the same person. Rows marked "seen": true are pictures the detector looked at; the others are
straight lines between them. A track with "by_hand": true is no detector's: a person made it of
others (split, merge). Times are container seconds of the original. A detector misses things
and reports things that are not there: look at the original before you rely on a track."""

_COVERAGE = """\
"Looked" is the share of a clip's footage in which the detector was shown pictures, and how many a
second on average. "Thinly because nothing moved" means at least one picture in two seconds. What
was not looked at was not searched, and what was looked at was not therefore found: the detector's
limits stand above. Every span stands in data/coverage.json."""

_TIMES = """\
"Claimed" is what the shipment, the container or the file name says. "Corrected" is that claim
plus an offset that a person set; the claim is never overwritten. "Uncertainty" is in seconds
either way. Where a time is empty it is unknown."""

_ENTRIES = """\
Each line of data/entries.jsonl carries an entry's exact text ("body"), the hash chain before it
("prev") and "leaf" = SHA-256 of one zero byte followed by the body, so each line can be checked
alone; that no line is missing can only be checked against the whole log."""

_SIGNED = """\
checkpoint.note is the head of that log over {size} entries, made {time} and signed by the
station's key {key}. Each line's "proof" leads from its leaf to the root
hash in the checkpoint (RFC 6962), so no line here was changed or made up after that moment by
anybody without the key. Run

    python3 data/check_log.py

(read it first, it is short; it needs Python and openssl), and compare data/log-key.pem with the
key that the agency tells you by another way. A later checkpoint of the same log, asked of the
agency, must continue this one."""

_UNSIGNED = """\
The log was not signed at this station: no key was ever made there, so these lines are proven by
the packet's seal alone."""


def text(
    contents: Contents,
    stamps: Sequence[ModelStamp],
    *,
    sentence: str,
    looked: Mapping[str, str],
    created: datetime,
    by: str,
    identifier: str,
    head: SignedHead | None = None,
) -> bytes:
    """``data/README.txt``.

    Args:
        contents: The packet's rows.
        stamps: The detectors whose tracks are in it.
        sentence: What was looked at, in words.
        looked: SHA-256 of a clip → what was looked at in it.
        created: When the packet was made.
        by: Who made it.
        identifier: The packet's name.
        head: The signed checkpoint in it; None where the log is not signed.
    """
    case = contents.case
    offence = f" ({case.offence})" if case.offence else ""
    blocks = [
        f"EVIDENCE PACKET {identifier}",
        "\n".join(
            (
                f"Case {case.number}{offence}",
                f"Made {utc_text(created)} by {by}",
                f"{len(contents.exhibits)} deliveries, {contents.bytes} bytes of original footage",
            )
        ),
        _heading("What is here"),
        "\n".join(f"  {name:<22} {words}" for name, words in _PARTS),
        _heading("How to check it"),
        _CHECK,
        _heading("What the tracks are, and what they are not"),
        _TRACKS,
        _heading("Which detector, and what it looked at"),
        fill(sentence, 95, break_on_hyphens=False),
        "\n".join(_models(stamps)) or "No detector looked at any of these clips.",
        "\n".join(_looked(contents, looked)),
        _COVERAGE,
        _heading("Times"),
        _TIMES,
        _heading("The audit entries"),
        _ENTRIES,
        _UNSIGNED if head is None else _signed(head),
        _heading("Left out"),
        "\n".join(
            f"  {left.item or '-'}  {left.name!r}: {left.reason}" for left in contents.left_out
        )
        or "Nothing: every delivery that was asked for is here.",
    ]
    return ("\n\n".join(blocks) + "\n").encode(errors="backslashreplace")


def _signed(head: SignedHead) -> str:
    key = head.key.rsplit("+", 1)[0]
    return _SIGNED.format(size=head.size, time=utc_text(head.time), key=key)


def _looked(contents: Contents, looked: Mapping[str, str]) -> list[str]:
    lines = (
        f"{e.order:>4}  {e.row.delivery.item or '-'}  {e.row.delivery.name!r}:"
        f" {looked[e.row.clip.sha256]}"
        for e in contents.exhibits
    )
    return [fill(line, 95, subsequent_indent="      ", break_on_hyphens=False) for line in lines]


def _heading(words: str) -> str:
    return f"{words}\n{'-' * len(words)}"


def _models(stamps: Sequence[ModelStamp]) -> list[str]:
    lines = {
        f"  {stamp.name} on {stamp.engine}, weights sha256 {stamp.sha256}, looked for: "
        f"{', '.join(stamp.classes)}{' (UNVERIFIED MODEL)' if stamp.unverified else ''}"
        for stamp in stamps
    }
    return sorted(lines)
