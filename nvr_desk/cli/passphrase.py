"""Asking for the passphrase of the sealed key file, where there is neither keyring nor variable."""

from __future__ import annotations

import os
import sys

import typer

VARIABLE = "NVR_DESK_KEY_PASSPHRASE"


def ask_new_passphrase() -> None:
    """Ask twice for the passphrase that will seal a new key, and let this process know it."""
    # Imported here: the desk would otherwise slow down every --help.
    from nvr_desk.desk.sealing import needs_passphrase  # noqa: PLC0415

    if needs_passphrase() and sys.stdin.isatty():
        words = "Passphrase for the keys of this account"
        os.environ[VARIABLE] = typer.prompt(words, hide_input=True, confirmation_prompt=True)


def ask_passphrase() -> None:
    """Ask once for the passphrase of the keys that are there, and let this process know it."""
    from nvr_desk.desk.sealing import needs_passphrase  # noqa: PLC0415 - as above

    if needs_passphrase() and sys.stdin.isatty():
        os.environ[VARIABLE] = typer.prompt("Passphrase of the key", hide_input=True, default="")
