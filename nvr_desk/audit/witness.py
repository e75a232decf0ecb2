"""A witness folder: a place outside this machine that gets every checkpoint and is read back.

Below the folder, one folder a workspace: ``<size>.note``, and beside it ``<first>-<last>.leaves``
with the 32-byte leaf hashes that came since the checkpoint before. The leaves let a check name
the very entry that was written anew; they are believed only as far as the notes bear them out.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from nvr_desk.audit import note
from nvr_desk.audit.tree import HASH_BYTES, Frontier
from nvr_desk.errors import NoteError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

MAX_FILES: Final = 200_000
MAX_LEAF_BYTES: Final = 1 << 30
MOST_JUNK: Final = 200
"""Checkpoint files that are looked through for one that a known key signed."""
CHUNK_LEAVES: Final = 4_096
_NOTE: Final = re.compile(r"([0-9]{1,19})\.note\Z", re.ASCII)
_LEAVES: Final = re.compile(r"([0-9]{1,19})-([0-9]{1,19})\.leaves\Z", re.ASCII)
KEYS_FILE: Final = "keys.txt"


@dataclass(frozen=True, slots=True)
class KnownLeaves:
    """Leaf hashes 1 … ``count`` as somebody else holds them."""

    data: bytes = b""

    @property
    def count(self) -> int:
        """How many."""
        return len(self.data) // HASH_BYTES

    def at(self, seq: int) -> bytes | None:
        """The leaf hash of an entry; None beyond what is known."""
        end = seq * HASH_BYTES
        return self.data[end - HASH_BYTES : end] if end <= len(self.data) else None

    def between(self, first: int, behind: int) -> bytes:
        """Leaf hashes of entries from ``first`` up to before ``behind``, as far as known."""
        whole = self.count * HASH_BYTES
        return self.data[(first - 1) * HASH_BYTES : min((behind - 1) * HASH_BYTES, whole)]


@dataclass(slots=True)
class Held:
    """What a witness folder holds of one log; nothing is checked but its form."""

    notes: list[tuple[str, note.Checkpoint]] = field(
        default_factory=list["tuple[str, note.Checkpoint]"]
    )
    """File name and content, smallest first."""
    keys: list[note.Key] = field(default_factory=list[note.Key])
    leaves: KnownLeaves = field(default_factory=KnownLeaves)
    bad: list[tuple[str, str]] = field(default_factory=list["tuple[str, str]"])
    """File name and what is wrong with it."""


def newest_size(folder: Path) -> int:
    """Size of the newest checkpoint there; 0 where there is none. Raises OSError."""
    if not folder.is_dir():
        return 0
    return max((int(m[1]) for m in _matches(folder, _NOTE)), default=0)


def newest_signed(
    folder: Path, signed: Callable[[note.Checkpoint], bool]
) -> note.Checkpoint | None:
    """The largest checkpoint there that holds what its name says and that a known key signed.

    Others may write there too: what they leave stands in the way of nothing. Raises OSError.
    """
    sizes = [int(m[1]) for m in _matches(folder, _NOTE)] if folder.is_dir() else []
    for size in sorted(sizes, reverse=True)[:MOST_JUNK]:
        head = read_note(folder / f"{size}.note", [])
        if head is not None and head.size == size and signed(head):
            return head
    return None


def deliver(
    folder: Path, head: note.Checkpoint, key: note.Key, leaves: Callable[[int, int], list[bytes]]
) -> None:
    """Put a checkpoint there with the leaves since the last one, and read it back.

    Args:
        folder: Of this log, made where it is not there.
        head: The checkpoint.
        key: The key that signed it.
        leaves: (first number, how many) → leaf hashes.

    Raises:
        OSError: the place cannot take it, or gives back something else.
    """
    folder.mkdir(parents=True, exist_ok=True)
    ends = [int(m[2]) for m in _matches(folder, _LEAVES)]
    first = max((end for end in ends if end <= head.size), default=0) + 1
    if first <= head.size:
        put(folder / f"{first}-{head.size}.leaves", _parts(first, head.size, leaves))
    data = head.note.encoded.encode()
    put(folder / f"{head.size}.note", (data,))
    _remember_key(folder, key)
    if (folder / f"{head.size}.note").read_bytes() != data:
        message = f"{folder} gave back another checkpoint than was put there"
        raise OSError(message)


def read(folder: Path) -> Held:
    """All there is for one log; bounded, and a bad file ends as a line in ``bad``."""
    held = Held()
    if not folder.is_dir():
        return held
    for match in _matches(folder, _NOTE):
        head = read_note(folder / match[0], held.bad)
        if head is not None and head.size == int(match[1]):
            held.notes.append((match[0], head))
        elif head is not None:
            held.bad.append((match[0], f"is over {head.size} entries, not those of its name"))
    held.notes.sort(key=lambda pair: pair[1].size)
    held.keys = _keys(folder, held.bad)
    held.leaves = _borne_out(_joined(folder, held.bad), held)
    return held


def read_note(path: Path, bad: list[tuple[str, str]]) -> note.Checkpoint | None:
    """A checkpoint from a file; None, and a line in ``bad``, where it is none."""
    try:
        with path.open("rb") as stream:
            return note.parse_checkpoint(stream.read(note.MAX_NOTE_BYTES + 1))
    except (OSError, NoteError) as error:
        bad.append((path.name, str(error)))
        return None


def put(path: Path, parts: Iterable[bytes]) -> None:
    """Write a file whole and durable, or not at all. Raises OSError."""
    temp = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with temp.open("wb") as stream:
            for part in parts:
                stream.write(part)
            stream.flush()
            os.fsync(stream.fileno())
        temp.replace(path)
    finally:
        temp.unlink(missing_ok=True)


def _parts(first: int, last: int, leaves: Callable[[int, int], list[bytes]]) -> Iterator[bytes]:
    for start in range(first, last + 1, CHUNK_LEAVES):
        yield b"".join(leaves(start, min(CHUNK_LEAVES, last + 1 - start)))


def _matches(folder: Path, form: re.Pattern[str]) -> Iterator[re.Match[str]]:
    with os.scandir(folder) as found:
        for number, item in enumerate(found):
            match = form.match(item.name)
            if match and number < MAX_FILES and item.is_file(follow_symlinks=False):
                yield match


def _joined(folder: Path, bad: list[tuple[str, str]]) -> bytes:
    """The stretches of leaves put one behind the other, as far as there is no hole."""
    spans = sorted((int(m[1]), int(m[2]), m[0]) for m in _matches(folder, _LEAVES))
    made = bytearray()
    for first, last, name in spans:
        here = len(made) // HASH_BYTES
        if first > here + 1:
            bad.append((name, f"begins at {first}, though leaves are held up to {here} only"))
            break
        size = (last - first + 1) * HASH_BYTES
        if last <= here or size > MAX_LEAF_BYTES:
            continue
        try:
            with (folder / name).open("rb") as stream:
                data = stream.read(size + 1)
        except OSError as error:
            bad.append((name, str(error)))
            break
        if len(data) != size:
            bad.append((name, "is not as long as its name says"))
            break
        made += data[(here + 1 - first) * HASH_BYTES :]
    return bytes(made)


def _borne_out(data: bytes, held: Held) -> KnownLeaves:
    """The leaves up to the largest checkpoint whose root they make."""
    tree, good = Frontier(), 0
    for name, head in held.notes:
        end = head.size * HASH_BYTES
        if end > len(data):
            break
        for at in range(tree.size * HASH_BYTES, end, HASH_BYTES):
            tree.push(data[at : at + HASH_BYTES])
        if tree.root() != head.root:
            held.bad.append((name, "does not fit the leaves beside it"))
            break
        good = end
    return KnownLeaves(data[:good])


def _remember_key(folder: Path, key: note.Key) -> None:
    path = folder / KEYS_FILE
    known = path.read_text("utf-8", "replace").splitlines() if path.exists() else []
    if key.text not in known:
        put(path, ["\n".join([*known, key.text, ""]).encode()])


def _keys(folder: Path, bad: list[tuple[str, str]]) -> list[note.Key]:
    path = folder / KEYS_FILE
    try:
        with path.open("rb") as stream:
            lines = stream.read(note.MAX_NOTE_BYTES).decode("utf-8").splitlines()
    except FileNotFoundError:
        return []
    except (OSError, ValueError) as error:
        bad.append((KEYS_FILE, str(error)))
        return []
    made: list[note.Key] = []
    for line in lines:
        try:
            made.append(note.parse_key(line))
        except NoteError as error:
            bad.append((KEYS_FILE, str(error)))
    return made
