"""What steps share: rows, pictures to look at, and the load of the card meanwhile."""

from __future__ import annotations

import sys
import threading
from typing import Any

SHAPE = (384, 640)
"""(height, width) of the networks that are timed."""


def row(name: str, value: float | str | None, unit: str = "", note: str = "") -> dict[str, Any]:
    """One line of the table."""
    return {"name": name, "value": value, "unit": unit, "note": note}


class Shown:
    """A picture as the engines take it, for looking alone."""

    pts, key, size_bytes = 0, True, 1

    def __init__(self, picture: Any) -> None:  # noqa: ANN401 - an array
        self._picture = picture

    def upright(self, inner: tuple[int, int]) -> Any:  # noqa: ANN401 - an array
        """It is upright already."""
        return self._picture[: inner[0], : inner[1]]

    def luma(self, step: int) -> Any:  # noqa: ANN401 - an array
        """Its green."""
        return self._picture[::step, ::step, 0]


def resting(device: str) -> Any:  # noqa: ANN401 - a Shot
    """A picture of the network's size that lies on the card."""
    import torch

    from nvr_desk.vision.surfaces import DeviceShot, Surface

    height, width = SHAPE
    luma = torch.randint(16, 235, (height, width), dtype=torch.uint8, device=device)
    chroma = torch.randint(16, 235, (height // 2, width // 2, 2), dtype=torch.uint8, device=device)
    return DeviceShot(0, True, Surface(luma, chroma, 0, 1, full=False))


class Card:
    """Memory and load of the card while something runs."""

    def __init__(self, *, there: bool) -> None:
        self._on = there
        self._stop = threading.Event()
        self._seen: list[tuple[float, float, float]] = []
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> Card:  # noqa: PYI034 - used once
        if self._on:
            self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()

    def rows(self) -> list[dict[str, Any]]:
        """Highest memory and mean loads; nothing where they could not be read."""
        if not self._seen:
            return []
        memory, core, engine = zip(*self._seen, strict=True)
        return [
            row("memory of the card", max(memory) / 2**20, "MiB", "highest, all processes"),
            row("load of the card", sum(core) / len(core), "%"),
            row("load of its decoders", sum(engine) / len(engine), "%"),
        ]

    def _watch(self) -> None:
        try:
            import pynvml

            pynvml.nvmlInit()
            card = pynvml.nvmlDeviceGetHandleByIndex(0)
            while not self._stop.wait(0.25):
                self._seen.append(
                    (
                        float(pynvml.nvmlDeviceGetMemoryInfo(card).used),
                        float(pynvml.nvmlDeviceGetUtilizationRates(card).gpu),
                        float(pynvml.nvmlDeviceGetDecoderUtilization(card)[0]),
                    )
                )
        except Exception as error:
            sys.stderr.write(f"the card's load cannot be read: {error}\n")


def loud_deaths() -> None:
    """All that a worker which dies wrote to standard error, not its last line alone."""
    from nvr_desk.media import process

    plain = process._exit_words

    def words(code: int, stderr: str) -> str:
        sys.stderr.write(f"--- a worker ended with {code}\n{stderr}\n")
        return plain(code, stderr)

    process._exit_words = words
