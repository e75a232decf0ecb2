"""Folders and zips from outside: what is refused, and that the rest goes in."""

from __future__ import annotations

import io
import os
import struct
import time
import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nvr_desk.errors import ArchiveError, NotFoundError
from nvr_desk.intake.folder_source import FolderSource
from nvr_desk.intake.listing import Limits, RefusedFileError
from nvr_desk.intake.paths import clash_key, printable, unsafe_reason
from nvr_desk.intake.source import open_source
from nvr_desk.intake.zip_source import ZipSource

if TYPE_CHECKING:
    from pathlib import Path

    from nvr_desk.intake.source import Source

HOSTILE = [
    "",
    "../a.mp4",
    "a/../../b.mp4",
    "./a.mp4",
    "/etc/passwd",
    "C:/a.mp4",
    "c:a.mp4",
    "\\\\server\\share\\a.mp4",
    "//server/share/a.mp4",
    "a\\b.mp4",
    "a\0b.mp4",
    "a\nb.mp4",
    "a\x1b[31mb.mp4",
    "CON",
    "con.mp4",
    "x/NUL.tar.gz",
    "COM1.mp4",
    "lpt9",
    "a.mp4.",
    "a /b.mp4",
    "a.mp4 ",
    "evil\u202e4pm.mp4",
    "x\u2066y.mp4",
    "a//b.mp4",
    "n" * 256 + ".mp4",
    "/".join(["dir"] * 400),
    "bad\udcff.mp4",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_that_a_hostile_name_is_refused_with_a_reason(name: str) -> None:
    assert unsafe_reason(name)


@pytest.mark.parametrize(
    "name",
    [
        "a.mp4",
        "cam 1/2025-11-14/22:14:03.mp4",
        "Überwachung/שלום.mp4",
        "\u200eWhatsApp Video 2025-11-14 at 22.14.03.mp4",
        "console.mp4",
        "...mp4",
    ],
)
def test_that_an_ordinary_name_is_taken(name: str) -> None:
    assert unsafe_reason(name) is None


@given(st.text())
def test_that_a_printed_name_shows_no_control_or_reversal(name: str) -> None:
    shown = printable(name)
    assert shown.isprintable()
    assert "\u202e" not in shown
    shown.encode()


def _zip(path: Path, names: dict[str, bytes], **more: int) -> ZipSource:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in names.items():
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            for key, value in more.items():
                setattr(info, key, value)
            archive.writestr(info, data)
    return ZipSource(path)


def _read(source: Source, path: str) -> bytes:
    with source.open(path) as stream:
        return stream.read()


def _codes(source: Source) -> dict[str, str]:
    return {refused.path: refused.code for refused in source.listing().refused}


def test_that_zip_entries_outside_are_rows_and_the_rest_goes_in(tmp_path: Path) -> None:
    source = _zip(tmp_path / "a.zip", {"../out.mp4": b"x", "/abs.mp4": b"y", "in/ok.mp4": b"z"})
    listing = source.listing()
    assert list(listing.entries) == ["in/ok.mp4"]
    assert {refused.code for refused in listing.refused} == {"unsafe_path"}
    assert _read(source, "in/ok.mp4") == b"z"
    source.close()
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a.zip"]


def test_that_a_symbolic_link_in_a_zip_is_refused(tmp_path: Path) -> None:
    names = {"link.mp4": b"/etc/passwd"}
    source = _zip(tmp_path / "a.zip", names, create_system=3, external_attr=0o120777 << 16)
    assert _codes(source) == {"link.mp4": "link"}
    source.close()


def test_that_a_hard_link_in_a_zip_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        info = zipfile.ZipInfo("hard.mp4")
        target = b"other.mp4"
        info.extra = struct.pack("<HH", 0x000D, 12 + len(target)) + bytes(12) + target
        archive.writestr(info, b"")
    source = ZipSource(tmp_path / "a.zip")
    assert _codes(source) == {"hard.mp4": "link"}
    source.close()


def test_that_names_that_clash_without_case_are_refused(tmp_path: Path) -> None:
    source = _zip(tmp_path / "a.zip", {"A.mp4": b"x", "a.MP4": b"y"})
    listing = source.listing()
    assert len(listing.entries) == 1
    assert [refused.code for refused in listing.refused] == ["duplicate_entry"]
    assert clash_key("e\u0301.mp4") == clash_key("É.mp4")
    source.close()


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_that_an_entry_twice_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("a.mp4", b"one")
        archive.writestr("a.mp4", b"two")
    source = ZipSource(tmp_path / "a.zip")
    assert _codes(source) == {"a.mp4": "duplicate_entry"}
    source.close()


def test_that_a_bomb_is_refused_quickly(tmp_path: Path) -> None:
    source = _zip(tmp_path / "a.zip", {"bomb.mp4": bytes(64 << 20), "ok.mp4": os.urandom(999)})
    began = time.thread_time()  # waiting for a loaded machine does not count
    listing = source.listing()
    assert time.thread_time() - began < 1
    assert list(listing.entries) == ["ok.mp4"]
    assert [refused.code for refused in listing.refused] == ["ratio"]
    source.close()


def test_that_a_small_file_may_be_packed_well(tmp_path: Path) -> None:
    source = _zip(tmp_path / "a.zip", {"still.csv": bytes(900_000)})
    assert list(source.listing().entries) == ["still.csv"]
    source.close()


def test_that_too_many_entries_refuse_the_whole_before_they_are_read(tmp_path: Path) -> None:
    names = {f"{number}.mp4": b"" for number in range(50)}
    _zip(tmp_path / "a.zip", names).close()
    source = ZipSource(tmp_path / "a.zip", Limits(entries=49))
    with pytest.raises(ArchiveError, match="more than 49"):
        source.listing()


def test_that_too_much_in_total_refuses_the_whole(tmp_path: Path) -> None:
    _zip(tmp_path / "a.zip", {"a.mp4": os.urandom(600), "b.mp4": os.urandom(600)}).close()
    source = ZipSource(tmp_path / "a.zip", Limits(total_bytes=1000))
    with pytest.raises(ArchiveError, match="1200 bytes"):
        source.listing()
    source.close()


def test_that_an_encrypted_entry_is_a_row(tmp_path: Path) -> None:
    _zip(tmp_path / "a.zip", {"secret.mp4": b"data"}).close()
    data = bytearray((tmp_path / "a.zip").read_bytes())
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "a.zip").write_bytes(data)
    source = ZipSource(tmp_path / "a.zip")
    assert _codes(source) == {"secret.mp4": "encrypted"}
    source.close()


def test_that_entries_sharing_bytes_are_refused(tmp_path: Path) -> None:
    """One packed kernel under many names is how small bombs grow."""
    _zip(tmp_path / "a.zip", {"a.mp4": os.urandom(500), "b.mp4": os.urandom(500)}).close()
    data = bytearray((tmp_path / "a.zip").read_bytes())
    second = data.rindex(b"PK\x01\x02")
    data[second + 42 : second + 46] = struct.pack("<I", 10)
    (tmp_path / "a.zip").write_bytes(data)
    source = ZipSource(tmp_path / "a.zip")
    assert "b.mp4" in _codes(source)
    source.close()


def test_that_a_damaged_entry_is_refused_while_it_is_read(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("a.mp4", b"payload-payload")
    data = (tmp_path / "a.zip").read_bytes().replace(b"payload-payload", b"payl0ad-payload")
    (tmp_path / "a.zip").write_bytes(data)
    source = ZipSource(tmp_path / "a.zip")
    source.listing()
    with pytest.raises(RefusedFileError, match="CRC"):
        _read(source, "a.mp4")
    source.close()


@given(st.binary(max_size=400), st.integers(0, 300))
def test_that_no_mutated_zip_does_more_than_refuse(noise: bytes, at: int) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.mp4", b"0123456789")
    data = bytearray(buffer.getvalue())
    data[at : at + len(noise)] = noise
    _try_zip(bytes(data))


def _try_zip(data: bytes) -> None:
    import tempfile
    from pathlib import Path

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.zip"
        path.write_bytes(data)
        source = ZipSource(path)
        try:
            for name in source.listing().entries:
                _read(source, name)
        except (ArchiveError, RefusedFileError):
            pass
        finally:
            source.close()


def test_that_links_and_pipes_in_a_folder_are_refused(tmp_path: Path) -> None:
    (tmp_path / "real.mp4").write_bytes(b"x")
    (tmp_path / "link.mp4").symlink_to("real.mp4")
    (tmp_path / "away").symlink_to("/")
    os.mkfifo(tmp_path / "pipe.mp4")
    listing = FolderSource(tmp_path).listing()
    assert list(listing.entries) == ["real.mp4"]
    assert {refused.path for refused in listing.refused} == {"link.mp4", "away", "pipe.mp4"}
    assert {refused.code for refused in listing.refused} == {"link"}


def test_that_a_file_swapped_for_a_link_after_the_look_is_not_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_bytes(b"other case")
    shipment = tmp_path / "shipment"
    shipment.mkdir()
    (shipment / "a.mp4").write_bytes(b"x")
    source = FolderSource(shipment)
    source.listing()
    (shipment / "a.mp4").unlink()
    (shipment / "a.mp4").symlink_to(secret)
    with pytest.raises(RefusedFileError):
        _read(source, "a.mp4")


def test_that_a_folder_swapped_for_a_link_after_the_look_is_not_followed(tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "a.mp4").write_bytes(b"x")
    shipment = tmp_path / "shipment"
    (shipment / "cam").mkdir(parents=True)
    (shipment / "cam" / "a.mp4").write_bytes(b"x")
    source = FolderSource(shipment)
    source.listing()
    (shipment / "cam").rename(tmp_path / "moved")
    (shipment / "cam").symlink_to(other)
    with pytest.raises(RefusedFileError, match="took its place"):
        _read(source, "cam/a.mp4")


def test_that_a_file_that_grows_while_it_is_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.mp4").write_bytes(b"x")
    source = FolderSource(tmp_path)
    source.listing()
    with pytest.raises(RefusedFileError, match="changed"), source.open("a.mp4") as stream:
        stream.read()
        (tmp_path / "a.mp4").write_bytes(b"xx")


def test_that_a_name_that_is_no_unicode_is_a_row(tmp_path: Path) -> None:
    with open(os.fsencode(tmp_path) + b"/bad\xff.mp4", "wb") as stream:  # noqa: PTH123 - bytes path
        stream.write(b"x")
    listing = FolderSource(tmp_path).listing()
    assert [refused.code for refused in listing.refused] == ["unsafe_path"]


def test_that_one_file_is_a_shipment_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "a.mp4").write_bytes(b"xyz")
    source = open_source(tmp_path / "a.mp4")
    assert list(source.listing().entries) == ["a.mp4"]
    assert _read(source, "a.mp4") == b"xyz"


def test_that_nothing_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError):
        open_source(tmp_path / "absent")


@pytest.mark.parametrize("keep", [0.0, 0.2, 0.6, 0.99])
@pytest.mark.parametrize("name", ["share.zip", "share"])
def test_that_a_zip_that_is_cut_off_is_called_damaged(
    tmp_path: Path, keep: float, name: str
) -> None:
    with zipfile.ZipFile(tmp_path / "whole.zip", "w") as archive:
        archive.writestr("a.mp4", bytes(500))
    data = (tmp_path / "whole.zip").read_bytes()
    (tmp_path / name).write_bytes(data[: max(4, round(len(data) * keep))])
    with pytest.raises(ArchiveError, match="damaged zip"):
        open_source(tmp_path / name).listing()
