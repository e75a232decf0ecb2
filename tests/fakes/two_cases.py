"""An office with three cases, two of which hold the same clip: what a wall and a series are about.

==== ======================== ========================== =====================
case clips                    members                    consents reach
==== ======================== ========================== =====================
A    front, both              chief, maria, luis         front: series
B    back, both (same bytes)  chief, maria               back: series
C    alley                    chief                      alley: series
==== ======================== ========================== =====================
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import numpy as np

from nvr_desk.records.delivery import Consent, ConsentScope, ConsentState
from nvr_desk.records.track import ObjectClass, Track
from nvr_desk.store import clips, tracks

from tests.fakes.looks import look
from tests.fakes.office import Office
from tests.fakes.stocked import draft
from tests.footage_maker import Footage, make

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from nvr_desk.desk import Desk
    from nvr_desk.records.delivery import DeliveryRow

A, B, C = "26-A", "26-B", "26-C"
SERIES = "S-26-1"
WHY = "the same van at both scenes"
ACROSS = Consent(ConsentState.GIVEN, ref="C-7 of 2026-11-20", scope=ConsentScope.SERIES)
NARROW = Consent(ConsentState.GIVEN, ref="C-8 of 2026-11-20", scope=ConsentScope.CASE)
CLIPS = {A: ("front.mp4", "both.mp4"), B: ("back.mp4", "both.mp4"), C: ("alley.mp4",)}
MEMBERS = {A: ("maria", "luis"), B: ("maria",), C: ()}


def build(folder: Path) -> Path:
    """The workspace with footage looked at, while one person works there alone."""
    sources = folder / "clips"
    sources.mkdir()
    for frames, name in enumerate(("front.mp4", "both.mp4", "back.mp4", "alley.mp4"), 8):
        make(sources / name, Footage(frames=frames, width=320, height=180))
    office = Office.made(folder / "alone")
    with office.window() as desk:
        for case, names in CLIPS.items():
            shipment = folder / case
            shipment.mkdir()
            for name in names:
                shutil.copy(sources / name, shipment / name)
            desk.cases.new(case, offence="BURG", zone="America/Denver")
            desk.intake.ingest(shipment, case)
            for name in names:
                desk.consents.record(case, name, NARROW if name == "both.mp4" else ACROSS)
            for user in MEMBERS[case]:
                desk.cases.member(case, user)
        for case in (A, B, C):
            for row in desk.clips.listing(case):
                _see_somebody(desk, row)
    return office.root


def _see_somebody(desk: Desk, row: DeliveryRow) -> None:
    """Two persons, one after the other, in every clip that nobody looked at yet."""
    store, facts = desk._core.store, row.clip.facts
    if facts is None or row.looked_s is not None:
        return
    with store.read() as db:
        pts = clips.pts(db, row.clip.sha256)
    found = [_person(1, pts[:4]), _person(2, pts[4:8])]
    with store.unit() as tx:
        tracks.add(tx, look(row.clip.sha256, found), facts.time_base)
        tx.enter(draft("detect"))


def _person(number: int, pts: NDArray[np.int64]) -> Track:
    box = np.tile(np.array([[10, 20, 50, 120]], np.float32), (len(pts), 1))
    conf = np.full(len(pts), 0.8, np.float32)
    return Track(number, ObjectClass.PERSON, pts, box, conf, np.ones(len(pts), np.bool_))


def staffed(alone: Path, root: Path) -> Path:
    """The same with maria and luis, both detectives, who sign in by password."""
    office = Office(shutil.copytree(alone, root))
    office.clock.advance(3600)
    office.hire("maria", "detective")
    office.hire("luis", "detective")
    return root


def ids(desk: Desk, case: str) -> dict[str, str]:
    """Name of each clip of a case → id of its delivery."""
    return {row.delivery.name: row.delivery.id for row in desk.clips.listing(case)}


def open_series(office: Office) -> None:
    """Maria asks for a series over A and B, and the chief opens it."""
    with office.window("maria") as desk:
        ask = desk.series.new(SERIES, [A, B], WHY, offence="BURG")
    with office.window("chief") as desk:
        desk.approvals.grant(ask.id)
