"""Settings of the workspace: what holds, who set it, and setting it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from nvr_desk.desk.acts import OpenAct, act, peek
from nvr_desk.desk.core import Service
from nvr_desk.settings import OPTIONS, AnyOption, option
from nvr_desk.store import settings

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection

    from nvr_desk.settings import Option
    from nvr_desk.store.settings import SettingRow


@dataclass(frozen=True, slots=True)
class Setting:
    """An option and what holds of it."""

    key: str
    value: int | float | str
    default: int | float | str
    kind: str
    """int, float or text."""
    range: str
    help: str
    set_by: str | None
    """None while the default holds."""
    set_at: datetime | None


class SettingService(Service):
    """Every option once; what makes the house less strict takes the person's password again."""

    @peek
    def listing(self) -> list[Setting]:
        """Every option, by key."""
        with self.core.store.read() as db:
            rows = settings.listing(db)
            return [_told(db, each, rows.get(key)) for key, each in OPTIONS.items()]

    @peek
    def show(self, key: str) -> Setting:
        """One option. Raises NotFoundError."""
        wanted = option(key)
        with self.core.store.read() as db:
            return _told(db, wanted, settings.listing(db).get(key))

    @act("settings.set")
    def set(self, act: OpenAct, key: str, value: str) -> Setting:
        """Let a value hold from now on, as a person wrote it.

        Raises:
            NotFoundError: no such option.
            UsageError: not of its type, or out of its range.
            ConfirmNeededError: it makes the house less strict.
        """
        return self._hold(act, option(key), value)

    @act("settings.set")
    def reset(self, act: OpenAct, key: str) -> Setting:
        """Let the default hold again. Raises as ``set`` does."""
        return self._hold(act, option(key), None)

    def _hold(self, act: OpenAct, wanted: AnyOption, text: str | None) -> Setting:
        db = act.change.connection
        plain = cast("Option[str]", wanted)  # its values are told and compared, whatever they are
        before = settings.get(db, plain)
        after = plain.default if text is None else plain.parsed(text)
        weakens = plain.weakened(before, after)
        act.tell(before=before, after=after, weakens=weakens)
        if weakens:
            act.confirm()
        if text is None:
            settings.drop(act.change, wanted.key)
        else:
            settings.put(act.change, wanted.key, after, self.core.actor.user)
        act.touch("setting", wanted.key)
        return _told(db, wanted, settings.listing(db).get(wanted.key))


def _told(db: Connection, each: AnyOption, row: SettingRow | None) -> Setting:
    return Setting(
        key=each.key,
        value=settings.get(db, cast("Option[str]", each)),
        default=each.default,
        kind=each.kind,
        range=each.range,
        help=each.help,
        set_by=row.set_by if row else None,
        set_at=row.set_at if row else None,
    )
