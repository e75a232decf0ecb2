"""Runs one campaign by name: ``./run campaign NAME [ARGUMENTS]``; without a name, lists them."""

from __future__ import annotations

import runpy
import sys
from pathlib import Path


def names() -> list[str]:
    """Modules beside this one that can be run."""
    return sorted(
        path.stem.replace("_", "-")
        for path in Path(__file__).parent.glob("*.py")
        if not path.stem.startswith("_") and "__main__" in path.read_text("utf-8")
    )


def main() -> None:
    """Hands the remaining arguments to the one that was named."""
    if len(sys.argv) < 2 or sys.argv[1].replace("_", "-") not in names():
        sys.exit("one of: " + " ".join(names()))
    name = sys.argv.pop(1).replace("-", "_")
    runpy.run_module(f"tests.campaigns.{name}", run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
