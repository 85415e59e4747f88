"""The command that gives the papers to another assistant as tools."""

from __future__ import annotations

import sys

from assistant.answer import Answer, Question
from assistant.chat import Assistant
from assistant.cli.failures import Status
from assistant.cli.logs import noted
from assistant.cli.stores import Call, opened
from assistant.record.log import AnswerLog


def mcp(call: Call) -> int:
    """Answer a client of the Model Context Protocol until it closes standard input."""
    # Only this command checks arguments against schemas, which take time to load.
    from assistant.mcp import Desk, protocol_output, serve_lines

    with protocol_output() as output, opened(call, call.store_to_read()) as library:
        assistant = Assistant(library, call.assistant)
        log = AnswerLog(library.folder, call.assistant.record.days)

        def ask(question: Question) -> Answer:
            answer = assistant.ask(question)
            noted(call, log, library, answer, "mcp")
            return answer

        serve_lines(sys.stdin.buffer, output, Desk(library, ask, call.assistant.max_question))
    return Status.DONE
