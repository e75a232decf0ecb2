"""A report as one HTML file: no script, nothing fetched, every foreign word escaped."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from nvr_desk.supervise import report_facts as told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nvr_desk.supervise.report_facts import Facts, Table

_STYLE: Final = """\
body { font: 14px/1.45 sans-serif; margin: 2em auto; max-width: 70em; color: #1b2430; padding: 0 1em }
h1 { font-size: 1.5em } h2 { font-size: 1.15em; margin: 1.8em 0 .4em }
table { border-collapse: collapse; width: 100% }
th, td { border-bottom: 1px solid #c9d1da; padding: .3em .6em; text-align: left; vertical-align: top }
td { overflow-wrap: anywhere } th { border-bottom: 2px solid #5b6775 }
svg { width: 100%; max-width: 48em; height: auto } svg rect { fill: #0072b2 }
svg text { font: 10px sans-serif; fill: #1b2430 }
footer { margin-top: 2em; color: #46525f; font-size: .85em }
@media print { body { margin: 0; max-width: none } tr { break-inside: avoid } }
"""  # noqa: E501 - a style sheet
_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'"
_BAR, _HIGH = 20, 110
"""Width of an hour's bar with its gap, and height of the tallest, in units of the drawing."""


def html(facts: Facts) -> str:
    """The whole file."""
    name = escape(told.title(facts))
    parts = [
        "<!DOCTYPE html>",
        '<html lang="en"><head><meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        f"<title>{name}</title><style>{_STYLE}</style></head><body>",
        f"<h1>{name}</h1><p>{escape(told.DISCLAIMER)}</p>",
        _table(told.summary(facts)),
        _table(told.by_rule(facts)),
        "<h2>Looks by hour of the day (UTC)</h2>",
        bars(told.bars(facts)),
        *(_table(each) for each in told.counts(facts)),
        _table(told.items(facts)),
        _table(told.lots(facts)),
        f"<footer>{escape(told.footer(facts))}</footer></body></html>",
    ]
    return "\n".join(parts) + "\n"


def bars(values: Sequence[int]) -> str:
    """A bar chart as SVG, with its numbers written out for readers without eyes for it."""
    most = max([*values, 1])
    label = ", ".join(f"{hour} h: {value}" for hour, value in enumerate(values) if value)
    size = f"0 0 {_BAR * len(values)} {_HIGH + 30}"
    parts = [f'<svg viewBox="{size}" role="img" aria-label="{escape(label or "no looks")}">']
    for hour, value in enumerate(values):
        height = _HIGH * value / most
        x, y = hour * _BAR, 15 + _HIGH - height
        parts.append(
            f'<rect x="{x + 2}" y="{y:.1f}" width="{_BAR - 4}" height="{height:.1f}"/>'
            f'<text x="{x + 4}" y="{_HIGH + 28}">{hour:02}</text>'
        )
        if value:
            parts.append(f'<text x="{x + 4}" y="{y - 3:.1f}">{value}</text>')
    return "".join([*parts, "</svg>"])


def _table(table: Table) -> str:
    lines = [f"<h2>{escape(table.title)}</h2><table>"]
    if any(table.heads):
        heads = "".join(f'<th scope="col">{escape(head)}</th>' for head in table.heads)
        lines.append(f"<thead><tr>{heads}</tr></thead>")
    lines.append("<tbody>")
    cells = ["".join(f"<td>{escape(cell)}</td>" for cell in row) for row in table.rows]
    lines += [f"<tr>{row}</tr>" for row in cells]
    return "\n".join([*lines, "</tbody></table>"])
