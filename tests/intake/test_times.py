"""Time claims: whose word counts, by which rule, and how sure it is."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nvr_desk.intake.manifest_time import manifest_claim
from nvr_desk.intake.time_rules import NAME_RULES
from nvr_desk.intake.times import TimeHints, claim_from, container_claim, name_claim
from nvr_desk.intake.wall_time import WallTime, place
from nvr_desk.records.delivery import TimeClaim, TimeSource
from nvr_desk.records.media import Reading
from nvr_desk.timecode import utc_text, zone_named

from tests.fakes.stocked import facts

if TYPE_CHECKING:
    from nvr_desk.records.media import MediaFacts

DENVER = "America/Denver"
RECEIVED = datetime(2026, 11, 20, tzinfo=UTC)
HINTS = TimeHints(zone=DENVER, received=RECEIVED)
EVENING = datetime(2025, 11, 15, 5, 14, 3, tzinfo=UTC)
"""14 November 2025, 22:14:03 in Denver."""


@pytest.mark.parametrize(
    ("path", "maker"),
    [
        ("Ring_FrontDoor_20251114_221403.mp4", "Ring"),
        ("RingVideo_20251114_221403.mp4", "Ring"),
        ("Ring Front Door 2025-11-14 22-14-03.mp4", "Ring"),
        ("nest-driveway-2025-11-14-22-14-03.mp4", "Nest"),
        ("clip-2025-11-14-22-14-03.mp4", "Nest"),
        ("Nest_Cam_20251114_221403.mp4", "Nest"),
        ("arlo-front-20251114_221403.mp4", "Arlo"),
        ("T8410P4223190A1C_20251114221403.mp4", "Eufy"),
        ("eufy_20251114_221403.mp4", "Eufy"),
        ("RecM01_20251114_221403_221452_6D28818_1A5F4B.mp4", "Reolink"),
        ("RecS02_DST20251114_221403_221452_6D28818.mp4", "Reolink"),
        ("Garage_00_20251114221403.mp4", "Reolink"),
        ("Front_01_20251114221403.mkv", "Reolink"),
        ("Front_00_20251114221403_vehicle.mp4", "Reolink"),
        ("NVR_ch2_main_20251114221403_20251114221500.dav", "Dahua"),
        ("sd/2025-11-14/001/dav/22/22.14.03-22.14.40[M][0@0][0].dav", "Dahua"),
        ("ch01_20251114221403.mp4", "Hikvision"),
        ("192.168.1.64_01_20251114221403123_1.mp4", "Hikvision"),
        ("Camera01_lobby_20251114221403_20251114221500.mp4", "Hikvision"),
        ("VID_20251114_221403.mp4", "Android"),
        ("20251114_221403.mp4", "Samsung"),
        ("20251114_221403(0).mp4", "Samsung"),
        ("export 2025-11-14 22.14.03.avi", "unknown maker"),
        ("gate-20251114T221403.mkv", "unknown maker"),
    ],
)
def test_that_a_makers_file_name_is_read_as_local_time(path: str, maker: str) -> None:
    claim = name_claim(path, HINTS)
    assert claim is not None
    assert claim.start is not None
    assert abs(claim.start - EVENING) < timedelta(seconds=1)
    assert (claim.rule or "").startswith(f"{maker} file name")
    assert "America/Denver" in (claim.rule or "")
    assert claim.source is TimeSource.FILE_NAME
    assert claim.as_written == path.rsplit("/", 1)[-1]


@pytest.mark.parametrize(
    ("path", "start"),
    [
        ("1763183643000.mp4", datetime(2025, 11, 15, 5, 14, 3, tzinfo=UTC)),
        ("PXL_20251115_051403123.mp4", datetime(2025, 11, 15, 5, 14, 3, 123000, tzinfo=UTC)),
        ("nest-2025-11-15T05-14-03Z.mp4", datetime(2025, 11, 15, 5, 14, 3, tzinfo=UTC)),
        ("RPReplay_Final1763183643.mp4", datetime(2025, 11, 15, 5, 14, 3, tzinfo=UTC)),
    ],
)
def test_that_names_in_utc_ignore_the_zone(path: str, start: datetime) -> None:
    claim = name_claim(path, HINTS)
    assert claim is not None
    assert claim.start == start


@pytest.mark.parametrize(
    "path",
    [
        "IMG_4711.MOV",
        "video.mp4",
        "20251399_221403.mp4",
        "Ring_20250230_120000.mp4",
        "hiv00012.mp4",
        "ch0001_00000000123000000.mp4",
        "VID_20991114_221403.mp4",
    ],
)
def test_that_a_name_without_a_believable_time_claims_nothing(path: str) -> None:
    assert name_claim(path, HINTS) is None


def test_that_a_messenger_gives_the_day_only() -> None:
    claim = name_claim("VID-20251114-WA0003.mp4", HINTS)
    assert claim is not None
    assert (claim.uncertainty_s or 0) >= 43_200
    assert "message" in (claim.rule or "")


def test_that_a_name_without_zone_is_uncertain_by_the_whole_day() -> None:
    claim = name_claim("Ring_FrontDoor_20251114_221403.mp4", TimeHints(received=RECEIVED))
    assert claim is not None
    assert claim.zone is None
    assert (claim.uncertainty_s or 0) >= 14 * 3600
    assert "zone unknown" in (claim.rule or "")


def test_that_the_manifest_wins_over_container_and_name() -> None:
    said = TimeClaim(EVENING, DENVER, 2.0, TimeSource.RESIDENT, "manifest", "…")
    found = facts(created="2025-11-10T00:00:00Z")
    assert claim_from(said, "Ring_20251101_000000.mp4", found, HINTS) is said


def test_that_the_container_wins_over_the_name_and_tells_of_the_difference() -> None:
    claim = claim_from(
        None, "VID_20251114_221403.mp4", facts(created="2025-11-15T06:14:03Z"), HINTS
    )
    assert claim.source is TimeSource.CONTAINER
    assert claim.start == EVENING + timedelta(hours=1)
    assert (claim.uncertainty_s or 0) >= 3600
    assert "file name says 2025-11-15 05:14:03" in (claim.rule or "")


def test_that_a_container_that_agrees_with_the_name_stays_as_sure_as_it_was() -> None:
    claim = claim_from(
        None, "VID_20251114_221403.mp4", facts(created="2025-11-15T05:14:05Z"), HINTS
    )
    assert (claim.uncertainty_s or 0) < 20


@pytest.mark.parametrize(
    "created", ["1904-01-01T00:00:00Z", "1970-01-01T00:00:00Z", "2031-01-01T00:00:00Z", "soon"]
)
def test_that_an_unbelievable_container_time_is_no_claim(created: str) -> None:
    claim = claim_from(None, "video.mp4", facts(created=created), HINTS)
    assert claim.start is None
    assert "not believable" in (claim.rule or "")


def test_that_an_iphones_own_tag_is_better_than_creation_time() -> None:
    found = facts(
        created="2025-11-16T00:00:00Z",
        tags={"com.apple.quicktime.creationdate": "2025-11-14T22:14:03-0700"},
    )
    claim = container_claim(found, HINTS)
    assert claim is not None
    assert claim.start == EVENING
    assert (claim.uncertainty_s or 0) <= 5


def test_that_nothing_known_stays_unknown_and_arrival_is_no_claim() -> None:
    claim = claim_from(None, "video.mp4", facts(), HINTS)
    assert claim.start is None
    assert claim.source is TimeSource.UNKNOWN
    assert "unknown" in (claim.rule or "")


@pytest.mark.parametrize(
    "name", ["localtime", "posixrules", "Factory", "EST", "posix/America/Denver", "right/UTC", ""]
)
def test_that_only_names_of_places_are_zones(name: str) -> None:
    assert zone_named(name) is None
    placed = place(WallTime(datetime(2025, 7, 1, 12), name))  # noqa: DTZ001
    assert placed.spread_s == 14 * 3600


@pytest.mark.parametrize("name", ["UTC", "Etc/GMT+7", "America/Denver", "America/Indiana/Knox"])
def test_that_a_named_place_is_a_zone(name: str) -> None:
    assert zone_named(name) is not None


def test_that_a_year_is_written_with_four_digits() -> None:
    assert utc_text(datetime(1, 1, 1, tzinfo=UTC)) == "0001-01-01T00:00:00.000000Z"


@pytest.mark.parametrize(
    "start", ["0001-01-01T00:00:00+14:00", "0001-01-01T00:00:00", "9999-12-31T23:59:59-12:00"]
)
def test_that_a_year_that_cannot_be_claims_nothing_and_says_so(start: str) -> None:
    said = manifest_claim({"start": start, "zone": DENVER}, None)
    assert said is not None
    assert said.start is None
    claim = claim_from(said, "20251114_221403.mp4", None, HINTS)
    assert claim.source is TimeSource.FILE_NAME
    assert start in (claim.rule or "")
    assert "not believable" in (claim_from(said, "a.mp4", None, HINTS).rule or "")


@pytest.mark.parametrize("start", ["2026-11-19", "20261119", "2026-W47-4"])
@pytest.mark.parametrize("own", [None, 2.0, 200_000.0])
def test_that_a_day_without_an_hour_is_a_day_uncertain(start: str, own: float | None) -> None:
    claim = manifest_claim({"start": start, "zone": DENVER, "uncertainty_s": own}, None)
    assert claim is not None
    assert claim.start == datetime(2026, 11, 19, 19, tzinfo=UTC)
    assert claim.uncertainty_s == max(86_400.0, own or 0.0)
    assert "the day only" in (claim.rule or "")


def test_that_the_hour_that_comes_twice_is_said() -> None:
    placed = place(WallTime(datetime(2025, 11, 2, 1, 30), DENVER))  # noqa: DTZ001
    assert placed.instant == datetime(2025, 11, 2, 7, 30, tzinfo=UTC)
    assert placed.spread_s == 3600
    assert "twice" in placed.note


def test_that_the_hour_that_never_comes_is_said() -> None:
    placed = place(WallTime(datetime(2025, 3, 9, 2, 30), DENVER))  # noqa: DTZ001
    assert placed.spread_s == 3600
    assert "never came" in placed.note


@given(
    st.datetimes(datetime(2001, 1, 1), datetime(2035, 1, 1)),  # noqa: DTZ001
    st.sampled_from(["America/Denver", "America/Los_Angeles", "Australia/Lord_Howe", "UTC"]),
)
def test_that_a_placed_wall_time_shows_the_same_wall_unless_it_says_otherwise(
    wall: datetime, zone: str
) -> None:
    placed = place(WallTime(wall, zone))
    shown = placed.instant.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    assert shown == wall or "never came" in placed.note


@given(st.text(max_size=300))
def test_that_no_name_breaks_the_rules(name: str) -> None:
    claim = name_claim(name, HINTS)
    assert claim is None or claim.start is not None


@pytest.mark.parametrize("rule", NAME_RULES, ids=lambda rule: rule.pattern.pattern[:40])
@pytest.mark.parametrize(
    "evil", ["Ring_" + "-" * 100_000, "2" * 100_000, "2025-11-14/" + "a/" * 50_000, "_20" * 33_000]
)
def test_that_no_rule_takes_long_over_an_evil_name(rule: object, evil: str) -> None:
    began = time.thread_time()  # waiting for a loaded machine does not count
    rule.pattern.search(evil)  # type: ignore[attr-defined]
    assert time.thread_time() - began < 0.5


def recorded_at(wall: datetime, seconds: float = 40.0) -> MediaFacts:
    """What a survey finds in a recorder's own frames: its wall clock, read as if it were UTC."""
    return facts(seconds, container="dhav", start_s=wall.replace(tzinfo=UTC).timestamp())


def test_that_a_recorders_own_clock_is_read_where_the_recorder_hangs() -> None:
    claim = claim_from(None, "export.dav", recorded_at(datetime(2025, 11, 14, 22, 14, 3)), HINTS)  # noqa: DTZ001
    assert claim.start == EVENING
    assert (claim.source, claim.uncertainty_s) == (TimeSource.CONTAINER, 30.0)
    assert "recorder's own clock" in (claim.rule or "")
    assert DENVER in (claim.rule or "")


def test_that_a_recorder_whose_clock_nobody_set_claims_nothing() -> None:
    claim = claim_from(None, "export.dav", recorded_at(datetime(1970, 1, 1)), HINTS)  # noqa: DTZ001
    assert claim.start is None
    assert "not believable" in (claim.rule or "")


@pytest.mark.parametrize(
    ("reading", "wider"),
    [
        (Reading(demuxer="h264", forced=True, counted_fps=25.0, stated=True), 5.0),
        (Reading(demuxer="mjpeg", forced=True, counted_fps=25.0), 100.0),
        (Reading(demuxer="mpeg", breaks=1), 100.0),
        (Reading(demuxer="dhav", forced=True, skipped=777), 0.0),
    ],
)
def test_that_times_that_were_put_together_are_as_much_less_certain_and_say_so(
    reading: Reading, wider: float
) -> None:
    path = "VID_20251114_221403.mp4"
    plain = claim_from(None, path, facts(100.0), HINTS)
    built = claim_from(None, path, facts(100.0, reading=reading), HINTS)
    assert built.start == plain.start
    assert built.uncertainty_s == (plain.uncertainty_s or 0.0) + wider
    assert ("put together" in (built.rule or "")) == (wider > 0)
