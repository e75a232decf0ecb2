"""What a person at the command line can do about an error, in the words of the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nvr_desk.errors import (
    ApprovalNeededError,
    NotFoundError,
    NoticeNotAcceptedError,
    NotPermittedError,
    PurposeMissingError,
    RepeatedHourError,
    SignInNeededError,
)

if TYPE_CHECKING:
    from nvr_desk.errors import NvrDeskError

EXAMPLE_INSTANT = "2026-11-19T22:00:00-07:00"
"""How an instant is written: a wall time alone could be anywhere."""


def remedy(error: NvrDeskError) -> str | None:
    """The next step after an error; None where the error says it all."""
    if isinstance(error, ApprovalNeededError):
        return "once it is granted, the same line goes through; nvr-desk approvals list --mine"
    if isinstance(error, PurposeMissingError):
        return _purpose(error)
    if isinstance(error, NoticeNotAcceptedError):
        return "read it, then add --accept-notice to the line"
    if isinstance(error, NotPermittedError) and not isinstance(error, SignInNeededError):
        return _whom_to_ask(error.verb)
    if isinstance(error, RepeatedHourError):
        return "add --which first, or --which second"
    if isinstance(error, NotFoundError):
        return _NOT_FOUND.get(error.noun, "").format(name=error.name) or None
    return None


_WEIGHTS = (
    "nvr-desk models list shows what is known and what is here; models pull {name} fetches the"
    " weights of a card, models add FILE takes weights from a file"
)
_NOT_FOUND = {
    "installed model": _WEIGHTS,
    "model card": "nvr-desk models list shows every card and what was added",
    "track": (
        "nvr-desk tracks list shows the tracks that stand; a split, merge or undo puts others in"
        " their place, see nvr-desk tracks edits"
    ),
    "change by hand": "nvr-desk tracks edits shows the changes of a clip",
    "case": "nvr-desk case list shows the cases, case new NUMBER opens one",
    "series": "nvr-desk series list shows the series, series new NUMBER asks for one",
    "ask": "nvr-desk approvals list --all shows every ask",
    "delivery": "nvr-desk clip list shows what the case holds",
    "review": (
        "nvr-desk supervise queue --all shows every review; the first is drawn up once its period"
        " is over, nvr-desk supervise due says when"
    ),
    "mark": "nvr-desk mark list shows the marks of a case; eight digits of one or more name it",
    "pin": "nvr-desk clock list shows the pins of a case",
    "job": "nvr-desk jobs list shows all jobs",
}


def _whom_to_ask(verb: str) -> str | None:
    """The roles of several people that may do it, from the table."""
    # Imported here: it comes with the database layer, which would slow down every --help.
    from nvr_desk.desk.permissions import VERBS_OF, Role  # noqa: PLC0415

    may = [each.value for each in Role if each is not Role.SOLO and verb in VERBS_OF[each]]
    if not may:
        return None
    first = f"{', '.join(may[:-1])} or {may[-1]}" if may[1:] else may[0]
    return f"{'an' if first[0] in 'ao' else 'a'} {first} may do this"


def _purpose(error: PurposeMissingError) -> str:
    if "offence" in error.missing:
        return "add --offence CODE, or set NVR_DESK_OFFENCE; the offence of the case counts else"
    return (
        'add --purpose "what you look for, and why", or keep one: nvr-desk purpose set WORDS'
        " --case NUMBER; for a whole session set NVR_DESK_PURPOSE"
    )
