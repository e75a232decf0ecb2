"""Words, icons and colour tokens for states; a state is never told by colour alone."""

from __future__ import annotations

from dataclasses import dataclass

from nvr_desk.errors import ApprovalNeededError, NvrDeskError
from nvr_desk.records.coverage import percent
from nvr_desk.records.delivery import ConsentState, Delivery, Visibility
from nvr_desk.records.media import MediaState
from nvr_desk.records.track import VEHICLES, ObjectClass
from nvr_desk_ui.tongue import core, later, tr

NO_IDENTITY = later("An appearance is no identity")
"""Stands on every still and in the player, by law of the house."""


@dataclass(frozen=True, slots=True)
class Badge:
    """A state as people see it: word, icon name, colour token, and a sentence for the tooltip."""

    word: str
    icon: str
    token: str
    sentence: str


def said(badge: Badge) -> Badge:
    """A badge in the language in use."""
    return Badge(tr(badge.word), badge.icon, badge.token, tr(badge.sentence))


_MEDIA = {
    MediaState.OK: Badge("OK", "ok", "ok", "Every picture decodes."),
    MediaState.PARTIAL: Badge("Partial", "partial", "warn", "Some pictures do not decode."),
    MediaState.BAD: Badge("Bad", "bad", "bad", "No picture decodes; the bytes are kept."),
    MediaState.UNSUPPORTED: Badge(
        "Unsupported", "unsupported", "bad", "A format this program does not open; bytes are kept."
    ),
}

_VISIBILITY = {
    Visibility.SHOWN: Badge("Shown", "shown", "ok", "Consent lets it be opened in this case."),
    Visibility.NO_CONSENT: Badge(
        "No consent", "no-consent", "warn", "Hidden until a consent is recorded for it."
    ),
    Visibility.WITHDRAWN: Badge("Withdrawn", "withdrawn", "bad", "The resident withdrew it."),
    Visibility.HELD: Badge("Held", "held", "warn", "Held back by a person."),
    Visibility.EXPIRED: Badge("Expired", "expired", "bad", "Its retention has run out."),
}

_CONSENT = {
    ConsentState.GIVEN: later("given"),
    ConsentState.POSTED: later("public post"),
    ConsentState.COMPELLED: later("compelled by legal process"),
    ConsentState.WITHDRAWN: later("withdrawn"),
    ConsentState.NONE: later("none"),
}


_CLASSES = {
    ObjectClass.PERSON: later("person"),
    ObjectClass.BICYCLE: later("bicycle"),
    ObjectClass.CAR: later("car"),
    ObjectClass.MOTORCYCLE: later("motorcycle"),
    ObjectClass.BUS: later("bus"),
    ObjectClass.TRUCK: later("truck"),
}


def class_word(cls: ObjectClass) -> str:
    """A class as people say it."""
    return tr(_CLASSES[cls])


def media_badge(state: MediaState, reason: str | None = None) -> Badge:
    """The condition of a clip; a reason on record joins the sentence."""
    badge = said(_MEDIA[state])
    if not reason:
        return badge
    return Badge(badge.word, badge.icon, badge.token, f"{badge.sentence} {core(reason)}")


def visibility_badge(visibility: Visibility) -> Badge:
    """Whether a delivery may be opened."""
    return said(_VISIBILITY[visibility])


def consent_word(state: ConsentState) -> str:
    """A consent's state as people say it."""
    return tr(_CONSENT[state])


def consent_text(delivery: Delivery) -> str:
    """What stands behind our looking; an officer's statement says that it is one."""
    consent = delivery.consent
    if consent.statement:
        return tr("officer's statement: {words}", words=consent.statement)
    text = consent_word(consent.state)
    return f"{text} ({consent.ref})" if consent.ref else text


def counts_text(counts: dict[str, int], looked_s: float | None) -> str:
    """Appearances by class; 'not looked at' when no detector ever did."""
    if looked_s is None:
        return tr("not looked at")
    found = [f"{counts[cls]} {tr(_CLASSES[cls])}" for cls in ObjectClass if counts.get(cls)]
    return ", ".join(found) if found else tr("nothing found")


def vehicles(counts: dict[str, int]) -> int:
    """Appearances of any vehicle."""
    return sum(counts.get(cls, 0) for cls in VEHICLES)


def coverage_text(
    looked_s: float | None, duration_s: float | None, looks_per_s: float | None = None
) -> str:
    """Share of the clip that the detector looked at, and how often a second: '98 %, 2.1/s'."""
    if looked_s is None:
        return "\u2013"
    rate = "" if not looks_per_s else f", {looks_per_s:.1f}/s"
    if not duration_s:
        return f"{looked_s:.0f} s{rate}"
    return f"{percent(coverage_share(looked_s, duration_s))} %{rate}"


def coverage_share(looked_s: float | None, duration_s: float | None) -> float:
    """0…1 of the clip that the detector looked at."""
    if not looked_s or not duration_s:
        return 0.0
    return min(1.0, looked_s / duration_s)


def bytes_text(count: float) -> str:
    """A size for a person's eye: '940 B', '3.7 MB', '1.2 TB'."""
    for unit in ("B", "kB", "MB", "GB"):
        if count < 1000:
            return f"{count:.0f} {unit}" if unit == "B" else f"{count:.1f} {unit}"
        count /= 1000
    return f"{count:.1f} TB"


def error_text(error: Exception) -> str:
    """One line for an error row: our own errors speak for themselves, others name their kind."""
    if isinstance(error, ApprovalNeededError):
        return tr(
            "Ask {ask} waits for another person, who grants it under People, Approvals… Then do the"
            " same once more.",
            ask=error.ask,
        )
    if isinstance(error, NvrDeskError):
        text = core(str(error) or error.code)
        return text[0].upper() + text[1:]
    return f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
