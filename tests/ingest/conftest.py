from __future__ import annotations

import pytest

from tests.ingest.pages import make_page


@pytest.fixture
def page() -> str:
    return make_page()
