"""Options that stand anywhere on the line, before or after the verb.

``nvr-desk search --case C --json`` and ``nvr-desk --json search --case C`` mean the same; so they
are taken out of the arguments before the verb's own parser sees them.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from nvr_desk.errors import UsageError
from nvr_desk.records.person import TICKET_VARIABLE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

VALUED = {"--workspace": "workspace", "--purpose": "purpose", "--offence": "offence"}
DEFAULT_WORKSPACE = "nvr-desk-workspace"
"""Folder in the home directory, when neither --workspace nor NVR_DESK_HOME names one."""


@dataclass(frozen=True, slots=True)
class Options:
    """What holds for every verb."""

    workspace: Path
    purpose: str | None
    offence: str | None
    json: bool
    ticket: str | None = None
    """Of a job that a signed-in person launched; good for one act, see `records.person`."""


def split_options(
    arguments: Sequence[str], environment: Mapping[str, str]
) -> tuple[Options, list[str]]:
    """Take the common options out of a command line.

    Returns:
        The options, and the arguments that are left for the verb.

    Raises:
        UsageError: an option without its value.
    """
    found: dict[str, str] = {}
    rest: list[str] = []
    json = False
    queue = list(arguments)
    while queue:
        word = queue.pop(0)
        name, equals, value = word.partition("=")
        if word == "--":
            rest += [word, *queue]
            break
        if word == "--json":
            json = True
        elif name in VALUED:
            if not equals:
                if not queue:
                    message = f"{name} needs a value"
                    raise UsageError(message)
                value = queue.pop(0)
            found[VALUED[name]] = value
        else:
            rest.append(word)
    return _options(found, environment, json=json), rest


def _options(found: Mapping[str, str], environment: Mapping[str, str], *, json: bool) -> Options:
    workspace = found.get("workspace") or environment.get("NVR_DESK_HOME")
    return Options(
        workspace=Path(workspace or Path.home() / DEFAULT_WORKSPACE).expanduser(),
        purpose=found.get("purpose") or environment.get("NVR_DESK_PURPOSE") or None,
        offence=found.get("offence") or environment.get("NVR_DESK_OFFENCE") or None,
        json=json,
        ticket=environment.get(TICKET_VARIABLE) or None,
    )


_current: list[Options] = []


def use(options: Options) -> None:
    """Make these the options of this process."""
    _current[:] = [options]


def current() -> Options:
    """The options of this process."""
    if not _current:
        use(split_options((), os.environ)[0])
    return _current[0]
