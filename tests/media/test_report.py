"""A survey survives its way to the parent; nonsense does not."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nvr_desk.errors import WorkerDiedError
from nvr_desk.media import report
from nvr_desk.media.survey import survey
from nvr_desk.records.media import MediaState, Survey

from tests.footage_maker import Footage, make

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_ANY = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9) | st.binary()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Survey:
    path: Path = tmp_path_factory.mktemp("clip") / "clip.mp4"
    make(path, Footage(frames=20, rotation=90, sound=True))
    descriptor = os.open(path, os.O_RDONLY)
    found = survey(descriptor, lambda _done, _promised: None)
    os.close(descriptor)
    return found


def test_that_a_survey_arrives_whole(made: Survey) -> None:
    found = report.unpack(*report.pack(made))
    assert found.facts == made.facts
    assert np.array_equal(found.pts, made.pts)
    assert (found.state, found.reason) == (made.state, made.reason)
    assert found.poster == made.poster
    assert found.strip == made.strip


def test_that_a_verdict_without_facts_arrives() -> None:
    found = report.unpack(*report.pack(report.verdict_only(MediaState.BAD, "why")))
    assert (found.state, found.reason, found.facts, len(found.pts)) == (
        MediaState.BAD,
        "why",
        None,
        0,
    )


@pytest.fixture(scope="module")
def again(made: Survey) -> Callable[[], tuple[dict[str, Any], bytes]]:
    """Packs the survey anew; hypothesis would print the survey itself at length."""
    return lambda: report.pack(made)


@settings(max_examples=200, suppress_health_check=list(HealthCheck))
@given(
    inner=st.booleans(), place=st.integers(0, 40), value=_ANY, kept=st.sampled_from([0, 40, 10**9])
)
def test_that_a_lying_report_is_refused_or_believable(
    again: Callable[[], tuple[dict[str, Any], bytes]],
    *,
    inner: bool,
    place: int,
    value: object,
    kept: int,
) -> None:
    body, blob = again()
    target: dict[str, Any] = body["facts"] if inner else body
    names = sorted(target)
    target[names[place % len(names)]] = value
    try:
        found = report.unpack(body, blob[:kept])
    except WorkerDiedError:
        return
    assert isinstance(found.state, MediaState)
    assert np.all(np.diff(found.pts) >= 0)
    if found.facts is not None:
        assert found.facts.time_base > 0
        assert np.isfinite([found.facts.start_s, found.facts.duration_s]).all()
        assert all(word.isprintable() for word in found.facts.tags.values())


def test_that_times_that_run_backwards_are_refused(made: Survey) -> None:
    body, blob = report.pack(made)
    backwards = made.pts[::-1].astype("<i8").tobytes() + blob[made.pts.nbytes :]
    with pytest.raises(WorkerDiedError):
        report.unpack(body, backwards)
