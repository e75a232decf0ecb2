"""The verbs of nvr-desk users."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from nvr_desk.cli.hidden import chosen, hidden
from nvr_desk.cli.output import answer, note, table
from nvr_desk.cli.passphrase import ask_new_passphrase
from nvr_desk.cli.session import confirm, desk
from nvr_desk.timecode import local_text

if TYPE_CHECKING:
    from nvr_desk.records.person import Account, NewAccount

app = typer.Typer(help="Who works here, and as what.", no_args_is_help=True)

User = Annotated[str, typer.Argument(help="Name of the account.")]
Roles = Annotated[
    str,
    typer.Option(
        "--role",
        help="viewer, analyst, detective, supervisor, administrator, auditor; several joined by +.",
    ),
]


@app.command("add")
def add(
    user: User,
    role: Roles,
    own_role: Annotated[
        str | None,
        typer.Option(help="Your own roles, when this turns sign-in on: administrator and more."),
    ] = None,
) -> None:
    """Give a person an account. The second one turns sign-in on, yours included.

    At a desk of one you choose a password of your own first.
    """
    with desk() as opened:
        state = opened.sign_in.state()
        first = not state.on and not state.password
        mine = None
        if first:
            note("From now on everybody signs in here, you too.")
            mine = chosen(f"a password for {state.user}, at least 8 characters: ")
        confirm(opened, "user.add")
        made = opened.users.add(user, role, own_password=mine, own_roles=own_role)
    _told_once(made, "next: nvr-desk login" if first else "")


@app.command("list")
def listing() -> None:
    """Every account."""
    with desk() as opened:
        found = opened.users.listing()
    rows = [
        (
            each.user,
            each.roles,
            _state(each),
            each.second.value,
            local_text(each.notice, None) if each.notice else "never",
            each.created_by,
        )
        for each in found
    ]
    heads = ("USER", "ROLES", "STATE", "SECOND", "LAST SIGN-IN", "MADE BY")
    answer(found, table(heads, rows))


@app.command("show")
def show(user: User) -> None:
    """One account."""
    with desk() as opened:
        found = opened.users.show(user)
    answer(found, _lines(found))


@app.command("role")
def role(user: User, roles: Annotated[str, typer.Argument(help="Roles, joined by +.")]) -> None:
    """Let a person be something else. Nobody changes their own."""
    with desk() as opened:
        confirm(opened, "user.role")
        changed = opened.users.role(user, roles)
    answer(changed, _lines(changed))


@app.command("unlock")
def unlock(user: User) -> None:
    """Release a name after five failures. Nobody releases themselves."""
    with desk() as opened:
        failures = opened.users.unlock(user)
    answer({"user": user, "failures": failures}, [f"{user} may try again"])


@app.command("disable")
def disable(
    user: User,
    *,
    again: Annotated[bool, typer.Option("--again", help="Open the account again.")] = False,
) -> None:
    """Close an account; every sign-in of it ends. It stays on record."""
    with desk() as opened:
        confirm(opened, "user.disable")
        changed = opened.users.disable(user, again=again)
    answer(changed, _lines(changed))


@app.command("password")
def password(
    user: Annotated[
        str | None, typer.Argument(help="Somebody else: gives them a start password.")
    ] = None,
) -> None:
    """Change your own password, or give somebody else a start password."""
    with desk() as opened:
        state = opened.sign_in.state()
        if user is not None:
            confirm(opened, "user.reset")
            _told_once(opened.users.reset_password(user), "")
            return
        old = hidden(f"password of {state.user}: ") if state.password else None
        changed = opened.users.password(old, chosen("the new one, at least 8 characters: "))
    answer(changed, [f"the password of {changed.user} is another one now"])


@app.command("second-factor")
def second_factor(
    user: Annotated[str | None, typer.Argument(help="Somebody else, with --reset.")] = None,
    *,
    reset: Annotated[
        bool, typer.Option("--reset", help="Ask them for their password only.")
    ] = False,
) -> None:
    """Begin a second factor of your own, or take somebody else's away."""
    with desk() as opened:
        if user is not None or reset:
            confirm(opened, "user.reset")
            changed = opened.users.reset_second_factor(user or opened.actor.user)
            answer(changed, _lines(changed))
            return
        ask_new_passphrase()
        begun = opened.users.enrol(hidden(f"password of {opened.actor.user}: "))
        for text in qr_lines(begun.address):
            note(text)
        note(f"or type this into the app: {begun.seed}")
        changed = opened.users.enrolled(hidden("the code it shows: "))
    answer(changed, ["from now on a sign-in asks for a code"])


@app.command("recover")
def recover(user: User) -> None:
    """Give an administrator a way back in; for the owner of the folder, when none can sign in."""
    with desk() as opened:
        made = opened.users.recover(user)
    _told_once(made, "this stands in the log, and the next review shows it")


def qr_lines(address: str) -> list[str]:
    """A QR code as text for a terminal."""
    import io  # noqa: PLC0415 - as segno

    import segno  # noqa: PLC0415 - keeps --help quick

    out = io.StringIO()
    segno.make(address, error="m").terminal(out, compact=True, border=2)
    return out.getvalue().rstrip("\n").split("\n")


def _told_once(made: NewAccount, more: str) -> None:
    account = made.account
    answer(
        made,
        [
            f"{account.user} ({account.roles}) signs in with this start password, told only now:",
            f"  {made.start_password}",
            *([more] if more else []),
        ],
    )


def _state(each: Account) -> str:
    if not each.active:
        return "closed"
    if each.locked is not None:
        return "LOCKED"
    return "start password" if each.start_password else "active"


def _lines(each: Account) -> list[str]:
    lines = [
        f"account  {each.user}",
        f"roles    {each.roles}",
        f"state    {_state(each)}",
        f"second   {each.second.value}",
        f"made     {local_text(each.created, None)} by {each.created_by}",
    ]
    if each.locked is not None:
        lines.append(f"locked   {local_text(each.locked, None)}: {each.locked_why}")
    return lines
