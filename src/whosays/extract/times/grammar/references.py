"""The past, the present and the future: no place in the calendar."""

from __future__ import annotations

SURE = (
    "<the><near>?<future>",
    "<the><past>",
    "<these><units>",
    "<now|currently|current|recently|recent|future>",
)
IF_TAGGED = (
    "<already|formerly|soon|past|present|once|then|earlier>",
    "<the>?<present|moment|time>",
    "<this|that|the><time|moment|date>",
    "<the>?<near|long>?<term>",
    "<from><time><to><time>",
)
