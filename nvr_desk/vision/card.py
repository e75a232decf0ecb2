"""Model cards: what is known of weights before they are opened (``models/*.toml``)."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any, cast

from nvr_desk.assets import model_cards
from nvr_desk.digest import is_sha256
from nvr_desk.errors import WeightsRefusedError
from nvr_desk.records.model import ModelCard
from nvr_desk.records.track import ObjectClass

if TYPE_CHECKING:
    from pathlib import Path

_MOST_BYTES = 64 << 10


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
        limits="not measured by the makers of this program",
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
        limits=str(raw.get("limits", "")),
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
