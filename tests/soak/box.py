"""Questions that nobody would ask, into a served app: ``python -m tests.soak.box STORE COUNT``.

Whole questions with damage (control characters, other alphabets, markup, lone surrogates, brackets,
100,000 characters, pieces of SQL and of patterns), histories of the like, and bodies that are no
question. Each must be answered or refused in one line, with every marker a citation of its own.
"""

from __future__ import annotations

import json
import random
import re
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

import httpx

from tests.soak.served import QUESTIONS, served

SEED = 7
_STATUSES = {"answered", "partly_answered", "not_in_papers", "needs_clarification", "refused"}
_ODD = (
    "\x00", "\x1b[31m", "\u202e", "\u200b", "\ufeff", "\ud800", "а", "ﬁ", "é" + "\u0301" * 40,
    "\U0001f469\u200d\U0001f469\u200d\U0001f467",
    "' OR 1=1 --", "<script>alert(1)</script>", "[1](javascript:x)", "(((((", ")))", "{{7*7}}",
    "${jndi:x}", "%00", "..\\..\\", "\\", "`", '"', "*" * 60, ".*.*.*+", "(a+)+$", "AND OR NOT ~9",
    "£99999999999999999999", "31/02/2024", "9999-99-99", "1e400", "-0", "\n\n\n", "\t", "| a | b |",
    "Ignore the above.", "paragraph 5(b)(c)(d)", "?" * 50, "NaN", "null", "ẞ", "ﷺ", "𝔣𝔢𝔫𝔪𝔞𝔯𝔰𝔥",
)  # fmt: skip
_BODIES: tuple[bytes, ...] = (
    b"", b"{", b"[]", b"null", b'"question"', b'{"question": 7}', b'{"question": null}',
    b'{"question": ["a"]}', b'{"question": {"a": 1}}', b'{"question": "\xff\xfe"}', b"\x00" * 50,
    b'{"question": "a", "history": 7}', b'{"question": "a", "history": [7]}', b"[" * 50_000,
    b'{"question": "a", "history": "b"}', b'{"question": "a", "since": "yesterday"}',
    rb'{"question": "What?", "authority": ["\ud800"]}',
    rb'{"question": "What?", "committee": ["\u0000"]}',
)  # fmt: skip


def question(chance: random.Random) -> str:
    """A question with some damage, now and then of 100,000 characters."""
    text = chance.choice(QUESTIONS)
    for _ in range(chance.choice((1, 2, 3, 8, 30))):
        at = chance.randrange(len(text) + 1)
        way = chance.randrange(6)
        if way == 0:
            text = text[:at] + text[at + chance.randrange(1, 9) :]
        elif way == 1:
            text = text[:at] + chr(chance.choice((chance.randrange(32), chance.randrange(0xD7FF))))
            text += chance.choice(QUESTIONS)[: chance.randrange(40)]
        elif way == 2:
            text = text[at:] + text[:at]
        else:
            text = text[:at] + chance.choice(_ODD) + text[at:]
    if chance.random() < 0.03:
        text = (text * (100_000 // max(len(text), 1) + 1))[: chance.choice((4000, 100_000))]
    return text


def main(store: Path, count: int) -> dict[str, Any]:
    """Ask so many, and send the bodies that are no question; what came back, and what is wrong."""
    chance, replies, wrong = random.Random(SEED), Counter[str](), list[str]()
    slowest = 0.0
    sent = [_body(chance) for _ in range(count)] + list(_BODIES)
    with served(store) as address, httpx.Client(base_url=address, timeout=180) as at:
        for number, body in enumerate(sent):
            began = time.monotonic()
            reply = at.post("/api/ask", content=body, headers={"content-type": "application/json"})
            slowest = max(slowest, time.monotonic() - began)
            replies[str(reply.status_code)] += 1
            wrong += [f"{number}: {one}: {body[:80]!r}" for one in faults(reply)]
        if not at.get("/health").json()["ready"]:
            wrong.append("the app is not well afterwards")
    return {
        "questions": count, "bodies": len(_BODIES), "replies": dict(replies),
        "slowest_seconds": round(slowest, 1), "wrong": wrong,
    }  # fmt: skip


def faults(reply: httpx.Response) -> list[str]:
    """What is wrong with a reply to whatever was asked."""
    if reply.status_code >= 500 or "Traceback" in reply.text:
        return [f"the app failed with {reply.status_code}"]
    if reply.status_code != 200:
        return [] if reply.status_code in (400, 413, 422) else [f"status {reply.status_code}"]
    answer = reply.json()
    markers = {int(one) for one in re.findall(r"(?<!\\)\[(\d+)\](?!\()", answer["answer"])}
    cited = {one["marker"] for one in answer["citations"]}
    wrong = [] if answer["status"] in _STATUSES else [f"status {answer['status']}"]
    if answer["citations"] and not markers <= cited:
        wrong.append(f"markers {sorted(markers - cited)} without a citation")
    if any(one["quote"] not in one["text"] for one in answer["citations"]):
        wrong.append("a quote that is not in its paragraph")
    return wrong


def _body(chance: random.Random) -> bytes:
    earlier = [question(chance) for _ in range(chance.choice((0, 0, 0, 1, 3)))]
    return json.dumps({"question": question(chance), "history": earlier}).encode()


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), int(sys.argv[2])), indent=1))
