"""Consents as rows, and what a withdrawal does, said before it is done; no Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from nvr_desk.records.delivery import Consent, ConsentScope, ConsentState
from nvr_desk.timecode import local_text
from nvr_desk_ui.presenters import words
from nvr_desk_ui.tongue import later, tr

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from nvr_desk.records.delivery import Delivery, DeliveryRow

TITLES = (later("Recorded"), "State", "Scope", "Reference", "By", later("Words"))
STATES = (
    (ConsentState.GIVEN, later("Given: the resident said yes")),
    (ConsentState.POSTED, later("Posted: in public, with its link")),
    (ConsentState.COMPELLED, later("Compelled: by legal process")),
)
"""States a person can record, with the words of the form."""
SCOPES = (
    (ConsentScope.CASE, later("This case")),
    (ConsentScope.SERIES, later("This case and the series it belongs to")),
)
STATEMENT = later("Officer's statement: ")
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
    said = [f"{tr(STATEMENT)}{consent.statement}"] if consent.statement else []
    said += [consent.reason] if consent.reason else []
    return (
        words.consent_word(consent.state),
        tr(consent.scope.value) if consent.scope else "\u2013",
        consent.ref or "\u2013",
        consent.recorded_by or tr("came with the batch"),
        "; ".join(said) or "\u2013",
    )


def standing(delivery: Delivery) -> str:
    """What holds now, in a sentence."""
    badge = words.visibility_badge(delivery.visibility)
    return tr(
        "{word}. {sentence} Consent: {consent}.",
        word=badge.word,
        sentence=badge.sentence,
        consent=words.consent_text(delivery),
    )


def drafted(state: ConsentState, ref: str, statement: str, scope: ConsentScope) -> Consent:
    """The consent that a form says; empty fields are absent, not empty words."""
    return Consent(state, ref=ref.strip() or None, statement=statement.strip() or None, scope=scope)


def withdrawal_text(row: DeliveryRow) -> str:
    """What a withdrawal does, before it is done."""
    text = tr(
        "{item} leaves the player, posters, timeline, search answers and every packet "
        "made from now on, at once and for everybody in the case. The file stays in "
        "the vault, hidden. Packets that were handed over already are not called back.",
        item=row.delivery.item or row.delivery.name,
    )
    if row.twins:
        noun = "delivery" if row.twins == 1 else "deliveries"
        text += tr(
            " The same bytes came in {twins} more {noun} with a consent of their own: that "
            "one is not touched.",
            twins=row.twins,
            noun=noun,
        )
    return text
