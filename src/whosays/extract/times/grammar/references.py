"""The past, the present and the future: no place in the calendar."""

from __future__ import annotations

SURE = (
    "<the><near>?<future>(?!<of>)",  # the future of something is no time
    "(?<=<in>)<near>?<future>",
    "<the><past>",
    "<the><near><hyphen>?<term>",
    "<these><units>",
    "<right>?<now>",
    "<currently|current|recently>",
)
IF_TAGGED = (
    "<this|that|the><moment>",
    "<the><present>",
    "<that><time>",
)
