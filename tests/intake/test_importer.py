"""The importer over a real store, vault and log; only the decoders are a fake."""

from __future__ import annotations

import json
import threading
import zipfile
from dataclasses import replace
from fractions import Fraction
from typing import IO, TYPE_CHECKING, Any

import numpy as np
import pytest

from nvr_desk.digest import sha256_bytes
from nvr_desk.errors import JobCancelledError, ManifestError, MediaError, NoSpaceError
from nvr_desk.intake.importer import Importer, IngestRequest
from nvr_desk.intake.listing import Limits
from nvr_desk.intake.pictures import drop_withdrawn_pictures
from nvr_desk.intake.shelf import SurveyShelf
from nvr_desk.records.delivery import ConsentState, TimeSource, Visibility
from nvr_desk.records.media import MediaState, Reading
from nvr_desk.store import batches, cases, clips, deliveries

from tests.fakes.pools import BrokenPool, EndlessPool, SlowPool, SpoonPool
from tests.fakes.stocked import CASE, START, Act, SteppedClock, Stocked, draft

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from nvr_desk.records.batch import IngestReport
    from nvr_desk.records.delivery import Delivery, Refusal
    from nvr_desk.store.vault import Taken

MP4 = b"\0\0\0\x18ftypisom"


class Bench:
    """A workspace, a fake pool, and a shipment folder to fill."""

    def __init__(self, folder: Path) -> None:
        self.stocked = Stocked(folder / "workspace", SteppedClock())
        self.pool: SpoonPool = SpoonPool()
        self.shipment = folder / "shipment"
        self.shipment.mkdir()
        self.act = Act()

    def put(self, path: str, data: bytes) -> bytes:
        target = self.shipment / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        return data

    def batch(self, clips: list[dict[str, Any]], **more: object) -> None:
        document = {"format": "nvr-desk/batch", "version": 1, "clips": clips, **more}
        self.put("batch.json", json.dumps(document).encode())

    def ingest(self, *, statement: str | None = None, limits: Limits | None = None) -> IngestReport:
        store = self.stocked.store
        with store.read() as db:
            case = replace(cases.get(db, CASE), zone="America/Denver")
        importer = Importer(store, self.stocked.vault, self.pool, self.stocked.clock)
        request = IngestRequest(
            path=self.shipment,
            case=case,
            user="ana",
            received=START,
            statement=statement,
            limits=limits or Limits(),
        )
        return importer.run(request, self.act)

    def deliveries(self) -> dict[str, Delivery]:
        with self.stocked.store.read() as db:
            return {row.delivery.path: row.delivery for row in deliveries.rows(db, CASE)}

    def refusals(self) -> dict[str, Refusal]:
        with self.stocked.store.read() as db:
            return {row.path: row for row in batches.refusals_of_case(db, CASE)}


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    made = Bench(tmp_path)
    yield made
    made.stocked.store.close()


def test_that_a_bare_folder_is_taken_in_and_hidden_until_somebody_consents(bench: Bench) -> None:
    data = bench.put("cam/Ring_Door_20251114_221403.mp4", MP4 + b"one")
    report = bench.ingest()
    (made,) = bench.deliveries().values()
    assert (report.accepted, report.new, report.refused) == (1, 1, 0)
    assert made.sha256 == sha256_bytes(data)
    assert made.visibility is Visibility.NO_CONSENT
    assert made.claim.source is TimeSource.FILE_NAME
    assert "Ring" in (made.claim.rule or "")
    assert bench.stocked.vault.has(made.sha256)


def test_that_the_same_shipment_again_changes_nothing_and_decodes_nothing(bench: Bench) -> None:
    bench.put("a.mp4", MP4 + b"a")
    bench.put("notes.txt", b"hello")
    first = bench.ingest()
    again = bench.ingest()
    assert again.batch.sha256 == first.batch.sha256
    assert (again.accepted, again.new, again.refused) == (1, 0, 1)
    assert bench.pool.asked == ["a.mp4"]
    assert len(bench.deliveries()) == 1
    assert len(bench.refusals()) == 1


def test_that_a_changed_shipment_is_a_new_batch(bench: Bench) -> None:
    bench.put("a.mp4", MP4 + b"a")
    first = bench.ingest()
    bench.put("a.mp4", MP4 + b"b")
    assert bench.ingest().batch.sha256 != first.batch.sha256


def test_that_each_difference_to_the_manifest_is_a_row_and_the_rest_goes_in(bench: Bench) -> None:
    good = bench.put("good.mp4", MP4 + b"good")
    bench.put("wrong_hash.mp4", MP4 + b"x")
    bench.put("wrong_size.mp4", MP4 + b"y")
    bench.put("extra.mp4", MP4 + b"z")
    bench.put("wrong_type.mp4", MP4 + b"t")
    bench.batch(
        [
            {"file": "good.mp4", "sha256": sha256_bytes(good), "bytes": len(good)},
            {"file": "wrong_hash.mp4", "sha256": "0" * 64},
            {"file": "wrong_size.mp4", "bytes": 1},
            {"file": "absent.mp4"},
            {"file": "wrong_type.mp4", "camera": {"lat": "north"}},
            {"file": "../outside.mp4"},
        ]
    )
    report = bench.ingest()
    codes = {path: row.code for path, row in bench.refusals().items()}
    assert set(bench.deliveries()) == {"good.mp4"}
    assert codes == {
        "wrong_hash.mp4": "hash_mismatch",
        "wrong_size.mp4": "size_mismatch",
        "absent.mp4": "missing",
        "extra.mp4": "extra",
        "wrong_type.mp4": "bad_manifest_entry",
        "../outside.mp4": "unsafe_path",
    }
    assert report.refused == len(codes)
    kept = bench.refusals()["wrong_hash.mp4"].sha256
    assert kept is not None
    assert bench.stocked.vault.has(kept)


def test_that_a_batch_of_another_case_is_refused_whole(bench: Bench) -> None:
    bench.put("a.mp4", MP4)
    bench.batch([{"file": "a.mp4"}], case_number="25-999999")
    with pytest.raises(ManifestError, match="25-999999"):
        bench.ingest()
    assert bench.deliveries() == {}
    assert list(bench.stocked.vault.all()) == []


def test_that_a_clip_withdrawn_before_arrival_is_kept_without_a_picture(bench: Bench) -> None:
    bench.put("a.mp4", MP4 + b"a")
    bench.batch([{"file": "a.mp4", "consent": {"state": "withdrawn"}}])
    bench.ingest()
    (made,) = bench.deliveries().values()
    assert made.visibility is Visibility.WITHDRAWN
    assert bench.stocked.vault.has(made.sha256)
    assert not bench.stocked.store.paths.poster(made.sha256).exists()


def test_that_withdrawn_bytes_come_back_held_and_without_a_picture(bench: Bench) -> None:
    data = MP4 + b"a"
    bench.put("a.mp4", data)
    bench.batch([{"file": "a.mp4", "consent": {"state": "given"}}])
    bench.ingest()
    (first,) = bench.deliveries().values()
    bench.stocked.withdraw(first.id)
    paths = bench.stocked.store.paths
    with bench.stocked.store.read() as db:
        assert drop_withdrawn_pictures(paths, db, first.sha256)
    bench.put("b.mp4", data)
    (bench.shipment / "a.mp4").unlink()
    bench.batch([{"file": "b.mp4", "consent": {"state": "given"}}])
    bench.ingest(statement="he agreed again")
    made = bench.deliveries()["b.mp4"]
    assert made.visibility is Visibility.HELD
    assert made.consent.reason == "these bytes were withdrawn in this case"
    assert not paths.poster(made.sha256).exists()
    assert not paths.strip(made.sha256).exists()
    assert any(part[1].get("reason") == made.consent.reason for part in bench.act.parts)
    with bench.stocked.store.unit() as tx:
        released = replace(made.consent, reason="released: another resident's copy")
        deliveries.set_consent(tx, made.id, released, Visibility.SHOWN)
        tx.enter(draft("consent.hold"))
    bench.ingest()
    assert paths.poster(made.sha256).exists()


def test_that_who_took_bytes_back_is_heard_before_who_gives_them_in_one_shipment(
    bench: Bench,
) -> None:
    bench.put("a.mp4", MP4 + b"same")
    bench.put("z.mp4", MP4 + b"same")
    bench.batch(
        [
            {"file": "a.mp4", "consent": {"state": "given"}},
            {"file": "z.mp4", "consent": {"state": "withdrawn"}},
        ]
    )
    bench.ingest()
    assert bench.deliveries()["a.mp4"].visibility is Visibility.HELD


def test_that_pictures_stay_while_another_delivery_of_the_bytes_may_have_them(
    bench: Bench,
) -> None:
    bench.put("a.mp4", MP4 + b"same")
    bench.put("b.mp4", MP4 + b"same")
    bench.ingest(statement="both agreed")
    one, other = bench.deliveries().values()
    paths = bench.stocked.store.paths
    for each, left in ((one, True), (other, False)):
        bench.stocked.withdraw(each.id)
        with bench.stocked.store.read() as db:
            drop_withdrawn_pictures(paths, db, each.sha256)
        assert paths.poster(each.sha256).exists() is left
        assert paths.strip(each.sha256).exists() is left


def test_that_a_withdrawn_clip_is_not_decoded_again_for_its_pictures(bench: Bench) -> None:
    bench.put("a.mp4", MP4 + b"a")
    bench.ingest(statement="agreed")
    (made,) = bench.deliveries().values()
    bench.stocked.withdraw(made.id)
    with bench.stocked.store.read() as db:
        drop_withdrawn_pictures(bench.stocked.store.paths, db, made.sha256)
    bench.ingest()
    assert bench.pool.asked == ["a.mp4"]
    assert not bench.stocked.store.paths.poster(made.sha256).exists()


@pytest.mark.allow_log("pictures of clip")
def test_that_pictures_that_cannot_be_kept_stop_nothing_and_are_made_up_for(
    bench: Bench,
) -> None:
    data = bench.put("a.mp4", MP4 + b"a")
    poster = bench.stocked.store.paths.poster(sha256_bytes(data))
    poster.parent.parent.mkdir(parents=True)
    poster.parent.write_text("in the way")
    assert bench.ingest().accepted == 1
    poster.parent.unlink()
    bench.ingest()
    assert poster.exists()
    assert not list(poster.parent.glob("*.part"))


def test_that_no_survey_of_a_finished_clip_stays_behind(bench: Bench) -> None:
    data = bench.put("a.mp4", MP4 + b"a")
    bench.ingest()
    (bench.shipment / "a.mp4").touch()
    shelf = SurveyShelf(bench.stocked.store.paths)
    left = next(iter(SpoonPool().survey_many([("", bench.shipment / "a.mp4", "a.mp4")])))[1]
    shelf.put(sha256_bytes(data), left)  # as a kill between row and end leaves it
    bench.ingest()
    assert not shelf.has(sha256_bytes(data))


def test_that_a_survey_on_the_shelf_remembers_how_the_file_was_read(bench: Bench) -> None:
    bench.put("export.264", MP4 + b"a")
    survey = next(iter(SpoonPool().survey_many([("", bench.shipment / "export.264", "a")])))[1]
    assert survey.facts is not None
    reading = Reading(demuxer="h264", forced=True, counted_fps=15.0, stated=True)
    shelf = SurveyShelf(bench.stocked.store.paths)
    facts = replace(survey.facts, reading=reading, pixel_aspect=Fraction(16, 11))
    places = np.arange(len(survey.pts), dtype=np.int64) * 1000
    shelf.put("ab" * 32, replace(survey, facts=facts, places=places))
    kept = shelf.get("ab" * 32)
    assert kept is not None
    assert kept.facts == facts
    assert kept.places is not None
    assert kept.places.tolist() == places.tolist()


def test_that_an_officers_statement_opens_only_what_nobody_spoke_for(bench: Bench) -> None:
    bench.put("mute.mp4", MP4 + b"1")
    bench.put("gone.mp4", MP4 + b"2")
    bench.batch([{"file": "mute.mp4"}, {"file": "gone.mp4", "consent": {"state": "withdrawn"}}])
    bench.ingest(statement="Mr Lee agreed at the door")
    made = bench.deliveries()
    assert made["mute.mp4"].consent.state is ConsentState.GIVEN
    assert made["mute.mp4"].consent.statement == "Mr Lee agreed at the door"
    assert made["mute.mp4"].consent.recorded_by == "ana"
    assert made["gone.mp4"].visibility is Visibility.WITHDRAWN


def test_that_a_statement_given_with_a_later_run_reaches_what_is_hidden(bench: Bench) -> None:
    bench.put("mute.mp4", MP4 + b"1")
    bench.ingest()
    assert bench.deliveries()["mute.mp4"].visibility is Visibility.NO_CONSENT
    bench.ingest(statement="agreed by phone")
    assert bench.deliveries()["mute.mp4"].visibility is Visibility.SHOWN


def test_that_equal_bytes_make_one_clip_and_a_delivery_each(bench: Bench) -> None:
    bench.put("mine.mp4", MP4 + b"same")
    bench.put("yours.mp4", MP4 + b"same")
    bench.ingest()
    assert len({made.sha256 for made in bench.deliveries().values()}) == 1
    assert set(bench.deliveries()) == {"mine.mp4", "yours.mp4"}
    assert len(bench.pool.asked) == 1


def test_that_a_bad_clip_is_a_delivery_with_its_reason(bench: Bench) -> None:
    bench.put("a.mp4", MP4 + b"BAD")
    report = bench.ingest()
    (made,) = bench.deliveries().values()
    with bench.stocked.store.read() as db:
        clip = clips.get(db, made.sha256)
    assert report.media == {"bad": 1}
    assert (clip.state, clip.reason) == (MediaState.BAD, "nothing decodes")


def test_that_a_cancelled_ingest_is_finished_by_the_same_command(bench: Bench) -> None:
    for number in range(6):
        bench.put(f"{number}.mp4", MP4 + str(number).encode())

    class Impatient(Act):
        checks = 0

        def check(self) -> None:
            self.checks += 1
            if self.checks > 5:
                raise JobCancelledError(1)

    bench.act = Impatient()
    with pytest.raises(JobCancelledError):
        bench.ingest()
    asked = len(bench.pool.asked)
    bench.act = Act()
    report = bench.ingest()
    assert report.accepted == 6
    assert asked > 0
    assert len(bench.pool.asked) == 6
    with bench.stocked.store.read() as db:
        assert batches.get(db, report.batch.sha256).complete


def test_that_every_delivery_and_refusal_is_part_of_the_act(bench: Bench) -> None:
    bench.put("a.mp4", MP4 + b"a")
    bench.put("b.txt", b"b")
    bench.ingest()
    (made,) = bench.deliveries().values()
    objects = [part[0][0] for part in bench.act.parts]
    assert {"kind": "delivery", "id": made.id} in objects
    assert any(part[2] == "refused" for part in bench.act.parts)


def test_that_a_file_that_changes_while_it_is_read_is_refused(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.put("a.mp4", MP4 + b"before")
    target = bench.shipment / "a.mp4"
    vault = bench.stocked.vault
    take = vault.take

    def take_and_touch(stream: IO[bytes], *, limit: int | None = None) -> Taken:
        taken = take(stream, limit=limit)
        target.write_bytes(MP4 + b"after!")
        return taken

    monkeypatch.setattr(vault, "take", take_and_touch)
    bench.ingest()
    assert bench.deliveries() == {}
    assert bench.refusals()["a.mp4"].code == "changed"


def test_that_a_full_disk_is_told_before_anything_is_copied(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.put("a.mp4", MP4)
    monkeypatch.setattr("shutil.disk_usage", _little_room)
    with pytest.raises(NoSpaceError, match="0 MB free"):
        bench.ingest()


class _Usage:
    free = 10


def _little_room(_: Path) -> _Usage:
    return _Usage()


def test_that_a_file_beyond_the_limit_is_a_row(bench: Bench) -> None:
    bench.put("big.mp4", MP4 + bytes(100))
    bench.put("small.mp4", MP4)
    bench.ingest(limits=Limits(file_bytes=50))
    assert set(bench.deliveries()) == {"small.mp4"}
    assert bench.refusals()["big.mp4"].code == "too_large"


def test_that_a_wish_to_stop_does_not_wait_for_a_long_clip(bench: Bench) -> None:
    bench.put("a.mp4", MP4 + b"an hour of footage")
    pool = EndlessPool()
    bench.pool = pool

    class Impatient(Act):
        def check(self) -> None:
            raise JobCancelledError(1)

    bench.act = Impatient()
    with pytest.raises(JobCancelledError):
        bench.ingest()
    assert pool.closed.is_set()
    assert bench.deliveries() == {}


def test_that_a_failing_decoder_pool_fails_the_ingest_and_not_silently(bench: Bench) -> None:
    bench.put("a.mp4", MP4 + b"a")
    bench.pool = BrokenPool()
    with pytest.raises(MediaError, match="no worker starts"):
        bench.ingest()


def test_that_a_zip_goes_in_with_its_hostile_entries_as_rows(bench: Bench, tmp_path: Path) -> None:
    document = {"format": "nvr-desk/batch", "version": 1, "clips": [{"file": "cam/a.mp4"}]}
    with zipfile.ZipFile(tmp_path / "share.zip", "w") as archive:
        archive.writestr("share/batch.json", json.dumps(document))
        archive.writestr("share/cam/a.mp4", MP4 + b"a")
        archive.writestr("share/../../evil.mp4", MP4)
        archive.writestr("share/inner.zip", b"PK\x03\x04")
    bench.shipment = tmp_path / "share.zip"
    report = bench.ingest()
    assert set(bench.deliveries()) == {"share/cam/a.mp4"}
    codes = {path: row.code for path, row in bench.refusals().items()}
    assert codes == {"share/../../evil.mp4": "unsafe_path", "share/inner.zip": "extra"}
    assert report.batch.source == "share.zip"
    assert bench.ingest().new == 0


def test_that_nothing_is_copied_or_decoded_while_an_ingest_is_paused(bench: Bench) -> None:
    for number in range(8):
        bench.put(f"{number}.mp4", MP4 + str(number).encode())
    steady: list[bool] = []

    class Paused(Act):
        """A job that is paused at the first look, and resumed after a while."""

        def check(self) -> None:
            if steady:
                return
            look = threading.Event()
            settled = look.wait(0.3)  # what was in hand is finished
            before = self.seen()
            look.wait(0.5)
            steady.append(not settled and self.seen() == before)

        def seen(self) -> tuple[int, int]:
            return len(bench.pool.asked), len(list(bench.stocked.vault.all()))

    bench.pool = SlowPool()
    bench.act = Paused()
    assert bench.ingest().accepted == 8
    assert steady == [True]


def test_that_an_ingest_that_is_ended_while_it_rests_ends(bench: Bench) -> None:
    for number in range(8):
        bench.put(f"{number}.mp4", MP4 + str(number).encode())

    class Interrupted(Act):
        def check(self) -> None:
            threading.Event().wait(0.3)
            raise KeyboardInterrupt

    bench.pool = SlowPool()
    bench.act = Interrupted()
    with pytest.raises(KeyboardInterrupt):
        bench.ingest()
    assert len(bench.pool.asked) < 8
