"""Fill .gpu/ with what the card's machine lacks: packages without ballast, weights, some clips."""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / ".gpu"
MOST_BYTES = 58 << 20
"""All of .gpu/: the working tree beside it must fit into 64 MiB as well."""
PLATFORMS = [f"manylinux_2_{minor}_x86_64" for minor in (39, 35, 34, 31, 28, 27, 24, 17, 12, 5)] + [
    "manylinux2014_x86_64",
    "manylinux1_x86_64",
]
LOCKED = ("av", "ultralytics", "lap", "rfc8785")
"""Packages at the version of packaging/lock/runtime.txt."""
LATEST = ("PyNvVideoCodec",)
BALLAST = re.compile(
    r"\.data/data/|^(samples|benchmarks)/|_121\.cpython|libav\w+\.so(\.\d+\.\d+\.\d+)?$|\.pyx?d$"
    r"|/include/|/tests?/|\.dist-info/(RECORD|licenses|sboms)"
)
"""Sources of FFmpeg, samples, doubles of libraries and parts for older drivers."""


def main() -> int:
    """Download, strip, zip, copy; says what it left out."""
    arguments = argparse.ArgumentParser(description=__doc__)
    shared = ROOT.parent / "shared" / "data"
    arguments.add_argument(
        "--weights", type=Path, default=shared / "weights" / "yolo11n-from-int8.pt"
    )
    arguments.add_argument("--clips", type=Path, default=shared / "clips")
    asked = arguments.parse_args()
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir()
    missing = packages(FOLDER / "site.zip")
    if asked.weights.is_file():
        shutil.copy(asked.weights, FOLDER / asked.weights.name)
    else:
        missing.append(f"weights ({asked.weights.name}): random ones will do for speed only")
    room = MOST_BYTES - size()
    for clip in sorted(asked.clips.glob("*.mp4"), key=lambda path: -path.stat().st_size):
        if clip.stat().st_size < room and not clip.name.startswith("bottle"):  # shows no person
            (FOLDER / "clips").mkdir(exist_ok=True)
            shutil.copy(clip, FOLDER / "clips" / clip.name)
            room -= clip.stat().st_size
    told = [f"left out: {each}\n" for each in missing]
    told.append(f".gpu/ holds {size() / 2**20:.1f} MiB: take it along with the checkout\n")
    sys.stdout.writelines(told)
    return 0


def packages(target: Path) -> list[str]:
    """One zip of unpacked packages. Returns what could not be had."""
    lock = (ROOT / "packaging" / "lock" / "runtime.txt").read_text("utf-8")
    missing: list[str] = []
    with tempfile.TemporaryDirectory() as scratch:
        for name in (*LOCKED, *LATEST):
            pinned = re.search(rf"(?m)^{name}==([^ ;\\]+)", lock)
            wanted = f"{name}=={pinned[1]}" if pinned else name
            if not download(wanted, Path(scratch)):
                missing.append(wanted)
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as out:
            for wheel in sorted(Path(scratch).glob("*.whl")):
                with zipfile.ZipFile(wheel) as source:
                    for entry in source.infolist():
                        if not entry.is_dir() and not BALLAST.search(entry.filename):
                            out.writestr(entry.filename, source.read(entry))
    return missing


def download(wanted: str, folder: Path) -> bool:
    """A wheel for Python 3.12 on Linux x86-64."""
    command = [
        *(sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--only-binary=:all:"),
        *("--python-version", "3.12", "--implementation", "cp", "-d", str(folder), wanted),
        *(part for name in PLATFORMS for part in ("--platform", name)),
    ]
    return subprocess.run(command, check=False).returncode == 0


def size() -> int:
    """Bytes in .gpu/."""
    return sum(path.stat().st_size for path in FOLDER.rglob("*") if path.is_file())


if __name__ == "__main__":
    sys.exit(main())
