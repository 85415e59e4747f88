"""The pages of the app that the tests of this folder go through: one of each kind."""

from __future__ import annotations

PAGES = (
    "/papers",
    "/papers/add",
    "/paper/outcome",
    "/paper/outcome?paragraph=2(a)",
    "/paper/nothing",
    "/themes",
    "/themes?kind=action",
    "/authorities",
    "/authority/oakvale",
    "/authority/nothing",
    "/scrutiny",
    "/scrutiny?paper=outcome",
    "/scrutiny?paper=nothing",
    "/response",
    "/response?q=nothing",
    "/response?question=Why%3F",
    "/response?finding=outcome/2(a)",
    "/response?finding=nothing/1",
    "/response?draft=nothing",
    "/conversations",
    "/conversations?q=nothing",
    "/conversations/nothing",
    "/evaluate",
    "/ratings",
    "/use",
    "/sign-in",
    "/nowhere",
)
WITH_MUCH_ON_THEM = (
    "/authority/oakvale",
    "/scrutiny?paper=outcome",
    "/response?finding=outcome/2(a)",
    "/themes",
    "/papers",
    "/evaluate",
)
"""Those of them that a keyboard has many stops on."""
