"""How a consent may change, and what may be opened under it."""

from __future__ import annotations

from dataclasses import replace

from nvr_desk.errors import NotVisibleError, UsageError
from nvr_desk.records.delivery import Consent, ConsentScope, ConsentState, Delivery, Visibility


def require_visible(delivery: Delivery) -> None:
    """Raise NotVisibleError unless the delivery may be opened."""
    if delivery.visibility is not Visibility.SHOWN:
        raise NotVisibleError(delivery.item or delivery.name, delivery.visibility.value)


def withdrawn(consent: Consent, *, reason: str, by: str) -> Consent:
    """The consent after the resident took it back.

    Raises:
        UsageError: no reason, or material compelled by legal process: it rests on no yes.
    """
    if not reason.strip():
        message = "a withdrawal needs its reason: what the resident said"
        raise UsageError(message)
    if consent.state is ConsentState.COMPELLED:
        message = "this clip was obtained by legal process; there is no consent to withdraw"
        raise UsageError(message)
    return replace(consent, state=ConsentState.WITHDRAWN, reason=reason.strip(), recorded_by=by)


def recorded(before: Consent, given: Consent, *, by: str) -> Consent:
    """A consent as an officer records it over the one that holds now.

    Args:
        before: What holds now.
        given: What is to be recorded.
        by: Who records it.

    Raises:
        UsageError: it would record nothing, a yes with neither reference nor statement, one for
            a series without a reference, or it would overturn a withdrawal without a new yes of
            the resident or a legal order.
    """
    if given.state in (ConsentState.NONE, ConsentState.WITHDRAWN):
        message = "record a consent that was given, posted or compelled; use withdraw for the rest"
        raise UsageError(message)
    if not given.ref and not given.statement:
        message = "a consent needs its reference, or the officer's statement that it was given"
        raise UsageError(message)
    if given.state is not ConsentState.GIVEN and not given.ref:
        message = f"a consent that was {given.state} needs its reference: the link, or the order"
        raise UsageError(message)
    if given.scope is ConsentScope.SERIES and not given.ref:
        message = "a yes that reaches across cases needs its reference: a statement is for one case"
        raise UsageError(message)
    if before.state is ConsentState.WITHDRAWN and (not given.ref or given.ref == before.ref):
        message = "it was withdrawn: only a new consent or order, by its own reference, opens it"
        raise UsageError(message)
    return replace(given, recorded_by=by)


def visibility_under(consent: Consent, before: Visibility) -> Visibility:
    """What a newly recorded consent allows; a hold stays until it is released."""
    allowed = consent.visibility
    if before is Visibility.HELD and allowed is Visibility.SHOWN:
        return Visibility.HELD
    return allowed
