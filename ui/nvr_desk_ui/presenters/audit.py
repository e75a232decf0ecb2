"""Entries of the audit log as rows, as sheets and as what a check came to; no Qt."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, cast

from nvr_desk_ui.presenters import verbs
from nvr_desk_ui.presenters.facts import NONE, Fact, Section

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nvr_desk.records.audit import Entry
    from nvr_desk.records.log import LogReport, SignedHead
    from nvr_desk.records.log_line import LineAround, LineProof
    from nvr_desk.records.packet import CheckReport

TITLES: Final = (
    *("No.", "Time (UTC)", "Who", "Verb", "Part"),
    *("Outcome", "Case", "Purpose", "Touches"),
)
OUTCOME_COLUMN: Final = TITLES.index("Outcome")
OUTCOMES: Final = ("ok", "failed", "denied", "cancelled")
_TONES: Final = {"ok": "ok", "failed": "warn", "denied": "bad", "cancelled": "muted"}
_SIGNS: Final = {"ok": "\u2713", "failed": "!", "denied": "\u2715", "cancelled": "\u2013"}
_SHORT: Final = 12
_OPEN: Final[tuple[object, ...]] = (None, "", [], {})


@dataclass(frozen=True, slots=True)
class LogRow:
    """One entry as a list shows it."""

    seq: int
    cells: tuple[str, ...]
    tone: str
    """Colour token of the outcome; '' where there is none. The cell has a sign and the word."""


def row(entry: Entry) -> LogRow:
    """One entry in columns; an entry whose body cannot be read says so."""
    body = said(entry)
    if body is None:
        cells = (str(entry.seq), "unreadable body", *[""] * (len(TITLES) - 2))
        return LogRow(entry.seq, cells, "bad")
    outcome = str(body.get("outcome") or "")
    word = outcome.partition(":")[0]
    purpose: dict[str, str] = body.get("purpose") or {}
    cells = (
        f"{entry.seq:,}",
        _time(body),
        f"{body.get('user', '')} ({body.get('role', '')})",
        str(body.get("verb", "")),
        verbs.PHASES.get(str(body.get("phase")), str(body.get("phase"))),
        f"{_SIGNS.get(word, '')} {outcome}".strip(),
        str(body.get("case") or ""),
        purpose.get("words", ""),
        touched(body.get("objects") or []),
    )
    return LogRow(entry.seq, cells, _TONES.get(word, ""))


def said(entry: Entry) -> dict[str, Any] | None:
    """The body, or None where its text is none."""
    try:
        found = json.loads(entry.body)
    except ValueError:
        return None
    return cast("dict[str, Any]", found) if isinstance(found, dict) else None


def touched(objects: list[dict[str, str]], items: Mapping[str, str] | None = None) -> str:
    """'12 × delivery, 1 × packet', or kind and name where it is only one."""
    if len(objects) == 1:
        name = objects[0].get("id", "")
        return f"{objects[0].get('kind', '')} {(items or {}).get(name) or name[:_SHORT]}"
    kinds = Counter(one.get("kind", "thing") for one in objects)
    return ", ".join(f"{count} × {kind}" for kind, count in kinds.most_common())


def verdict(report: CheckReport) -> str:
    """What checking the chain came to, in some words."""
    if report.ok:
        return f"{report.checked:,} entries, the chain holds"
    first = report.findings[0]
    return f"BROKEN at {first.where}: {first.what}"


def whole_verdict(report: LogReport) -> str:
    """What checking came to: chain, checkpoints, and what rests on this machine alone."""
    if not report.ok:
        more = len(report.findings) - 1
        further = f"\nand {more} more finding{'' if more == 1 else 's'}" if more else ""
        return verdict(report) + further
    held = f"{report.checkpoints} checkpoint{'' if report.checkpoints == 1 else 's'}"
    against = f"it agrees with {held}" if report.checkpoints else "no checkpoint to hold it against"
    return f"{verdict(report)}; {against}; {report.resting}."


def signed(head: SignedHead) -> str:
    """What came of signing the log."""
    where = f"kept in the workspace and at the {head.held}" if head.held else "kept here alone"
    trouble = f" {head.trouble}." if head.trouble else ""
    when = f"{head.time:%Y-%m-%d %H:%M:%S} UTC"
    return f"{head.size:,} entries signed at {when}, {where}.{trouble}"


def title(around: LineAround) -> str:
    """'No. 1,234: mlopez searched'."""
    body = said(around.entry)
    if body is None:
        return f"No. {around.entry.seq:,}: its body cannot be read"
    return f"No. {around.entry.seq:,}: {body.get('user')} {verbs.said(str(body.get('verb')))}"


def sections(around: LineAround) -> list[Section]:
    """One entry in words: who, what, why, on what, what came of it, and the act it belongs to."""
    body = said(around.entry)
    if body is None:
        return [Section("Body", (Fact("Text", around.entry.body, "bad"),))]
    outcome = str(body.get("outcome") or NONE)
    bad = outcome.startswith(("denied", "failed"))
    purpose: dict[str, str] = body.get("purpose") or {}
    found = [
        Section(
            "Who and when",
            (
                Fact("Time", f"{_time(body)} UTC"),
                Fact("Person", str(body.get("user"))),
                Fact("Role", str(body.get("role"))),
                Fact("Station", str(body.get("station"))),
            ),
        ),
        Section(
            "What and why",
            (
                Fact("Did", f"{verbs.said(str(body.get('verb')))} ({body.get('verb')})"),
                Fact("Part of the act", verbs.PHASES.get(str(body.get("phase")), NONE)),
                Fact("Case", str(body.get("case") or NONE)),
                Fact("Offence", purpose.get("offence", NONE)),
                Fact("Purpose", purpose.get("words", NONE)),
                Fact("Outcome", outcome, "bad" if bad else ""),
            ),
        ),
    ]
    objects: list[dict[str, str]] = body.get("objects") or []
    if objects:
        found.append(Section("Touches", tuple(_objects(objects, around.items))))
    detail: dict[str, Any] = body.get("detail") or {}
    if detail:
        found.append(Section("In figures", tuple(_details(detail))))
    found.append(Section("The act", tuple(_act(around))))
    return found


def proof_sections(proof: LineProof) -> list[Section]:
    """The way of the line to the signed root, every hash of it."""
    steps = [
        Fact(f"Step {number}", _folded(value)) for number, value in enumerate(proof.path, 1)
    ] or [Fact("Steps", "none: the line is the whole tree")]
    when = f"{proof.time:%Y-%m-%d %H:%M:%S} UTC" if proof.time else NONE
    signer = proof.signer or "no key that stands in the log"
    return [
        Section(
            "Where it stands",
            (
                Fact("Leaf", f"{proof.index:,} of a tree of {proof.size:,} (counted from 0)"),
                Fact("Hash of the leaf", _folded(proof.leaf)),
                Fact("Checkpoint of", when),
                Fact("Signed by", signer.replace("/", "/\n"), "" if proof.signer else "bad"),
                Fact("Root", _folded(proof.root)),
            ),
        ),
        Section("The way up (RFC 6962)", tuple(steps)),
    ]


def proof_verdict(proof: LineProof | None, why_not: str | None) -> tuple[str, str]:
    """Whether the line is proven, in a sentence, and the tone of it."""
    if proof is None:
        return f"No proof yet: {why_not}.", "warn"
    if proof.holds:
        steps = f"{len(proof.path)} hash{'' if len(proof.path) == 1 else 'es'}"
        return f"The proof holds: {steps} lead from this line to the signed root.", "ok"
    if proof.reaches:
        return "Leaf and root fit, but no key of the log signed that checkpoint.", "bad"
    return "THE PROOF DOES NOT HOLD: this line is not the one that was signed.", "bad"


def proof_text(around: LineAround) -> str:
    """What somebody needs to check the line elsewhere: the line, then the signed note."""
    if around.proof is None or around.line is None:
        return ""
    return f"{around.line}\n{around.proof.note}"


def _folded(hash_: str) -> str:
    """A hash in two lines: whole in a narrow sheet."""
    return f"{hash_[:32]}\n{hash_[32:]}"


def _act(around: LineAround) -> list[Fact]:
    facts: list[Fact] = []
    if around.parent is not None:
        facts.append(Fact("Belongs to", _line(around.parent, around.items)))
    facts += [Fact(_part(each), _line(each, around.items)) for each in around.children]
    if around.more_children:
        facts.append(Fact("Not listed", f"{around.more_children:,} more parts"))
    body = said(around.entry) or {}
    ended = any((said(each) or {}).get("phase") == "closed" for each in around.children)
    if body.get("phase") == "opened" and not ended:
        facts.append(Fact("End", "never closed: it is under way, or its program died", "bad"))
    return facts or [Fact("Parts", "none")]


def _part(entry: Entry) -> str:
    body = said(entry) or {}
    return {"closed": "End", "part": "Part"}.get(str(body.get("phase")), "Within it")


def _line(entry: Entry, items: Mapping[str, str]) -> str:
    body = said(entry)
    if body is None:
        return f"No. {entry.seq:,}: its body cannot be read"
    objects = touched(body.get("objects") or [], items)
    detail: dict[str, Any] = body.get("detail") or {}
    told = ", ".join(f"{key.replace('_', ' ')} {_value(value)}" for key, value in detail.items())
    parts = [str(body.get("verb")), objects, str(body.get("outcome") or ""), told[:160]]
    return f"No. {entry.seq:,} at {_time(body)[11:]}: " + "; ".join(each for each in parts if each)


def _objects(objects: list[dict[str, str]], items: Mapping[str, str]) -> list[Fact]:
    by_kind: dict[str, list[str]] = {}
    for each in objects:
        name = each.get("id", "")
        by_kind.setdefault(each.get("kind", "thing"), []).append(items.get(name, name))
    return [
        Fact(
            f"{kind.replace('_', ' ').capitalize()} ({len(names)})",
            ", ".join(names[:60]) + _more(names[60:]),
        )
        for kind, names in by_kind.items()
    ]


def _more(rest: list[str]) -> str:
    return f" and {len(rest):,} more" if rest else ""


def _details(detail: Mapping[str, Any], before: str = "") -> list[Fact]:
    """What an entry tells besides, in lines; what was left open is left out.

    The line itself has all of it: "Copy proof".
    """
    facts: list[Fact] = []
    for key, value in detail.items():
        if value in _OPEN:
            continue
        name = f"{before}{key.replace('_', ' ')}"
        if isinstance(value, dict) and not before:
            facts += _details(cast("dict[str, Any]", value), f"{name}: ")
        else:
            facts.append(Fact(name[:1].upper() + name[1:], _value(cast("object", value))))
    return facts


def _value(value: object) -> str:
    if isinstance(value, str):
        return value.strip() or NONE
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, dict):
        inner = cast("dict[str, Any]", value).items()
        told = [f"{key.replace('_', ' ')} {_value(each)}" for key, each in inner if each]
        return ", ".join(told) or NONE
    return json.dumps(value, ensure_ascii=False)


def _time(body: Mapping[str, Any]) -> str:
    return str(body.get("time", ""))[:19].replace("T", " ")
