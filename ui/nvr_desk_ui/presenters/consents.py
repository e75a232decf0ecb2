"""Consents as rows, and what a withdrawal does, said before it is done; no Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from nvr_desk.records.delivery import Consent, ConsentScope, ConsentState
from nvr_desk.timecode import local_text
from nvr_desk_ui.presenters import words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from nvr_desk.records.delivery import Delivery, DeliveryRow

TITLES = ("Recorded", "State", "Scope", "Reference", "By", "Words")
STATES = (
    (ConsentState.GIVEN, "Given: the resident said yes"),
    (ConsentState.POSTED, "Posted: in public, with its link"),
    (ConsentState.COMPELLED, "Compelled: by legal process"),
)
"""States a person can record, with the words of the form."""
SCOPES = (
    (ConsentScope.CASE, "This case"),
    (ConsentScope.SERIES, "This case and the series it belongs to"),
)
STATEMENT = "Officer's statement: "
"""Stands before an officer's words wherever they are shown."""


class Recorded(Protocol):
    """A consent as the facade tells it."""

    @property
    def consent(self) -> Consent:
        """What was recorded."""
        ...

    @property
    def at(self) -> datetime:
        """When, UTC."""
        ...


def history(records: Sequence[Recorded], zone: str | None) -> list[tuple[str, ...]]:
    """Rows of a delivery's consents, newest first."""
    return [(local_text(one.at, zone), *cells(one.consent)) for one in reversed(records)]


def cells(consent: Consent) -> tuple[str, str, str, str, str]:
    """State, scope, reference, author and words of a consent."""
    said = [f"{STATEMENT}{consent.statement}"] if consent.statement else []
    said += [consent.reason] if consent.reason else []
    return (
        words.consent_word(consent.state),
        consent.scope.value if consent.scope else "\u2013",
        consent.ref or "\u2013",
        consent.recorded_by or "came with the batch",
        "; ".join(said) or "\u2013",
    )


def standing(delivery: Delivery) -> str:
    """What holds now, in a sentence."""
    badge = words.visibility_badge(delivery.visibility)
    return f"{badge.word}. {badge.sentence} Consent: {words.consent_text(delivery)}."


def drafted(state: ConsentState, ref: str, statement: str, scope: ConsentScope) -> Consent:
    """The consent that a form says; empty fields are absent, not empty words."""
    return Consent(state, ref=ref.strip() or None, statement=statement.strip() or None, scope=scope)


def withdrawal_text(row: DeliveryRow) -> str:
    """What a withdrawal does, before it is done."""
    text = (
        f"{row.delivery.item or row.delivery.name} leaves the player, posters, timeline, search"
        " answers and every packet made from now on, at once and for everybody in the case. The"
        " file stays in the vault, hidden. Packets that were handed over already are not called"
        " back."
    )
    if row.twins:
        noun = "delivery" if row.twins == 1 else "deliveries"
        text += (
            f" The same bytes came in {row.twins} more {noun} with a consent of their own: that"
            " one is not touched."
        )
    return text
