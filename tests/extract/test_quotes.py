"""Which words stand inside quotation marks."""

import pytest

from whosays.extract.quotes import quotations

CASES = [
    ("He called it “a gift”.", ["“a gift”"]),
    ('"Go," she said. "Now."', ['"Go,"', '"Now."']),
    ("It was ''a farce'' to him.", ["''a farce''"]),
    ("It was ``a farce'' to him.", ["``a farce''"]),
    ("Er sagte „nein“ und ging.", ["„nein“"]),
    ("« Jamais », a-t-il dit.", ["« Jamais »"]),
    ("Ana's brother didn't go.", []),
    ("The miners’ union won’t move.", []),
    ("They want ‘a fair share’ of it.", ["‘a fair share’"]),
    ("‘The owners’ men did it,’ he said.", ["‘The owners’"]),
    ("‘tis the season", []),
    ("“We begin today and go on", ["“We begin today and go on"]),
    ("“He said ‘no’ twice,” she wrote.", ["“He said ‘no’ twice,”"]),
    ("", []),
]


@pytest.mark.parametrize(("paragraph", "expected"), CASES)
def test_quotations(paragraph: str, expected: list[str]) -> None:
    assert [paragraph[start:end] for start, end in quotations(paragraph)] == expected
