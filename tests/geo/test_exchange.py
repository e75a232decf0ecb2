from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nvr_desk.errors import ForeignDataError, UsageError
from nvr_desk.geo import bounds, exchange, geojson
from nvr_desk.geo.bounds import MapFileError
from nvr_desk.records.place import Feature, Shape

WHEN = datetime(2026, 11, 19, 22, 14, 3, tzinfo=UTC)
OUTER = ((40.0, -112.0), (40.0, -111.0), (41.0, -111.0), (41.0, -112.0))
HOLE = ((40.4, -111.6), (40.4, -111.4), (40.6, -111.5))
EVERY = (
    Feature(Shape.POINT, (((OUTER[0],),),), "Incident", "what happened", WHEN, 250.0),
    Feature(Shape.LINE, ((OUTER,), (HOLE,)), "Ways"),
    Feature(Shape.AREA, ((OUTER, HOLE), (HOLE,)), "Areas"),
)

lat = st.floats(-90, 90).map(lambda n: round(n, 7))
lon = st.floats(-180, 179.9999999).map(lambda n: round(n, 7))
line = st.lists(st.tuples(lat, lon), min_size=2, max_size=6, unique=True).map(tuple)
closed = st.lists(st.tuples(lat, lon), min_size=3, max_size=6, unique=True).map(tuple)
words = st.text(max_size=40).map(lambda text: bounds.plain(text, 200))
features = st.one_of(
    st.builds(
        Feature,
        st.just(Shape.POINT),
        st.tuples(st.tuples(line.map(lambda spots: spots[:1]))),
        words,
        words,
    ),
    st.builds(
        Feature, st.just(Shape.LINE), st.lists(st.tuples(line), min_size=1, max_size=3).map(tuple),
        words, words,
    ),
    st.builds(
        Feature,
        st.just(Shape.AREA),
        st.lists(
            st.lists(closed, min_size=1, max_size=3).map(tuple), min_size=1, max_size=3
        ).map(tuple),
        words, words,
    ),
)  # fmt: skip


def round_trip(found: tuple[Feature, ...], form: str) -> tuple[Feature, ...]:
    return exchange.read(exchange.write(found, form, {"title": "t"}).encode(), form).features


def test_that_geojson_comes_back_as_it_went() -> None:
    assert round_trip(EVERY, "geojson") == EVERY


def test_that_kml_comes_back_as_it_went_with_each_part_by_itself() -> None:
    point, first, second, area, last = round_trip(EVERY, "kml")
    assert point == EVERY[0]
    assert (first.parts, second.parts) == (((OUTER,),), ((HOLE,),))
    assert (area.parts, last.parts) == (((OUTER, HOLE),), ((HOLE,),))


def test_that_gpx_carries_points_and_tracks_and_areas_as_closed_tracks() -> None:
    point, way, area = round_trip(EVERY, "gpx")
    assert (point.name, point.at, point.parts) == ("Incident", WHEN, EVERY[0].parts)
    assert way.parts == EVERY[1].parts
    assert area.shape is Shape.LINE
    assert area.parts[0] == ((*OUTER, OUTER[0]),)


@given(found=st.lists(features, min_size=1, max_size=4).map(tuple))
@settings(max_examples=60, deadline=None)
def test_that_whatever_is_written_is_read_again(found: tuple[Feature, ...]) -> None:
    assert round_trip(found, "geojson") == found
    names = {each.name for each in found}
    for form in ("kml", "gpx"):
        assert {each.name for each in round_trip(found, form)} == names


@given(data=st.binary(max_size=400), form=st.sampled_from(exchange.FORMATS))
@settings(max_examples=200, deadline=None)
def test_that_rubbish_ends_in_words(data: bytes, form: str) -> None:
    with pytest.raises(ForeignDataError):
        exchange.read(data, form)


@given(
    form=st.sampled_from(exchange.FORMATS),
    at=st.integers(0, 10_000),
    put=st.binary(min_size=1, max_size=6),
    cut=st.integers(0, 30),
)
@settings(max_examples=300, deadline=None)
def test_that_a_damaged_file_is_read_or_refused_and_nothing_else(
    form: str, at: int, put: bytes, cut: int
) -> None:
    whole = exchange.write(EVERY, form, {"title": "t"}).encode()
    at %= len(whole)
    try:
        found = exchange.read(whole[:at] + put + whole[at + cut :], form)
    except ForeignDataError:
        return
    assert all(-90 <= a <= 90 for f in found.features for p in f.parts for one in p for a, _ in one)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                ["type", "features", "geometry", "coordinates", "properties", "geometries", "name"]
            ),
            inner
            | st.sampled_from(["Feature", "FeatureCollection", "Polygon", "Point", "MultiPoint"]),
            max_size=5,
        )
    ),
    max_leaves=20,
)


@given(value=json_values)
@settings(max_examples=300, deadline=None)
def test_that_json_of_any_shape_is_read_or_refused(value: object) -> None:
    try:
        exchange.read(json.dumps(value).encode(), "geojson")
    except ForeignDataError:
        return


HOSTILE_XML = {
    "entities": '<!DOCTYPE kml [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
    "<kml><Placemark><name>&b;</name></Placemark></kml>",
    "outside": '<!DOCTYPE kml [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    "<kml><Placemark><name>&x;</name></Placemark></kml>",
    "type": '<!DOCTYPE kml SYSTEM "http://example.org/kml.dtd"><kml/>',
    "parameter": '<!DOCTYPE kml [<!ENTITY % p SYSTEM "http://example.org/x">%p;]><kml/>',
    "undefined": "<kml><Placemark><name>&whatever;</name></Placemark></kml>",
}


@pytest.mark.parametrize("name", HOSTILE_XML)
@pytest.mark.parametrize("form", ["kml", "gpx"])
def test_that_no_document_type_and_no_entity_is_read(name: str, form: str) -> None:
    with pytest.raises(MapFileError):
        exchange.read(HOSTILE_XML[name].replace("kml", form).encode(), form)


def test_that_depth_and_number_are_bounded() -> None:
    deep = "<a>" * 5000 + "</a>" * 5000
    with pytest.raises(MapFileError, match="deeper"):
        exchange.read(deep.encode(), "kml")
    with pytest.raises(MapFileError):
        exchange.read(b"[" * 200_000, "geojson")
    nested: dict[str, object] = {"type": "Point", "coordinates": [0, 0]}
    for _ in range(100):
        nested = {"type": "GeometryCollection", "geometries": [nested]}
    with pytest.raises(MapFileError, match="without end"):
        exchange.read(json.dumps(nested).encode(), "geojson")
    many = {
        "type": "FeatureCollection",
        "features": [
            {"type": "Feature", "geometry": {"type": "Point", "coordinates": [0, 0]}}
        ] * (bounds.MAX_FEATURES + 1),
    }  # fmt: skip
    with pytest.raises(MapFileError, match="more than"):
        exchange.read(json.dumps(many).encode(), "geojson")


@pytest.mark.parametrize(
    "spot",
    ["[1e999, 0]", "[NaN, 0]", "[0, 91]", '["0", "0"]', "[true, 0]", "[0]", f"[1{'0' * 400}, 0]"],
)
def test_that_no_place_is_none(spot: str) -> None:
    with pytest.raises(MapFileError):
        exchange.read(f'{{"type": "Point", "coordinates": {spot}}}'.encode(), "geojson")


def test_that_a_place_beyond_the_antimeridian_comes_back_round() -> None:
    (found,) = exchange.read(b'{"type": "Point", "coordinates": [190, 5]}', "geojson").features
    assert found.parts == ((((5.0, -170.0),),),)


def test_that_written_words_are_never_markup() -> None:
    bad = "<script>alert(1)</script>&\"']]>"
    made = (Feature(Shape.POINT, (((OUTER[0],),),), bad, bad),)
    text = exchange.write(made, "kml", {"title": bad})
    assert "<script>" not in text
    assert "&amp;lt;script" in text, "viewers read a description as HTML"
    (back,) = exchange.read(text.encode(), "kml").features
    assert back.name == bad
    assert "<script>" not in exchange.write(made, "gpx", {"title": bad})


def test_that_controls_and_overrides_of_direction_are_dropped_from_names() -> None:
    text = json.dumps(
        {
            "type": "Feature",
            "properties": {"name": "a\x1b[31m\u202eb\n c"},
            "geometry": {"type": "Point", "coordinates": [0, 0]},
        }
    )
    assert exchange.read(text.encode(), "geojson").features[0].name == "a[31mb c"


def test_that_a_format_is_known_by_its_name_and_others_are_refused() -> None:
    assert exchange.format_of("A.KML") == "kml"
    assert exchange.format_of("x.json") == "geojson"
    for name in ("x.shp", "x"):
        with pytest.raises(UsageError):
            exchange.format_of(name)
    with pytest.raises(MapFileError, match="KMZ"):
        exchange.read(b"PK\x03\x04rest", "kml")


def test_that_what_we_write_is_read_line_by_line_and_says_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    many = tuple(
        Feature(Shape.LINE, ((((40.0, float(n % 90)), (41.0, float(n % 90))),),), f"line {n}")
        for n in range(300)
    )
    text = geojson.write(many, {"case": "26-1"})
    whole = geojson.read(text.encode())
    longest: list[int] = []
    loads = json.loads

    def measured(given: str, **more: object) -> object:
        longest.append(len(given))
        return loads(given, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(json, "loads", measured)
    assert geojson.read_lines(text) == whole
    assert len(longest) == 300
    assert max(longest) < 200


@pytest.mark.parametrize(
    "text",
    [
        '{"type": "FeatureCollection", "features": [\n{"type": "Feature"\n]}\n',
        '{"type": "FeatureCollection", "features": [\n{"type": "Feature", "geometry": NaN}\n]}\n',
        '{"type": "FeatureCollection", "features": [\n[]\n]}\n',
        "",
        "\n\n",
        "]}",
    ],
)
def test_that_damaged_lines_are_refused(text: str) -> None:
    with pytest.raises(MapFileError):
        geojson.read_lines(text)


def test_that_what_others_wrote_is_read_whole() -> None:
    point = '{"type": "Point", "coordinates": [1, 2]}'
    assert geojson.read_lines(point).features[0].parts == ((((2.0, 1.0),),),)
