"""What the command line says a person can do about an error."""

from __future__ import annotations

import pytest

from nvr_desk.cli.audit import _time
from nvr_desk.cli.remedies import remedy
from nvr_desk.errors import LockedOutError, NotPermittedError, SignInNeededError


@pytest.mark.parametrize(
    ("verb", "who"),
    [
        ("consent.withdraw", "a detective or supervisor may do this"),
        ("user.unlock", "an administrator may do this"),
        ("ingest", "an analyst, detective or supervisor may do this"),
        ("user.recover", None),
    ],
)
def test_that_a_denial_says_which_roles_may(verb: str, who: str | None) -> None:
    assert remedy(NotPermittedError("viewer", verb)) == who


def test_that_who_is_not_signed_in_is_told_to_sign_in_and_nothing_else() -> None:
    error = SignInNeededError("nobody", "ingest")
    assert "nvr-desk login" in str(error)
    assert remedy(error) is None


def test_that_a_lock_out_names_the_line_that_releases() -> None:
    assert "nvr-desk users unlock NAME" in str(LockedOutError())


def test_that_entries_show_times_as_other_lists_do_and_rubbish_as_it_stands() -> None:
    assert _time("2026-11-20T09:00:00.123456Z") == "2026-11-20 09:00:00 +00:00"
    assert _time("soon") == "soon"
