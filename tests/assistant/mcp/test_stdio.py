"""The tools as a client of the protocol meets them: a process that is spoken to in lines."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.cli import main
from tests.assistant.shelf import WOLDING as PAPER

HELLO = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "test"}}


class Client:
    """Speaks the protocol to ``papers mcp`` over one store."""

    def __init__(self, store: Path) -> None:
        command = [sys.executable, "-m", "assistant.cli", "--store", str(store), "mcp"]
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe)
        self._number = 0

    def line(self, line: bytes) -> Any:
        """Send a line and read the reply to it."""
        self.tell(line)
        assert self.process.stdout
        return json.loads(self.process.stdout.readline())

    def tell(self, line: bytes) -> None:
        """Send a line to which no reply is due."""
        assert self.process.stdin
        self.process.stdin.write(line + b"\n")
        self.process.stdin.flush()

    def request(self, method: str, params: Any = None) -> dict[str, Any]:
        self._number += 1
        message = {"jsonrpc": "2.0", "id": self._number, "method": method, "params": params or {}}
        reply = self.line(json.dumps(message).encode())
        assert (reply["jsonrpc"], reply["id"]) == ("2.0", self._number)
        return dict(reply)

    def call(self, tool: str, **arguments: Any) -> dict[str, Any]:
        reply = self.request("tools/call", {"name": tool, "arguments": arguments})
        return dict(reply["result"])

    def end(self) -> tuple[int, bytes]:
        """Close our end; how the process ended, and what else it had written."""
        rest, _ = self.process.communicate(timeout=30)
        return self.process.returncode, rest


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder, store = tmp_path_factory.mktemp("mcp"), tmp_path_factory.mktemp("store") / "s"
    (folder / "potholes.txt").write_text(PAPER)
    (folder / "authorities.csv").write_text("name\nWolding Council\n")
    assert main(["--store", str(store), "ingest", str(folder)]) == 0
    return store


@pytest.fixture(scope="module")
def client(store: Path) -> Iterator[Client]:
    """A client that has shaken hands."""
    made = Client(store)
    made.request("initialize", HELLO)
    made.tell(b'{"jsonrpc": "2.0", "method": "notifications/initialized"}')
    yield made
    # Nothing but replies was written, and closing the input is how a session ends.
    assert made.end() == (0, b"")


def test_the_hand_is_shaken_before_tools_are_called(store: Path) -> None:
    client = Client(store)
    assert client.request("ping")["result"] == {}
    assert client.request("tools/list")["error"]["code"] == -32600
    assert client.request("initialize", {})["error"]["code"] == -32602
    told = client.request("initialize", HELLO | {"protocolVersion": "1999-01-01"})["result"]
    assert told["protocolVersion"] == "2025-11-25"
    assert told["capabilities"] == {"tools": {"listChanged": False}}
    assert told["serverInfo"]["name"] == "papers"
    assert client.request("initialize", HELLO)["error"]["code"] == -32600
    assert client.end() == (0, b"")


def test_a_client_of_an_older_version_is_met_in_it_and_may_send_batches(store: Path) -> None:
    client = Client(store)
    wanted = HELLO | {"protocolVersion": "2025-03-26"}
    assert client.request("initialize", wanted)["result"]["protocolVersion"] == "2025-03-26"
    ping = {"jsonrpc": "2.0", "method": "ping"}
    replies = client.line(json.dumps([ping | {"id": 7}, ping, ping | {"id": "b"}, 3]).encode())
    assert [reply["id"] for reply in replies] == [7, "b", None]
    assert client.line(b"[]")["error"]["code"] == -32600
    assert client.end() == (0, b"")


def test_every_tool_says_what_it_takes_and_changes_nothing(client: Client) -> None:
    tools = client.request("tools/list")["result"]["tools"]
    assert [tool["name"] for tool in tools] == ["ask", "search", "show", "list", "themes"]
    for tool in tools:
        assert tool["description"]
        assert tool["inputSchema"]["type"] == "object"
        assert tool["annotations"]["readOnlyHint"] is True
    assert tools[0]["inputSchema"]["required"] == ["question"]


def text_of(result: dict[str, Any]) -> str:
    (content,) = result["content"]
    assert content["type"] == "text"
    return str(content["text"])


def test_an_answer_comes_with_its_citations_as_text_and_as_data(client: Client) -> None:
    result = client.call("ask", question="How many potholes did Wolding mend in January 2024?")
    assert result["isError"] is False
    assert "412" in text_of(result)
    assert "Wolding Council, Roads Committee, 4 March 2024, paragraph 1" in text_of(result)
    told = result["structuredContent"]
    assert told["status"] == "answered"
    assert told["citations"][0]["paragraph"] == "1"


def test_what_no_paper_tells_is_said_and_a_follow_up_knows_what_it_follows(client: Client) -> None:
    absent = client.call("ask", question="What did Wolding spend on libraries in 2019?")
    assert absent["structuredContent"]["status"] == "not_in_papers"
    history = ["How many potholes did Wolding mend in January 2024?"]
    told = client.call("ask", question="And what is the budget for gullies?", history=history)
    assert told["structuredContent"]["follow_up"] is True


def test_paragraphs_are_found_and_shown(client: Client) -> None:
    found = client.call("search", words="gullies", limit=1)["structuredContent"]["paragraphs"]
    assert [one["paragraph"] for one in found] == ["2(a)"]
    name = found[0]["paragraph_id"]
    shown = client.call("show", paper=found[0]["paper_id"], paragraph=name)
    assert "£31,000" in text_of(shown)
    assert [p["paragraph_id"] for p in shown["structuredContent"]["paragraphs"]] == [name]


def test_a_long_paper_is_shown_piece_by_piece(client: Client) -> None:
    paper = client.call("list")["structuredContent"]["papers"][0]
    seen, offset = [], 0
    while offset is not None:
        told = client.call("show", paper=paper["paper_id"], offset=offset, limit=2)
        seen += [one["paragraph_id"] for one in told["structuredContent"]["paragraphs"]]
        offset = told["structuredContent"]["next_offset"]
    assert len(seen) == len(set(seen)) == paper["paragraphs"]


def test_papers_are_listed_as_filters_say_and_themes_state_what_they_rest_on(
    client: Client,
) -> None:
    assert "Wolding Council" in text_of(client.call("list", since="2024"))
    assert client.call("list", until="2023")["structuredContent"]["papers"] == []
    told = client.call("themes", finding="recommendation")["structuredContent"]
    assert told["coverage"]["papers_searched"] == 1


@pytest.mark.parametrize(
    ("tool", "given", "said"),
    [
        ("ask", {}, "question"),
        ("ask", {"question": "  "}, "question"),
        ("ask", {"question": 7}, "question"),
        ("ask", {"question": "x" * 100_000}, "shorten it"),
        ("ask", {"question": "What?", "authority": ["Atlantis"]}, "Atlantis"),
        ("search", {"words": "roads", "limit": 0}, "limit"),
        ("search", {"words": "roads", "most": 3}, "most"),
        ("search", {"words": "roads", "since": "last year"}, "since"),
        ("search", {"words": "roads", "since": "2024-02-31"}, "'2024-02-31' is not a date"),
        ("show", {"paper": "nothing"}, "no paper 'nothing' is held"),
        ("show", {"paper": "potholes.txt", "paragraph": "99"}, "no paragraph '99'"),
        ("themes", {"finding": "poem"}, "finding"),
    ],
)
def test_a_call_that_cannot_be_carried_out_says_why(
    client: Client, tool: str, given: dict[str, Any], said: str
) -> None:
    result = client.call(tool, **given)
    assert result["isError"] is True
    assert said in text_of(result)
    assert "\n" not in text_of(result)


@pytest.mark.parametrize(
    ("line", "code", "identifier"),
    [
        (b"nonsense", -32700, None),
        (b"\xff\xfe", -32700, None),
        (b"[" * 100_000, -32700, None),
        (b"7", -32600, None),
        (b'[{"jsonrpc": "2.0", "id": 1, "method": "ping"}]', -32600, None),
        (b'{"id": 4, "method": "ping"}', -32600, 4),
        (b'{"jsonrpc": "2.0", "id": null, "method": "ping"}', -32600, None),
        (b'{"jsonrpc": "2.0", "id": true, "method": "ping"}', -32600, None),
        (b'{"jsonrpc": "2.0", "id": 4, "method": 7}', -32600, 4),
        (b'{"jsonrpc": "2.0", "id": 4, "method": "ping", "params": [1]}', -32602, 4),
        (b'{"jsonrpc": "2.0", "id": 4, "method": "resources/list"}', -32601, 4),
        (b'{"jsonrpc": "2.0", "id": "x", "method": "tools/call", "params": {}}', -32602, "x"),
        (
            b'{"jsonrpc": "2.0", "id": 4, "method": "tools/call", "params": {"name": "rm"}}',
            -32602,
            4,
        ),
        (
            b'{"jsonrpc": "2.0", "id": 4, "method": "tools/list", "params": {"cursor": "x"}}',
            -32602,
            4,
        ),
        (b'{"jsonrpc": "2.0", "id": 4, "method": "' + b"x" * 1_100_000 + b'"}', -32600, None),
    ],
)
def test_a_line_that_is_no_request_gets_an_error_and_ends_nothing(
    client: Client, line: bytes, code: int, identifier: object
) -> None:
    reply = client.line(line)
    assert (reply["error"]["code"], reply["id"]) == (code, identifier)
    assert client.request("ping")["result"] == {}


def test_what_needs_no_reply_gets_none(client: Client) -> None:
    client.tell(b"")
    client.tell(b'{"jsonrpc": "2.0", "method": "notifications/cancelled", "params": {}}')
    client.tell(b'{"jsonrpc": "2.0", "method": "no/such"}')
    client.tell(b'{"jsonrpc": "2.0", "id": 9, "result": {}}')
    assert client.request("ping")["result"] == {}


def test_a_store_that_is_not_there_ends_with_one_line_and_writes_no_message(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "assistant.cli", "--store", str(tmp_path / "none"), "mcp"]
    ended = subprocess.run(command, capture_output=True, timeout=60, check=False)
    assert (ended.returncode, ended.stdout) == (3, b"")
    assert b"holds no papers yet" in ended.stderr
