"""The packet's marks and stills: what people said about the footage, and pictures of it."""

from __future__ import annotations

import csv
import hashlib
import io
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from nvr_desk.evidence.names import NameTable, safe_name
from nvr_desk.evidence.sheets import cell, pretty
from nvr_desk.store import marks as mark_rows
from nvr_desk.store import stills as still_rows
from nvr_desk.timecode import local_text, utc_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nvr_desk.evidence.bag import BagWriter
    from nvr_desk.evidence.contents import Contents
    from nvr_desk.records.delivery import Delivery
    from nvr_desk.records.mark import Mark
    from nvr_desk.records.still import Still
    from nvr_desk.store.unit import Store

FORMAT: Final = "nvr-desk/marks"
VERSION: Final = 1
MOST_BYTES: Final = 512 << 20
"""Of one still; a larger file of that name is none of ours."""

_COLUMNS: Final = {
    "order": "order",
    "item": "item",
    "file in packet": "file",
    "from s": "from_s",
    "to s": "to_s",
    "from pts": "from_pts",
    "to pts": "to_pts",
    "claimed UTC": "claimed",
    "corrected UTC": "corrected",
    "uncertainty s": "uncertainty_s",
    "level": "level",
    "note": "note",
    "appearance": "track",
    "author": "author",
    "made": "made",
    "changed": "changed",
    "mark": "uid",
}
"""Column title → key in ``marks.json``."""


def write(bag: BagWriter, store: Store, contents: Contents, files: Mapping[str, str]) -> None:
    """Write ``data/marks.json``, ``data/marks.csv`` and ``data/stills/`` of the exhibits.

    Args:
        bag: The packet.
        store: Where marks and stills are on record.
        contents: The packet's rows.
        files: Delivery id → path of its original in the packet.
    """
    case = contents.case.number
    with store.read() as db:
        marks = mark_rows.of_deliveries(db, case, files)
        stills = [each for each in still_rows.listing(db, case) if each.delivery in files]
    by_id = {each.row.delivery.id: each for each in contents.exhibits}
    marks.sort(key=lambda each: (by_id[each.delivery].order, each.from_s, each.uid))
    rows: list[dict[str, Any]] = []
    for order, mark in enumerate(marks, 1):
        row = by_id[mark.delivery].row
        first = (row.clip.facts.start_s or 0.0) if row.clip.facts else 0.0
        rows.append(_mark(order, mark, row.delivery, first, files[mark.delivery]))
    document = {
        "format": FORMAT,
        "version": VERSION,
        "case": case,
        "marks": rows,
        "stills": _stills(bag, stills),
    }
    bag.write("data/marks.json", pretty(document))
    bag.write("data/marks.csv", _table(rows))


def _mark(order: int, mark: Mark, delivery: Delivery, first: float, file: str) -> dict[str, Any]:
    claimed = delivery.claimed_instant(mark.from_s, first)
    corrected = delivery.instant(mark.from_s, first) if delivery.corrected_start else None
    return {
        "order": order,
        "uid": mark.uid,
        "delivery": delivery.id,
        "item": delivery.item,
        "file": file,
        "from_s": mark.from_s,
        "to_s": mark.to_s,
        "from_pts": mark.from_pts,
        "to_pts": mark.to_pts,
        "claimed": utc_text(claimed) if claimed else None,
        "claimed_local": local_text(claimed, delivery.claim.zone) if claimed else None,
        "corrected": utc_text(corrected) if corrected else None,
        "corrected_local": local_text(corrected, delivery.claim.zone) if corrected else None,
        "uncertainty_s": delivery.doubt_s,
        "track": mark.track,
        "level": mark.level.value,
        "note": mark.note,
        "author": mark.author,
        "made": utc_text(mark.made),
        "changed": utc_text(mark.changed) if mark.changed else None,
    }


def _stills(bag: BagWriter, stills: list[Still]) -> list[dict[str, Any]]:
    """Each with its place in the packet; None where it lies no longer where it was written."""
    names = NameTable()
    return [
        {
            "delivery": still.delivery,
            "pts": still.pts,
            "nth": still.nth,
            "mark": still.mark,
            "sha256": still.sha256,
            "file": _carried(bag, still, names),
            "by": still.by,
            "made": utc_text(still.at),
        }
        for still in stills
    ]


def _carried(bag: BagWriter, still: Still, names: NameTable) -> str | None:
    path = Path(still.path)
    data = _bytes(path)
    if data is None or hashlib.sha256(data).hexdigest() != still.sha256:
        return None
    name = names.take("data/stills", safe_name(path.name, "still.png"))
    bag.write(name, data)
    if (beside := _bytes(path.with_suffix(".json"))) is not None:
        bag.write(f"{name.removesuffix('.png')}.json", beside)
    return name


def _bytes(path: Path) -> bytes | None:
    try:
        if not path.is_file() or path.stat().st_size > MOST_BYTES:
            return None
        return path.read_bytes()
    except OSError:
        return None


def _table(rows: list[dict[str, Any]]) -> bytes:
    """The same for a spreadsheet; no cell is ever a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for row in rows:
        writer.writerow([cell(row[key]) for key in _COLUMNS.values()])
    return out.getvalue().encode("utf-8-sig", errors="backslashreplace")
