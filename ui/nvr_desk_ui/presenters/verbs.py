"""What people do here, in words a person says; no Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_WORDS: Final[Mapping[str, str]] = {
    "approval.ask": "asked another person for their approval",
    "approval.decide": "decided what another person asked for",
    "audit.checkpoint": "signed the log",
    "audit.cosign": "had a second station cosign the log",
    "audit.export": "exported the log",
    "audit.key": "made the key that signs the log",
    "audit.show": "looked into the log",
    "audit.stamp": "had the log time-stamped",
    "audit.verify": "verified the log",
    "backup": "backed the workspace up",
    "batch.list": "listed shipments",
    "case.close": "closed a case",
    "case.incident": "said what a case is about",
    "case.member": "changed who belongs to a case",
    "case.new": "opened a new case",
    "case.show": "looked a case up",
    "check": "checked the workspace",
    "clip.coverage": "asked how much of a clip was looked at",
    "clip.list": "listed the deliveries of a case",
    "clip.offset": "corrected the clock of a delivery",
    "clip.show": "read the facts of a delivery",
    "consent.hold": "held a delivery back, or released it",
    "consent.record": "recorded a consent",
    "consent.show": "read the consents of a delivery",
    "consent.withdraw": "withdrew a delivery",
    "detect": "let persons and vehicles be found",
    "ingest": "took deliveries in",
    "job.cancel": "cancelled long work",
    "job.launch": "started long work",
    "job.pause": "paused long work",
    "job.resume": "resumed long work",
    "map": "read the map of a case",
    "models.add": "added weights of a model",
    "models.pull": "fetched weights of a model",
    "models.verify": "verified weights of a model",
    "packet.list": "listed packets",
    "packet.new": "made a packet",
    "packet.verify": "verified a packet",
    "purpose.forget": "dropped a purpose",
    "purpose.remember": "stated a purpose",
    "search": "searched",
    "gallery": "listed appearances",
    "review.state": "said what they made of appearances",
    "session.confirm": "confirmed who they are",
    "session.lock": "locked the desk",
    "session.login": "signed in",
    "session.logout": "signed out",
    "session.unlock": "unlocked the desk",
    "settings.set": "changed a setting",
    "supervise.answer": "answered a supervisor",
    "supervise.charts": "read the counts of looks",
    "supervise.decide": "decided on an item of a review",
    "supervise.open": "opened an item of a review",
    "supervise.queue": "read the reviews that wait",
    "supervise.report": "made the report of a review",
    "supervise.sample": "drew the lot of a review again",
    "supervise.sign-off": "signed a review off",
    "timeline": "read the timeline of a case",
    "tracks.edits": "read what was changed of appearances",
    "tracks.export": "exported appearances",
    "tracks.list": "listed appearances",
    "tracks.merge": "merged appearances",
    "tracks.split": "split an appearance",
    "tracks.undo": "took a change of appearances back",
    "user.add": "added a person",
    "user.disable": "disabled a person's account",
    "user.list": "listed the people of the desk",
    "user.password": "changed a password",
    "user.recover": "recovered an account as owner of the folder",
    "user.reset": "reset a person's password",
    "user.role": "changed a person's roles",
    "user.second-factor": "changed a second factor",
    "user.unlock": "released a locked account",
    "view": "looked at footage",
    "workspace.begin": "began the workspace",
    "workspace.restore": "restored the workspace from a backup",
}

PHASES: Final[Mapping[str, str]] = {
    "genesis": "begins the log",
    "opened": "begins",
    "part": "part",
    "closed": "ends",
}
"""Where in an act an entry stands."""


def said(verb: str) -> str:
    """'searched' of ``search``; a verb of a newer program stands for itself."""
    return _WORDS.get(verb, verb)
