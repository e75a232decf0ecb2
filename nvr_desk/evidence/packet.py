"""Building a packet: a BagIt bag of originals, tracks, tables and the entries behind them."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

import nvr_desk
from nvr_desk.analysis.paging import look_up
from nvr_desk.analysis.track_formats import jsonl
from nvr_desk.audit import proofs
from nvr_desk.errors import NotFoundError, NotVisibleError
from nvr_desk.evidence import coverage_sheet, marks_sheet, readme, sheets
from nvr_desk.evidence.bag import BagWriter
from nvr_desk.evidence.contents import gather
from nvr_desk.evidence.names import NameTable, safe_name
from nvr_desk.records.delivery import Visibility
from nvr_desk.records.packet import Packet
from nvr_desk.store import deliveries as delivery_table
from nvr_desk.store import tracks as track_rows
from nvr_desk.timecode import utc_text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import datetime
    from pathlib import Path

    from nvr_desk.evidence.contents import Contents
    from nvr_desk.records.audit import Entry
    from nvr_desk.records.log import SignedHead
    from nvr_desk.records.track import ModelStamp
    from nvr_desk.store.unit import Store
    from nvr_desk.store.vault import Vault


def build(  # noqa: PLR0913 - what a packet is made of
    store: Store,
    vault: Vault,
    case: str,
    deliveries: Sequence[str] | None,
    target: Path,
    *,
    by: str,
    created: datetime,
    entries: Iterable[Entry],
    head: SignedHead | None = None,
    may: Collection[str] | None = None,
) -> Packet:
    """Write a packet to a folder that does not exist yet.

    The same rows, entries and ``created`` give the same bytes. On any failure nothing is left.

    Args:
        store: Rows are read first, and visibility once more at the end.
        vault: Where the originals are.
        case: Number of the case.
        deliveries: Ids; None for all of the case. Those not shown are listed as left out.
        target: The packet's folder.
        by: Who makes it.
        created: The moment that is written into it.
        entries: The audit entries of these deliveries and clips, in order.
        head: A signed checkpoint that covers them; None at a station without key.
        may: Ids that somebody agreed may leave; None for whatever may be shown.

    Raises:
        NotFoundError: no case, no such delivery, or nothing that may leave.
        NotVisibleError: a consent was withdrawn while the packet was written, or one was given
            since it was agreed what may leave.
        HashMismatchError, VaultFileMissingError: an original is not what is on record.
        NoSpaceError, AlreadyExistsError: the target cannot take it.
    """
    contents = gather(store, case, deliveries)
    if not contents.exhibits:
        noun = "delivery that may be shown"
        raise NotFoundError(noun, case)
    for exhibit in contents.exhibits:
        if may is not None and exhibit.row.delivery.id not in may:
            raise NotVisibleError(exhibit.row.delivery.id, "shown only since this was begun")
    with BagWriter(target, expected_bytes=contents.bytes) as bag:
        packet = _fill(bag, store, vault, contents, entries, head, by=by, created=created)
        _check_still_shown(store, contents)
        seal = bag.seal(_info(contents, packet, by, created))
    return Packet(
        id=packet,
        case=case,
        path=str(target),
        created=created,
        by=by,
        deliveries=len(contents.exhibits),
        bytes=bag.payload_bytes,
        manifest_sha256=seal,
    )


def _fill(
    bag: BagWriter,
    store: Store,
    vault: Vault,
    contents: Contents,
    entries: Iterable[Entry],
    head: SignedHead | None,
    *,
    by: str,
    created: datetime,
) -> str:
    """Write the payload; answers with the packet's identifier."""
    identifier = name_of(contents, created)
    files = _originals(bag, vault, contents)
    stamps, tracks, coverage = _tracks(bag, store, contents)
    sentence = coverage_sheet.sentence(coverage)
    heading = {
        "packet": identifier,
        "case": contents.case.number,
        "offence": contents.case.offence,
        "created": utc_text(created),
        "by": by,
        "made_with": f"NVR Desk {nvr_desk.__version__}",
    }
    seen = {clip["sha256"]: clip for clip in coverage}
    document = sheets.deliveries(contents, files, tracks, seen, heading)
    bag.write("data/deliveries.json", sheets.pretty(document))
    bag.write("data/deliveries.csv", sheets.table(document))
    bag.write("data/custody.json", sheets.pretty(sheets.custody(contents)))
    bag.write("data/consent.json", sheets.pretty(sheets.consent(contents)))
    bag.write("data/coverage.json", sheets.pretty(coverage_sheet.document(coverage)))
    marks_sheet.write(bag, store, contents, files)
    _log(bag, store, entries, head)
    letter = readme.text(
        contents,
        stamps,
        sentence=sentence,
        looked={sha: coverage_sheet.words(clip) for sha, clip in seen.items()},
        created=created,
        by=by,
        identifier=identifier,
        head=head,
    )
    bag.write("data/README.txt", letter)
    return identifier


def name_of(contents: Contents, created: datetime) -> str:
    """Identifier of a packet: case, moment and a short hash of what is in it."""
    ids = "\n".join((utc_text(created), *(e.row.delivery.id for e in contents.exhibits)))
    short = hashlib.sha256(ids.encode()).hexdigest()[:8]
    return safe_name(f"{contents.case.number}-{created:%Y%m%dT%H%M%SZ}-{short}")


def _originals(bag: BagWriter, vault: Vault, contents: Contents) -> dict[str, str]:
    table = NameTable()
    files: dict[str, str] = {}
    for exhibit in contents.exhibits:
        delivery = exhibit.row.delivery
        folder = safe_name(delivery.item or "", fallback=f"{exhibit.order:03}")
        path = table.take(f"data/original/{folder}", safe_name(delivery.name))
        with vault.open(delivery.sha256) as source:
            bag.copy(path, source, sha256=delivery.sha256)
        files[delivery.id] = path
    return files


def _tracks(
    bag: BagWriter, store: Store, contents: Contents
) -> tuple[list[ModelStamp], dict[str, str | None], list[dict[str, Any]]]:
    stamps: list[ModelStamp] = []
    paths: dict[str, str | None] = {}
    coverage: list[dict[str, Any]] = []
    for row in contents.clips:
        sha, facts = row.clip.sha256, row.clip.facts
        with store.read() as db:
            found = track_rows.of_clip(db, sha)
        coverage.append(coverage_sheet.clip(sha, facts, found))
        paths[sha] = None
        if found is not None and facts is not None:
            paths[sha] = f"data/tracks/{sha}.jsonl"
            lines = (f"{line}\n".encode() for line in jsonl(found, facts.time_base))
            bag.write(f"data/tracks/{sha}.jsonl", lines)
            stamps.append(found.model)
    return stamps, paths, coverage


def _log(bag: BagWriter, store: Store, entries: Iterable[Entry], head: SignedHead | None) -> None:
    """The entries, and what proves them where the log is signed."""
    told: Iterable[str] = map(proofs.line, entries)
    if head is not None:
        told = proofs.lines(store, entries, head.size)
        for name, data in proofs.beside(head).items():
            bag.write(f"data/{name}", data)
    lines = (line.encode(errors="backslashreplace") for line in told)
    bag.write(f"data/{proofs.ENTRIES}", lines)


def _check_still_shown(store: Store, contents: Contents) -> None:
    """Refuse at the last moment what was withdrawn while gigabytes were copied."""
    ids = [exhibit.row.delivery.id for exhibit in contents.exhibits]
    for name, delivery in look_up(store, ids, delivery_table.get):
        if delivery.visibility is not Visibility.SHOWN:
            raise NotVisibleError(name, delivery.visibility)


def _info(contents: Contents, packet: str, by: str, created: datetime) -> list[tuple[str, str]]:
    return [
        ("External-Identifier", packet),
        ("External-Description", f"Evidence packet of case {contents.case.number}"),
        ("Internal-Sender-Identifier", contents.case.number),
        ("Contact-Name", by),
        ("Bagging-Date", f"{created:%Y-%m-%d}"),
        ("Bag-Software-Agent", f"NVR Desk {nvr_desk.__version__}"),
    ]
