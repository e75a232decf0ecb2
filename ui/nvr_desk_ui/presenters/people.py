"""Words for people, their roles, and what each verb of the table of permissions means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nvr_desk.desk.permissions import ALWAYS, SOMETIMES, Role, permitted
from nvr_desk.records.person import SecondFactor
from nvr_desk_ui.tongue import core, later, tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nvr_desk.records.person import Account, SignInState

GIVEN = tuple(role for role in Role if role is not Role.SOLO)
"""Roles that an account may have, in the order of the table."""

ROLE_WORDS: dict[Role, str] = {
    Role.SOLO: later("a desk of one: everything, each approval marked as one's own"),
    Role.VIEWER: later("looks and searches in the cases they are a member of"),
    Role.ANALYST: later("also takes in batches, finds persons and vehicles, corrects tracks"),
    Role.DETECTIVE: later("also opens and closes cases, keeps consents, makes packets"),
    Role.SUPERVISOR: later("also reviews who looked, reads the log, counts and reports"),
    Role.ADMINISTRATOR: later("people, settings, models, backups; sees no evidence"),
    Role.AUDITOR: later("reads and proves the log; sees no evidence"),
}

VERB_WORDS: dict[str, str] = {
    "approval.grant": later("say yes to what somebody else asks for"),
    "approval.list": later("see what waits for a second person"),
    "approval.refuse": later("say no to what somebody else asks for"),
    "audit.checkpoint": later("sign the head of the log"),
    "audit.cosign": later("sign another station's head of the log"),
    "audit.export": later("write the log to a file"),
    "audit.key": later("put this station's key on record"),
    "audit.show": later("read the log"),
    "audit.stamp": later("have the log's head stamped by a time-stamp service"),
    "audit.verify": later("prove that nothing of the log was changed"),
    "backup": later("back the workspace up"),
    "batch.list": later("see which batches came"),
    "case.close": later("close a case"),
    "case.incident": later("say where and when the incident was"),
    "case.member": later("let a person into a case, or take them out"),
    "case.new": later("open a new case"),
    "case.show": later("open a case they are a member of"),
    "check": later("prove rows against files"),
    "clip.coverage": later("see how closely a clip was looked at"),
    "clip.list": later("list the deliveries of a case"),
    "clip.offset": later("correct a camera's clock"),
    "clip.show": later("read the facts of a delivery"),
    "clock.list": later("see how clocks were pinned"),
    "clock.pin": later("pin one event in two clips"),
    "clock.solve": later("correct clocks from pins"),
    "clock.unpin": later("take a pin away"),
    "consent.hold": later("hold a delivery back, or let it be seen again"),
    "consent.record": later("record a resident's consent"),
    "consent.show": later("read the consents of a delivery"),
    "consent.withdraw": later("record that a resident withdrew"),
    "detect": later("find persons and vehicles"),
    "ingest": later("take in a batch"),
    "job.cancel": later("end long work"),
    "job.launch": later("start long work"),
    "job.pause": later("pause long work"),
    "job.resume": later("let long work go on"),
    "map": later("see the map of a case"),
    "mark.add": later("mark moments and ranges"),
    "mark.change": later("change a mark"),
    "mark.list": later("read the marks of a case"),
    "mark.remove": later("take a mark away"),
    "map.export": later("write a map to a file"),
    "map.import": later("bring a layer into the map"),
    "map.layers": later("see the layers of the map"),
    "map.remove": later("take a layer off the map"),
    "models.add": later("add weights from a file"),
    "models.pull": later("fetch weights over the network"),
    "models.verify": later("hash the weights anew"),
    "packet.list": later("list the packets of a case"),
    "packet.new": later("make a packet"),
    "packet.verify": later("verify a packet"),
    "purpose.forget": later("drop the purpose they stated"),
    "purpose.remember": later("state why they look"),
    "search": later("search in a case"),
    "search.forget": later("drop a saved search of their own"),
    "search.region": later("ask when something moved in a part of the picture"),
    "search.vanish": later("ask when something vanished from the picture"),
    "search.save": later("keep a search under a name"),
    "search.saved": later("see the searches they kept"),
    "gallery": later("list the appearances of a case"),
    "review.state": later("say what one made of an appearance"),
    "series.close": later("close a series"),
    "series.new": later("open a series over several cases"),
    "series.show": later("open a series they are a member of"),
    "session.confirm": later("give their password again"),
    "session.lock": later("lock"),
    "session.login": later("sign in"),
    "session.logout": later("sign out"),
    "session.unlock": later("unlock"),
    "settings.set": later("change a setting"),
    "sound": later("hear footage"),
    "sound.export": later("write sound to a file"),
    "still.list": later("see which stills were made"),
    "still.new": later("write a still to a file"),
    "supervise.answer": later("answer a supervisor's question"),
    "supervise.charts": later("see counts of who looked"),
    "supervise.decide": later("decide what a reviewed look was"),
    "supervise.open": later("open an act under review"),
    "supervise.queue": later("see what waits for review"),
    "supervise.report": later("print the report of a review"),
    "supervise.sample": later("prove how the lot was drawn"),
    "supervise.sign-off": later("sign a review off"),
    "timeline": later("see the timeline of a case"),
    "tracks.edits": later("see what was corrected in tracks"),
    "tracks.export": later("export tracks"),
    "tracks.list": later("list what was found in a clip"),
    "tracks.merge": later("merge appearances"),
    "tracks.split": later("split an appearance"),
    "tracks.undo": later("undo a correction"),
    "user.add": later("give a person an account"),
    "user.disable": later("close an account, or open it again"),
    "user.list": later("list who has an account"),
    "user.password": later("change their own password"),
    "user.recover": later("let an administrator in again"),
    "user.reset": later("reset somebody's password or second factor"),
    "user.role": later("change what a person may do"),
    "user.second-factor": later("use a second factor of their own"),
    "user.unlock": later("release a name that is locked out"),
    "view": later("play clips and see pictures"),
    "workspace.begin": later("begin a workspace"),
    "workspace.restore": later("restore a backup"),
}

MAY, CONFIRMS, SOMETIMES_CONFIRMS = "●", "○", "◐"
LEGEND = later("● may   ○ may, with the password again   ◐ sometimes so")


def verb_words(verb: str) -> str:
    """What a verb means; the verb itself where nobody wrote words for it yet."""
    return tr(VERB_WORDS[verb]) if verb in VERB_WORDS else verb


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
        MAY: tr("may"),
        CONFIRMS: tr("may, and gives the password again right before"),
        SOMETIMES_CONFIRMS: tr("may, and sometimes gives the password again"),
    }.get(cell, tr("may not"))


def roles_text(roles: str) -> str:
    """Roles joined by ``+`` as people read them."""
    if roles == Role.SOLO.value:
        return tr("a desk of one")
    return ", ".join(tr(role) for role in roles.split("+")) if roles else tr("nobody")


def person_text(state: SignInState) -> str:
    """Who is here, for the corner of the window."""
    return f"{state.user} · {roles_text('+'.join(state.roles))}"


ACCOUNT_TITLES = ("Account", "Roles", "State", later("Factor"), "Password", "Since")


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
        tr(account_state(account)),
        tr("code") if account.second is SecondFactor.TOTP else tr("none"),
        _day(account.password_set) if account.has_password else tr("none"),
        tr("{day} by {created_by}", day=_day(account.created), created_by=account.created_by),
    )


def account_words(account: Account) -> str:
    """What stands behind the state of an account, in a sentence."""
    parts = [tr("{user} is {roles}.", user=account.user, roles=_a(roles_text(account.roles)))]
    if not account.active:
        parts.append(
            tr("The account is closed: nobody signs in with it; what it did stays on record.")
        )
    if account.locked is not None:
        why = core(account.locked_why or "locked")
        parts.append(
            tr(
                "Locked out since {moment} ({why}); time releases nothing.",
                moment=_moment(account.locked),
                why=why,
            )
        )
    if account.start_password:
        parts.append(tr("They have not signed in yet: the start password holds until then."))
    if account.notice is not None:
        parts.append(
            tr(
                "Last signed in {moment}, when they accepted the notice.",
                moment=_moment(account.notice),
            )
        )
    if account.os_account:
        parts.append(tr("Account of this machine: {os_account}.", os_account=account.os_account))
    return " ".join(parts)


def idle_text(state: SignInState) -> str:
    """Why a window is locked."""
    after = state.lock_after_s
    if after is not None and state.idle_s > after:
        return tr("Nobody touched this window for {after:g} minutes.", after=after / 60)
    return tr("Locked by hand.")


def jobs_text(running: int) -> str:
    """What goes on behind a locked window."""
    if not running:
        return tr("No job is at work.")
    return tr("{n} job goes on.|{n} jobs go on.", running)


def _day(when: object) -> str:
    return f"{when:%Y-%m-%d}" if when is not None else "–"


def _moment(when: object) -> str:
    return f"{when:%Y-%m-%d %H:%M} UTC"


def _a(roles: str) -> str:
    return tr("an {roles}", roles=roles) if roles[:1] in "aeiou" else tr("a {roles}", roles=roles)


def joined(roles: Sequence[Role]) -> str:
    """Roles as an account holds them."""
    return "+".join(role.value for role in roles)
