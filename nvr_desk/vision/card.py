"""Model cards: what is known of weights before they are opened (``models/*.toml``)."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from nvr_desk.assets import model_cards
from nvr_desk.digest import is_sha256
from nvr_desk.errors import WeightsRefusedError
from nvr_desk.records.model import (
    DAY,
    INFRARED,
    KINDS,
    SIMULATED,
    UNKNOWN_LIMITS,
    ModelCard,
    ModelLimits,
    RecallRow,
)
from nvr_desk.records.track import ObjectClass

if TYPE_CHECKING:
    from pathlib import Path

_MOST_BYTES = 64 << 10
_BASIC_LIMITS = (
    "the basic detector misses most persons that are small, far, dark or partly hidden, and knows"
    " no vehicles; recall by size not measured"
)


def load_cards(folder: Path | None = None) -> list[ModelCard]:
    """The shipped cards by name.

    Args:
        folder: where the cards lie; the program's own by default.

    Raises:
        WeightsRefusedError: a card that says nonsense.
    """
    paths = sorted((folder or model_cards()).glob("*.toml"))
    return [read_card(path) for path in paths]


def read_card(path: Path) -> ModelCard:
    """One shipped card. Raises WeightsRefusedError on a broken one."""
    if path.stat().st_size > _MOST_BYTES:
        raise WeightsRefusedError(path.stem, "the card is too long")
    try:
        return _card(tomllib.loads(path.read_text("utf-8")))
    except (KeyError, TypeError, ValueError) as error:
        raise WeightsRefusedError(path.stem, f"the card cannot be read: {error}") from error


def unverified_card(path: Path, sha256: str, size: int) -> ModelCard:
    """What stands for weights that no shipped card knows; their classes are read when built."""
    return ModelCard(
        name=path.stem,
        task="detect",
        file=path.name,
        url=None,
        bytes=size,
        sha256=sha256,
        licence="unknown",
        source="added by a person",
        input_size=640,
        classes=(),
        shipped=False,
        limits=ModelLimits(note=UNKNOWN_LIMITS),
    )


@cache
def _shipped_limits() -> dict[str, tuple[str, str]]:
    """SHA-256 of weights → (name of the card, its line)."""
    return {card.sha256: (card.name, card.limits.line) for card in load_cards()}


def limits_line(name: str, sha256: str, *, unverified: bool) -> str:
    """What a result says of its detector's limits: one plain line that begins with its name.

    Args:
        name: Of the detector, as its stamp has it.
        sha256: Of its weights.
        unverified: Whether the stamp calls it so.
    """
    if name == "basic" and not unverified:
        return f"basic: {_BASIC_LIMITS}"
    _, line = _shipped_limits().get(sha256, (name, UNKNOWN_LIMITS))
    return f"{name}: {line}"


def _limits(raw: dict[str, Any]) -> ModelLimits:
    shape = cast("list[int] | None", raw.get("shape"))
    rows = tuple(
        RecallRow(
            light=_text(row, "light"),
            of=_text(row, "of"),
            from_px=int(row["from_px"]),
            to_px=int(row["to_px"]) if "to_px" in row else None,
            boxes=int(row["boxes"]),
            recall=float(row["recall"]),
        )
        for row in cast("list[dict[str, Any]]", raw.get("recall", []))
    )
    measured = raw.get("measured")
    lights = {row.light for row in rows} - {DAY, INFRARED, SIMULATED}
    if lights or {row.of for row in rows} - set(KINDS):
        message = f"a row of recall is of {', '.join(KINDS)}, in a light this program knows"
        raise ValueError(message)
    if (measured is None) != (not rows) or not all(0.0 <= row.recall <= 1.0 for row in rows):
        message = "limits need a day, and rows of recall from 0 to 1, or neither"
        raise ValueError(message)
    return ModelLimits(
        note=_text(raw, "note"),
        measured=None if measured is None else str(measured),
        how=str(raw.get("how", "")),
        shape=None if shape is None else (int(shape[0]), int(shape[1])),
        rows=rows,
    )


def _card(raw: dict[str, Any]) -> ModelCard:
    card = ModelCard(
        name=_text(raw, "name"),
        task=_text(raw, "task"),
        file=_text(raw, "file"),
        url=_text(raw, "url"),
        bytes=int(raw["bytes"]),
        sha256=_text(raw, "sha256"),
        licence=_text(raw, "licence"),
        source=_text(raw, "source"),
        input_size=int(raw["input"]),
        classes=tuple(ObjectClass(word) for word in cast("list[str]", raw["classes"])),
        shipped=True,
        limits=_limits(cast("dict[str, Any]", raw["limits"])),
        default_for=cast("str | None", raw.get("default_for")),
    )
    if not is_sha256(card.sha256) or not str(card.url).startswith("https://"):
        message = "hash or address is none"
        raise ValueError(message)
    return card


def _text(raw: dict[str, Any], key: str) -> str:
    value = raw[key]
    if not isinstance(value, str) or not value:
        message = f"{key} is no text"
        raise TypeError(message)
    return value
