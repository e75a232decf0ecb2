"""One table of roles and verbs, used by window, command line and services alike.

An account may hold several roles, written with ``+`` between them; it may do what any of them may.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from nvr_desk.errors import NotPermittedError, SignInNeededError


class Role(StrEnum):
    """What a person may be here."""

    SOLO = "solo"
    """A desk of one: every verb, each approval flagged as the person's own."""
    VIEWER = "viewer"
    ANALYST = "analyst"
    DETECTIVE = "detective"
    SUPERVISOR = "supervisor"
    ADMINISTRATOR = "administrator"
    AUDITOR = "auditor"


NOBODY: Final = "nobody"
"""Role of whoever sits at a desk of several people without having signed in; no account has it."""

SIGN_IN_VERBS: Final = frozenset(
    {"session.login", "session.logout", "session.lock", "session.unlock", "session.confirm"}
)
"""What everybody may try, signed in or not; each is on record."""
_SELF = SIGN_IN_VERBS | {"user.password", "user.second-factor", "supervise.answer"}

_LOOK = _SELF | {
    *("case.show", "series.show", "consent.show", "batch.list"),
    *("clip.list", "clip.show", "clip.coverage"),
    *(
        "timeline",
        "map",
        "map.layers",
        "view",
        "search",
        "search.region",
        "search.vanish",
        "search.save",
        "search.saved",
        "search.forget",
        "gallery",
        "review.state",
        "tracks.list",
        "tracks.edits",
    ),
    *("mark.list", "still.list", "clock.list", "sound"),
    *("purpose.remember", "purpose.forget"),
}
_ANALYSE = _LOOK | {
    *("ingest", "detect", "clip.offset"),
    *("tracks.export", "tracks.split", "tracks.merge", "tracks.undo"),
    *("map.import", "map.remove", "map.export"),
    *("mark.add", "mark.change", "mark.remove", "still.new", "sound.export"),
    *("clock.pin", "clock.unpin", "clock.solve"),
    *("job.launch", "job.pause", "job.resume", "job.cancel"),
}
_DECIDE = _ANALYSE | {
    *("case.new", "case.close", "case.member", "case.incident"),
    *("consent.record", "consent.withdraw", "consent.hold"),
    *("packet.new", "packet.list", "packet.verify"),
    *("series.new", "series.close", "approval.list", "approval.grant", "approval.refuse"),
}
# Counts, reports and the proof of the lot are made of the log alone; an auditor reads the log.
_AUDIT = _SELF | {
    *("audit.show", "audit.verify", "audit.export", "user.list"),
    *("audit.checkpoint", "audit.cosign", "audit.stamp"),
    *("supervise.charts", "supervise.report", "supervise.sample"),
}
_OVERSEE = (
    _DECIDE
    | _AUDIT
    | {
        *("check", "backup"),
        *("supervise.queue", "supervise.open", "supervise.decide", "supervise.sign-off"),
    }
)
_ADMINISTER = _SELF | {
    *("workspace.begin", "workspace.restore", "check", "backup"),
    *("audit.verify", "audit.key", "audit.checkpoint", "audit.cosign", "audit.stamp"),
    *("models.pull", "models.add", "models.verify", "settings.set"),
    *("user.add", "user.disable", "user.list", "user.reset", "user.role", "user.unlock"),
}

VERBS_OF: dict[Role, frozenset[str]] = {
    Role.SOLO: _OVERSEE | _ADMINISTER | {"user.recover"},
    Role.VIEWER: _LOOK,
    Role.ANALYST: _ANALYSE,
    Role.DETECTIVE: _DECIDE,
    Role.SUPERVISOR: _OVERSEE | {"models.add"},
    Role.ADMINISTRATOR: _ADMINISTER,
    Role.AUDITOR: _AUDIT,
}
"""Role → verbs it may use. A verb in no row is nobody's."""

NOBODYS_VERBS: Final = SIGN_IN_VERBS | {"user.recover"}
"""What may be tried without a sign-in. ``user.recover`` asks who owns the folder."""


def permitted(role: str, verb: str) -> bool:
    """Whether any of the roles, joined by ``+``, holds the verb."""
    if role == NOBODY:
        return verb in NOBODYS_VERBS
    held = [VERBS_OF[Role(each)] for each in role.split("+") if each in set(Role)]
    return any(verb in verbs for verbs in held)


def require_permission(role: str, verb: str) -> None:
    """Raise NotPermittedError unless a row of the roles holds the verb."""
    if permitted(role, verb):
        return
    if role == NOBODY:
        raise SignInNeededError(role, verb)
    raise NotPermittedError(role, verb)
