"""Words for what waits for a second person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nvr_desk.records.approval import ApprovalKind, Decision, Which

if TYPE_CHECKING:
    from nvr_desk.records.approval import Approval, Waiting

TITLES = ("Ask", "Since", "By", "What", "Case", "State")
WHICH = {
    Which.WAITING: "what waits",
    Which.MINE: "what I asked for",
    Which.DECIDED: "what was decided",
    Which.SELF: "what somebody decided alone",
    Which.ALL: "everything",
}
NOTHING = {
    Which.WAITING: "Nothing waits for a second person",
    Which.MINE: "You asked for nothing",
    Which.DECIDED: "Nothing was decided yet",
    Which.SELF: "Nobody decided anything alone",
    Which.ALL: "Nobody asked for anything",
}
_ICONS = {
    ApprovalKind.EXPORT: "packet",
    ApprovalKind.WITHDRAWAL: "withdrawn",
    ApprovalKind.SERIES: "case",
    ApprovalKind.REQUEST: "question",
}


def cells(ask: Approval) -> tuple[str, ...]:
    """A row of the list."""
    since = f"{ask.asked:%Y-%m-%d %H:%M}"
    return (str(ask.id), since, ask.asked_by, ask.subject, ask.case or "–", ask.state)


def token(ask: Approval) -> str:
    """Colour of its row; the word of its state says the same."""
    if ask.waits:
        return "warn"
    return "" if ask.decision is Decision.GRANTED else "bad"


def icon(ask: Approval) -> str:
    """Icon of its kind."""
    return _ICONS[ask.kind]


def whole(ask: Approval) -> str:
    """The ask in sentences: what, why, which footage, what was said."""
    parts = [f"{ask.asked_by} asks for {ask.subject}: {ask.words or 'no words given'}."]
    named = sorted(str(name) for name in ask.detail.get("names") or ())
    if named:
        parts.append(f"Of {', '.join(named)}.")
    if ask.decided is not None:
        said = f": {ask.decided_words}" if ask.decided_words else ""
        state = ask.state[0].upper() + ask.state[1:]
        parts.append(f"{state}, {ask.decided:%Y-%m-%d %H:%M} UTC{said}.")
    return " ".join(parts)


def buttons(kind: ApprovalKind) -> tuple[str, str]:
    """What yes and no are called: a withdrawal holds already and is confirmed or contested."""
    return ("Confirm", "Contest") if kind is ApprovalKind.WITHDRAWAL else ("Grant", "Refuse")


def why_not(ask: Approval | None, user: str, *, alone: bool) -> str:
    """Why the person here cannot decide this ask; empty where they may try."""
    if ask is None or not ask.waits:
        return "" if ask is None else "It was decided"
    if ask.asked_by == user and not alone:
        return "You asked for it: somebody else decides"
    return ""


def waiting_text(waiting: Waiting) -> str:
    """What a person should know of asks, in a line; empty where there is nothing."""
    parts: list[str] = []
    if waiting.to_decide == 1:
        parts.append("1 ask of somebody else waits for you")
    elif waiting.to_decide:
        parts.append(f"{waiting.to_decide} asks of others wait for you")
    if waiting.granted:
        was = "was" if waiting.granted == 1 else "were"
        parts.append(f"{waiting.granted} of yours {was} granted: you may go on")
    return "; ".join(parts)
