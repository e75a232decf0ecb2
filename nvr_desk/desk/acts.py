"""Every public method of the facade is an act, a peek, or work within an open view ticket.

An *act* reads or changes evidence. It leaves one outermost ``opened`` entry and one ``closed``
entry with the outcome, also when it is denied, fails or is cancelled. Two shapes:

* ``@act(verb)`` changes things: entries and work share one transaction, the work inside a
  SAVEPOINT, so a failure undoes the work and still commits the entry that tells of it.
* ``@act(verb, split=True)`` looks at things or works for long: ``opened`` is durable before the
  body runs, ``closed`` before its answer is handed out; the body holds no write lock meanwhile.

A *peek* tells ids, counts and settings; the list of peeks stands in ARCHITECTURE.md.
``@within_ticket`` methods read under a view act that is already open, and may add child entries.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, fields, is_dataclass, replace
from enum import Enum
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar, cast

from nvr_desk.desk import last_words
from nvr_desk.errors import DeniedError, JobCancelledError, LogUnavailableError, NvrDeskError
from nvr_desk.jobs.process import this_process
from nvr_desk.records.audit import Draft, Phase, Placed
from nvr_desk.store.engine import tells_of_disk

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from nvr_desk.desk.core import Core, Service, Standing
    from nvr_desk.store.unit import Unit

P = ParamSpec("P")
R = TypeVar("R")
S = TypeVar("S", bound="Service")

Objects = Sequence[Mapping[str, str]]

_SECRET = re.compile(r"(^|_)(password|passphrase|code|token|seed|secret)$")
"""Names of parameters that no entry tells."""

_IN_ADDRESS = re.compile(r"(?<=://)[^/\s@]+@")
"""Name and password within an address."""

MAX_JSON_INTEGER = 1 << 53
"""RFC 8785 knows no larger integer; such values are written as text."""


@dataclass(slots=True)
class OpenAct:
    """An act that is under way: where its entries hang, and what it has touched so far."""

    core: Core
    verb: str
    seq: int
    case: str | None
    tx: Unit | None
    """The one transaction of a changing act; None while a split act runs."""
    objects: list[Mapping[str, str]] = field(default_factory=list[Mapping[str, str]])
    outcome_detail: dict[str, Any] = field(default_factory=dict[str, Any])
    standing: Standing | None = None
    """Who began it, and why: all its entries are written so, whoever is signed in by then."""
    gate: Callable[[], None] = lambda: None
    """Passes, waits or raises as a person wished; set by the job that carries the act."""

    @property
    def change(self) -> Unit:
        """The transaction of a changing act."""
        if self.tx is None:
            message = f"{self.verb} is a split act and has no transaction of its own"
            raise RuntimeError(message)
        return self.tx

    def touch(self, kind: str, *names: str) -> None:
        """Name what the act reached; stands in its closing entry."""
        self.objects.extend({"kind": kind, "id": name} for name in names)

    def tell(self, /, **detail: object) -> None:
        """Add figures to the closing entry; ``self`` may be one of them."""
        self.outcome_detail.update(described(detail))

    def part(
        self,
        tx: Unit,
        objects: Objects,
        detail: Mapping[str, Any],
        outcome: str | None = None,
    ) -> Placed:
        """Write a child entry, in the transaction that does the part's work."""
        draft = self.core.draft(
            self.verb,
            Phase.PART,
            case=self.case,
            parent=self.seq,
            objects=objects,
            detail=described(detail),
            outcome=outcome,
            standing=self.standing,
        )
        return tx.enter(draft)

    def confirm(self) -> None:
        """Use the person's confirmation up; for verbs that take one only in some cases.

        Raises:
            ConfirmNeededError: they gave their password not within two minutes, or for another act.
        """
        self.outcome_detail.update(self.core.presence.confirmed(self.verb))

    def check(self) -> None:
        """Return when the work may go on; wait while it is paused.

        Raises:
            JobCancelledError: a person wished the work to end.
        """
        self.gate()


def act(
    verb: str, *, split: bool = False, stays_open: bool = False, tries: str | None = None
) -> Callable[[Callable[Concatenate[S, OpenAct, P], R]], Callable[Concatenate[S, P], R]]:
    """Mark a facade method that reads or changes evidence.

    The method takes the OpenAct right after ``self``; callers do not see it. A parameter named
    ``case`` is the case of its entries, ``delivery_ids`` are its objects, and all parameters
    stand in the opening entry, but for passwords, codes and the like. An act that ``stays_open``
    hands out a ticket; whoever holds it writes the closing entry. The entries of a sign-in are in
    the name that the parameter ``tries`` holds.
    """

    def decorate(method: Callable[Concatenate[S, OpenAct, P], R]) -> Callable[Concatenate[S, P], R]:
        signature = inspect.signature(method)

        @wraps(method)
        def call(self: S, *args: P.args, **kwargs: P.kwargs) -> R:
            given = signature.bind(self, None, *args, **kwargs).arguments
            told = {k: v for k, v in list(given.items())[2:] if not callable(v)}
            tried = None if tries is None else str(told.pop(tries))
            detail = described({k: v for k, v in told.items() if not secret(k)})
            run = _left_open if stays_open else _split if split else _whole
            try:
                with run(self.core, verb, detail, tried) as under_way:
                    return method(self, under_way, *args, **kwargs)
            except LogUnavailableError:
                last_words.tell_full(self.core, verb)
                raise

        vars(call).update(__signature__=_without_act(signature), __act__=verb)
        return cast("Callable[Concatenate[S, P], R]", call)

    return decorate


def peek(method: Callable[Concatenate[S, P], R]) -> Callable[Concatenate[S, P], R]:
    """Mark a facade method that tells ids, counts or settings only, and leaves no entry."""
    vars(method)["__peek__"] = True
    return method


def within_ticket(method: Callable[Concatenate[S, P], R]) -> Callable[Concatenate[S, P], R]:
    """Mark a facade method that works under a view act which is open already."""
    vars(method)["__within__"] = True
    return method


@contextmanager
def _whole(core: Core, verb: str, detail: dict[str, Any], tried: str | None) -> Iterator[OpenAct]:
    failure: BaseException | None = None
    try:
        with last_words.opening(core) as tx:
            standing = _arrived(core, tx, verb, detail, tried)
            draft = _opening(core, verb, detail, standing)
            opened = tx.enter(draft)
            under_way = OpenAct(core, verb, opened.seq, _case_of(detail), tx, standing=standing)
            try:
                with tx.savepoint():
                    under_way.outcome_detail.update(core.presence.admit(verb))
                    yield under_way
            except BaseException as error:
                if tells_of_disk(error):
                    raise  # nothing of it is kept: there is no room for it
                if tx.lost:
                    raise _UndoneError(draft, under_way) from error
                failure = error  # raised again once its entry is durable
            tx.enter(_closing(core, under_way, failure))
    except _UndoneError as undone:
        failure = undone.entered(core)
    if failure is not None:
        raise failure


class _UndoneError(Exception):
    """The database undid the transaction of an act, its opening entry with it."""

    def __init__(self, draft: Draft, under_way: OpenAct) -> None:
        super().__init__()
        self._draft = draft
        self._under_way = under_way

    def entered(self, core: Core) -> BaseException:
        """Write the act's entries anew, as of one that did nothing; answers what ended it."""
        cause = cast("BaseException", self.__cause__)
        with core.store.unit() as tx:
            again = replace(self._under_way, seq=tx.enter(self._draft).seq, objects=[])
            tx.enter(_closing(core, again, cause))
        return cause


@contextmanager
def _split(core: Core, verb: str, detail: dict[str, Any], tried: str | None) -> Iterator[OpenAct]:
    with _left_open(core, verb, detail, tried) as under_way:
        yield under_way
        with core.store.unit() as tx:
            tx.enter(_closing(core, under_way, None))


@contextmanager
def _left_open(
    core: Core, verb: str, detail: dict[str, Any], tried: str | None
) -> Iterator[OpenAct]:
    with last_words.opening(core) as tx:
        standing = _arrived(core, tx, verb, detail, tried)
        draft = _opening(core, verb, detail, standing)
        opened = tx.enter(replace(draft, process=this_process()))
    under_way = OpenAct(core, verb, opened.seq, _case_of(detail), None, standing=standing)
    try:
        under_way.outcome_detail.update(core.presence.admit(verb))
        yield under_way
    except BaseException as failure:
        last_words.close_failed(core, _closing(core, under_way, failure))
        raise


def _arrived(
    core: Core, tx: Unit, verb: str, detail: dict[str, Any], tried: str | None
) -> Standing:
    """Who is here for an act that begins."""
    core.presence.arrive(tx, verb)
    name = None if tried is None else core.presence.named(tx.connection, tried)
    return core.standing(_case_of(detail), name)


def _opening(core: Core, verb: str, detail: dict[str, Any], standing: Standing) -> Draft:
    named = detail.get("delivery_ids") or ()
    return core.draft(
        verb,
        Phase.OPENED,
        case=_case_of(detail),
        objects=[{"kind": "delivery", "id": name} for name in named],
        detail={key: value for key, value in detail.items() if key not in ("case", "delivery_ids")},
        standing=standing,
    )


def _closing(core: Core, under_way: OpenAct, failure: BaseException | None) -> Draft:
    return core.draft(
        under_way.verb,
        Phase.CLOSED,
        case=under_way.case,
        parent=under_way.seq,
        objects=under_way.objects if failure is None else (),
        detail=under_way.outcome_detail,
        outcome=outcome_of(failure),
        standing=under_way.standing,
    )


def secret(parameter: str) -> bool:
    """Whether a parameter of that name is never written down."""
    return _SECRET.search(parameter) is not None


def outcome_of(failure: BaseException | None) -> str:
    """The word of a closing entry: ok, cancelled, or denied/failed with its reason."""
    return "ok" if failure is None else _without_secrets(_ended(failure))


def _ended(failure: BaseException) -> str:
    if isinstance(failure, DeniedError):
        return f"denied: {failure}"
    if isinstance(failure, JobCancelledError | KeyboardInterrupt | GeneratorExit):
        return "cancelled"
    if isinstance(failure, NvrDeskError):
        return f"failed: {failure}"
    return f"failed: {type(failure).__name__}: {failure}"


def described(values: Mapping[str, Any]) -> dict[str, Any]:
    """Parameters as plain JSON for an entry: no objects, no absolute paths."""
    return {key: _plain(value) for key, value in values.items() if value is not None}


def _plain(value: Any) -> Any:  # noqa: ANN401 - any parameter of any method
    if isinstance(value, str | Enum):
        return _without_secrets(str(value))
    if isinstance(value, bool | float):
        return value
    if isinstance(value, int):
        return value if abs(value) < MAX_JSON_INTEGER else str(value)
    if isinstance(value, Path):
        return value.name
    if is_dataclass(value) and not isinstance(value, type):
        return described({f.name: getattr(value, f.name) for f in fields(value)})
    if isinstance(value, Mapping):
        pairs = cast("Mapping[object, object]", value)
        return {str(k): _plain(v) for k, v in pairs.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain(v) for v in cast("Iterable[object]", value)]
    return str(value)


def _without_secrets(text: str) -> str:
    return _IN_ADDRESS.sub("", text)


def _case_of(detail: Mapping[str, Any]) -> str | None:
    """The case named by a parameter ``case``, or by the ``case`` of a parameter ``query``."""
    query: Mapping[str, Any] = detail.get("query") or {}
    case = detail.get("case") or query.get("case")
    return case if isinstance(case, str) else None


def _without_act(signature: inspect.Signature) -> inspect.Signature:
    names = list(signature.parameters.values())
    return signature.replace(parameters=[names[0], *names[2:]])
