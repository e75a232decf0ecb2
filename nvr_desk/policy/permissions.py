"""One table of roles and verbs, used by window, command line and services alike."""

from __future__ import annotations

from enum import StrEnum

from nvr_desk.errors import NotPermittedError


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


_LOOK = frozenset(
    {"case.show", "clip.list", "clip.show", "clip.coverage", "consent.show", "batch.list"}
    | {"timeline", "map", "view", "search", "tracks.list", "tracks.edits"}
)
_ANALYSE = _LOOK | {
    *("ingest", "detect", "clip.offset"),
    *("tracks.export", "tracks.split", "tracks.merge", "tracks.undo"),
    *("job.pause", "job.resume", "job.cancel"),
}
_DECIDE = _ANALYSE | {
    *("case.new", "case.close", "case.member"),
    *("consent.record", "consent.withdraw", "consent.hold"),
    *("packet.new", "packet.list", "packet.verify"),
}
_AUDIT = frozenset({"audit.show", "audit.verify", "audit.export"})
_OVERSEE = _DECIDE | _AUDIT | {"check", "backup"}
_ADMINISTER = frozenset(
    {
        "workspace.begin",
        "workspace.restore",
        "models.pull",
        "models.add",
        "models.verify",
        "check",
        "backup",
    }
    | {"models.pull", "models.add", "models.verify", "audit.verify"}
)

VERBS_OF: dict[Role, frozenset[str]] = {
    Role.SOLO: _OVERSEE | _ADMINISTER,
    Role.VIEWER: _LOOK,
    Role.ANALYST: _ANALYSE,
    Role.DETECTIVE: _DECIDE,
    Role.SUPERVISOR: _OVERSEE | {"models.add"},
    Role.ADMINISTRATOR: _ADMINISTER,
    Role.AUDITOR: _AUDIT,
}
"""Role → verbs it may use. A verb in no row is nobody's."""


def require_permission(role: str, verb: str) -> None:
    """Raise NotPermittedError unless the role's row holds the verb."""
    if role not in set(Role) or verb not in VERBS_OF[Role(role)]:
        raise NotPermittedError(role, verb)
