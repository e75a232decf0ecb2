"""Opening a workspace, and the rooms of the facade."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Self

from nvr_desk.audit.log import AuditLog
from nvr_desk.clock import Clock, SystemClock
from nvr_desk.desk.core import Core
from nvr_desk.desk.left_open import close_dead
from nvr_desk.desk.presence import Presence
from nvr_desk.desk.room import House, Room
from nvr_desk.digest import canonical_json, sha256_bytes
from nvr_desk.errors import IntegrityError, StoreError
from nvr_desk.policy.accounts import this_seat
from nvr_desk.records.person import SignInKind
from nvr_desk.store import backup, workspace
from nvr_desk.store.unit import Store
from nvr_desk.store.vault import Vault

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from nvr_desk.audit.keys import Keyholder
    from nvr_desk.desk.approvals import ApprovalService
    from nvr_desk.desk.audit import AuditService
    from nvr_desk.desk.cases import CaseService
    from nvr_desk.desk.clips import ClipService
    from nvr_desk.desk.clock import ClockService
    from nvr_desk.desk.consents import ConsentService
    from nvr_desk.desk.detection import DetectionService
    from nvr_desk.desk.gallery import GalleryService
    from nvr_desk.desk.inbox import InboxService
    from nvr_desk.desk.intake import IntakeService
    from nvr_desk.desk.jobs import JobService
    from nvr_desk.desk.logbook import LogbookService
    from nvr_desk.desk.maps import MapService
    from nvr_desk.desk.marks import MarkService
    from nvr_desk.desk.models import ModelService
    from nvr_desk.desk.overview import OverviewService
    from nvr_desk.desk.packets import PacketService
    from nvr_desk.desk.purposes import PurposeService
    from nvr_desk.desk.search import SearchService
    from nvr_desk.desk.series import SeriesService
    from nvr_desk.desk.settings import SettingService
    from nvr_desk.desk.sign_in import SignInService
    from nvr_desk.desk.sound import SoundService
    from nvr_desk.desk.stills import StillService
    from nvr_desk.desk.supervise import SuperviseService
    from nvr_desk.desk.tracks import TrackService
    from nvr_desk.desk.users import UserService
    from nvr_desk.desk.view import ViewService
    from nvr_desk.desk.workspace import WorkspaceService
    from nvr_desk.policy.accounts import Seat
    from nvr_desk.records.case import Actor


class Desk(House):
    """An open workspace with the person at it. Each room is a small service, opened when needed."""

    workspace: Room[WorkspaceService] = Room("workspace", "WorkspaceService")
    cases: Room[CaseService] = Room("cases", "CaseService")
    series: Room[SeriesService] = Room("series", "SeriesService")
    approvals: Room[ApprovalService] = Room("approvals", "ApprovalService")
    intake: Room[IntakeService] = Room("intake", "IntakeService")
    inbox: Room[InboxService] = Room("inbox", "InboxService")
    clips: Room[ClipService] = Room("clips", "ClipService")
    consents: Room[ConsentService] = Room("consents", "ConsentService")
    jobs: Room[JobService] = Room("jobs", "JobService")
    models: Room[ModelService] = Room("models", "ModelService")
    detection: Room[DetectionService] = Room("detection", "DetectionService")
    search: Room[SearchService] = Room("search", "SearchService")
    gallery: Room[GalleryService] = Room("gallery", "GalleryService")
    tracks: Room[TrackService] = Room("tracks", "TrackService")
    view: Room[ViewService] = Room("view", "ViewService")
    overview: Room[OverviewService] = Room("overview", "OverviewService")
    maps: Room[MapService] = Room("maps", "MapService")
    packets: Room[PacketService] = Room("packets", "PacketService")
    marks: Room[MarkService] = Room("marks", "MarkService")
    clock: Room[ClockService] = Room("clock", "ClockService")
    stills: Room[StillService] = Room("stills", "StillService")
    sound: Room[SoundService] = Room("sound", "SoundService")
    audit: Room[AuditService] = Room("audit", "AuditService")
    logbook: Room[LogbookService] = Room("logbook", "LogbookService")
    supervise: Room[SuperviseService] = Room("supervise", "SuperviseService")
    purposes: Room[PurposeService] = Room("purposes", "PurposeService")
    sign_in: Room[SignInService] = Room("sign_in", "SignInService")
    users: Room[UserService] = Room("users", "UserService")
    settings: Room[SettingService] = Room("settings", "SettingService")

    @property
    def actor(self) -> Actor:
        """Who acts at this desk, as of the last look; signing in changes it."""
        return self._core.actor

    def close(self) -> None:
        """Let go of the database."""
        self._core.store.close()

    def __enter__(self) -> Self:
        """The desk itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Let go of the database."""
        self.close()


def open_desk(
    root: Path,
    *,
    clock: Clock | None = None,
    actor: Actor | None = None,
    kind: SignInKind = SignInKind.WINDOW,
    ticket: str | None = None,
    seat: Seat | None = None,
    keys: Keyholder | None = None,
) -> Desk:
    """Open a workspace as the signed-in person.

    At a desk of one that is whom the operating system signed in. Where several people have
    accounts it is nobody, until somebody signs in; at a terminal a sign-in of before holds.

    Args:
        root: Folder of the workspace.
        clock: Both clocks; the machine's by default.
        actor: Acts without any sign-in: for tests, which hold the database anyway.
        kind: What a sign-in belongs to: this window, or the terminal.
        ticket: Token of a job that a signed-in person launched.
        seat: Where this is; asked of the operating system by default.
        keys: Where secrets lie; the account's keyring, or its sealed file, by default.

    Raises:
        WorkspaceMissingError: nothing there.
        WorkspaceNewerError: written by a newer program; it stays untouched.
    """
    clock = clock or SystemClock()
    paths = workspace.open(root)
    log = AuditLog(clock, workspace.identity(paths).uuid)
    store = Store(paths, log, clock)
    presence = Presence(seat or this_seat(), clock, kind, ticket=ticket, fixed=actor)
    try:
        store.reserve.keep()
        with store.read() as db:
            presence.look(db)
    except BaseException:
        store.close()
        raise
    core = Core(
        store=store,
        vault=Vault(paths.vault),
        log=log,
        clock=clock,
        presence=presence,
        keyholder=keys,
    )
    with suppress(StoreError, IntegrityError):  # whoever comes to mend it must get in
        close_dead(core)
    return Desk(core)


def create_workspace(root: Path, *, clock: Clock | None = None) -> Path:
    """Make a new, empty workspace; its log begins with the genesis entry.

    Raises:
        AlreadyExistsError: a workspace, or a folder with something in it, is there.
    """
    clock = clock or SystemClock()
    workspace.create(root, clock.now())
    with open_desk(root, clock=clock) as desk:
        desk.workspace.begin()
    return root


def restore_workspace(source: Path, root: Path) -> Path:
    """Make a workspace from a backup, after every hash of it was checked.

    Raises:
        AlreadyExistsError: the target is not empty.
        IntegrityError: a file of the backup does not fit its hash.
    """
    made = backup.restore(source, root)
    with open_desk(made) as desk:
        listed = canonical_json(backup.read_manifest(source))
        desk.workspace.restored(sha256_bytes(listed))
    return made
