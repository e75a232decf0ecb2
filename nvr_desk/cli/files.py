"""Files that a line writes at a place of the person's choice: none is replaced unasked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from nvr_desk.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

Replace = Annotated[
    bool, typer.Option("--replace", help="Write over the file of that name, if there is one.")
]


def check_free(target: Path | None, *, replace: bool) -> None:
    """Refuse a file that is there, before the desk is asked and puts on record what left it.

    A pipe or a terminal is written to as it is.

    Raises:
        UsageError: it is there, and nobody said that it may go.
    """
    if target is not None and target.is_file() and not replace:
        raise _taken(target)


def write_file(target: Path, data: bytes, *, replace: bool) -> None:
    """Write a file whole.

    Raises:
        UsageError: it is there, and nobody said that it may go.
        OSError: it cannot be written.
    """
    new = not replace and not target.exists()
    check_free(target, replace=replace)
    try:
        with target.open("xb" if new else "wb") as file:
            file.write(data)
    except FileExistsError:
        raise _taken(target) from None


def _taken(target: Path) -> UsageError:
    return UsageError(f"{target} is there already: name another file, or add --replace")
