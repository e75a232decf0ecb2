"""Signed notes against a published example, cosignatures, and a parser that meets enemies."""

from __future__ import annotations

import base64
from datetime import UTC, datetime

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import example, given, settings
from hypothesis import strategies as st

from nvr_desk.audit import note
from nvr_desk.errors import NoteError

# The example of Go's golang.org/x/mod/sumdb/note, which C2SP's format comes from.
VKEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
SEED = "AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
TEXT = (
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n"
)
LINE = (
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngot"
    "pRZb6KE6RyyBwJnAM="
)
PUBLISHED = f"{TEXT}\n{LINE}\n".encode()

# The example of c2sp.org/tlog-cosignature.
COSIGNED = """\
example.com/behind-the-sofa
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
— witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==
""".encode()  # noqa: E501 - as published

ROOT = bytes(range(32))
CHECKPOINT = note.checkpoint_text("nvr-desk/w", 7, ROOT, "2026-11-20T09:00:00.000000Z")


def _private() -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(b"k" * 32)


def _signed(text: str = CHECKPOINT, name: str = "nvr-desk/w/desk-1") -> note.Note:
    return note.Note(text, (note.sign(text, name, _private()),))


def test_that_the_published_note_is_read_verified_and_made_to_the_last_byte() -> None:
    key = note.parse_key(VKEY)
    read = note.parse(PUBLISHED)
    assert (key.text, read.text, read.encoded.encode()) == (VKEY, TEXT, PUBLISHED)
    assert note.verified(read, key)
    private = Ed25519PrivateKey.from_private_bytes(base64.b64decode(SEED)[1:])
    assert note.sign(TEXT, "PeterNeumann", private).line == LINE


def test_that_the_published_cosigned_checkpoint_is_read() -> None:
    read = note.parse_checkpoint(COSIGNED)
    assert (read.origin, read.size, read.time) == ("example.com/behind-the-sofa", 20852163, None)
    assert [len(each.blob) for each in read.note.signatures] == [64, 72]
    at = int.from_bytes(read.note.signatures[1].blob[:8], "big")
    assert at == 1679315147
    assert read.note.encoded.encode() == COSIGNED


def test_that_a_checkpoint_says_origin_size_root_and_time() -> None:
    read = note.parse_checkpoint(_signed().encoded.encode())
    assert (read.origin, read.size, read.root) == ("nvr-desk/w", 7, ROOT)
    assert read.time == datetime(2026, 11, 20, 9, tzinfo=UTC)


def test_that_a_cosignature_says_when_and_is_no_signature_of_the_log() -> None:
    line = note.cosign(CHECKPOINT, "nvr-desk/cosigner/desk-2", _private(), 1_795_000_000)
    both = _signed().with_signature(line)
    key = note.public_key("nvr-desk/cosigner/desk-2", _private(), note.COSIGNATURE)
    again = note.parse(both.encoded.encode())
    assert note.cosigned_at(again, key) == datetime.fromtimestamp(1_795_000_000, UTC)
    assert note.cosigned_at(_signed(), key) is None
    plain = note.public_key("nvr-desk/cosigner/desk-2", _private())
    assert not note.verified(again, plain)
    assert note.cosigned_at(again, plain) is None


def test_that_cosigning_again_replaces_the_older_line() -> None:
    key = note.public_key("w", _private(), note.COSIGNATURE)
    made = _signed()
    for at in (1_795_000_000, 1_795_000_100):
        made = made.with_signature(note.cosign(CHECKPOINT, "w", _private(), at))
    assert len(made.signatures) == 2
    assert note.cosigned_at(made, key) == datetime.fromtimestamp(1_795_000_100, UTC)


def test_that_every_bit_of_a_checkpoint_counts() -> None:
    """No flip is read and verified, except of what only names other signers."""
    data = _signed().encoded.encode()
    key = note.public_key("nvr-desk/w/desk-1", _private())
    assert note.verified(note.parse_checkpoint(data).note, key)
    for at in range(len(data)):
        for bit in range(8):
            bent = bytearray(data)
            bent[at] ^= 1 << bit
            try:
                read = note.parse_checkpoint(bytes(bent))
            except NoteError:
                continue
            assert not note.verified(read.note, key), (at, bit)


def test_that_a_bad_line_of_a_known_key_is_not_excused_by_a_good_one() -> None:
    made = _signed()
    good = made.signatures[0]
    bad = note.Signature(good.name, good.key_id, bytes(64))
    key = note.public_key("nvr-desk/w/desk-1", _private())
    assert not note.verified(note.Note(CHECKPOINT, (good, bad)), key)
    assert not note.verified(note.Note(CHECKPOINT, (bad, good)), key)
    assert not note.verified(note.Note(CHECKPOINT, ()), key)


def test_that_a_key_of_the_same_name_and_another_number_is_another_key() -> None:
    other = note.public_key("nvr-desk/w/desk-1", Ed25519PrivateKey.from_private_bytes(b"o" * 32))
    assert not note.verified(_signed(), other)
    same_id = note.Note(
        CHECKPOINT, (note.Signature(other.name, other.id, _signed().signatures[0].blob),)
    )
    assert not note.verified(same_id, other)


BAD_CHECKPOINTS = {
    "nothing": b"",
    "no signature": CHECKPOINT.encode(),
    "no blank line": CHECKPOINT.encode() + LINE.encode() + b"\n",
    "no last line end": f"{CHECKPOINT}\n{LINE}".encode(),
    "carriage returns": f"{CHECKPOINT}\n{LINE}\n".replace("\n", "\r\n").encode(),
    "no utf-8": b"\xff\n1\n\n" + LINE.encode() + b"\n",
    "null byte": f"a\0b\n1\n{base64.b64encode(ROOT).decode()}\n\n{LINE}\n".encode(),
    "size 01": f"o\n01\n{base64.b64encode(ROOT).decode()}\n\n{LINE}\n".encode(),
    "size 00": f"o\n00\n{base64.b64encode(ROOT).decode()}\n\n{LINE}\n".encode(),
    "size -1": f"o\n-1\n{base64.b64encode(ROOT).decode()}\n\n{LINE}\n".encode(),
    "size +1": f"o\n+1\n{base64.b64encode(ROOT).decode()}\n\n{LINE}\n".encode(),
    "size 1_0": f"o\n1_0\n{base64.b64encode(ROOT).decode()}\n\n{LINE}\n".encode(),
    "size of other digits": f"o\n१\n{base64.b64encode(ROOT).decode()}\n\n{LINE}\n".encode(),
    "size empty": f"o\n\n{base64.b64encode(ROOT).decode()}\n\n{LINE}\n".encode(),
    "size beyond all": f"o\n{1 << 63}\n{base64.b64encode(ROOT).decode()}\n\n{LINE}\n".encode(),
    "size of a thousand digits": f"o\n{'9' * 1000}\nx\n\n{LINE}\n".encode(),
    "root too short": f"o\n1\n{base64.b64encode(ROOT[:31]).decode()}\n\n{LINE}\n".encode(),
    "root no base64": f"o\n1\n{'*' * 44}\n\n{LINE}\n".encode(),
    "root base64 of another form": f"o\n1\n{'A' * 42}B=\n\n{LINE}\n".encode(),
    "empty extension line": f"{CHECKPOINT}\nx\n\n{LINE}\n".encode(),
    "time that is none": f"o\n1\n{base64.b64encode(ROOT).decode()}\ntime x\n\n{LINE}\n".encode(),
    "time without zone": (
        f"o\n1\n{base64.b64encode(ROOT).decode()}\ntime 2026-01-01T00:00:00\n\n{LINE}\n".encode()
    ),
    **{
        f"time beyond all calendars: {time}": (
            f"o\n1\n{base64.b64encode(ROOT).decode()}\ntime {time}\n\n{LINE}\n".encode()
        )
        for time in ("0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59")
    },
    "hyphen for dash": f"{CHECKPOINT}\n- a b\n".encode(),
    "name with plus": f"{CHECKPOINT}\n— a+b {'A' * 92}\n".encode(),
    "no name": f"{CHECKPOINT}\n—  {'A' * 92}\n".encode(),
    "short signature": f"{CHECKPOINT}\n— a AAAA\n".encode(),
    "33 signatures": f"{CHECKPOINT}\n{(LINE + chr(10)) * 33}".encode(),
    "too long": b"o\n1\n" + b"x" * (1 << 17) + b"\n\n" + LINE.encode() + b"\n",
}


@pytest.mark.parametrize("what", BAD_CHECKPOINTS)
def test_that_what_is_no_checkpoint_is_refused_in_words(what: str) -> None:
    with pytest.raises(NoteError):
        note.parse_checkpoint(BAD_CHECKPOINTS[what])


@given(st.binary(max_size=400))
@example(PUBLISHED)
@settings(max_examples=200, deadline=None)
def test_that_whatever_is_read_is_written_back_the_same(data: bytes) -> None:
    try:
        read = note.parse(data)
    except NoteError:
        return
    assert read.encoded.encode() == data


@pytest.mark.parametrize(
    "text",
    ["", "a", "a+b", "a+c74f20a3+AQ==", VKEY.replace("c74f20a3", "c74f20a4"), VKEY + "A", VKEY * 2],
)
def test_that_what_is_no_key_is_refused(text: str) -> None:
    with pytest.raises(NoteError):
        note.parse_key(text)


def test_that_a_station_with_a_strange_name_has_a_key_name_all_the_same() -> None:
    name = note.key_name("nvr-desk", "w", "Desk 1+\n— Süd\udcff")
    assert name == "nvr-desk/w/Desk%201%2B%0A%E2%80%94%20S%C3%BCd%5C%75%64%63%66%66"
    assert note.verified(
        note.parse(_signed(name=name).encoded.encode()), note.public_key(name, _private())
    )


def test_that_openssl_reads_the_public_key() -> None:
    from cryptography.hazmat.primitives.serialization import load_pem_public_key

    key = note.public_key("k", _private())
    loaded = load_pem_public_key(key.pem.encode())
    assert loaded == _private().public_key()
