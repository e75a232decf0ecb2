"""Words for people, their roles, and what each verb of the table of permissions means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nvr_desk.desk.permissions import ALWAYS, SOMETIMES, Role, permitted
from nvr_desk.records.person import SecondFactor

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nvr_desk.records.person import Account, SignInState

GIVEN = tuple(role for role in Role if role is not Role.SOLO)
"""Roles that an account may have, in the order of the table."""

ROLE_WORDS: dict[Role, str] = {
    Role.SOLO: "a desk of one: everything, each approval marked as one's own",
    Role.VIEWER: "looks and searches in the cases they are a member of",
    Role.ANALYST: "also takes in batches, finds persons and vehicles, corrects tracks",
    Role.DETECTIVE: "also opens and closes cases, keeps consents, makes packets",
    Role.SUPERVISOR: "also reviews who looked, reads the log, counts and reports",
    Role.ADMINISTRATOR: "people, settings, models, backups; sees no evidence",
    Role.AUDITOR: "reads and proves the log; sees no evidence",
}

VERB_WORDS: dict[str, str] = {
    "approval.grant": "say yes to what somebody else asks for",
    "approval.list": "see what waits for a second person",
    "approval.refuse": "say no to what somebody else asks for",
    "audit.checkpoint": "sign the head of the log",
    "audit.cosign": "sign another station's head of the log",
    "audit.export": "write the log to a file",
    "audit.key": "put this station's key on record",
    "audit.show": "read the log",
    "audit.stamp": "have the log's head stamped by a time-stamp service",
    "audit.verify": "prove that nothing of the log was changed",
    "backup": "back the workspace up",
    "batch.list": "see which batches came",
    "case.close": "close a case",
    "case.incident": "say where and when the incident was",
    "case.member": "let a person into a case, or take them out",
    "case.new": "open a new case",
    "case.show": "open a case they are a member of",
    "check": "prove rows against files",
    "clip.coverage": "see how closely a clip was looked at",
    "clip.list": "list the deliveries of a case",
    "clip.offset": "correct a camera's clock",
    "clip.show": "read the facts of a delivery",
    "clock.list": "see how clocks were pinned",
    "clock.pin": "pin one event in two clips",
    "clock.solve": "correct clocks from pins",
    "clock.unpin": "take a pin away",
    "consent.hold": "hold a delivery back, or let it be seen again",
    "consent.record": "record a resident's consent",
    "consent.show": "read the consents of a delivery",
    "consent.withdraw": "record that a resident withdrew",
    "detect": "find persons and vehicles",
    "ingest": "take in a batch",
    "job.cancel": "end long work",
    "job.launch": "start long work",
    "job.pause": "pause long work",
    "job.resume": "let long work go on",
    "map": "see the map of a case",
    "mark.add": "mark moments and ranges",
    "mark.change": "change a mark",
    "mark.list": "read the marks of a case",
    "mark.remove": "take a mark away",
    "map.export": "write a map to a file",
    "map.import": "bring a layer into the map",
    "map.layers": "see the layers of the map",
    "map.remove": "take a layer off the map",
    "models.add": "add weights from a file",
    "models.pull": "fetch weights over the network",
    "models.verify": "hash the weights anew",
    "packet.list": "list the packets of a case",
    "packet.new": "make a packet",
    "packet.verify": "verify a packet",
    "purpose.forget": "drop the purpose they stated",
    "purpose.remember": "state why they look",
    "search": "search in a case",
    "search.forget": "drop a saved search of their own",
    "search.region": "ask when something moved in a part of the picture",
    "search.vanish": "ask when something vanished from the picture",
    "search.save": "keep a search under a name",
    "search.saved": "see the searches they kept",
    "gallery": "list the appearances of a case",
    "review.state": "say what one made of an appearance",
    "series.close": "close a series",
    "series.new": "open a series over several cases",
    "series.show": "open a series they are a member of",
    "session.confirm": "give their password again",
    "session.lock": "lock",
    "session.login": "sign in",
    "session.logout": "sign out",
    "session.unlock": "unlock",
    "settings.set": "change a setting",
    "sound": "hear footage",
    "sound.export": "write sound to a file",
    "still.list": "see which stills were made",
    "still.new": "write a still to a file",
    "supervise.answer": "answer a supervisor's question",
    "supervise.charts": "see counts of who looked",
    "supervise.decide": "decide what a reviewed look was",
    "supervise.open": "open an act under review",
    "supervise.queue": "see what waits for review",
    "supervise.report": "print the report of a review",
    "supervise.sample": "prove how the lot was drawn",
    "supervise.sign-off": "sign a review off",
    "timeline": "see the timeline of a case",
    "tracks.edits": "see what was corrected in tracks",
    "tracks.export": "export tracks",
    "tracks.list": "list what was found in a clip",
    "tracks.merge": "merge appearances",
    "tracks.split": "split an appearance",
    "tracks.undo": "undo a correction",
    "user.add": "give a person an account",
    "user.disable": "close an account, or open it again",
    "user.list": "list who has an account",
    "user.password": "change their own password",
    "user.recover": "let an administrator in again",
    "user.reset": "reset somebody's password or second factor",
    "user.role": "change what a person may do",
    "user.second-factor": "use a second factor of their own",
    "user.unlock": "release a name that is locked out",
    "view": "play clips and see pictures",
    "workspace.begin": "begin a workspace",
    "workspace.restore": "restore a backup",
}

MAY, CONFIRMS, SOMETIMES_CONFIRMS = "●", "○", "◐"
LEGEND = f"{MAY} may   {CONFIRMS} may, with the password again   {SOMETIMES_CONFIRMS} sometimes so"


def verb_words(verb: str) -> str:
    """What a verb means; the verb itself where nobody wrote words for it yet."""
    return VERB_WORDS.get(verb, verb)


def permission(role: Role, verb: str) -> str:
    """One cell of the table; empty where the role may not."""
    if not permitted(role.value, verb):
        return ""
    if verb in ALWAYS:
        return CONFIRMS
    return SOMETIMES_CONFIRMS if verb in SOMETIMES else MAY


def spoken_permission(cell: str) -> str:
    """A cell as a screen reader says it."""
    return {
        MAY: "may",
        CONFIRMS: "may, and gives the password again right before",
        SOMETIMES_CONFIRMS: "may, and sometimes gives the password again",
    }.get(cell, "may not")


def roles_text(roles: str) -> str:
    """Roles joined by ``+`` as people read them."""
    if roles == Role.SOLO.value:
        return "a desk of one"
    return ", ".join(roles.split("+")) if roles else "nobody"


def person_text(state: SignInState) -> str:
    """Who is here, for the corner of the window."""
    return f"{state.user} · {roles_text('+'.join(state.roles))}"


ACCOUNT_TITLES = ("Account", "Roles", "State", "Factor", "Password", "Since")


def account_state(account: Account) -> str:
    """Whether an account may sign in."""
    if not account.active:
        return "closed"
    if account.locked is not None:
        return "locked out"
    return "start password" if account.start_password else "open"


def account_token(account: Account) -> str:
    """Colour of its row; the word of its state says the same."""
    return {"closed": "faint", "locked out": "bad", "start password": "warn"}.get(
        account_state(account), ""
    )


def account_icon(account: Account) -> str:
    """Icon of its row."""
    return {"closed": "no-consent", "locked out": "held"}.get(account_state(account), "person")


def account_cells(account: Account) -> tuple[str, ...]:
    """A row of the list of people."""
    return (
        account.user,
        roles_text(account.roles),
        account_state(account),
        "code" if account.second is SecondFactor.TOTP else "none",
        _day(account.password_set) if account.has_password else "none",
        f"{_day(account.created)} by {account.created_by}",
    )


def account_words(account: Account) -> str:
    """What stands behind the state of an account, in a sentence."""
    parts = [f"{account.user} is {_a(roles_text(account.roles))}."]
    if not account.active:
        parts.append("The account is closed: nobody signs in with it; what it did stays on record.")
    if account.locked is not None:
        why = account.locked_why or "locked"
        parts.append(f"Locked out since {_moment(account.locked)} ({why}); time releases nothing.")
    if account.start_password:
        parts.append("They have not signed in yet: the start password holds until then.")
    if account.notice is not None:
        parts.append(f"Last signed in {_moment(account.notice)}, when they accepted the notice.")
    if account.os_account:
        parts.append(f"Account of this machine: {account.os_account}.")
    return " ".join(parts)


def idle_text(state: SignInState) -> str:
    """Why a window is locked."""
    after = state.lock_after_s
    if after is not None and state.idle_s > after:
        return f"Nobody touched this window for {after / 60:g} minutes."
    return "Locked by hand."


def jobs_text(running: int) -> str:
    """What goes on behind a locked window."""
    if not running:
        return "No job is at work."
    return "1 job goes on." if running == 1 else f"{running} jobs go on."


def _day(when: object) -> str:
    return f"{when:%Y-%m-%d}" if when is not None else "–"


def _moment(when: object) -> str:
    return f"{when:%Y-%m-%d %H:%M} UTC"


def _a(roles: str) -> str:
    return f"an {roles}" if roles[:1] in "aeiou" else f"a {roles}"


def joined(roles: Sequence[Role]) -> str:
    """Roles as an account holds them."""
    return "+".join(role.value for role in roles)
