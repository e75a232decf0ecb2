"""What this machine has, and what of it matters: isolation, engines, versions, senders."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import platform
import sqlite3
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nvr_desk.errors import NvrDeskError
from nvr_desk.media.fence import probe_fence
from nvr_desk.vision.engines.choice import BY_NAME, NOT_TRIED, USED
from nvr_desk.vision.registry import Registry
from nvr_desk.vision.trial import hardware_decoders
from nvr_desk.vision.verdicts import engine_verdicts

if TYPE_CHECKING:
    from nvr_desk.records.model import ModelRow

LIBRARIES = (
    ("av", "18.1"),
    ("numpy", "2"),
    ("opencv-python", "4.12"),
    ("PySide6-Essentials", "6.11"),
    ("SQLAlchemy", "2.1"),
    ("alembic", "1.20"),
    ("ultralytics", "8.4"),
    ("torch", "2"),
    ("openvino", "2026"),
    ("onnxruntime", "1"),
)
"""Package and the least version this program was proven with."""

WORKERS = (("decode", "nvr_desk.media.worker"), ("analysis", "nvr_desk.vision.worker"))
"""Kind of worker and the module it runs."""

ENGINES = (
    ("openvino", "openvino"),
    ("torch", "torch"),
    ("tensorrt", "tensorrt"),
    ("onnxruntime", "onnxruntime"),
    ("basic", "cv2"),
)
"""Inference engine and the module that brings it."""

SENDERS = ("openvino-telemetry", "sentry-sdk", "posthog", "wandb", "comet-ml", "clearml", "neptune")
"""Packages that can report to somebody; none of them belongs into an installation."""

WAL_SAFE = (3, 51, 3)
"""SQLite before this can corrupt a write-ahead log; such a library gets the TRUNCATE journal."""


@dataclass(frozen=True, slots=True)
class Line:
    """One fact about this machine."""

    group: str
    name: str
    state: str
    """good, missing, unknown (not looked into), reduced or bad."""
    detail: str


@dataclass(frozen=True, slots=True)
class Report:
    """All facts."""

    lines: tuple[Line, ...]

    @property
    def ok(self) -> bool:
        """Whether nothing is bad."""
        return all(line.state != "bad" for line in self.lines)


def examine() -> Report:
    """Look at this machine. Starts fenced workers to try what they must not be able to do."""
    return Report((*_isolation(), *_engines(), *_decoders(), *_models(), *_versions(), *_senders()))


def _isolation() -> list[Line]:
    """Each kind of worker tries, by name, what it must not be able to do."""
    lines: list[Line] = []
    for kind, module in WORKERS:
        try:
            tried = probe_fence(module)
        except NvrDeskError as error:
            lines.append(Line("isolation", kind, "bad", str(error)))
            continue
        lines += [
            Line("isolation", f"{kind} {name}", "good" if said == "denied" else "reduced", said)
            for name, said in tried.items()
        ]
    return lines


def _engines() -> list[Line]:
    """What 'auto' would take and why not a better one; an analysis worker tries them in turn."""
    absent = [
        Line("engine", name, "missing", f"package {module} is not installed")
        for name, module in ENGINES
        if not importlib.util.find_spec(module)
    ]
    try:
        verdicts = engine_verdicts()
    except NvrDeskError as error:
        return [*absent, Line("engine", "auto", "bad", str(error))]
    found = [
        Line("engine", name, "good" if verdict.startswith(USED) else _other(verdict), verdict)
        for name, verdict in verdicts
    ]
    gone = {line.name for line in absent}
    return absent + found + [_named(name) for name in BY_NAME if name not in gone]


def _named(name: str) -> Line:
    """An engine that 'auto' leaves to whoever names it, tried alone."""
    try:
        ((_, verdict),) = engine_verdicts((name,))
    except NvrDeskError as error:
        return Line("engine", name, "missing", getattr(error, "why", str(error)))
    return Line("engine", name, "good", f"{verdict}, where it is named: never measured")


def _other(verdict: str) -> str:
    return "unknown" if verdict == NOT_TRIED else "missing"


def _decoders() -> list[Line]:
    """Hardware decoders, tried in a process of their own. The cores need none of them."""
    try:
        found = hardware_decoders()
    except NvrDeskError as error:
        return [Line("decoder", "hardware", "bad", str(error))]
    return [
        Line("decoder", name, "good" if works else "missing", why) for name, works, why in found
    ]


def _models() -> list[Line]:
    rows = [row for row in Registry().rows() if row.installed]
    if not rows:
        why = "no weights installed: the basic detector finds persons only; see models list"
        return [Line("model", "weights", "missing", why)]
    return [Line("model", row.card.name, *_weights_words(row)) for row in rows]


def _weights_words(row: ModelRow) -> tuple[str, str]:
    """State and detail; weights of no shipped card have nothing to be held against."""
    if not row.card.shipped:
        return "reduced", f"{row.card.sha256[:12]}, unverified: no card to hold it against"
    if row.verified:
        return "good", row.card.sha256[:12]
    return "bad", "the file does not fit its hash"


def _versions() -> list[Line]:
    lines = [
        Line("version", "python", "good", sys.version.split()[0]),
        Line("version", "system", "good", platform.platform()),
        Line(
            "version",
            "sqlite",
            "good" if sqlite3.sqlite_version_info >= WAL_SAFE else "reduced",
            f"{sqlite3.sqlite_version}, journal "
            + ("WAL" if sqlite3.sqlite_version_info >= WAL_SAFE else "TRUNCATE"),
        ),
    ]
    for name, least in LIBRARIES:
        try:
            version = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            lines.append(Line("version", name, "missing", f"needs {least} or newer"))
        else:
            fits = _numbers(version) >= _numbers(least)
            lines.append(Line("version", name, "good" if fits else "bad", version))
    return lines


def _senders() -> list[Line]:
    installed = {
        (dist.metadata["Name"] or "").lower().replace("_", "-")
        for dist in importlib.metadata.distributions()
    }
    found = [name for name in SENDERS if name in installed]
    if not found:
        return [Line("network", "packages that report", "good", "none installed")]
    return [Line("network", name, "bad", "can report to its makers: remove it") for name in found]


def _numbers(version: str) -> tuple[int, ...]:
    parts: list[int] = []
    for part in version.split("+", maxsplit=1)[0].split("."):
        if not part.isdigit():
            break
        parts.append(int(part))
    return tuple(parts)
