"""What people do here, in words a person says; no Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from nvr_desk_ui.tongue import later, tr

if TYPE_CHECKING:
    from collections.abc import Mapping

_WORDS: Final[Mapping[str, str]] = {
    "approval.ask": later("asked another person for their approval"),
    "approval.decide": later("decided what another person asked for"),
    "audit.checkpoint": later("signed the log"),
    "audit.cosign": later("had a second station cosign the log"),
    "audit.export": later("exported the log"),
    "audit.key": later("made the key that signs the log"),
    "audit.show": later("looked into the log"),
    "audit.stamp": later("had the log time-stamped"),
    "audit.verify": later("verified the log"),
    "backup": later("backed the workspace up"),
    "batch.list": later("listed shipments"),
    "case.close": later("closed a case"),
    "case.incident": later("said what a case is about"),
    "case.member": later("changed who belongs to a case"),
    "case.new": later("opened a new case"),
    "case.show": later("looked a case up"),
    "check": later("checked the workspace"),
    "clip.coverage": later("asked how much of a clip was looked at"),
    "clip.list": later("listed the deliveries of a case"),
    "clip.offset": later("corrected the clock of a delivery"),
    "clip.show": later("read the facts of a delivery"),
    "consent.hold": later("held a delivery back, or released it"),
    "consent.record": later("recorded a consent"),
    "consent.show": later("read the consents of a delivery"),
    "consent.withdraw": later("withdrew a delivery"),
    "detect": later("let persons and vehicles be found"),
    "ingest": later("took deliveries in"),
    "job.cancel": later("cancelled long work"),
    "job.launch": later("started long work"),
    "job.pause": later("paused long work"),
    "job.resume": later("resumed long work"),
    "map": later("read the map of a case"),
    "models.add": later("added weights of a model"),
    "models.pull": later("fetched weights of a model"),
    "models.verify": later("verified weights of a model"),
    "packet.list": later("listed packets"),
    "packet.new": later("made a packet"),
    "packet.verify": later("verified a packet"),
    "purpose.forget": later("dropped a purpose"),
    "purpose.remember": later("stated a purpose"),
    "search": later("searched"),
    "gallery": later("listed appearances"),
    "review.state": later("said what they made of appearances"),
    "session.confirm": later("confirmed who they are"),
    "session.lock": later("locked the desk"),
    "session.login": later("signed in"),
    "session.logout": later("signed out"),
    "session.unlock": later("unlocked the desk"),
    "settings.set": later("changed a setting"),
    "supervise.answer": later("answered a supervisor"),
    "supervise.charts": later("read the counts of looks"),
    "supervise.decide": later("decided on an item of a review"),
    "supervise.open": later("opened an item of a review"),
    "supervise.queue": later("read the reviews that wait"),
    "supervise.report": later("made the report of a review"),
    "supervise.sample": later("drew the lot of a review again"),
    "supervise.sign-off": later("signed a review off"),
    "timeline": later("read the timeline of a case"),
    "tracks.edits": later("read what was changed of appearances"),
    "tracks.export": later("exported appearances"),
    "tracks.list": later("listed appearances"),
    "tracks.merge": later("merged appearances"),
    "tracks.split": later("split an appearance"),
    "tracks.undo": later("took a change of appearances back"),
    "user.add": later("added a person"),
    "user.disable": later("disabled a person's account"),
    "user.list": later("listed the people of the desk"),
    "user.password": later("changed a password"),
    "user.recover": later("recovered an account as owner of the folder"),
    "user.reset": later("reset a person's password"),
    "user.role": later("changed a person's roles"),
    "user.second-factor": later("changed a second factor"),
    "user.unlock": later("released a locked account"),
    "view": later("looked at footage"),
    "workspace.begin": later("began the workspace"),
    "workspace.restore": later("restored the workspace from a backup"),
}

PHASES: Final[Mapping[str, str]] = {
    "genesis": later("begins the log"),
    "opened": later("begins"),
    "part": later("part"),
    "closed": later("ends"),
    "note": later("note"),
}
"""Where in an act an entry stands."""


def said(verb: str) -> str:
    """'searched' of ``search``; a verb of a newer program stands for itself."""
    return tr(_WORDS[verb]) if verb in _WORDS else verb


def phase(name: str) -> str:
    """Where in an act an entry stands, in words."""
    return tr(PHASES[name]) if name in PHASES else name
