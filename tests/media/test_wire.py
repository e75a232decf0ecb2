"""Messages between parent and worker."""

from __future__ import annotations

import os
import struct
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nvr_desk.media import wire

if TYPE_CHECKING:
    import socket
    from collections.abc import Iterator

_HEAD = struct.Struct(">II")
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


@pytest.fixture
def ends() -> Iterator[tuple[wire.Channel, wire.Channel]]:
    ours, theirs = wire.pair()
    parent = wire.Channel(ours, send_timeout_s=1.0)
    worker = wire.Channel(theirs, takes_descriptors=True)
    yield parent, worker
    parent.close()
    worker.close()


@pytest.fixture
def raw() -> Iterator[tuple[socket.socket, wire.Channel]]:
    ours, theirs = wire.pair()
    channel = wire.Channel(ours)
    yield theirs, channel
    theirs.close()
    channel.close()


@settings(max_examples=60)
@given(body=st.dictionaries(st.text(), _JSON, max_size=5), blob=st.binary(max_size=4096))
def test_that_a_message_arrives_as_it_was_sent(body: dict[str, Any], blob: bytes) -> None:
    ours, theirs = wire.pair()
    parent, worker = wire.Channel(ours), wire.Channel(theirs, takes_descriptors=True)
    parent.send(body, blob)
    parent.send({"next": 1})
    assert worker.receive(1.0) == wire.Message(body, blob)
    assert worker.receive(1.0) == wire.Message({"next": 1})
    parent.close()
    worker.close()


def test_that_a_descriptor_reaches_the_other_side(
    ends: tuple[wire.Channel, wire.Channel],
) -> None:
    parent, worker = ends
    reading, writing = os.pipe()
    parent.send({"op": "x"}, b"blob", [writing])
    os.close(writing)
    message = worker.receive(1.0)
    assert message is not None
    assert message.blob == b"blob"
    (got,) = message.descriptors
    os.write(got, b"through")
    assert os.read(reading, 16) == b"through"
    os.close(got)
    os.close(reading)


def test_that_a_message_in_pieces_is_kept_over_timeouts(
    raw: tuple[socket.socket, wire.Channel],
) -> None:
    sock, channel = raw
    data = _HEAD.pack(7, 3) + b'{"a":1}xyz'
    for byte in data[:-1]:
        sock.sendall(bytes([byte]))
        assert channel.receive(0.0005) is None
    sock.sendall(data[-1:])
    assert channel.receive(1.0) == wire.Message({"a": 1}, b"xyz")


@pytest.mark.parametrize(
    "data",
    [
        _HEAD.pack(0xFFFFFFFF, 0),
        _HEAD.pack(2, 0xFFFFFFFF),
        _HEAD.pack(3, 0) + b"\xff\xfe\xfd",
        _HEAD.pack(4, 0) + b"[{}]",
        _HEAD.pack(0, 0),
        _HEAD.pack(200_000, 0) + b"[" * 200_000,
    ],
    ids=["long-json", "long-blob", "no-text", "no-object", "empty", "deep"],
)
def test_that_a_broken_message_is_refused(
    raw: tuple[socket.socket, wire.Channel], data: bytes
) -> None:
    sock, channel = raw
    sock.sendall(data)
    with pytest.raises(wire.WireError):
        channel.receive(1.0)


def test_that_a_closed_end_is_told_apart_from_silence(
    raw: tuple[socket.socket, wire.Channel],
) -> None:
    sock, channel = raw
    assert channel.receive(0.001) is None
    sock.close()
    with pytest.raises(wire.ChannelClosedError):
        channel.receive(1.0)
    with pytest.raises(wire.ChannelClosedError):
        channel.send({"a": "b"})


def test_that_a_message_over_the_bound_is_not_sent(
    ends: tuple[wire.Channel, wire.Channel],
) -> None:
    parent, worker = ends
    with pytest.raises(wire.WireError, match="over the bound"):
        parent.send({"a": "b" * (wire.MAX_JSON_BYTES + 1)})
    assert worker.receive(0.001) is None


def test_that_descriptors_nobody_took_are_closed_with_the_channel() -> None:
    ours, theirs = wire.pair()
    parent, worker = wire.Channel(ours), wire.Channel(theirs, takes_descriptors=True)
    reading, writing = os.pipe()
    parent.send({"op": "x"}, b"blob", [writing])
    os.close(writing)
    parent.close()
    worker.close()
    assert os.read(reading, 1) == b""
    os.close(reading)
