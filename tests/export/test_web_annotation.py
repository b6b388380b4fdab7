from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from pyld import jsonld

from tests.export.made import FEW, results
from tests.readings import bridge, council, failed, hostile, reading, says
from whosays.errors import FormatError
from whosays.export import web_annotation
from whosays.export.rows import rows
from whosays.model import FailedReading, Reading

OA, AS, DC = "http://www.w3.org/ns/oa#", "http://www.w3.org/ns/activitystreams#", "http://purl.org/dc/"
OURS = "urn:whosays:vocabulary:"


def _iri(term: str, **more: str) -> dict[str, str]:
    return {"@id": term, **more}


# The terms of the W3C's context that are used, as its vocabulary defines them: nothing is fetched in a test.
CONTEXT = {
    "id": "@id",
    "type": "@type",
    "Annotation": f"{OA}Annotation",
    "SpecificResource": f"{OA}SpecificResource",
    "TextPositionSelector": f"{OA}TextPositionSelector",
    "TextQuoteSelector": f"{OA}TextQuoteSelector",
    "AnnotationPage": f"{AS}OrderedCollectionPage",
    "Software": f"{AS}Application",
    "Text": f"{DC}dcmitype/Text",
    "classifying": f"{OA}classifying",
    "body": _iri(f"{OA}hasBody", **{"@type": "@id"}),
    "target": _iri(f"{OA}hasTarget", **{"@type": "@id"}),
    "source": _iri(f"{OA}hasSource", **{"@type": "@id"}),
    "selector": _iri(f"{OA}hasSelector", **{"@type": "@id"}),
    "motivation": _iri(f"{OA}motivatedBy", **{"@type": "@vocab"}),
    "generator": _iri(f"{AS}generator", **{"@type": "@id"}),
    "items": _iri(f"{AS}items", **{"@type": "@id", "@container": "@list"}),
    "via": _iri(f"{OA}via", **{"@type": "@id"}),
    "start": _iri(f"{OA}start", **{"@type": "http://www.w3.org/2001/XMLSchema#nonNegativeInteger"}),
    "end": _iri(f"{OA}end", **{"@type": "http://www.w3.org/2001/XMLSchema#nonNegativeInteger"}),
    "exact": f"{OA}exact",
    "prefix": f"{OA}prefix",
    "suffix": f"{OA}suffix",
    "format": f"{DC}elements/1.1/format",
    "language": f"{DC}elements/1.1/language",
    "name": "http://xmlns.com/foaf/0.1/name",
}


def loader(url: str, _: object) -> dict[str, Any]:
    assert url == "http://www.w3.org/ns/anno.jsonld"
    return {
        "contextUrl": None,
        "documentUrl": url,
        "contentType": "application/ld+json",
        "document": {"@context": CONTEXT},
    }


def written(*made: Reading | FailedReading) -> dict[str, Any]:
    page: dict[str, Any] = json.loads("".join(web_annotation.chunks(made)).encode("utf-8"))
    return page


def expanded(page: dict[str, Any]) -> dict[str, Any]:
    (node,) = jsonld.expand(page, {"documentLoader": loader})
    return dict(node)


def items(node: dict[str, Any]) -> list[dict[str, Any]]:
    return list(node[f"{AS}items"][0]["@list"])


def test_any_reader_of_json_ld_finds_the_statement() -> None:
    made = bridge()
    second = items(expanded(written(made)))[1]
    assert second["@type"] == [f"{OA}Annotation"]
    assert second[f"{OA}motivatedBy"] == [{"@id": f"{OA}classifying"}]
    body = second[f"{OA}hasBody"][0]
    assert body["@type"] == [f"{OURS}Attribution"]
    assert body[f"{OURS}act"] == [{"@value": "says"}]
    assert body[f"{OURS}actor"] == [{"@value": "Ilse Tarnow"}]
    source = second[f"{OA}hasTarget"][0]
    assert source[f"{OA}hasSource"] == [{"@id": f"urn:whosays:account:{made.account.id}"}]
    position, quoted = source[f"{OA}hasSelector"]
    start, end = (position[f"{OA}{name}"][0]["@value"] for name in ("start", "end"))
    assert (
        made.account.text[start:end] == quoted[f"{OA}exact"][0]["@value"] == "transport minister Ilse Tarnow"
    )
    account = second[f"{OURS}account"][0]
    assert account["@id"] == f"urn:whosays:account:{made.account.id}"
    assert account[f"{OURS}offsetUnit"] == [{"@value": "unicode-code-point"}]
    assert account[f"{OA}via"] == [{"@id": "https://courier.example/2031/02/14/bridge"}]


def test_nothing_is_lost_to_a_term_that_no_context_knows() -> None:
    """What JSON-LD does not understand it drops in silence: every key that has a value must be kept."""
    page = written(bridge(), council())
    compact = jsonld.compact(expanded(page), page["@context"], {"documentLoader": loader})
    again = list(web_annotation.read(json.dumps(_tidied(compact))))
    assert again == list(rows([bridge(), council()]))


def _tidied(page: dict[str, Any]) -> dict[str, Any]:
    """JSON-LD writes an array of one as its item, and null as nothing: undone."""
    for item in page["items"]:
        item["target"] = _listed(item["target"])
        for key in ("parent", "actor", "actor_id", "actor_type", "link", "said_from", "said_to", "page"):
            item["body"].setdefault(key, None)
        for key in ("path", "title", "outlet", "published", "url", "language"):
            item["account"].setdefault(key, None)
        item["body"].setdefault("candidates", [])
    return page


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def test_words_stand_between_what_stands_around_them() -> None:
    text = bridge().account.text
    for item in written(bridge())["items"]:
        for target in item["target"]:
            position, quoted = target["selector"]
            around = quoted["prefix"] + quoted["exact"] + quoted["suffix"]
            start = position["start"] - len(quoted["prefix"])
            assert text[start : start + len(around)] == around
            assert len(quoted["prefix"]) == min(32, position["start"])


def test_offsets_count_code_points() -> None:
    text = "𝔸e\u0301𝔸 Tarnow said it rained."
    page = written(reading(text, [says(text, "Tarnow", "said", "it rained")]))
    assert page["items"][0]["target"][0]["selector"][0] == {
        "type": "TextPositionSelector",
        "start": 5,
        "end": 11,
    }


@FEW
@given(results())
def test_any_page_is_json_ld_of_one_node_a_statement(made: list[Reading | FailedReading]) -> None:
    node = expanded(written(*made))
    found = items(node) if f"{AS}items" in node else []
    assert len(found) == len(list(rows(made)))
    for item in found:
        assert item["@id"].startswith("urn:whosays:attribution:")
        assert item[f"{OA}hasTarget"]


def test_hostile_addresses_are_no_links() -> None:
    account = written(hostile())["items"][0]["account"]
    assert account["via"] is None
    assert account["url"].startswith("javascript:")


def test_no_statements_are_an_empty_page() -> None:
    assert written(failed())["items"] == []


Change = Callable[[dict[str, Any]], object]


def _target(page: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = page["items"][1]["target"][0]
    return found


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda page: page.pop("items"), "no page of annotations: the object: 'items' is missing"),
        (lambda page: page.update(items=1), "no page of annotations: items: 1 is not an array"),
        (lambda page: page["items"].append([]), "items[9]: items[9]: [] is not an object"),
        (lambda page: page["items"][1]["body"].update(act="sings"), "items[1]: act: 'sings' is not one of"),
        (lambda page: page["items"][1].update(target=[]), "items[1]: cue: None is not an object"),
        (lambda page: _target(page).update(role="judge"), "items[1].target[0]: a role that no span has"),
        (lambda page: _target(page).update(role="cue"), "items[1].target[1]: a second cue"),
        (lambda page: _target(page)["selector"].pop(), "selector: no TextQuoteSelector"),
        (lambda page: _target(page)["selector"][0].update(end=91), "items[1]: source: 90:91 does not fit"),
        (lambda page: _target(page)["selector"][0].update(start=-1), "items[1]: source: -1:120 does not fit"),
        (lambda page: _target(page)["selector"][1].update(exact=None), "source.text: None is not a string"),
    ],
)
def test_what_was_changed_is_told(change: Change, message: str) -> None:
    page = written(bridge())
    change(page)
    with pytest.raises(FormatError) as caught:
        list(web_annotation.read(json.dumps(page)))
    assert message in str(caught.value)


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "[" * 200_000, '{"items": [' * 100_000])
def test_what_is_no_page(text: str) -> None:
    with pytest.raises(FormatError, match="no page of annotations"):
        list(web_annotation.read(text))
