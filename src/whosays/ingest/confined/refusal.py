"""Why a document gives no words, where the parser understands as much."""

from __future__ import annotations

from enum import Enum


class Reason(Enum):
    """What the parent makes an error of."""

    DAMAGED = "damaged"
    ENCRYPTED = "encrypted"
    NO_TEXT_LAYER = "no_text_layer"
    TOO_LARGE = "too_large"
    EMPTY = "empty"


class Refused(Exception):  # noqa: N818 - no error of the program
    """There are no words to be had; the message says why and what to do."""

    def __init__(self, reason: Reason, message: str) -> None:
        super().__init__(message)
        self.reason = reason
