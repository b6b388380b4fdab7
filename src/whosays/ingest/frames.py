"""Messages between whosays and its parser: four bytes of length, then JSON, or a document's bytes.

No pickle: whoever takes over the parser through a hostile page must not get further.
"""

from __future__ import annotations

import json
from typing import IO, Any

Message = dict[str, Any]

# JSON may take six bytes for one of the characters that an account may have.
MAX_FRAME = 130_000_000


class FrameError(Exception):
    """The other side has gone, or does not keep to the protocol."""


def send(stream: IO[bytes], message: Message) -> None:
    """Write one message.

    Raises:
        FrameError: the other side has gone.
    """
    send_bytes(stream, json.dumps(message, ensure_ascii=False).encode("utf-8", "replace"))


def send_bytes(stream: IO[bytes], payload: bytes) -> None:
    """Write one document.

    Raises:
        FrameError: the other side has gone.
    """
    try:
        stream.write(len(payload).to_bytes(4, "big"))
        stream.write(payload)
        stream.flush()
    except (OSError, ValueError) as error:
        raise FrameError("it broke") from error


def receive(stream: IO[bytes]) -> Message:
    """Read one message.

    Raises:
        FrameError: the other side has gone, or sent something else.
    """
    try:
        message = json.loads(receive_bytes(stream))
    except (ValueError, RecursionError) as error:
        raise FrameError("its answer makes no sense") from error
    if not isinstance(message, dict):
        raise FrameError("its answer makes no sense")
    return message


def receive_bytes(stream: IO[bytes]) -> bytes:
    """Read one document.

    Raises:
        FrameError: the other side has gone, or sends more than it may.
    """
    try:
        size = int.from_bytes(_exactly(stream, 4), "big")
        if size > MAX_FRAME:
            raise FrameError("its answer is too long")
        return _exactly(stream, size)
    except (OSError, ValueError) as error:
        raise FrameError("its answer makes no sense") from error


def _exactly(stream: IO[bytes], size: int) -> bytes:
    data = stream.read(size)
    if len(data) < size:
        raise FrameError("it broke")
    return data
