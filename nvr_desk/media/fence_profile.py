"""How tight a fence is asked to be, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal


@dataclass(frozen=True, slots=True)
class FenceProfile:
    """How tight the fence is.

    An address-space limit kills torch and CUDA, so only decode workers set ``memory_bytes``;
    the others are watched from outside.
    """

    memory_bytes: int | None = None
    """Limit of the address space; None leaves it open."""
    cpu_s: int | None = None
    """Processor seconds in the whole life of the process; None leaves it open."""
    open_files: int = 256
    """Highest number of a descriptor plus one."""
    file_bytes: int | None = 0
    """Largest file that may be written; None leaves it open."""


@dataclass(frozen=True, slots=True)
class FenceReport:
    """What holds. ``missing`` names the needed parts that do not."""

    isolation: Literal["full", "reduced"]
    parts: dict[str, bool] = field(default_factory=dict[str, bool])
    missing: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The report as a message part."""
        return {
            "isolation": self.isolation,
            "parts": dict(self.parts),
            "missing": list(self.missing),
        }
