"""Looking through the log: one act that stays open, pages and lines read under its ticket."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, cast

from nvr_desk.audit import leaving, proofs
from nvr_desk.audit.line_proof import prove
from nvr_desk.desk import last_words, sealing
from nvr_desk.desk.acts import OpenAct, act, described, outcome_of, within_ticket
from nvr_desk.desk.core import Service
from nvr_desk.errors import DeniedError, NotFoundError, UsageError
from nvr_desk.policy.permissions import require_permission
from nvr_desk.records.audit import Phase, told_by
from nvr_desk.records.log import SignedHead
from nvr_desk.records.log_line import LineAround, LogChoices, LogPage
from nvr_desk.store import entries, footage_places, log_choices
from nvr_desk.store.entry_index import Wanted, numbers

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from nvr_desk.desk.core import Core
    from nvr_desk.records.audit import Entry

VERB: Final = "audit.show"
MOST_PAGE: Final = 1_000
"""Entries that one page holds at most."""
MOST_CHILDREN: Final = 200
MOST_TOLD: Final = 100
"""Numbers of opened lines that the closing entry names."""


@dataclass(slots=True)
class LogTicket:
    """A look into the log that is open."""

    seq: int
    wanted: Wanted
    object_id: str | None
    last: int
    """Number of the newest entry shown: what comes later is seen by the next look."""
    everything: bool
    """Nothing is narrowed and no number is missing: row and number follow from each other."""
    user: str
    closed: bool = False
    opened: list[int] = field(default_factory=list[int])
    """Lines that were opened in full."""
    pages: int = 0


class LogbookService(Service):
    """The log for a person who goes through it."""

    def __init__(self, core: Core) -> None:
        super().__init__(core)
        self._heads = sealing.heads_of(core)

    @act(VERB, stays_open=True)
    def open(
        self,
        act: OpenAct,
        *,
        verb: str | None = None,
        case: str | None = None,
        user: str | None = None,
        outcome: str | None = None,
        object_id: str | None = None,
        since: datetime | None = None,
        until: datetime | None = None,
    ) -> LogTicket:
        """Open a look into the log; ``close`` ends it.

        Args:
            act: The act.
            verb: Whole, or its first part.
            case: Only entries of this case.
            user: Only entries of this person.
            outcome: First word: ok, failed, denied, cancelled.
            object_id: Only entries that touch this delivery, packet, …; or an item number.
            since: First instant.
            until: Instant behind the last.

        Raises:
            UsageError: a span that ends before it begins.
        """
        if since is not None and until is not None and until <= since:
            message = "the span of the log ends before it begins"
            raise UsageError(message)
        wanted = Wanted(verb=verb, case=case, user=user, outcome=outcome, since=since, until=until)
        with self.core.store.read() as db:
            last = entries.last_seq(db)
            whole = entries.count(db) == last
            named = log_choices.by_item(db, object_id) if object_id else None
        return LogTicket(
            seq=act.seq,
            wanted=wanted,
            object_id=named or object_id,
            last=last,
            everything=whole and wanted == Wanted() and not object_id,
            user=self.core.actor.user,
        )

    @within_ticket
    def page(self, ticket: LogTicket, before: int | None = None, limit: int = 200) -> LogPage:
        """The next entries that fit, newest first; looks at a bounded number of them a call.

        A page may be empty although there is more: go on before its ``before``.
        """
        self._held(ticket)
        limit = max(1, min(limit, MOST_PAGE))
        end = ticket.last + 1 if before is None else min(before, ticket.last + 1)
        with self.core.store.read() as db:
            seqs, on = numbers(db, ticket.wanted, end, limit)
            found = entries.of_numbers(db, seqs)
        if ticket.object_id is not None:
            found = [each for each in found if _touches(each, ticket.object_id)]
        ticket.pages += 1
        return LogPage(tuple(found), on)

    @within_ticket
    def line(self, ticket: LogTicket, seq: int) -> LineAround:
        """One entry with its act, its objects by item number, and its proof.

        Raises:
            NotFoundError: there is no such entry.
        """
        self._held(ticket)
        with self.core.store.read() as db:
            entry = entries.get(db, seq)
            if entry is None:
                raise NotFoundError("entry", str(seq))
            above = told_by(entry.body)["parent"]
            parent = entries.get(db, above) if isinstance(above, int) else None
            listed, count = log_choices.children(db, seq, MOST_CHILDREN)
            children = entries.of_numbers(db, listed)
            touched = sorted({one for each in (entry, *children) for one in _deliveries(each)})
            named = footage_places.names(db, touched)
        proof, why_not = prove(self.core.store, self._heads, entry)
        way = None if proof is None else [bytes.fromhex(each) for each in proof.path]
        if seq not in ticket.opened:
            ticket.opened.append(seq)
        return LineAround(
            entry=entry,
            parent=parent,
            children=tuple(children),
            more_children=max(0, count - len(children)),
            items={key: item for key, (item, _file) in named.items() if item},
            proof=proof,
            why_not=why_not,
            line=None if way is None else proofs.line(entry, way),
        )

    @within_ticket
    def choices(self, ticket: LogTicket) -> LogChoices:
        """Persons, verbs and cases that the log names."""
        self._held(ticket)
        with self.core.store.read() as db:
            return LogChoices(
                users=tuple(log_choices.values(db, "user")),
                verbs=tuple(log_choices.values(db, "verb")),
                cases=tuple(log_choices.values(db, "case_number")),
            )

    @within_ticket
    def close(self, ticket: LogTicket, failure: BaseException | None = None) -> None:
        """End a look; the entry tells which lines were opened. Twice is once."""
        if ticket.closed:
            return
        ticket.closed = True
        figures: dict[str, Any] = {"pages": ticket.pages, "opened": len(ticket.opened)}
        if ticket.opened:
            figures["lines"] = ticket.opened[:MOST_TOLD]
        draft = self.core.draft(
            VERB,
            Phase.CLOSED,
            case=ticket.wanted.case,
            parent=ticket.seq,
            outcome=outcome_of(failure),
            detail=described(figures),
        )
        last_words.write(self.core, draft)

    @act("audit.export", split=True)
    def save_line(self, act: OpenAct, seq: int, target: Path) -> int:
        """Write one entry with its proof, the checkpoint, the key and a script that checks them.

        Args:
            act: The act under way.
            seq: Number of the entry.
            target: A folder that is not there yet.

        Returns:
            Entries that were written: 1.

        Raises:
            NotFoundError: no such entry.
            UsageError: there is no signed checkpoint over it yet.
            AlreadyExistsError, StoreError: the place cannot take it.
        """
        with self.core.store.read() as db:
            entry = entries.get(db, seq)
        if entry is None:
            raise NotFoundError("entry", str(seq))
        proof, why_not = prove(self.core.store, self._heads, entry)
        key = None
        if proof is not None:
            key = next((k for k in self._heads.every_key() if k.name == proof.signer), None)
        if proof is None or proof.time is None or key is None:
            message = f"entry {seq} has no proof: {why_not or 'no known key signed its checkpoint'}"
            raise UsageError(message)
        head = SignedHead(proof.size, proof.root, proof.time, proof.note, key.text)
        act.touch("entry", str(seq))
        return leaving.folder(target, "jsonl", self.core.store, [entry], head)

    def _held(self, ticket: LogTicket) -> None:
        if ticket.closed:
            message = "this look into the log is closed"
            raise DeniedError(message)
        self.core.store.watch.require()
        presence = self.core.presence
        with self.core.store.read() as db:
            presence.look(db)
        presence.require_here()
        require_permission(presence.actor.role, VERB)
        if presence.actor.user != ticket.user:
            message = "this look into the log was opened by somebody else"
            raise DeniedError(message)


def _touches(entry: Entry, object_id: str) -> bool:
    """Whether an entry names an object; a cheap look before the JSON is parsed."""
    return object_id in entry.body and any(each.get("id") == object_id for each in _objects(entry))


def _deliveries(entry: Entry) -> Sequence[str]:
    return [str(each.get("id")) for each in _objects(entry) if each.get("kind") == "delivery"]


def _objects(entry: Entry) -> list[dict[str, Any]]:
    return cast("list[dict[str, Any]]", told_by(entry.body)["objects"])
