"""Signed notes, checkpoints and cosignatures, byte for byte as C2SP writes them.

Sources: c2sp.org/signed-note, c2sp.org/tlog-checkpoint, c2sp.org/tlog-cosignature (Ed25519, v1).
Notes come from elsewhere too (a stick, a witness folder, another agency), so reading is bounded
and strict: whatever is not exactly a note is a ``NoteError``.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from nvr_desk.audit.tree import HASH_BYTES, MAX_SIZE
from nvr_desk.errors import NoteError

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

MAX_NOTE_BYTES: Final = 64 << 10
MAX_SIGNATURES: Final = 32
ED25519: Final = 0x01
COSIGNATURE: Final = 0x04
SIGNATURE_BYTES: Final = 64
KEY_BYTES: Final = 32
_SPKI: Final = bytes.fromhex("302a300506032b6570032100")
"""Head of an Ed25519 SubjectPublicKeyInfo (RFC 8410) before its 32 bytes."""
_DASH: Final = "\N{EM DASH} "
_TIME: Final = "time "
_COSIGNED: Final = "cosignature/v1\ntime {}\n"


@dataclass(frozen=True, slots=True)
class Key:
    """A public key under its name, for one kind of signature."""

    name: str
    public: bytes
    """32 bytes, as RFC 8032 encodes an Ed25519 key."""
    kind: int = ED25519

    @property
    def id(self) -> bytes:
        """First four bytes of SHA-256 over name, newline, kind and key."""
        told = self.name.encode() + b"\n" + bytes([self.kind]) + self.public
        return hashlib.sha256(told).digest()[:4]

    @property
    def text(self) -> str:
        """Name, id and key on one line (a *vkey*), to hand over or write down."""
        material = base64.b64encode(bytes([self.kind]) + self.public).decode()
        return f"{self.name}+{self.id.hex()}+{material}"

    @property
    def pem(self) -> str:
        """The public key as openssl reads it."""
        body = base64.b64encode(_SPKI + self.public).decode()
        return f"-----BEGIN PUBLIC KEY-----\n{body}\n-----END PUBLIC KEY-----\n"


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature line."""

    name: str
    key_id: bytes
    blob: bytes
    """What follows the key's id; not checked yet."""

    @property
    def line(self) -> str:
        """As it stands in the note, without line end."""
        return f"{_DASH}{self.name} {base64.b64encode(self.key_id + self.blob).decode()}"


@dataclass(frozen=True, slots=True)
class Note:
    """A text and the signatures below it; none of them checked."""

    text: str
    """With its last line end: what is signed."""
    signatures: tuple[Signature, ...]

    @property
    def encoded(self) -> str:
        """The whole note."""
        return f"{self.text}\n" + "".join(f"{each.line}\n" for each in self.signatures)

    def with_signature(self, added: Signature) -> Note:
        """The same note with one more line; a line by the same key is replaced."""
        kept = [s for s in self.signatures if (s.name, s.key_id) != (added.name, added.key_id)]
        return Note(self.text, (*kept, added))


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The head of a log at one size, as its note says."""

    origin: str
    size: int
    root: bytes
    time: datetime | None
    """Of an extension line ``time …``; None where there is none."""
    note: Note


def key_name(*parts: str) -> str:
    """A name for a key: no space, no plus, nothing that could end a line."""
    return "/".join(_plain(each) for each in parts)


def checkpoint_text(origin: str, size: int, root: bytes, time: str) -> str:
    """The text of a checkpoint. ``time`` (UTC) is an extension line: a court asks *when*."""
    return f"{origin}\n{size}\n{base64.b64encode(root).decode()}\n{_TIME}{time}\n"


def sign(text: str, name: str, private: Ed25519PrivateKey) -> Signature:
    """Sign a note's text. Raises NoteError where it is no text of a note."""
    _check_text(text)
    key = public_key(name, private)
    return Signature(key.name, key.id, private.sign(text.encode()))


def cosign(text: str, name: str, private: Ed25519PrivateKey, at_s: int) -> Signature:
    """A timestamped cosignature of a checkpoint's text; ``at_s`` are POSIX seconds."""
    _check_text(text)
    key = public_key(name, private, COSIGNATURE)
    message = _COSIGNED.format(at_s).encode() + text.encode()
    return Signature(key.name, key.id, at_s.to_bytes(8, "big") + private.sign(message))


def public_key(name: str, private: Ed25519PrivateKey, kind: int = ED25519) -> Key:
    """The public half under a name."""
    return Key(name, private.public_key().public_bytes_raw(), kind)


def verified(note: Note, key: Key) -> bool:
    """Whether the key signed this note.

    A line of the key that does not verify counts as no, even beside a line that does.
    """
    lines = [s for s in note.signatures if (s.name, s.key_id) == (key.name, key.id)]
    return bool(lines) and all(_fits(note.text, each, key) for each in lines)


def cosigned_at(note: Note, key: Key) -> datetime | None:
    """When the key cosigned this checkpoint; None if it did not."""
    if key.kind != COSIGNATURE or not verified(note, key):
        return None
    line = next(s for s in note.signatures if (s.name, s.key_id) == (key.name, key.id))
    try:
        return datetime.fromtimestamp(int.from_bytes(line.blob[:8], "big"), UTC)
    except (OverflowError, ValueError, OSError):
        return None


def parse(data: bytes) -> Note:
    """Read a signed note.

    Raises:
        NoteError: too long, no UTF-8, control characters, no blank line, no or malformed
            signature lines.
    """
    if len(data) > MAX_NOTE_BYTES:
        raise NoteError(f"longer than {MAX_NOTE_BYTES} bytes")
    try:
        whole = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise NoteError("is no UTF-8") from error
    if any(c < " " and c != "\n" for c in whole):
        raise NoteError("holds control characters")
    text, blank, lines = whole.rpartition("\n\n")
    if not blank or not lines.endswith("\n"):
        raise NoteError("has no signatures after a blank line")
    told = lines[:-1].split("\n")
    if len(told) > MAX_SIGNATURES:
        raise NoteError(f"has more than {MAX_SIGNATURES} signatures")
    note = Note(f"{text}\n", tuple(_signature(each) for each in told))
    _check_text(note.text)
    return note


def parse_checkpoint(data: bytes) -> Checkpoint:
    """Read a checkpoint. Raises NoteError."""
    note = parse(data)
    lines = note.text[:-1].split("\n")
    if len(lines) < 3 or not all(lines):
        raise NoteError("is no checkpoint: origin, size and root hash are three lines")
    size = _number(lines[1])
    root = _decoded(lines[2])
    if len(root) != HASH_BYTES:
        raise NoteError("has a root hash that is none")
    times = [each.removeprefix(_TIME) for each in lines[3:] if each.startswith(_TIME)]
    return Checkpoint(lines[0], size, root, _instant(times[0]) if times else None, note)


def parse_key(text: str) -> Key:
    """Read a vkey. Raises NoteError."""
    name, _, rest = text.strip().partition("+")
    told, _, material = rest.partition("+")
    made = _decoded(material)
    if not name or len(made) != 1 + KEY_BYTES or made[0] not in (ED25519, COSIGNATURE):
        raise NoteError("is no Ed25519 key: NAME+ID+KEY is wanted")
    key = Key(name, made[1:], made[0])
    if told != key.id.hex():
        raise NoteError("has an id that is not the key's")
    return key


def parse_pem(data: bytes) -> bytes:
    """The 32 bytes of an Ed25519 public key in PEM. Raises NoteError."""
    lines = data.decode("ascii", "replace").split("\n")
    spki = _decoded("".join(lines[1:-2]))
    if len(spki) != len(_SPKI) + KEY_BYTES or not spki.startswith(_SPKI):
        raise NoteError("has no Ed25519 public key beside it")
    return spki[len(_SPKI) :]


def _fits(text: str, line: Signature, key: Key) -> bool:
    from cryptography.exceptions import InvalidSignature  # noqa: PLC0415 - keeps --help quick
    from cryptography.hazmat.primitives.asymmetric import ed25519  # noqa: PLC0415

    message, signature = text.encode(), line.blob
    if key.kind == COSIGNATURE:
        at, signature = int.from_bytes(line.blob[:8], "big"), line.blob[8:]
        message = _COSIGNED.format(at).encode() + message
    if len(signature) != SIGNATURE_BYTES:
        return False
    try:
        ed25519.Ed25519PublicKey.from_public_bytes(key.public).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def _signature(line: str) -> Signature:
    words = line.removeprefix(_DASH).split(" ")
    if not line.startswith(_DASH) or len(words) != 2:
        raise NoteError("has a line that is no signature")
    name, blob = words[0], _decoded(words[1])
    if not name or "+" in name or any(c.isspace() for c in name) or len(blob) < 5:
        raise NoteError("has a line that is no signature")
    return Signature(name, blob[:4], blob[4:])


def _check_text(text: str) -> None:
    if not text.endswith("\n") or len(text) < 2 or any(c < " " and c != "\n" for c in text):
        raise NoteError("is no text that can be signed")


def _number(text: str) -> int:
    """A size in decimal digits, none of them leading zeroes."""
    good = text.isascii() and text.isdigit() and len(text) <= 19 and (text == "0" or text[0] != "0")
    if not good or int(text) > MAX_SIZE:
        raise NoteError("has a size that is no number")
    return int(text)


def _decoded(text: str) -> bytes:
    """Standard base64, and only its one canonical form."""
    try:
        made = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise NoteError("holds something that is no base64") from error
    if base64.b64encode(made).decode() != text:
        raise NoteError("holds something that is no base64")
    return made


def _instant(text: str) -> datetime:
    try:
        made = datetime.fromisoformat(text)
        if made.tzinfo is None:
            raise NoteError("has a time without zone")
        return made.astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise NoteError("has a time that is none") from error


def _plain(part: str) -> str:
    return "".join(
        c
        if c.isascii() and (c.isalnum() or c in "-._~")
        else "".join(f"%{b:02X}" for b in c.encode("utf-8", "backslashreplace"))
        for c in part
    )
