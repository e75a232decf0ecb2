"""Run every step of a GPU check in a process of its own, each within its time, and write the table.

Called by packaging/gpu_check.sh. A step prints its rows as one line of JSON; whatever else happens
to it becomes a row that says so.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import subprocess
import sys
import time
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
CARRIED = ROOT / ".gpu"
sys.path.insert(0, str(HERE))

from table import Row, failed, keep, markdown, rows_of, verdicts  # noqa: E402 - after the path

MARK = "GPU-CHECK-ROWS "
"""Begins the line of a step's answer; libraries print what they like around it."""
WHOLE_S = 465.0
"""All steps together: eight minutes less what starting and writing takes."""
STEPS = (
    ("facts", 40.0),
    ("clips", 110.0),
    ("networks", 80.0),
    ("hardware", 50.0),
    ("infer", 60.0),
    ("baseline", 50.0),
    ("loose", 50.0),
    ("fast", 60.0),
    ("fence", 80.0),
    ("decode", 60.0),
    ("exact", 60.0),
    ("fixed", 50.0),
    ("triage", 40.0),
    ("tensorrt", 120.0),
)
"""What nobody can do without comes first; and the longest each may take."""
ERRORS = "errors.txt"
"""What failed steps wrote to standard error, beside the table."""


def main() -> int:
    """All steps; 0 whenever a table was written."""
    asked = _asked()
    began = time.monotonic()
    out: Path = asked.out
    work: Path = asked.work
    work.mkdir(parents=True, exist_ok=True)
    (out / ERRORS).unlink(missing_ok=True)
    environment = _environment(work, cpu=asked.cpu)
    rows: list[Row] = []
    for step, most_s in STEPS:
        if asked.only and step not in asked.only.split(","):
            continue
        left = WHOLE_S - (time.monotonic() - began)
        new = _run(step, min(most_s, left), _command(step, work, asked), environment, out)
        rows += new
        keep([*rows, *verdicts(rows, bounds=not asked.cpu)], out, _title(cpu=asked.cpu))
        sys.stderr.write(f"{step}: {time.monotonic() - began:.0f} s\n")
    rows += verdicts(rows, bounds=not asked.cpu)
    keep(rows, out, _title(cpu=asked.cpu))
    sys.stdout.write(markdown(rows, _title(cpu=asked.cpu)))
    return 0


def answer_of(step: str, text: str, errors: str, code: int | None) -> list[Row]:
    """Rows of a step by what it printed.

    Args:
        step: its name.
        text: of standard output.
        errors: of standard error, for the reason where there are no rows.
        code: as it ended; None where its time was up.
    """
    rows: list[Row] = []
    for line in text.splitlines():
        if line.startswith(MARK):
            rows += rows_of(step, json.loads(line[len(MARK) :]))
    if code is None:
        return [*rows, failed(step, "its time was up")]
    if code != 0:
        last = [line for line in errors.splitlines() if line.strip()][-1:]
        return [*rows, failed(step, f"ended with {code}: {''.join(last)}")]
    return rows or [failed(step, "it told nothing")]


def _run(
    step: str, most_s: float, command: list[str], environment: dict[str, str], out: Path
) -> list[Row]:
    if most_s < 5:
        return [failed(step, "no time was left")]
    with subprocess.Popen(
        [*command, "--seconds", f"{most_s:.0f}"],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        errors="replace",
        start_new_session=True,
    ) as process:
        try:
            text, errors = process.communicate(timeout=most_s)
            code: int | None = process.returncode
        except subprocess.TimeoutExpired:
            _kill(process)
            text, errors = process.communicate()
            code = None
    rows = answer_of(step, text, errors, code)
    if any(row.name == "failed" for row in rows):
        out.mkdir(parents=True, exist_ok=True)
        with (out / ERRORS).open("a", encoding="utf-8") as file:
            file.write(f"===== {step}\n{errors[-60_000:]}\n")
    return rows


def _kill(process: subprocess.Popen[str]) -> None:
    """A step and its workers, which have sessions of their own and may hang in a driver."""
    try:
        import psutil

        family = psutil.Process(process.pid).children(recursive=True)
    except Exception:
        family = []
    for each in family:
        with contextlib.suppress(Exception):  # gone by itself
            each.kill()
    with contextlib.suppress(OSError):
        os.killpg(process.pid, 9)


def _command(step: str, work: Path, asked: argparse.Namespace) -> list[str]:
    count = asked.clips or (4 if asked.cpu else 64)
    command = [sys.executable, str(HERE / "steps.py"), step, str(work), str(count)]
    if asked.weights:
        command += ["--weights", str(asked.weights)]
    return [*command, "--cpu"] if asked.cpu else command


def _environment(work: Path, *, cpu: bool) -> dict[str, str]:
    """Paths to our own code and to what was carried; nothing may reach for a network."""
    site = work / "site"
    packed = CARRIED / "site.zip"
    parts = [str(ROOT)]
    if packed.is_file() and not cpu:
        if not site.is_dir():
            with zipfile.ZipFile(packed) as source:
                source.extractall(site)
        parts.append(str(site))
    known = os.environ.get("PYTHONPATH")
    return {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([*parts, *([known] if known else [])]),
        "PYTHONDONTWRITEBYTECODE": "1",
        "YOLO_AUTOINSTALL": "false",
        "YOLO_OFFLINE": "true",
        "YOLO_CONFIG_DIR": str(work),
        "CI": "true",
    }


def _title(*, cpu: bool) -> str:
    return "GPU check, rehearsed without a card" if cpu else "GPU check"


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cpu", action="store_true", help="rehearsal without a card")
    parser.add_argument("--clips", type=int, default=0, help="how many (64; 4 in a rehearsal)")
    parser.add_argument("--weights", type=Path, help="a .pt; else what --prepare found")
    parser.add_argument("--only", default="", help="steps, comma separated")
    default = Path(os.environ.get("OUT") or ROOT / "build" / "gpu")
    parser.add_argument("--out", type=Path, default=default, help="folder of the table")
    kept = ROOT / "build" / "gpu" / "work"
    parser.add_argument("--work", type=Path, default=kept, help="folder of clips and networks")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
