"""Where a file can be written is found out before anything is put on record."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from nvr_desk.errors import UsageError
from nvr_desk_ui.widgets.save_form import check_room

if TYPE_CHECKING:
    from pathlib import Path


def test_that_a_new_file_in_a_folder_that_is_there_has_room(tmp_path: Path) -> None:
    check_room(tmp_path / "new.kml", "x")
    (tmp_path / "old.kml").touch()
    check_room(tmp_path / "old.kml", "w")


def test_that_what_cannot_be_written_is_refused_with_words(tmp_path: Path) -> None:
    (tmp_path / "old.kml").touch()
    with pytest.raises(FileExistsError):
        check_room(tmp_path / "old.kml", "xb")
    with pytest.raises(UsageError, match="no folder"):
        check_room(tmp_path / "nowhere" / "new.kml", "x")
    with pytest.raises(UsageError, match="is a folder"):
        check_room(tmp_path, "w")
