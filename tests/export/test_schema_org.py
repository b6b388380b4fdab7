from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from lxml import html
from pyld import jsonld

from tests.export.made import FEW, results
from tests.readings import account, actor, bridge, council, failed, features, hostile, reading, says, span
from whosays.export import schema_org
from whosays.model import (
    Act,
    ActorType,
    Determinacy,
    FailedReading,
    LinkKind,
    Polarity,
    Quotation,
    Reading,
    Resolved,
)

SCHEMA = "https://schema.org/"


def loader(url: str, _: object) -> dict[str, Any]:
    """A context that takes every word for one of schema.org's: nothing is fetched in a test."""
    assert url == "https://schema.org"
    document = {"@context": {"@vocab": SCHEMA}}
    return {
        "contextUrl": None,
        "documentUrl": url,
        "contentType": "application/ld+json",
        "document": document,
    }


def written(*made: Reading | FailedReading) -> str:
    return "".join(schema_org.chunks(made)).encode("utf-8").decode("utf-8")


def graph(*made: Reading | FailedReading) -> list[dict[str, Any]]:
    nodes: list[dict[str, Any]] = json.loads(written(*made))["@graph"]
    return nodes


def of_type(nodes: list[dict[str, Any]], *types: str) -> list[dict[str, Any]]:
    return [node for node in nodes if node["@type"] in types]


def test_an_article_its_actors_and_its_statements() -> None:
    nodes = graph(bridge(), failed())
    (article,) = of_type(nodes, "NewsArticle")
    assert article["headline"] == "Bridge at Velmora to stay shut, minister says"
    assert article["publisher"] == {"@type": "Organization", "name": "Osk Valley Courier"}
    assert article["identifier"]["value"] == bridge().account.id
    (quotation,) = of_type(nodes, "Quotation")
    assert quotation["text"] == ["“We will not gamble with lives,”", "“Not for a week, and not for a day.”"]
    assert quotation["isPartOf"] == {"@id": article["@id"]}
    by_id = {node["@id"]: node for node in nodes}
    assert by_id[quotation["spokenByCharacter"]["@id"]]["name"] == "Ilse Tarnow"
    claim = of_type(nodes, "Claim")[1]
    assert claim["author"] == quotation["spokenByCharacter"]
    assert claim["appearance"] == {"@id": article["@id"]}
    assert (claim["dateCreated"], claim["temporalCoverage"]) == ("2031-02-14", ["2031-05-01/2031-05-31"])


def test_every_node_that_is_pointed_at_is_there() -> None:
    nodes = jsonld.expand(json.loads(written(bridge(), council())), {"documentLoader": loader})
    known = {node["@id"] for node in nodes}
    pointed = {
        value["@id"]
        for node in nodes
        for values in node.values()
        if isinstance(values, list)
        for value in values
        if isinstance(value, dict) and "@id" in value
    }
    assert pointed
    assert pointed <= known


@pytest.mark.parametrize(
    ("act", "polarity", "determinacy", "claims"),
    [
        (Act.SAYS, Polarity.POSITIVE, Determinacy.DETERMINATE, True),
        (Act.WARNS, Polarity.POSITIVE, Determinacy.DETERMINATE, True),
        (Act.DENIES, Polarity.NEGATIVE, Determinacy.DETERMINATE, False),
        (Act.DENIES, Polarity.POSITIVE, Determinacy.DETERMINATE, False),
        (Act.SAYS, Polarity.NEGATIVE, Determinacy.DETERMINATE, False),
        (Act.SAYS, Polarity.POSITIVE, Determinacy.INDETERMINATE, False),
        (Act.OMITS, Polarity.POSITIVE, Determinacy.DETERMINATE, False),
        (Act.DEMANDS, Polarity.POSITIVE, Determinacy.DETERMINATE, False),
        (Act.HOPES, Polarity.POSITIVE, Determinacy.DETERMINATE, False),
        (Act.DOUBTS, Polarity.POSITIVE, Determinacy.DETERMINATE, False),
    ],
)
def test_nobody_is_the_author_of_what_they_do_not_claim(
    act: Act, polarity: Polarity, determinacy: Determinacy, claims: bool
) -> None:
    text = "Tarnow told of rain."
    tarnow = actor("Tarnow", (span(text, "Tarnow"), LinkKind.NAME))
    link = Resolved(tarnow, LinkKind.NAME)
    marks = features(polarity=polarity, determinacy=determinacy)
    row = says(text, "Tarnow", "told of", "rain", act=act, features=marks, actor=link)
    (claim,) = of_type(graph(reading(text, [row], actors=[tarnow])), "Claim")
    assert ("author" in claim, "mentions" in claim) == (claims, not claims)
    assert claim["keywords"] == act
    spoken = replace(row, quotation=Quotation.DIRECT)
    (quotation,) = of_type(graph(reading(text, [spoken], actors=[tarnow])), "Quotation")
    assert "spokenByCharacter" in quotation


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (ActorType.PERSON, ("Person", "author")),
        (ActorType.GOVERNMENT, ("GovernmentOrganization", "author")),
        (ActorType.OUTLET, ("NewsMediaOrganization", "author")),
        (ActorType.DOCUMENT, ("CreativeWork", "mentions")),
        (ActorType.PLACE, ("Place", "mentions")),
        (ActorType.UNNAMED, ("Thing", "mentions")),
    ],
)
def test_only_persons_and_bodies_are_authors(kind: ActorType, expected: tuple[str, str]) -> None:
    text = "Tarnow told of rain."
    who = actor("Tarnow", (span(text, "Tarnow"), LinkKind.NAME), type=kind)
    row = says(text, "Tarnow", "told of", "rain", actor=Resolved(who, LinkKind.NAME))
    nodes = graph(reading(text, [row], actors=[who]))
    assert (nodes[1]["@type"], *nodes[2].keys() & {"author", "mentions"}) == expected


def test_nested_claims_are_parts_of_theirs() -> None:
    made = bridge()
    nodes = {node["@id"].rpartition(":")[2]: node for node in graph(made)}
    for row in made.attributions:
        if row.parent:
            assert nodes[row.id]["isPartOf"]["@id"].endswith(row.parent)


def test_hostile_words_do_not_leave_their_script() -> None:
    text = "Tarnow said </script><script>alert(1)</script><!-- rain."
    made = reading(text, [says(text, "Tarnow", "said", text[12:])], title=text)
    page = f'<html><body><script type="application/ld+json">{written(made, hostile())}</script></body></html>'
    (script,) = html.document_fromstring(page).iter("script")
    assert json.loads(script.text)["@graph"] == graph(made, hostile())
    assert not set(written(hostile())) & set("<\x1b\u202e\u2069\u200b\x85")


@FEW
@given(results())
def test_any_graph_is_json_ld(made: list[Reading | FailedReading]) -> None:
    nodes = graph(*made)
    expected = sum(1 + len(one.actors) + len(one.attributions) for one in made if isinstance(one, Reading))
    assert len(nodes) == expected
    for node in jsonld.expand(
        {"@context": "https://schema.org", "@graph": nodes}, {"documentLoader": loader}
    ):
        assert node["@id"].startswith("urn:whosays:")


def test_an_account_without_metadata() -> None:
    (article,) = graph(reading("It rained.", path=None))
    assert article.keys() == {"@type", "@id", "inLanguage", "identifier"}
    assert article["@id"] == f"urn:whosays:account:{account('It rained.').id}"
