from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from nvr_desk.errors import NoSpaceError, NotFoundError, UsageError
from nvr_desk.upkeep.bench.scratch import PREFIX, place_for, room_of, scratch


def test_that_the_folder_is_gone_afterwards_however_it_ends(tmp_path: Path) -> None:
    with scratch(tmp_path, 1) as folder:
        assert folder.parent == tmp_path
        assert folder.name.startswith(PREFIX)
        (folder / "deep").mkdir()
        kept = folder / "deep" / "original"
        kept.write_bytes(b"x")
        kept.chmod(0o444)
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(KeyboardInterrupt), scratch(tmp_path, 1) as folder:
        raise KeyboardInterrupt
    assert list(tmp_path.iterdir()) == []


def test_that_a_disk_that_is_too_full_is_refused_and_told_how_much_is_needed(
    tmp_path: Path,
) -> None:
    with pytest.raises(NoSpaceError, match="MB are needed") as caught, scratch(tmp_path, 10**18):
        pass
    assert (caught.value.needed, caught.value.path) == (10**18, str(tmp_path))
    assert list(tmp_path.iterdir()) == []


def test_that_the_disk_of_the_workspace_is_the_one_that_is_measured(tmp_path: Path) -> None:
    assert place_for(tmp_path / "w") == tmp_path


def test_that_it_never_works_inside_a_workspace(tmp_path: Path) -> None:
    (tmp_path / "nvr-desk.toml").touch()
    inner = tmp_path / "derived"
    inner.mkdir()
    for folder in (tmp_path, inner):
        with pytest.raises(UsageError, match="lies in a workspace"):
            place_for(tmp_path, folder)
    assert place_for(inner / "w") == Path(tempfile.gettempdir())


def test_that_a_link_into_a_workspace_is_seen_through(tmp_path: Path) -> None:
    real, link = tmp_path / "real", tmp_path / "link"
    (real / "sub").mkdir(parents=True)
    (real / "nvr-desk.toml").touch()
    link.symlink_to(real / "sub")
    with pytest.raises(UsageError):
        place_for(tmp_path / "w", link)


def test_that_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError):
        place_for(tmp_path / "w", tmp_path / "nothing")


def test_that_a_workspace_with_no_place_beside_it_is_measured_among_temporary_files(
    tmp_path: Path,
) -> None:
    assert place_for(tmp_path / "nothing" / "w") == Path(tempfile.gettempdir())


def test_that_more_to_measure_needs_more_room() -> None:
    assert room_of() < room_of(clips=10) < room_of(clips=10, deliveries=10**5)
    assert room_of(tracks=10**6) - room_of() >= 764_000_000  # what a million were measured to take
