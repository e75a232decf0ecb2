"""The demo: the whole main job on a share batch made on this machine, from shipment to packet."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from nvr_desk.desk.desk import create_workspace, open_desk
from nvr_desk.errors import NvrDeskError, UsageError
from nvr_desk.records.search import Query
from nvr_desk.records.track import ObjectClass
from nvr_desk.upkeep.demo_batch import CASE_NUMBER, OFFENCE, ZONE, make_demo_batch

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from nvr_desk.desk.desk import Desk

SUMMARY = "summary.json"
PURPOSE = "demonstration: find who and what passed the stop"
PICTURE_LIMIT_S = 180.0


def run_demo(
    folder: Path,
    *,
    pull: bool = False,
    weights: str | None = None,
    pictures: bool = True,
    tell: Callable[[str], None] = lambda _: None,
) -> dict[str, Any]:
    """Make, take in, detect, search, hand over and verify; every step is the product's own.

    Args:
        folder: Made anew; an earlier demo in it is replaced, anything else refused.
        pull: Fetch yolo26n first; the only use of the network.
        weights: Card name or file; the best installed else, or the basic detector.
        pictures: Take pictures of the real window.
        tell: Told each step in words.

    Returns:
        The summary, as written to ``summary.json``.

    Raises:
        UsageError: the folder holds something that is no demo.
    """
    began = time.monotonic()
    folder = folder.absolute()
    _clear(folder)
    tell("1 of 6  filming: moving cameras over a street photograph")
    batch = make_demo_batch(folder / "batch")
    root = create_workspace(folder / "workspace")
    with open_desk(root) as desk:
        if pull:
            tell("        fetching yolo26n, because you asked for it")
            try:
                desk.models.pull("yolo26n")
            except NvrDeskError as error:
                tell(f"        {error}; going on with what is installed")
        summary = _main_job(desk, batch, folder, weights, tell)
    summary["pictures"] = _pictures(folder, root, tell) if pictures else []
    summary["seconds"] = round(time.monotonic() - began, 1)
    summary["next"] = _next_steps(folder, root, summary)
    text = json.dumps(summary, indent=2, ensure_ascii=False) + "\n"
    (folder / SUMMARY).write_text(text, encoding="utf-8")
    return summary


def _main_job(
    desk: Desk, batch: Path, folder: Path, weights: str | None, tell: Callable[[str], None]
) -> dict[str, Any]:
    desk.cases.new(CASE_NUMBER, offence=OFFENCE, zone=ZONE)
    desk.cases.use_purpose(CASE_NUMBER, PURPOSE)
    tell("2 of 6  taking the shipment in: hash, keep, check, describe")
    taken = desk.intake.ingest(batch, CASE_NUMBER)
    tell("3 of 6  looking for persons and vehicles")
    found = desk.detection.detect(CASE_NUMBER, weights=weights)
    tell("4 of 6  searching")
    persons = desk.search.ask(Query(case=CASE_NUMBER, classes=(ObjectClass.PERSON,)))
    vehicles = desk.search.ask(
        Query(
            case=CASE_NUMBER, classes=tuple(c for c in ObjectClass if c is not ObjectClass.PERSON)
        )
    )
    tell("5 of 6  packing evidence, and checking packet, log and workspace")
    packet = desk.packets.new(CASE_NUMBER, target=folder / "packet")
    checks = {
        "packet": desk.packets.verify(folder / "packet").ok,
        "audit": desk.audit.verify().ok,
        "workspace": desk.workspace.check().ok,
    }
    rows = desk.clips.listing(CASE_NUMBER)
    return {
        "ok": all(checks.values()),
        "case": CASE_NUMBER,
        "deliveries": [
            {
                "name": row.delivery.name,
                "camera": row.delivery.camera.alias,
                "media": row.clip.state.value,
                "visibility": row.delivery.visibility.value,
                "reason": row.clip.reason or row.delivery.consent.reason,
                "counts": row.counts,
            }
            for row in rows
        ],
        "refusals": [asdict(refusal) for refusal in taken.refusals],
        "detector": {"model": found.model.name, "engine": found.model.engine},
        "persons": persons.total,
        "vehicles": vehicles.total,
        "coverage": persons.coverage.sentence,
        "packet": {
            "id": packet.id,
            "deliveries": packet.deliveries,
            "seal": packet.manifest_sha256,
        },
        "checks": checks,
    }


def _clear(folder: Path) -> None:
    """Only an earlier demo is replaced; it is known by its summary or its batch and workspace."""
    if not folder.exists() or not any(folder.iterdir()):
        folder.mkdir(parents=True, exist_ok=True)
        return
    names = {each.name for each in folder.iterdir()}
    if not names <= {SUMMARY, "batch", "workspace", "packet", "pictures"}:
        message = f"{folder} holds something that is no demo; name another folder"
        raise UsageError(message)
    for each in folder.iterdir():
        if each.is_dir():
            shutil.rmtree(each)
        else:
            each.unlink()


def _pictures(folder: Path, root: Path, tell: Callable[[str], None]) -> list[str]:
    """Open the real window in a process of its own, off screen, and keep what it shows."""
    tell("6 of 6  taking pictures of the window")
    target = folder / "pictures"
    command = [sys.executable, "-m", "nvr_desk_ui.pictures"]
    command += ["--workspace", str(root), "--case", CASE_NUMBER, "--output", str(target)]
    surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "NVR_DESK_PURPOSE": PURPOSE}
    try:
        done = subprocess.run(  # noqa: S603 - our own module
            command,
            env=surroundings,
            timeout=PICTURE_LIMIT_S,
            check=False,
            capture_output=True,
            text=True,
        )
    except subprocess.TimeoutExpired:
        tell(f"        the window gave no picture within {PICTURE_LIMIT_S:.0f} s")
        return []
    if done.returncode != 0:
        tell(
            "        no pictures: " + (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        )
    return sorted(each.name for each in target.glob("*.png")) if target.is_dir() else []


def _next_steps(folder: Path, root: Path, summary: dict[str, Any]) -> list[str]:
    detector = summary["detector"]
    lines = [
        (
            f"demo case {CASE_NUMBER}: {len(summary['deliveries'])} deliveries,"
            f" {summary['persons']} persons and {summary['vehicles']} vehicles found"
            f" by {detector['model']} on {detector['engine']}, in {summary['seconds']:.0f} s"
        ),
        summary["coverage"],
        "packet, audit log and workspace check: "
        + ", ".join(
            f"{name} {'ok' if fine else 'BROKEN'}" for name, fine in summary["checks"].items()
        ),
        "",
        f"open the window:   ./run gui --workspace {root}",
        *([f"look at pictures:  {folder / 'pictures'}"] if summary["pictures"] else []),
        f"check the packet:  cd {folder / 'packet'} && sha256sum -c manifest-sha256.txt",
        f"read the log:      ./run nvr-desk --workspace {root} audit show",
    ]
    if detector["engine"] == "basic":
        lines += [
            "",
            "vehicles were not looked for: the basic detector knows persons only. For vehicles:",
            "  ./run demo --pull                    (fetches yolo26n, 5.5 MB)",
            f"  ./run nvr-desk --workspace {root} models add FILE.pt    (weights from a stick),",
            f"  ./run nvr-desk --workspace {root} detect --case {CASE_NUMBER} --weights NAME",
        ]
    return lines
