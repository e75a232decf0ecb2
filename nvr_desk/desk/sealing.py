"""Checkpoints of the log as acts: by hand, within a packet, and whenever one is due."""

from __future__ import annotations

import os
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from nvr_desk.audit.cosign import Cosigner
from nvr_desk.audit.heads import HEAD_VERB, Heads, told
from nvr_desk.audit.keys import PASSPHRASE_VARIABLE, SealedFile, keyholder, state_folder
from nvr_desk.audit.memory import Memory
from nvr_desk.desk.acts import outcome_of
from nvr_desk.errors import NvrDeskError
from nvr_desk.records.audit import Phase
from nvr_desk.store import workspace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nvr_desk.desk.acts import OpenAct
    from nvr_desk.desk.core import Core
    from nvr_desk.records.log import SignedHead

HEADS_FILE = "heads.json"
COSIGNED_FILE = "cosigned.json"
LOOK_S: Final = 60.0
"""How often long work looks whether the next checkpoint is due."""


def heads_of(core: Core) -> Heads:
    """The heads of the open workspace's log, as this station makes them."""
    return Heads(
        core.store,
        core.clock,
        workspace_id=workspace_id(core),
        station=core.actor.station,
        keys=lambda: core.keys,
        memory=Memory(state_folder() / HEADS_FILE),
    )


def cosigner_of(core: Core) -> Cosigner:
    """This station as the cosigner of other stations' checkpoints."""
    memory = Memory(state_folder() / COSIGNED_FILE)
    return Cosigner(core.actor.station, lambda: core.keys, memory)


def workspace_id(core: Core) -> str:
    """Identity of the open workspace."""
    return workspace.identity(core.store.paths).uuid


def needs_passphrase() -> bool:
    """Whether keys of this account lie in a sealed file, and nobody named its passphrase yet."""
    return isinstance(keyholder(), SealedFile) and not os.environ.get(PASSPHRASE_VARIABLE)


def within(act: OpenAct) -> SignedHead | None:
    """Sign the log in the middle of an act; the entry is a part of that act.

    Returns:
        None where this station never had a key.

    Raises:
        KeyMissingError: it had one, and it is gone.
        AuditBrokenError: the log contradicts an earlier head.
    """
    core = act.core
    head = heads_of(core).make()
    if head is not None:
        draft = core.draft(
            HEAD_VERB, Phase.PART, case=act.case, parent=act.seq, detail=told(head), outcome="ok"
        )
        with core.store.unit() as tx:
            tx.enter(draft)
    return head


def when_due(core: Core, heads: Heads) -> SignedHead | None:
    """Sign the log if the last head is old enough and something happened since.

    The program does this by itself, whoever is signed in: no permission is asked. It does nothing
    at a station without key, or whose key cannot be had: the state of the log says so.

    Raises:
        AuditBrokenError: the log contradicts an earlier head; that stands in the log too.
        OSError: the workspace cannot take the file; as above.
    """
    if not core.store.watch.health().ok:
        return None
    if not heads.due() or heads.key_state().why_not is not None:
        return None
    with core.store.unit() as tx:
        opened = tx.enter(core.draft(HEAD_VERB, Phase.OPENED, detail={"reason": "due"}))
    head, failure = None, None
    try:
        head = heads.make()
    except BaseException as error:  # noqa: BLE001 - raised again once its entry is durable
        failure = error
    closed = core.draft(
        HEAD_VERB,
        Phase.CLOSED,
        parent=opened.seq,
        detail={} if head is None else told(head),
        outcome=outcome_of(failure),
    )
    with core.store.unit() as tx:
        tx.enter(closed)
    if failure is not None:
        raise failure
    return head


@contextmanager
def signing(core: Core) -> Iterator[None]:
    """Sign the log whenever that is due while the block runs, from a thread of its own.

    So no transaction of the work is held up or entered. A failure stands in the log and ends it;
    who comes next tries again and says so.
    """
    over = threading.Event()

    def look() -> None:
        heads = heads_of(core)
        while not over.wait(LOOK_S):
            try:
                when_due(core, heads)
            except (NvrDeskError, OSError):
                return

    thread = threading.Thread(target=look, name="signing", daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
