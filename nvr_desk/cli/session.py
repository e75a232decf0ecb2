"""One open desk for one command, with the purpose that stands on its line."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from nvr_desk.cli.options import current
from nvr_desk.cli.output import note
from nvr_desk.errors import PurposeMissingError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nvr_desk.desk import Desk


@contextmanager
def desk(case: str | None = None) -> Iterator[Desk]:
    """Open the workspace; state the purpose of the line for the case, if both are there.

    A line without a purpose, or with one that says nothing, is let through: verbs that need one
    refuse by themselves, and their refusal stands in the log.
    """
    # Imported here: the database layer would otherwise slow down every --help.
    from nvr_desk.desk import open_desk  # noqa: PLC0415

    options = current()
    with open_desk(options.workspace) as opened:
        if case and options.purpose:
            try:
                opened.cases.use_purpose(case, options.purpose, options.offence)
            except PurposeMissingError as error:
                note(f"nvr-desk: {error}")
        yield opened
