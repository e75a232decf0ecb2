"""Time stamps of RFC 3161 over a checkpoint's text: a request, and an answer that is verified.

Request and answer are files, so a machine without network can be stamped by hand. Asking a service
over the network is one explicit act with a named address; nothing here does it by itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from nvr_desk.errors import ForeignDataError, UsageError

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

MAX_ANSWER_BYTES: Final = 256 << 10
MAX_ROOTS_BYTES: Final = 1 << 20
TIMEOUT_S: Final = 30.0


@dataclass(frozen=True, slots=True)
class Stamp:
    """A token that was verified."""

    time: datetime
    """When the service says it saw the checkpoint."""
    policy: str
    token: bytes
    """The whole answer, as it came."""


def request(text: str) -> bytes:
    """A request (``.tsq``) for the SHA-256 of a checkpoint's text, with a nonce."""
    from rfc3161_client import HashAlgorithm, TimestampRequestBuilder  # noqa: PLC0415

    builder = TimestampRequestBuilder().data(text.encode())
    return builder.hash_algorithm(HashAlgorithm.SHA256).build().as_bytes()


def verified(answer: bytes, text: str, roots: bytes, nonce: int | None = None) -> Stamp:
    """Judge an answer (``.tsr``).

    Args:
        answer: Foreign bytes.
        text: The checkpoint's text that was to be stamped.
        roots: PEM of the certificates that are trusted.
        nonce: Of the request, where it is known; the answer must repeat it.

    Raises:
        ForeignDataError: it is no answer, was refused, is about another text, or no trusted
            certificate stands behind it.
    """
    from cryptography import x509  # noqa: PLC0415
    from rfc3161_client import VerifierBuilder, decode_timestamp_response  # noqa: PLC0415

    if len(answer) > MAX_ANSWER_BYTES or len(roots) > MAX_ROOTS_BYTES:
        raise ForeignDataError("the time stamp or its certificates are longer than any real one")
    try:
        certificates = x509.load_pem_x509_certificates(roots)
    except ValueError as error:
        message = (
            "the file of trusted certificates holds none that can be read: PEM is text that begins"
            " with -----BEGIN CERTIFICATE-----"
        )
        raise ForeignDataError(message) from error
    try:
        builder = VerifierBuilder()
        for certificate in certificates:
            builder = builder.add_root_certificate(certificate)
        if nonce is not None:
            builder = builder.nonce(nonce)
        told = decode_timestamp_response(answer)
        builder.build().verify_message(told, text.encode())
        info = told.tst_info
        return Stamp(info.gen_time, info.policy.dotted_string, answer)
    except Exception as error:
        # The library raises of many kinds over bytes it cannot read; each means the same here.
        raise ForeignDataError(f"the time stamp does not hold: {error}") from error


def nonce_of(query: bytes) -> int | None:
    """The nonce of a request of ours: the last integer in it before the flag for certificates."""
    # TimeStampReq ::= SEQUENCE { version, messageImprint, policy?, nonce INTEGER?, certReq? }
    if len(query) < 2:
        return None
    body = query[2:] if query[1] < 0x80 else query[2 + (query[1] & 0x7F) :]
    found: int | None = None
    while len(body) >= 2:
        kind, length = body[0], body[1]
        if kind == 2:  # the version comes first, the nonce last
            found = int.from_bytes(body[2 : 2 + length], "big", signed=True)
        body = body[2 + length :]
    return found


def fetch(url: str, query: bytes) -> bytes:
    """Ask a service over the network. Raises UsageError, ForeignDataError."""
    from urllib.error import URLError  # noqa: PLC0415 - no network code is loaded before it is asked
    from urllib.request import Request, urlopen  # noqa: PLC0415

    if not url.startswith(("https://", "http://")):
        raise UsageError(f"{url} is no address of a time-stamp service")
    asked = Request(  # noqa: S310 - the scheme was looked at above
        url, data=query, headers={"Content-Type": "application/timestamp-query"}
    )
    try:
        with urlopen(asked, timeout=TIMEOUT_S) as answer:  # noqa: S310 - as above
            return bytes(answer.read(MAX_ANSWER_BYTES + 1))
    except (URLError, OSError, ValueError) as error:
        raise ForeignDataError(f"{url} gave no time stamp: {error}") from error


def read_bounded(path: Path, limit: int) -> bytes:
    """A foreign file, up to one byte more than its limit. Raises UsageError."""
    try:
        with path.open("rb") as stream:
            return stream.read(limit + 1)
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}") from error
