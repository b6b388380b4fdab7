"""W3C Web Annotation (https://www.w3.org/TR/annotation-model/): JSON-LD, one annotation an attribution.

The body says what it is: act, actor, quotation type, features, confidence. The targets are its spans, each
with its role and with two selectors, by position and by quoted words with what stands around them. Positions
count Unicode code points in the account's extracted text, as `offsetUnit` of the account says; the end is
exclusive. The file is one AnnotationPage.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from whosays.errors import FormatError
from whosays.export.addresses import urn, web_address
from whosays.export.json import listed, loads, text
from whosays.export.rows import Origin, Row, row_from_dict, rows_of
from whosays.model import FailedReading, Reading, Span
from whosays.model.plain import Plain

_AROUND = 32  # code points before and after the words, as other tools keep
_VOCABULARY = "urn:whosays:vocabulary:"
_CONTEXT = [
    "http://www.w3.org/ns/anno.jsonld",
    {"@vocab": _VOCABULARY, "candidates": {"@id": f"{_VOCABULARY}candidates", "@container": "@list"}},
]
_SINGLE = ("source", "cue", "hearer", "where", "said_on")  # roles that one span has, if any
_SEVERAL = ("content", "about")
_KEPT = ("path", "title", "outlet", "published", "url", "language", "extractor")  # of the account
_BODY = (
    *("attribution", "parent", "act", "quotation", "actor", "actor_id", "actor_type", "candidates", "link"),
    *("said_from", "said_to", "page", "confidence", "source_type", "polarity", "determinacy"),
)


def chunks(results: Iterable[Reading | FailedReading]) -> Iterator[str]:
    """The AnnotationPage, an annotation at a time; what failed has none."""
    readings = (result for result in results if isinstance(result, Reading))
    annotations = (_annotation(row, one.account.text) for one in readings for row in rows_of(one))
    page = {"@context": _CONTEXT, "id": "urn:whosays:annotations", "type": "AnnotationPage"}
    return listed(f'{text(page)[:-1]}, "items": [', annotations, "]}")


def read(written: str) -> Iterator[Row]:
    """The statements of a page that `chunks` wrote, also where other tools laid it out anew.

    Raises:
        FormatError: it is no such page; the message says in which annotation and how.
    """
    try:
        items = list(Plain(loads(written))["items"].each())
    except ValueError as error:
        raise FormatError(f"this is no page of annotations: {error}") from error
    for item in items:
        try:
            yield _row(item)
        except ValueError as error:
            raise FormatError(f"{item.place}: {error}") from error


def _annotation(row: Row, words: str) -> dict[str, Any]:
    plain = row.to_dict()
    account = urn("account", row.origin.account)
    return {
        "id": urn("attribution", row.origin.account, row.attribution),
        "type": "Annotation",
        "motivation": "classifying",
        "generator": {"type": "Software", "name": row.origin.model},
        "account": _account(row.origin, account),
        "body": {
            "type": "Attribution",
            "attribution_type": row.features.type,
            **{key: plain[key] for key in _BODY},
        },
        "target": [
            {
                "type": "SpecificResource",
                "source": account,
                "role": role,
                **more,
                "selector": _selectors(span, words),
            }
            for role, span, more in _spans(row)
        ],
    }


def _account(origin: Origin, identity: str) -> dict[str, Any]:
    return {
        "id": identity,
        "type": "Text",
        "format": "text/plain",
        "offsetUnit": "unicode-code-point",
        "sha256": origin.account,
        "via": web_address(origin.url),
        **{key: getattr(origin, key) for key in _KEPT},
    }


def _spans(row: Row) -> Iterator[tuple[str, Span, dict[str, str]]]:
    """Role, span, and what else is told of it."""
    for role in _SINGLE:
        if span := getattr(row, role):
            yield role, span, {}
    yield from (("content", piece, {}) for piece in row.content)
    yield from (("about", span, {"when": when}) for span, when in zip(row.about, row.about_when, strict=True))


def _selectors(span: Span, words: str) -> list[dict[str, Any]]:
    return [
        {"type": "TextPositionSelector", "start": span.start, "end": span.end},
        {
            "type": "TextQuoteSelector",
            "exact": span.text,
            "prefix": words[max(0, span.start - _AROUND) : span.start],
            "suffix": words[span.end : span.end + _AROUND],
        },
    ]


def _row(at: Plain) -> Row:
    account, body = at["account"], at["body"]
    found: dict[str, list[object]] = {role: [] for role in (*_SINGLE, *_SEVERAL)}
    when: list[object] = []
    for target in at["target"].each():
        role = target["role"].text()
        if role not in found or (role in _SINGLE and found[role]):
            raise target.wrong(f"a second {role}" if role in found else "a role that no span has")
        found[role].append(_span(target["selector"]))
        when += [target["when"].value] if role == "about" else []
    plain = {
        "account": account["sha256"].value,
        "model": at["generator"]["name"].value,
        "type": body["attribution_type"].value,
        "about_when": when,
        **{key: account[key].value for key in _KEPT},
        **{key: body[key].value for key in _BODY},
        **{role: next(iter(found[role]), None) for role in _SINGLE},
        **{role: found[role] for role in _SEVERAL},
    }
    return row_from_dict(Plain(plain))


def _span(selectors: Plain) -> dict[str, object]:
    """By both selectors: a position whose length is not that of its words does not fit."""
    by_type = {selector["type"].text(): selector for selector in selectors.each()}
    for needed in ("TextPositionSelector", "TextQuoteSelector"):
        if needed not in by_type:
            raise selectors.wrong(f"no {needed}")
    position, words = by_type["TextPositionSelector"], by_type["TextQuoteSelector"]
    return {"start": position["start"].value, "end": position["end"].value, "text": words["exact"].value}
