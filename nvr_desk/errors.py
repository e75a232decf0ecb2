"""One tree of exceptions. Each carries its data, so a caller never parses a message.

``exit_code`` is what the command line ends with: 1 failed, 2 usage, 4 denied, 5 integrity broken.
``code`` is a stable word for JSON answers and audit entries; the message is for people.
"""

from __future__ import annotations

from typing import ClassVar


class NvrDeskError(Exception):
    """Root of everything this program raises on purpose."""

    exit_code: ClassVar[int] = 1
    code: ClassVar[str] = "failed"


# --- what the caller asked for makes no sense ---------------------------------------------------


class UsageError(NvrDeskError):
    """The request itself is wrong; nothing was tried."""

    exit_code = 2
    code = "usage"


class NotFoundError(UsageError):
    """A name that stands for nothing in this workspace."""

    code = "not_found"

    def __init__(self, noun: str, name: str) -> None:
        self.noun = noun
        self.name = name
        super().__init__(f"no {noun} named {name!r}")


class AmbiguousNameError(UsageError):
    """A prefix or name that fits more than one thing."""

    code = "ambiguous"

    def __init__(self, noun: str, name: str, candidates: tuple[str, ...]) -> None:
        self.noun = noun
        self.name = name
        self.candidates = candidates
        super().__init__(f"{name!r} fits {len(candidates)} {noun}s: {', '.join(candidates[:5])}")


class AlreadyExistsError(UsageError):
    """The name is taken."""

    code = "exists"

    def __init__(self, noun: str, name: str) -> None:
        self.noun = noun
        self.name = name
        super().__init__(f"{noun} {name!r} exists already")


class RepeatedHourError(UsageError):
    """A wall time that came twice, because clocks were set back: which of both is meant."""

    code = "repeated_hour"

    def __init__(self, wall: str, zone: str, first: str, second: str) -> None:
        self.wall, self.zone, self.first, self.second = wall, zone, first, second
        super().__init__(
            f"{wall} came twice in {zone}, because clocks were set back:"
            f" the first is {first}, the second {second}; say which"
        )


class PasswordRefusedError(UsageError):
    """A password that is not taken; ``why`` is the reason, never the password."""

    code = "password_refused"

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__(f"this password is not taken: {why}")


# --- somebody may not do this -------------------------------------------------------------------


class DeniedError(NvrDeskError):
    """Refused by a rule of the house; the denial is an audit entry."""

    exit_code = 4
    code = "denied"


class PurposeMissingError(DeniedError):
    """A search, view, still, track export or packet without case and purpose."""

    code = "purpose_missing"

    def __init__(self, verb: str, missing: str) -> None:
        self.verb = verb
        self.missing = missing
        super().__init__(f"{verb} needs {missing}: name the case and say what it is for")


class CaseClosedError(DeniedError):
    """The case is closed; nothing in it is searched, viewed or exported."""

    code = "case_closed"

    def __init__(self, case: str) -> None:
        self.case = case
        super().__init__(f"case {case} is closed")


class NotMemberError(DeniedError):
    """The user is no member of the case."""

    code = "not_member"

    def __init__(self, user: str, case: str) -> None:
        self.user = user
        self.case = case
        super().__init__(f"{user} is no member of case {case}")


class NotKeeperError(DeniedError):
    """A member who is neither the lead of the case nor a supervisor."""

    code = "not_keeper"

    def __init__(self, user: str, case: str) -> None:
        self.user = user
        self.case = case
        super().__init__(
            f"the lead of case {case} or a supervisor in it says who belongs to it, {user} does not"
        )


class NotVisibleError(DeniedError):
    """A delivery whose consent does not let it be opened."""

    code = "not_visible"

    def __init__(self, delivery: str, visibility: str) -> None:
        self.delivery = delivery
        self.visibility = visibility
        super().__init__(f"delivery {delivery} is not open to view: {visibility}")


class NotPermittedError(DeniedError):
    """The role of the user does not include the verb."""

    code = "not_permitted"

    def __init__(self, role: str, verb: str) -> None:
        self.role = role
        self.verb = verb
        super().__init__(f"role {role} may not {verb}")


class SignInNeededError(NotPermittedError):
    """Several people work here, and nobody is signed in at this window or terminal."""

    code = "sign_in_needed"

    def __init__(self, role: str, verb: str) -> None:
        super().__init__(role, verb)
        self.args = (f"{verb} needs a person who is signed in: nvr-desk login",)


class LockedError(DeniedError):
    """The desk is locked, by a person or because nobody touched it; jobs go on."""

    code = "locked"

    def __init__(self) -> None:
        super().__init__("the desk is locked: unlock it, or sign in again with nvr-desk login")


class ConfirmNeededError(DeniedError):
    """An act that the person must confirm with their password first."""

    code = "confirm_needed"

    def __init__(self, verb: str, what: str) -> None:
        self.verb = verb
        self.what = what
        super().__init__(f"{what} needs your password again, within two minutes before")


class ApprovalNeededError(DeniedError):
    """Another person must say yes first; the ask for it stands."""

    code = "approval_needed"

    def __init__(self, ask: int) -> None:
        self.ask = ask
        super().__init__(f"ask {ask} waits for another person: nvr-desk approvals grant {ask}")


class OwnApprovalError(DeniedError):
    """Nobody decides what they asked for themselves."""

    code = "own_approval"

    def __init__(self, ask: int) -> None:
        self.ask = ask
        super().__init__(f"nobody decides their own ask: {ask} waits for another person")


class SeriesReachError(DeniedError):
    """An act that goes by single cases, tried on a series."""

    code = "series_reach"

    def __init__(self, series: str, cases: tuple[str, ...]) -> None:
        self.series = series
        self.cases = cases
        super().__init__(
            f"{series} is a series: this goes by single cases, do it in {' or '.join(cases)}"
        )


class SignInRefusedError(DeniedError):
    """Name, password or code does not fit. Nothing says which."""

    code = "sign_in_refused"

    def __init__(self) -> None:
        super().__init__("not signed in: name, password or code is wrong, or the account is closed")


class NotConfirmedError(SignInRefusedError):
    """The password of somebody who is signed in does not fit."""

    def __init__(self) -> None:
        super().__init__()
        self.args = ("not confirmed: the password is wrong",)


class LockedOutError(DeniedError):
    """Too many failures in a row; time alone releases nothing."""

    code = "locked_out"

    def __init__(self) -> None:
        super().__init__(
            "locked after five failures within 15 minutes: an administrator releases it"
            " (nvr-desk users unlock NAME)"
        )


class NoticeNotAcceptedError(DeniedError):
    """Whoever signs in accepts the notice first."""

    code = "notice_not_accepted"

    def __init__(self) -> None:
        super().__init__("nobody signs in who does not accept the notice")


class PasswordChangeNeededError(DeniedError):
    """The password was a start password, or one that was set for the person."""

    code = "password_change_needed"

    def __init__(self) -> None:
        super().__init__("this is a start password: choose your own while you sign in")


class SeedMissingError(DeniedError):
    """The account has a second factor, and this machine does not hold its seed."""

    code = "seed_missing"

    def __init__(self, user: str, why: str | None = None) -> None:
        self.user = user
        self.why = why
        """What keeps a seed shut that may be here; None where there is none."""
        told = f"cannot be read: {why}. Or" if why else "is not on this machine:"
        super().__init__(
            f"the seed of {user}'s second factor {told} sign in where it was enrolled, or let an"
            " administrator reset it (nvr-desk users second-factor NAME --reset)"
        )


# --- evidence or record no longer fits its proof --------------------------------------------------


class IntegrityError(NvrDeskError):
    """Bytes, rows or entries that contradict each other."""

    exit_code = 5
    code = "integrity"


class HashMismatchError(IntegrityError):
    """A file whose SHA-256 is not the one on record."""

    code = "hash_mismatch"

    def __init__(self, name: str, expected: str, found: str, kept: str | None = None) -> None:
        self.name = name
        self.expected = expected
        self.found = found
        self.kept = kept
        """Where bytes that do fit were put, when such came."""
        saved = f"; bytes that fit were kept as {kept}" if kept else ""
        super().__init__(f"{name}: expected sha256 {expected[:12]}…, found {found[:12]}…{saved}")


class VaultFileMissingError(IntegrityError):
    """A row names an original that the vault does not hold."""

    code = "vault_file_missing"

    def __init__(self, sha256: str) -> None:
        self.sha256 = sha256
        super().__init__(f"original {sha256[:12]}… is missing from the vault")


class DatabaseDamagedError(IntegrityError):
    """SQLite finds the file of the database malformed."""

    code = "database_damaged"

    def __init__(self, path: str, why: str) -> None:
        self.path = path
        self.why = why
        super().__init__(f"{path} is damaged: {why}; restore a backup")


class AuditBrokenError(IntegrityError):
    """The audit chain does not hold; ``seq`` is the first bad entry."""

    code = "audit_broken"

    def __init__(self, seq: int, why: str) -> None:
        self.seq = seq
        self.why = why
        super().__init__(f"audit entry {seq}: {why}")


# --- the workspace ------------------------------------------------------------------------------


class StoreError(NvrDeskError):
    """The workspace or its database cannot serve."""

    code = "store"


class WorkspaceMissingError(StoreError):
    """No workspace where one was named."""

    exit_code = 2
    code = "workspace_missing"

    def __init__(self, path: str) -> None:
        self.path = path
        super().__init__(
            f"no workspace at {path}: run 'nvr-desk init' or name one with --workspace"
        )


class WorkspaceNewerError(StoreError):
    """The workspace was written by a newer program; this one must not touch it."""

    code = "workspace_newer"

    def __init__(self, found: str, known: str) -> None:
        self.found = found
        self.known = known
        super().__init__(
            f"workspace has schema {found}, this program knows {known}: use the newer program"
        )


class StoreBusyError(StoreError):
    """Another process held the database for longer than the limit."""

    code = "store_busy"

    def __init__(self, waited_s: float) -> None:
        self.waited_s = waited_s
        super().__init__(f"the database was busy for {waited_s:.1f} s")


class LogUnavailableError(StoreError):
    """The log cannot be written, so nothing is searched, shown, changed or handed out."""

    code = "log_unavailable"

    def __init__(self, why: str, remedy: str, *, full: bool = False) -> None:
        self.why = why
        self.remedy = remedy
        self.full = full
        """Whether it is for want of room."""
        super().__init__(
            f"the log cannot be written: {why}. Nothing is searched, shown or handed out until it"
            f" can. {remedy}"
        )


class NoEntryError(StoreError):
    """A unit of work tried to commit changes without an audit entry. A programming error."""

    code = "no_entry"

    def __init__(self) -> None:
        super().__init__("a unit of work without an audit entry is not committed")


class NoSpaceError(StoreError):
    """The disk cannot hold what was about to be written; nothing was begun."""

    code = "no_space"

    def __init__(self, path: str, needed: int, free: int) -> None:
        self.path = path
        self.needed = needed
        self.free = free
        super().__init__(f"{path} has {free / 1e6:.0f} MB free, {needed / 1e6:.0f} MB are needed")


# --- foreign bytes ------------------------------------------------------------------------------


class PlaceError(NvrDeskError):
    """A file or folder that a person named cannot be read or written."""

    code = "place"

    def __init__(self, path: object, why: str) -> None:
        self.path = path
        self.why = why
        super().__init__(f"{path}: {why[:1].lower()}{why[1:]}")


class ForeignDataError(NvrDeskError):
    """Something from outside that could not be read; never fatal to the program."""

    code = "foreign_data"


class ManifestError(ForeignDataError):
    """A batch manifest, CSV or folder that is not one."""

    code = "manifest"


class ArchiveError(ForeignDataError):
    """A zip, or an entry of one, that is refused."""

    code = "archive"

    def __init__(self, name: str, why: str) -> None:
        self.name = name
        self.why = why
        super().__init__(f"{name}: {why}")


class TooLargeError(ForeignDataError):
    """A file longer than its limit, or than it said it would be."""

    code = "too_large"

    def __init__(self, limit: int) -> None:
        self.limit = limit
        super().__init__(f"longer than the limit of {limit} bytes")


class NoteError(ForeignDataError):
    """A checkpoint, key or proof from elsewhere that is not what it should be."""

    code = "note"

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__(f"the note {why}")


class MediaError(ForeignDataError):
    """A clip that a worker could not read."""

    code = "media"


class WorkerDiedError(MediaError):
    """The worker process ended while it held a task."""

    code = "worker_died"

    def __init__(self, how: str) -> None:
        self.how = how
        super().__init__(f"the worker died: {how}")


class WorkerTimeoutError(MediaError):
    """The worker gave no answer within its limit and was killed."""

    code = "worker_timeout"

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        super().__init__(f"the worker gave no answer within {seconds:.0f} s")


class WeightsRefusedError(ForeignDataError):
    """Weights that this program does not run: wrong hash, task, classes."""

    code = "weights_refused"

    def __init__(self, name: str, why: str) -> None:
        self.name = name
        self.why = why
        super().__init__(f"weights {name} refused: {why}")


class EngineUnavailableError(NvrDeskError):
    """No inference engine of the wanted kind works here."""

    code = "engine_unavailable"

    def __init__(self, engine: str, why: str) -> None:
        self.engine = engine
        self.why = why
        super().__init__(f"engine {engine} is not available: {why}")


# --- keys ---------------------------------------------------------------------------------------


class KeyMissingError(NvrDeskError):
    """A secret that is needed cannot be had here; nothing was signed, nothing is lost."""

    code = "key_missing"

    def __init__(self, what: str, why: str, remedy: str) -> None:
        self.what = what
        self.why = why
        self.remedy = remedy
        super().__init__(f"{what} is missing: {why}. {remedy}")


# --- jobs ---------------------------------------------------------------------------------------


class JobCancelledError(NvrDeskError):
    """Somebody cancelled the job; what was finished stays."""

    code = "cancelled"

    def __init__(self, job: int) -> None:
        self.job = job
        super().__init__(f"job {job} was cancelled")


class JobTakenError(NvrDeskError):
    """The job is in other hands, or over."""

    code = "job_taken"

    def __init__(self, job: int, owner: str | None) -> None:
        self.job = job
        self.owner = owner
        super().__init__(f"job {job} is held by {owner}" if owner else f"job {job} is over")


class JobLostError(NvrDeskError):
    """The lease ran out and another runner took the job over; this one must stop writing."""

    code = "job_lost"

    def __init__(self, job: int) -> None:
        self.job = job
        super().__init__(f"job {job} was taken over by another process")
