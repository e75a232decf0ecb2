"""Time stamps by a service that openssl plays, without network."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from nvr_desk.audit import stamp
from nvr_desk.errors import ForeignDataError, UsageError

if TYPE_CHECKING:
    from pathlib import Path


TEXT = "nvr-desk/w\n7\nAAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\ntime 2026-11-20T09:00:00Z\n"

CONFIG = """\
[req]
distinguished_name = name
x509_extensions = root
prompt = no
[name]
CN = {name}
[root]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign
subjectKeyIdentifier = hash
[stamper]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping
[tsa]
default_tsa = service
[service]
serial = {folder}/serial
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
ess_cert_id_chain = no
ess_cert_id_alg = sha256
"""


def _openssl(*words: str) -> None:
    subprocess.run(["openssl", *words], check=True, capture_output=True)


class Service:
    """A time-stamp authority in a folder."""

    def __init__(self, folder: Path, name: str) -> None:
        folder.mkdir()
        self.folder = folder
        self.config = folder / "openssl.cnf"
        self.config.write_text(CONFIG.format(folder=folder, name=name), "utf-8")
        (folder / "serial").write_text("01\n", "ascii")
        at = str(folder)
        new = ("req", "-config", str(self.config), "-newkey", "rsa:2048", "-nodes")
        _openssl(*new, "-x509", "-days", "9", "-keyout", f"{at}/ca.key", "-out", f"{at}/ca.pem")
        _openssl(*new, "-keyout", f"{at}/tsa.key", "-out", f"{at}/tsa.csr", "-subj", "/CN=Stamper")
        sign: tuple[str, ...] = ("x509", "-req", "-in", f"{at}/tsa.csr", "-CA", f"{at}/ca.pem")
        sign += ("-CAkey", f"{at}/ca.key", "-set_serial", "7", "-days", "9")
        _openssl(
            *sign, "-extfile", str(self.config), "-extensions", "stamper", "-out", f"{at}/tsa.pem"
        )

    @property
    def roots(self) -> bytes:
        return (self.folder / "ca.pem").read_bytes()

    def answer(self, query: bytes) -> bytes:
        (self.folder / "q").write_bytes(query)
        at = str(self.folder)
        ask: tuple[str, ...] = ("ts", "-reply", "-config", str(self.config), "-section", "service")
        ask += ("-queryfile", f"{at}/q", "-signer", f"{at}/tsa.pem", "-inkey", f"{at}/tsa.key")
        _openssl(*ask, "-out", f"{at}/a")
        return (self.folder / "a").read_bytes()


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Service:
    return Service(tmp_path_factory.mktemp("tsa") / "one", "Root one")


def test_that_a_stamp_of_a_trusted_service_holds_and_says_when(service: Service) -> None:
    query = stamp.request(TEXT)
    answer = service.answer(query)
    nonce = stamp.nonce_of(query)
    assert nonce is not None
    made = stamp.verified(answer, TEXT, service.roots, nonce)
    assert (made.policy, made.token) == ("1.2.3.4.1", answer)
    assert made.time.utcoffset() is not None


@pytest.mark.parametrize(
    "roots",
    [
        b"",
        b"no certificate at all",
        b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
        b"-----BEGIN CERTIFICATE-----\n&&&\n",
    ],
)
def test_that_a_file_without_certificates_is_told_in_our_words(roots: bytes) -> None:
    with pytest.raises(ForeignDataError, match="trusted certificates holds none") as told:
        stamp.verified(b"", TEXT, roots)
    assert "cryptography" not in str(told.value)


def test_that_openssl_holds_the_same_stamp_good(service: Service, tmp_path: Path) -> None:
    answer = service.answer(stamp.request(TEXT))
    (tmp_path / "text").write_text(TEXT, "utf-8")
    (tmp_path / "tsr").write_bytes(answer)
    check = ("ts", "-verify", "-data", str(tmp_path / "text"), "-in", str(tmp_path / "tsr"))
    roots = str(service.folder / "ca.pem")
    _openssl(*check, "-CAfile", roots, "-untrusted", str(service.folder / "tsa.pem"))


def test_that_another_text_another_root_or_another_nonce_is_refused(
    service: Service, tmp_path: Path
) -> None:
    answer = service.answer(stamp.request(TEXT))
    other = Service(tmp_path / "two", "Root two")
    for text, roots, nonce in (
        (TEXT.replace("7", "8", 1), service.roots, None),
        (TEXT, other.roots, None),
        (TEXT, service.roots, 12345),
    ):
        with pytest.raises(ForeignDataError, match="does not hold"):
            stamp.verified(answer, text, roots, nonce)


def test_that_no_flipped_byte_of_an_answer_passes_for_another_hour(service: Service) -> None:
    """Bytes nobody signed (an envelope's own) may change; what it says may not."""
    answer = service.answer(stamp.request(TEXT))
    good = stamp.verified(answer, TEXT, service.roots)
    refused = 0
    for at in range(0, len(answer), 17):
        bent = bytearray(answer)
        bent[at] ^= 1
        try:
            made = stamp.verified(bytes(bent), TEXT, service.roots)
        except ForeignDataError:
            refused += 1
            continue
        assert (made.time, made.policy) == (good.time, good.policy)
    assert refused > len(answer) // 17 // 3


@pytest.mark.parametrize("data", [b"", b"\x30", b"\x00" * 100, b"0" * (300 << 10)])
def test_that_what_is_no_answer_is_refused(service: Service, data: bytes) -> None:
    with pytest.raises(ForeignDataError):
        stamp.verified(data, TEXT, service.roots)


@pytest.mark.parametrize("data", [b"", b"0", b"\x30\x80", b"\x02\xff", b"\x30\xff" * 9])
def test_that_a_request_that_somebody_cut_has_no_nonce(data: bytes) -> None:
    assert stamp.nonce_of(data) is None


def test_that_only_an_address_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("urllib.request.urlopen", lambda *_, **__: pytest.fail("was asked"))
    with pytest.raises(UsageError):
        stamp.fetch("file:///etc/passwd", b"")


def test_that_a_service_that_is_away_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def away(*_: object, **__: object) -> object:
        raise OSError("no route to host")

    monkeypatch.setattr("urllib.request.urlopen", away)
    with pytest.raises(ForeignDataError, match="no route to host"):
        stamp.fetch("https://tsa.example", b"query")
