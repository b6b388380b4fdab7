"""Messages between whosays and its parser: four bytes of length, then JSON.

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
    payload = json.dumps(message, ensure_ascii=False).encode("utf-8", "replace")
    try:
        stream.write(len(payload).to_bytes(4, "big") + payload)
        stream.flush()
    except (OSError, ValueError) as error:
        raise FrameError("it broke") from error


def receive(stream: IO[bytes]) -> Message:
    """Read one message.

    Raises:
        FrameError: the other side has gone, or sent something else.
    """
    try:
        size = int.from_bytes(_exactly(stream, 4), "big")
        if size > MAX_FRAME:
            raise FrameError("its answer is too long")
        message = json.loads(_exactly(stream, size))
    except (OSError, ValueError, RecursionError) as error:
        raise FrameError("its answer makes no sense") from error
    if not isinstance(message, dict):
        raise FrameError("its answer makes no sense")
    return message


def _exactly(stream: IO[bytes], size: int) -> bytes:
    data = stream.read(size)
    if len(data) < size:
        raise FrameError("it broke")
    return data
