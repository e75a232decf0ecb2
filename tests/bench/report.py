"""Where the numbers of a bench are kept: a section of docs/benchmarks.md."""

from __future__ import annotations

import json
import re
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "benchmarks.md"


def keep(name: str, title: str, command: str, result: dict[str, Any], lines: list[str]) -> None:
    """Print the result as JSON and put its section into docs/benchmarks.md."""
    print(json.dumps(result, indent=2))
    text = PAGE.read_text(encoding="utf-8") if PAGE.exists() else "# Benchmarks\n"
    begin, end = f"<!-- {name}:begin -->", f"<!-- {name}:end -->"
    where = result["machine"]
    section = [
        begin,
        f"## {title}",
        "",
        (
            f"`{command}` · {time.strftime('%Y-%m-%d')} · {where['cores']} cores,"
            f" load {where['load'][0]}, {', '.join(where['flags']) or 'no vector units named'},"
            f" fsync p95 {where['fsync_p95_ms']} ms"
        ),
        "",
        *lines,
        end,
    ]
    body = "\n".join(section)
    if begin in text:
        text = re.sub(f"{begin}.*?{end}", lambda _: body, text, flags=re.DOTALL)
    else:
        text = text.rstrip("\n") + "\n\n" + body + "\n"
    PAGE.write_text(text, encoding="utf-8")
