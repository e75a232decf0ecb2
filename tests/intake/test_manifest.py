"""Manifests from outside: batch.json, CSV, nothing; typed, bounded, one bad line costs one clip."""

from __future__ import annotations

import contextlib
import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nvr_desk.errors import ManifestError
from nvr_desk.intake.bounded_json import parse
from nvr_desk.intake.csv_manifest import csv_clips
from nvr_desk.intake.folder_source import FolderSource
from nvr_desk.intake.listing import Refused
from nvr_desk.intake.manifest import Reading, read
from nvr_desk.intake.manifest_clip import read_clip
from nvr_desk.records.batch import ManifestClip, Responses
from nvr_desk.records.delivery import ConsentScope, ConsentState, TimeSource, Visibility

if TYPE_CHECKING:
    from pathlib import Path

CASE = "26-004417"
DENVER = "America/Denver"


def _reading(folder: Path, case: str = CASE) -> Reading:
    source = FolderSource(folder)
    return read(source, source.listing(), case=case, case_zone=DENVER)


def _write(folder: Path, document: object) -> None:
    (folder / "batch.json").write_text(json.dumps(document))


def _batch(clips: list[Any], **more: object) -> dict[str, Any]:
    return {"format": "nvr-desk/batch", "version": 1, "clips": clips, **more}


def _clip(**raw: object) -> ManifestClip:
    made = read_clip({"file": "a.mp4", **raw}, DENVER)
    assert isinstance(made, ManifestClip)
    return made


def test_that_a_whole_batch_is_read_with_everything_it_says(tmp_path: Path) -> None:
    clip = {
        "file": "front.mp4",
        "sha256": "A" * 64,
        "bytes": 12,
        "item": "26-004417-03",
        "camera": {"alias": "C-014", "lat": 40.76, "lon": -111.89, "heading_deg": -90},
        "recorded": {"start": "2026-11-19T22:14:03", "zone": DENVER, "uncertainty_s": 2},
        "consent": {"id": "c1", "state": "given", "scope": "case"},
        "submitter": {"ref": "R-1"},
        "notes": "porch",
        "shoe_size": 43,
    }
    custody = {"received_by": "Moreno", "received_from": None, "lift": 3}
    _write(tmp_path, _batch([clip], case_number=CASE, custody=custody, planet="Earth"))
    reading = _reading(tmp_path)
    (made,) = reading.manifest.clips
    assert made.camera is not None
    assert made.camera.heading_deg == 270
    assert made.claim is not None
    assert made.claim.start == datetime(2026, 11, 20, 5, 14, 3, tzinfo=UTC)
    assert made.consent is not None
    assert (made.consent.state, made.consent.scope) == (ConsentState.GIVEN, ConsentScope.CASE)
    assert made.sha256 == "a" * 64
    assert made.unknown == {"shoe_size": 43}
    assert reading.manifest.unknown == {"planet": "Earth"}
    assert reading.manifest.custody.received_by == "Moreno"
    assert reading.manifest.custody.medium is None


def test_that_every_optional_key_may_be_null() -> None:
    keys = ["sha256", "bytes", "item", "camera", "recorded", "consent", "submitter", "notes"]
    made = _clip(**dict.fromkeys(keys))
    assert made == ManifestClip("a.mp4")


@pytest.mark.parametrize(
    "raw",
    [
        {"file": 3},
        {},
        "front.mp4",
        {"file": "a.mp4", "sha256": "short"},
        {"file": "a.mp4", "bytes": -1},
        {"file": "a.mp4", "bytes": True},
        {"file": "a.mp4", "camera": {"lat": 91, "lon": 0}},
        {"file": "a.mp4", "recorded": {"start": "yesterday"}},
        {"file": "a.mp4", "camera": {"lat": 40.7}},
        {"file": "a.mp4", "camera": {"alias": "C-1", "lon": -111.9, "lat": None}},
        {"file": "a.mp4", "consent": {"state": "perhaps"}},
        {"file": "a.mp4", "consent": "given"},
    ],
)
def test_that_a_wrong_type_refuses_that_clip_alone(tmp_path: Path, raw: object) -> None:
    _write(tmp_path, _batch([raw, {"file": "good.mp4"}]))
    reading = _reading(tmp_path)
    assert list(reading.clips) == ["good.mp4"]
    assert [refused.code for refused in reading.refused] == ["bad_manifest_entry"]


def test_that_a_manifest_of_another_case_says_both_numbers(tmp_path: Path) -> None:
    _write(tmp_path, _batch([], case_number="25-1"))
    with pytest.raises(ManifestError, match=r"25-1.*26-004417"):
        _reading(tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{",
        '{"format": "nvr-desk/batch", "version": 2, "clips": []}',
        '{"format": "other", "version": 1, "clips": []}',
        '{"format": "nvr-desk/batch", "version": 1}',
        '{"format": "nvr-desk/batch", "version": 1, "clips": {}}',
        '{"format": "nvr-desk/batch", "version": 1, "clips": [], "clips": []}',
        '{"format": "nvr-desk/batch", "version": 1, "clips": [], "x": NaN}',
        '{"format": "nvr-desk/batch", "version": 1, "clips": [], "x": 1e999}',
        '{"format": "nvr-desk/batch", "version": 1, "clips": [], "x": "\\ud800"}',
        "[" * 100_000 + "]" * 100_000,
        '{"format": "nvr-desk/batch", "version": 1, "clips": [], "x": ' + "[" * 40 + "]" * 40 + "}",
        "9" * 10_000,
    ],
)
def test_that_a_broken_manifest_is_refused_with_words(tmp_path: Path, text: str) -> None:
    (tmp_path / "batch.json").write_text(text)
    with pytest.raises(ManifestError, match=r"batch\.json"):
        _reading(tmp_path)


@given(st.binary(max_size=300))
def test_that_no_bytes_break_the_parser(data: bytes) -> None:
    with contextlib.suppress(ManifestError):
        parse(data, "x.json")


_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda children: st.lists(children, max_size=3) | st.dictionaries(st.text(), children),
    max_leaves=6,
)
_keys = st.sampled_from(
    ["file", "sha256", "bytes", "item", "camera", "recorded", "consent", "submitter", "notes"]
)


@given(st.dictionaries(_keys, _json | st.dictionaries(st.sampled_from(["start", "lat"]), _json)))
def test_that_any_json_becomes_a_clip_or_a_refusal(raw: dict[str, Any]) -> None:
    assert isinstance(read_clip(raw, DENVER), ManifestClip | Refused)


def test_that_a_wall_time_without_zone_takes_the_zone_of_the_case() -> None:
    claim = _clip(recorded={"start": "2026-07-01T12:00:00"}).claim
    assert claim is not None
    assert claim.start == datetime(2026, 7, 1, 18, tzinfo=UTC)
    assert "zone of the case America/Denver" in (claim.rule or "")


def test_that_an_offset_makes_an_instant_whatever_the_zone() -> None:
    claim = _clip(recorded={"start": "2026-07-01T12:00:00+02:00", "source": "resident"}).claim
    assert claim is not None
    assert claim.start == datetime(2026, 7, 1, 10, tzinfo=UTC)
    assert claim.source is TimeSource.RESIDENT


def test_that_half_a_coordinate_is_refused_with_its_reason() -> None:
    refused = read_clip({"file": "a.mp4", "camera": {"alias": "C-1", "lat": 40.7}}, DENVER)
    assert isinstance(refused, Refused)
    assert "latitude needs its longitude" in refused.detail


@pytest.mark.parametrize("link", [None, "", "  "])
def test_that_a_public_post_without_its_link_is_no_consent(link: str | None) -> None:
    consent = _clip(consent={"state": "posted", "id": link}).consent
    assert consent is not None
    assert (consent.state, consent.visibility) == (ConsentState.NONE, Visibility.NO_CONSENT)
    assert "no link" in (consent.reason or "")
    linked = _clip(consent={"state": "posted", "id": "https://example.org/p/1"}).consent
    assert linked is not None
    assert linked.visibility is Visibility.SHOWN


def test_that_counts_of_answers_that_cannot_be_are_left_out_and_the_rest_goes_in(
    tmp_path: Path,
) -> None:
    document = _batch([{"file": "a.mp4"}]) | {"responses": {"reached": -1, "shared": 2}}
    _write(tmp_path, document)
    reading = _reading(tmp_path)
    assert list(reading.clips) == ["a.mp4"]
    assert reading.manifest.responses == Responses()
    (told,) = reading.refused
    assert (told.path, told.code) == ("batch.json#responses", "bad_responses")
    assert "-1" in told.detail


def test_that_the_repeated_hour_widens_the_manifests_own_doubt() -> None:
    recorded = {"start": "2025-11-02T01:30:00", "zone": DENVER, "uncertainty_s": 2}
    claim = _clip(recorded=recorded).claim
    assert claim is not None
    assert claim.uncertainty_s == 3602
    assert "twice" in (claim.rule or "")


def test_that_a_zone_nobody_knows_is_said() -> None:
    claim = _clip(recorded={"start": "2025-11-02T01:30:00", "zone": "Mars/Olympus"}).claim
    assert claim is not None
    assert "not known" in (claim.rule or "")
    assert (claim.uncertainty_s or 0) >= 14 * 3600


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_that_a_csv_says_the_same_as_json(tmp_path: Path, delimiter: str, mark: str) -> None:
    header = [
        "File",
        "bytes",
        "camera.alias",
        "lat",
        "lon",
        "start",
        "zone",
        "consent",
        "submitter",
    ]
    cells = ["a.mp4", "3", '"Porch"', "40.7", "-111.9", "2026-11-19T22:14:03", DENVER, "Given", "R"]
    text = mark + delimiter.join(header) + "\r\n" + delimiter.join(cells) + "\r\n\r\n"
    (tmp_path / "list.csv").write_bytes(text.encode())
    reading = _reading(tmp_path)
    (made,) = reading.manifest.clips
    assert reading.manifest.kind == "csv"
    assert (made.path, made.bytes, made.submitter) == ("a.mp4", 3, "R")
    assert made.camera is not None
    assert (made.camera.alias, made.camera.lat) == ("Porch", 40.7)
    assert made.consent is not None
    assert made.consent.state is ConsentState.GIVEN
    assert made.claim is not None
    assert made.claim.start == datetime(2026, 11, 20, 5, 14, 3, tzinfo=UTC)


def test_that_a_wrong_cell_refuses_that_line_alone(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(
        "file,bytes,lat,lon\na.mp4,many,1,1\nb.mp4,3,nan,1\nc.mp4,3,1,1"
    )
    reading = _reading(tmp_path)
    assert list(reading.clips) == ["c.mp4"]
    assert {refused.path for refused in reading.refused} == {"a.mp4", "b.mp4"}


def test_that_two_possible_csv_manifests_are_not_guessed_between(tmp_path: Path) -> None:
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_text("file\nx.mp4\n")
    with pytest.raises(ManifestError, match="2 CSV files"):
        _reading(tmp_path)


def test_that_another_csv_is_no_manifest(tmp_path: Path) -> None:
    (tmp_path / "motion.csv").write_text("when,what\n1,cat\n")
    assert _reading(tmp_path).manifest.kind == "bare"


@given(st.binary(max_size=200))
def test_that_no_csv_breaks_the_reader(data: bytes) -> None:
    try:
        for raw in csv_clips(b"file,bytes,lat\n" + data, "x.csv"):
            read_clip(raw, DENVER)
    except ManifestError:
        pass


def test_that_a_manifest_inside_the_one_folder_of_a_shipment_is_found(tmp_path: Path) -> None:
    inner = tmp_path / "share"
    inner.mkdir()
    (inner / "a.mp4").write_bytes(b"x")
    (inner / "batch.json").write_text(json.dumps(_batch([{"file": "a.mp4"}])))
    reading = _reading(tmp_path)
    assert reading.path == "share/batch.json"
    assert list(reading.clips) == ["share/a.mp4"]


def test_that_the_second_line_for_a_file_is_refused(tmp_path: Path) -> None:
    _write(tmp_path, _batch([{"file": "a.mp4", "item": "1"}, {"file": "a.mp4", "item": "2"}]))
    reading = _reading(tmp_path)
    assert reading.clips["a.mp4"].item == "1"
    assert [refused.code for refused in reading.refused] == ["duplicate_entry"]
