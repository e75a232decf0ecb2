"""Entries of the audit log as rows, as sheets and as what a check came to; no Qt."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, cast

from nvr_desk_ui.presenters import verbs
from nvr_desk_ui.presenters.facts import NONE, Fact, Section
from nvr_desk_ui.tongue import core, later, tr

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nvr_desk.records.audit import Entry
    from nvr_desk.records.log import LogReport, SignedHead
    from nvr_desk.records.log_line import LineAround, LineProof
    from nvr_desk.records.packet import CheckReport

TITLES: Final = (
    *(later("No."), later("Time (UTC)"), later("Who"), later("Verb"), later("Part")),
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
        cells = (str(entry.seq), tr("unreadable body"), *[""] * (len(TITLES) - 2))
        return LogRow(entry.seq, cells, "bad")
    outcome = str(body.get("outcome") or "")
    word = outcome.partition(":")[0]
    purpose: dict[str, str] = body.get("purpose") or {}
    cells = (
        f"{entry.seq:,}",
        _time(body),
        f"{body.get('user', '')} ({roles_said(str(body.get('role', '')))})",
        str(body.get("verb", "")),
        verbs.phase(str(body.get("phase"))),
        f"{_SIGNS.get(word, '')} {core(outcome)}".strip(),
        str(body.get("case") or ""),
        purpose.get("words", ""),
        touched(body.get("objects") or []),
    )
    return LogRow(entry.seq, cells, _TONES.get(word, ""))


def roles_said(roles: str) -> str:
    """'administrator+supervisor' as a record holds them, in the language in use."""
    return "+".join(core(role) for role in roles.split("+"))


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
        return f"{core(objects[0].get('kind', ''))} {(items or {}).get(name) or name[:_SHORT]}"
    kinds = Counter(one.get("kind", "thing") for one in objects)
    return ", ".join(f"{count} × {core(kind)}" for kind, count in kinds.most_common())


def verdict(report: CheckReport) -> str:
    """What checking the chain came to, in some words."""
    if report.ok:
        return tr("{checked:,} entries, the chain holds", checked=report.checked)
    first = report.findings[0]
    return tr("BROKEN at {where}: {what}", where=core(first.where), what=core(first.what))


def whole_verdict(report: LogReport) -> str:
    """What checking came to: chain, checkpoints, and what rests on this machine alone."""
    if not report.ok:
        more = len(report.findings) - 1
        further = tr("\nand {n} more finding|\nand {n} more findings", more) if more else ""
        return verdict(report) + further
    against = (
        tr(
            "it agrees with {n} checkpoint|it agrees with {n} checkpoints",
            report.checkpoints,
        )
        if report.checkpoints
        else tr("no checkpoint to hold it against")
    )
    return f"{verdict(report)}; {against}; {core(str(report.resting))}."


def signed(head: SignedHead) -> str:
    """What came of signing the log."""
    where = (
        tr("kept in the workspace and at the {held}", held=head.held)
        if head.held
        else tr("kept here alone")
    )
    trouble = f" {core(head.trouble)}." if head.trouble else ""
    when = f"{head.time:%Y-%m-%d %H:%M:%S} UTC"
    return tr(
        "{size:,} entries signed at {when}, {where}.{trouble}",
        size=head.size,
        when=when,
        where=where,
        trouble=trouble,
    )


def title(around: LineAround) -> str:
    """'No. 1,234: mlopez searched'."""
    body = said(around.entry)
    if body is None:
        return tr("No. {seq:,}: its body cannot be read", seq=around.entry.seq)
    return tr(
        "No. {seq:,}: {body} {said}",
        seq=around.entry.seq,
        body=body.get("user"),
        said=verbs.said(str(body.get("verb"))),
    )


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
                Fact("Role", roles_said(str(body.get("role")))),
                Fact("Station", str(body.get("station"))),
            ),
        ),
        Section(
            "What and why",
            (
                Fact("Did", f"{verbs.said(str(body.get('verb')))} ({body.get('verb')})"),
                Fact("Part of the act", verbs.phase(str(body.get("phase")))),
                Fact("Case", str(body.get("case") or NONE)),
                Fact("Offence", purpose.get("offence", NONE)),
                Fact("Purpose", purpose.get("words", NONE)),
                Fact("Outcome", core(outcome), "bad" if bad else ""),
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
        Fact(tr("Step {number}", number=number), _folded(value))
        for number, value in enumerate(proof.path, 1)
    ] or [Fact("Steps", tr("none: the line is the whole tree"))]
    when = f"{proof.time:%Y-%m-%d %H:%M:%S} UTC" if proof.time else NONE
    signer = proof.signer or tr("no key that stands in the log")
    return [
        Section(
            "Where it stands",
            (
                Fact(
                    "Leaf",
                    tr(
                        "{index:,} of a tree of {size:,} (counted from 0)",
                        index=proof.index,
                        size=proof.size,
                    ),
                ),
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
        return tr("No proof yet: {why_not}.", why_not=core(why_not or "")), "warn"
    if proof.holds:
        told = tr(
            "The proof holds: {n} hash leads from this line to the signed root."
            "|The proof holds: {n} hashes lead from this line to the signed root.",
            len(proof.path),
        )
        return told, "ok"
    if proof.reaches:
        return tr("Leaf and root fit, but no key of the log signed that checkpoint."), "bad"
    return tr("THE PROOF DOES NOT HOLD: this line is not the one that was signed."), "bad"


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
        facts.append(
            Fact(
                "Not listed", tr("{more_children:,} more parts", more_children=around.more_children)
            )
        )
    body = said(around.entry) or {}
    ended = any((said(each) or {}).get("phase") == "closed" for each in around.children)
    if body.get("phase") == "opened" and not ended:
        facts.append(Fact("End", tr("never closed: it is under way, or its program died"), "bad"))
    return facts or [Fact("Parts", tr("none"))]


def _part(entry: Entry) -> str:
    body = said(entry) or {}
    return {"closed": tr("End"), "part": tr("Part")}.get(str(body.get("phase")), tr("Within it"))


def _line(entry: Entry, items: Mapping[str, str]) -> str:
    body = said(entry)
    if body is None:
        return tr("No. {seq:,}: its body cannot be read", seq=entry.seq)
    objects = touched(body.get("objects") or [], items)
    detail: dict[str, Any] = body.get("detail") or {}
    told = ", ".join(
        f"{core(key.replace('_', ' '))} {_value(value)}" for key, value in detail.items()
    )
    parts = [str(body.get("verb")), objects, core(str(body.get("outcome") or "")), told[:160]]
    return tr("No. {seq:,} at {time}: ", seq=entry.seq, time=_time(body)[11:]) + "; ".join(
        each for each in parts if each
    )


def _objects(objects: list[dict[str, str]], items: Mapping[str, str]) -> list[Fact]:
    by_kind: dict[str, list[str]] = {}
    for each in objects:
        name = each.get("id", "")
        by_kind.setdefault(each.get("kind", "thing"), []).append(items.get(name, name))
    return [
        Fact(
            f"{core(kind.replace('_', ' ')).capitalize()} ({len(names)})",
            ", ".join(names[:60]) + _more(names[60:]),
        )
        for kind, names in by_kind.items()
    ]


def _more(rest: list[str]) -> str:
    return tr(" and {rest:,} more", rest=len(rest)) if rest else ""


def _details(detail: Mapping[str, Any], before: str = "") -> list[Fact]:
    """What an entry tells besides, in lines; what was left open is left out.

    The line itself has all of it: "Copy proof".
    """
    facts: list[Fact] = []
    for key, value in detail.items():
        if value in _OPEN:
            continue
        name = f"{before}{core(key.replace('_', ' '))}"
        if isinstance(value, dict) and not before:
            facts += _details(cast("dict[str, Any]", value), f"{name}: ")
        else:
            facts.append(Fact(name[:1].upper() + name[1:], _value(cast("object", value))))
    return facts


def _value(value: object) -> str:
    if isinstance(value, str):
        return value.strip() or NONE
    if isinstance(value, bool):
        return tr("yes") if value else tr("no")
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, dict):
        inner = cast("dict[str, Any]", value).items()
        told = [f"{core(key.replace('_', ' '))} {_value(each)}" for key, each in inner if each]
        return ", ".join(told) or NONE
    return json.dumps(value, ensure_ascii=False)


def _time(body: Mapping[str, Any]) -> str:
    return str(body.get("time", ""))[:19].replace("T", " ")
