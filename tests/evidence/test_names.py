"""File names in a packet: safe everywhere, distinct everywhere."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from nvr_desk.evidence.manifest_lines import unsafe
from nvr_desk.evidence.names import MAX_BYTES, NameTable, safe_name

ANY = st.text(st.characters(codec=None), max_size=300)


@settings(deadline=None)
@given(ANY)
def test_that_any_name_becomes_one_that_the_verifier_accepts(name: str) -> None:
    safe = safe_name(name)
    assert unsafe(f"data/original/{safe}", payload=True) is None
    assert 0 < len(safe.encode()) <= MAX_BYTES + 1
    assert "/" not in safe
    assert safe_name(safe) == safe


@settings(deadline=None)
@given(st.lists(ANY, max_size=8))
def test_that_no_two_files_share_a_path(names: list[str]) -> None:
    table = NameTable()
    paths = [table.take("data/original/1", safe_name(name)) for name in names]
    assert len({path.casefold() for path in paths}) == len(names)


def test_that_harmless_names_stay_as_they_are() -> None:
    for name in ("front_door.mp4", "RingVideo 2026-11-19 (1).MP4", "Türe – außen.mov"):
        assert safe_name(name) == name


def test_that_a_second_of_the_same_name_keeps_its_suffix() -> None:
    table = NameTable()
    assert table.take("d", "a.mp4") == "d/a.mp4"
    assert table.take("d", "A.MP4") == "d/A (2).MP4"
    assert table.take("e", "a.mp4") == "e/a.mp4"
    assert table.take("e", "a") == "e/a"
    assert table.take("e", "a") == "e/a (2)"


def test_that_device_names_and_hidden_files_are_taken_apart() -> None:
    assert safe_name("con.mp4") == "_con.mp4"
    assert safe_name("../../x") == "_._.._x"
    assert safe_name("") == "unnamed"
    assert safe_name("x" * 300 + ".mp4").endswith("x.mp4")
