"""nvr-desk login, logout and lock."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Final

import typer

from nvr_desk.cli.hidden import agreed, chosen, hidden
from nvr_desk.cli.output import answer, note
from nvr_desk.cli.passphrase import ask_passphrase
from nvr_desk.cli.session import desk
from nvr_desk.errors import PasswordChangeNeededError

if TYPE_CHECKING:
    from nvr_desk.desk import Desk
    from nvr_desk.records.person import SignInState


CODE_DIGITS: Final = 6
"""No password is so short."""


def register(app: typer.Typer) -> None:
    """Add the verbs."""
    for verb in (login, logout, lock):
        app.command(verb.__name__)(verb)


def login(
    user: Annotated[
        str | None, typer.Argument(help="Your account; default: as at the operating system.")
    ] = None,
    *,
    accept_notice: Annotated[
        bool, typer.Option("--accept-notice", help="You read the notice and accept it.")
    ] = False,
) -> None:
    """Sign in at this terminal, until 15 minutes after the last use.

    The password is typed unseen. Without a terminal, standard input gives a line each: the
    password; the code of your second factor, six digits, if you have one; a password of your own
    where the first is a start password.
    """
    with desk() as opened:
        state = opened.sign_in.state()
        name = user or opened.sign_in.os_account()
        if not accept_notice:
            note(state.notice)
            accept_notice = agreed("Do you accept this? [y/N]")
        if not accept_notice:
            opened.sign_in.login(name, "")
        password = hidden(f"password of {name}: ")
        code, mine = _rest(codes_in_use=state.codes_in_use)
        if code:  # its seed may lie in a file that a passphrase opens
            ask_passphrase()
        told = _signed_in(opened, name, password, code or None, mine)
    answer(told, [f"signed in as {told.user} ({' + '.join(told.roles)}); nvr-desk logout ends it"])


def _rest(*, codes_in_use: bool) -> tuple[str, str]:
    """(code, a password of one's own) as far as they are given already.

    A line is the same whether or not somebody else here has a second factor, and who has none is
    asked nothing else: what is no code is the password that may follow.
    """
    if sys.stdin.isatty():
        asked = hidden("code of your second factor, empty for none: ") if codes_in_use else ""
        return asked, ""
    given = hidden("")
    if not given or (len(given) == CODE_DIGITS and given.isdigit()):
        return given, ""
    return "", given


def _signed_in(opened: Desk, name: str, password: str, code: str | None, mine: str) -> SignInState:
    try:
        return opened.sign_in.login(name, password, code, accept_notice=True)
    except PasswordChangeNeededError as error:
        note(f"nvr-desk: {error}")
        mine = mine or chosen("a password of your own: ")
        return opened.sign_in.login(name, password, code, accept_notice=True, new_password=mine)


def logout() -> None:
    """Sign out of this terminal."""
    with desk() as opened:
        opened.sign_in.logout()
    answer({"signed_in": False}, ["signed out"])


def lock() -> None:
    """Lock this terminal: nothing is told until nvr-desk login; jobs go on."""
    with desk() as opened:
        opened.sign_in.lock()
    answer({"locked": True}, ["locked; nvr-desk login opens it again"])
