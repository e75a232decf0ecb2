"""How a consent may change, and what may be opened under it."""

from __future__ import annotations

from dataclasses import replace

from nvr_desk.errors import NotVisibleError, UsageError
from nvr_desk.records.delivery import Consent, ConsentState, Delivery, Visibility


def require_visible(delivery: Delivery) -> None:
    """Raise NotVisibleError unless the delivery may be opened."""
    if delivery.visibility is not Visibility.SHOWN:
        raise NotVisibleError(delivery.item or delivery.name, delivery.visibility.value)


def withdrawn(consent: Consent, *, reason: str, by: str) -> Consent:
    """The consent after the resident took it back.

    Raises:
        UsageError: material compelled by legal process does not rest on a yes.
    """
    if consent.state is ConsentState.COMPELLED:
        message = "this clip was obtained by legal process; there is no consent to withdraw"
        raise UsageError(message)
    return replace(consent, state=ConsentState.WITHDRAWN, reason=reason, recorded_by=by)


def recorded(consent: Consent, *, by: str) -> Consent:
    """A consent as an officer records it.

    Raises:
        UsageError: it would record nothing, or a yes with neither reference nor statement.
    """
    if consent.state in (ConsentState.NONE, ConsentState.WITHDRAWN):
        message = "record a consent that was given, posted or compelled; use withdraw for the rest"
        raise UsageError(message)
    if not consent.ref and not consent.statement:
        message = "a consent needs its reference, or the officer's statement that it was given"
        raise UsageError(message)
    return replace(consent, recorded_by=by)
