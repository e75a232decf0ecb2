"""Sound of a clip written to a WAV file, second for second as it lies in the original."""

from __future__ import annotations

import wave
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from nvr_desk.digest import sha256_file
from nvr_desk.media.sound_session import SoundSession
from nvr_desk.records.media import SOUND_CHANNELS, SOUND_RATE_HZ

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_PIECE_S: Final = 20.0


@dataclass(frozen=True, slots=True)
class SoundFile:
    """What was written."""

    path: str
    sha256: str
    from_s: float
    to_s: float
    """Container seconds."""


def write(
    original: Path, target: Path, from_s: float, to_s: float, check: Callable[[], None]
) -> SoundFile:
    """Write a span as 16-bit stereo WAV; nothing is left where it fails.

    Args:
        original: in the vault.
        target: a new file.
        from_s: container seconds.
        to_s: the same, later.
        check: called between pieces; raises to end the work.

    Raises:
        FileExistsError: the target is there.
        OSError: it cannot be written.
        MediaError: no sound, or none that is decoded here.
    """
    with SoundSession() as session, target.open("xb") as stream:
        try:
            session.open(original)
            with wave.open(stream, "wb") as out:
                out.setnchannels(SOUND_CHANNELS)
                out.setsampwidth(2)
                out.setframerate(SOUND_RATE_HZ)
                at = from_s
                while at < to_s:
                    check()
                    out.writeframes(session.span(at, min(_PIECE_S, to_s - at)).tobytes())
                    at += _PIECE_S
        except BaseException:
            target.unlink()
            raise
    return SoundFile(str(target), sha256_file(target), from_s, to_s)
