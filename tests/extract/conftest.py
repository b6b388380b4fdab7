"""The shipped model, loaded once."""

import pytest

from whosays.extract import Encoder, Reader


@pytest.fixture(scope="session")
def encoder() -> Encoder:
    return Encoder()


@pytest.fixture(scope="session")
def reader(encoder: Encoder) -> Reader:
    return Reader(encoder)
