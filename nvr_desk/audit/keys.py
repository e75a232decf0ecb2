"""Where secrets lie: the keyring of the operating system, else a file sealed by a passphrase.

Never in the workspace, never in a log. Where neither can be had, nothing is signed and the words
say why and what helps. Sealing: scrypt for the passphrase, AES-256-GCM for each secret, its name
bound in, so that a secret cannot be put under another name.
"""

from __future__ import annotations

import base64
import json
import os
import secrets
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol, cast

from nvr_desk.errors import KeyMissingError

if TYPE_CHECKING:
    from collections.abc import Callable

SERVICE: Final = "nvr-desk"
"""Under which the keyring files our secrets."""
PASSPHRASE_VARIABLE: Final = "NVR_DESK_KEY_PASSPHRASE"  # noqa: S105 - a name, no secret
STATE_VARIABLE: Final = "NVR_DESK_STATE"
"""Folder of the account's own state, where it is not the system's usual one."""

FORMAT: Final = "nvr-desk/sealed-keys"
MAX_FILE_BYTES: Final = 1 << 20
SCRYPT_N: Final = 1 << 16
"""64 MiB and about a tenth of a second a try."""
MAX_SCRYPT_N: Final = 1 << 20
_CHECK: Final = "check"
_REMEDY: Final = (
    f"Unlock the keyring of this account, or set {PASSPHRASE_VARIABLE}, or name the passphrase "
    "when 'nvr-desk audit key make' asks for it"
)


class Keyholder(Protocol):
    """Keeps small secrets by name for one account on one machine."""

    def known(self, name: str) -> bool:
        """Whether a secret of that name is kept here; opens nothing that needs a passphrase."""
        ...

    def get(self, name: str) -> bytes | None:
        """The secret, None if there is none. Raises KeyMissingError where it cannot be opened."""
        ...

    def set(self, name: str, secret: bytes) -> None:
        """Keep a secret, in place of an older one. Raises KeyMissingError where it cannot."""
        ...

    def ready(self) -> None:
        """Raise KeyMissingError where a secret could not be kept now; keeps and changes nothing."""
        ...

    @property
    def where(self) -> str:
        """Where secrets are kept, in words."""
        ...


class KeyringKeyholder:
    """The operating system's keyring."""

    where = "the keyring of this account"

    def known(self, name: str) -> bool:
        """As the protocol says; asks the keyring."""
        return self.get(name) is not None

    def ready(self) -> None:
        """As the protocol says; one that is locked asks its person."""
        self.get("ready")

    def get(self, name: str) -> bytes | None:
        """As the protocol says."""
        import keyring  # noqa: PLC0415 - looks for backends, which takes long

        try:
            text = keyring.get_password(SERVICE, name)
            return None if text is None else base64.b64decode(text, validate=True)
        except Exception as error:
            raise _refused(name, error) from error

    def set(self, name: str, secret: bytes) -> None:
        """As the protocol says."""
        import keyring  # noqa: PLC0415

        try:
            keyring.set_password(SERVICE, name, base64.b64encode(secret).decode())
        except Exception as error:
            raise _refused(name, error) from error


class SealedFile:
    """One file of sealed secrets, readable by its account alone."""

    def __init__(self, path: Path, passphrase: Callable[[], str | None]) -> None:
        """Nothing is read yet.

        Args:
            path: The file, outside of any workspace.
            passphrase: Asked once, when a secret is opened or kept; None or "" for *there is none*.
        """
        self._path = path
        self._passphrase = passphrase
        self._opened: tuple[bytes, bytes] | None = None
        """Salt and the key that was derived with it."""

    @property
    def where(self) -> str:
        """As the protocol says."""
        return f"the sealed file {self._path.name} of this account"

    def known(self, name: str) -> bool:
        """As the protocol says; a file that cannot be read knows nothing."""
        try:
            return name in self._read()["secrets"]
        except KeyMissingError:
            return False

    def ready(self) -> None:
        """As the protocol says."""
        document = self._read()
        if document["secrets"]:
            self._unseal(document, _CHECK)
        else:
            self._key(document)
            self._opened = None  # the salt of a file that is not there yet

    def get(self, name: str) -> bytes | None:
        """As the protocol says."""
        document = self._read()
        if name not in document["secrets"]:
            return None
        return self._unseal(document, name)

    def set(self, name: str, secret: bytes) -> None:
        """As the protocol says; the file is replaced as a whole or not at all."""
        document = self._read()
        if not document["secrets"]:
            document = _empty()
            self._opened = None
            document["secrets"][_CHECK] = self._seal(document, _CHECK, b"nvr-desk")
        self._unseal(document, _CHECK)
        document["secrets"][name] = self._seal(document, name, secret)
        self._write(document)

    def _read(self) -> dict[str, Any]:
        try:
            with self._path.open("rb") as stream:
                data = stream.read(MAX_FILE_BYTES + 1)
        except FileNotFoundError:
            return _empty()
        except OSError as error:
            raise _refused(self._path.name, error) from error
        document = _document(data)
        if document is None:
            raise KeyMissingError(
                "the key file",
                f"{self._path} is damaged",
                "Put back a copy of it, or move it away and make a new key",
            )
        return document

    def _write(self, document: dict[str, Any]) -> None:
        temp = self._path.with_suffix(".part")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            temp.unlink(missing_ok=True)
            handle = os.open(temp, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "w", encoding="utf-8") as stream:
                json.dump(document, stream, indent=1)
                stream.flush()
                os.fsync(stream.fileno())
            temp.replace(self._path)
        except OSError as error:
            raise _refused(self._path.name, error) from error

    def _seal(self, document: dict[str, Any], name: str, secret: bytes) -> dict[str, str]:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415

        nonce = secrets.token_bytes(12)
        sealed = AESGCM(self._key(document)).encrypt(nonce, secret, name.encode())
        return {"nonce": nonce.hex(), "sealed": sealed.hex()}

    def _unseal(self, document: dict[str, Any], name: str) -> bytes:
        from cryptography.exceptions import InvalidTag  # noqa: PLC0415
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415

        key = self._key(document)
        try:
            kept = document["secrets"][name]
            nonce, sealed = bytes.fromhex(kept["nonce"]), bytes.fromhex(kept["sealed"])
            return AESGCM(key).decrypt(nonce, sealed, name.encode())
        except (InvalidTag, ValueError, KeyError, TypeError) as error:
            self._opened = None
            raise KeyMissingError(
                "the passphrase",
                f"the one given does not open {self._path.name}",
                "Name the one the file was made with",
            ) from error

    def _key(self, document: dict[str, Any]) -> bytes:
        from cryptography.hazmat.primitives.kdf.scrypt import Scrypt  # noqa: PLC0415

        salt = bytes.fromhex(document["salt"])
        if self._opened is not None and self._opened[0] == salt:
            return self._opened[1]
        words = self._passphrase()
        if not words:
            why = "none was given for the file that is to keep the keys of this account"
            if document["secrets"]:
                why = f"{self._path.name} is sealed and none was given"
            raise KeyMissingError("the passphrase", why, _REMEDY)
        key = Scrypt(salt=salt, length=32, n=int(document["scrypt_n"]), r=8, p=1).derive(
            words.encode("utf-8", "surrogateescape")
        )
        self._opened = (salt, key)
        return key


def keyholder(passphrase: Callable[[], str | None] | None = None) -> Keyholder:
    """The keyring where there is a real one, else the sealed file of this account.

    Args:
        passphrase: Asks a person. The environment is looked at first; None asks nobody.
    """

    def words() -> str | None:
        said = os.environ.get(PASSPHRASE_VARIABLE)
        return said or (passphrase() if passphrase is not None else None)

    if _keyring_works():
        return KeyringKeyholder()
    return SealedFile(state_folder() / "keys.json", words)


def state_folder() -> Path:
    """Where this account keeps what belongs to no workspace; not made here."""
    named = os.environ.get(STATE_VARIABLE)
    if named:
        return Path(named)
    import platformdirs  # noqa: PLC0415 - a rare question

    return platformdirs.user_state_path("nvr-desk", appauthor=False)


def _keyring_works() -> bool:
    """Whether the keyring is the system's; one that keeps plain text or nothing is none."""
    try:
        import keyring  # noqa: PLC0415
        from keyring.backends import fail, null  # noqa: PLC0415

        backend = keyring.get_keyring()
        return not isinstance(backend, fail.Keyring | null.Keyring) and backend.priority >= 1
    except Exception:  # noqa: BLE001 - whatever a backend throws, it does not work
        return False


def _empty() -> dict[str, Any]:
    return {
        "format": FORMAT,
        "version": 1,
        "salt": secrets.token_hex(16),
        "scrypt_n": SCRYPT_N,
        "secrets": dict[str, Any](),
    }


def _document(data: bytes) -> dict[str, Any] | None:
    """The file's content; None if it is not one of ours."""
    try:
        document = cast("dict[str, Any]", json.loads(data))
        rounds = document["scrypt_n"]
        fits = len(data) <= MAX_FILE_BYTES and document["format"] == FORMAT
        fits = fits and isinstance(document["secrets"], dict)
        fits = fits and isinstance(rounds, int) and 1 < rounds <= MAX_SCRYPT_N
        fits = fits and rounds & (rounds - 1) == 0 and len(bytes.fromhex(document["salt"])) >= 16
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    return document if fits else None


def _refused(what: str, error: Exception) -> KeyMissingError:
    return KeyMissingError(what, f"{type(error).__name__}: {error}", _REMEDY)
