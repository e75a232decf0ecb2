"""Files that ship beside the code: model cards and resources.

In a wheel they lie in ``nvr_desk/_data``; in a checkout at the repository's root.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path


def resource(*parts: str) -> Path:
    """A file or folder below ``resources/``."""
    return _root("resources").joinpath(*parts)


def model_cards() -> Path:
    """The folder of model cards (``models/*.toml``)."""
    return _root("models")


@cache
def _root(name: str) -> Path:
    package = Path(str(files("nvr_desk")))
    shipped = package / "_data" / name
    return shipped if shipped.is_dir() else package.parent / name
