"""Words for what waits for a second person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nvr_desk.records.approval import ApprovalKind, Decision, Which
from nvr_desk_ui.tongue import core, later, tr

if TYPE_CHECKING:
    from nvr_desk.records.approval import Approval, Waiting

TITLES = (later("Ask"), "Since", "By", "What", "Case", "State")
WHICH = {
    Which.WAITING: later("what waits"),
    Which.MINE: later("what I asked for"),
    Which.DECIDED: later("what was decided"),
    Which.SELF: later("what somebody decided alone"),
    Which.ALL: later("everything"),
}
NOTHING = {
    Which.WAITING: later("Nothing waits for a second person"),
    Which.MINE: later("You asked for nothing"),
    Which.DECIDED: later("Nothing was decided yet"),
    Which.SELF: later("Nobody decided anything alone"),
    Which.ALL: later("Nobody asked for anything"),
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
    return (str(ask.id), since, ask.asked_by, core(ask.subject), ask.case or "–", core(ask.state))


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
    parts = [
        tr(
            "{asked_by} asks for {subject}: {words}.",
            asked_by=ask.asked_by,
            subject=core(ask.subject),
            words=ask.words or tr("no words given"),
        )
    ]
    named = sorted(str(name) for name in ask.detail.get("names") or ())
    if named:
        parts.append(tr("Of {named}.", named=", ".join(named)))
    if ask.decided is not None:
        said = f": {ask.decided_words}" if ask.decided_words else ""
        state = core(ask.state)
        state = state[0].upper() + state[1:]
        parts.append(f"{state}, {ask.decided:%Y-%m-%d %H:%M} UTC{said}.")
    return " ".join(parts)


def buttons(kind: ApprovalKind) -> tuple[str, str]:
    """What yes and no are called: a withdrawal holds already and is confirmed or contested."""
    return (
        (tr("Confirm"), tr("Contest"))
        if kind is ApprovalKind.WITHDRAWAL
        else (tr("Grant"), tr("Refuse"))
    )


def why_not(ask: Approval | None, user: str, *, alone: bool) -> str:
    """Why the person here cannot decide this ask; empty where they may try."""
    if ask is None or not ask.waits:
        return "" if ask is None else tr("It was decided")
    if ask.asked_by == user and not alone:
        return tr("You asked for it: somebody else decides")
    return ""


def waiting_text(waiting: Waiting) -> str:
    """What a person should know of asks, in a line; empty where there is nothing."""
    parts: list[str] = []
    if waiting.to_decide:
        one_or_many = "{n} ask of somebody else waits for you|{n} asks of others wait for you"
        parts.append(tr(one_or_many, waiting.to_decide))
    if waiting.granted:
        granted = "{n} of yours was granted: you may go on|{n} of yours were granted: you may go on"
        parts.append(tr(granted, waiting.granted))
    return "; ".join(parts)
