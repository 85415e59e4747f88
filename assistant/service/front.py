"""What stands around the chat's widgets: the page's own head, masthead and skip link.

Gradio draws its widgets by script. What is put into its page here is there with the first byte:
title, language, masthead, banner, and a word for those who have no scripts.
"""

from __future__ import annotations

import re

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.service.view.environment import fragment
from corpus.library import Library

_ELSEWHERE = re.compile(rb'\s*<meta\s+(?:property="og|name="twitter)[^>]*?/>', re.DOTALL)
_MANIFEST = re.compile(rb'\s*<link rel="manifest"[^>]*>')
_HEAD_END = re.compile(rb"</head>")
_BODY = re.compile(rb"<body[^>]*>")


class FrontPage:
    """Frames the page that Gradio serves at ``/``; everything else passes untouched."""

    def __init__(self, app: ASGIApp, library: Library) -> None:
        self.app = app
        self.library = library

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hold the front page back until it is whole, and send it framed."""
        if scope["type"] != "http" or scope["path"] != "/" or scope["method"] != "GET":
            await self.app(scope, receive, send)
            return
        # Compressed, the page could not be framed.
        headers = [pair for pair in scope["headers"] if pair[0] != b"accept-encoding"]
        start: Message = {}
        body = b""

        async def collect(message: Message) -> None:
            nonlocal start, body
            if message["type"] == "http.response.start":
                start = message
                return
            if message["type"] != "http.response.body":
                await send(message)
                return
            body += message.get("body", b"")
            if message.get("more_body"):
                return
            page = self._framed(body)
            kept = [pair for pair in start["headers"] if pair[0].lower() != b"content-length"]
            length = (b"content-length", str(len(page)).encode())
            await send({**start, "headers": [*kept, length]})
            await send({"type": "http.response.body", "body": page})

        await self.app({**scope, "headers": headers}, receive, collect)

    def _framed(self, page: bytes) -> bytes:
        head = fragment("front_head.html").encode()
        masthead = fragment(
            "masthead.html", here="ask", is_sample=self.library.is_sample, main="question"
        ).encode()
        page = _MANIFEST.sub(b"", _ELSEWHERE.sub(b"", page))
        page = page.replace(b'lang="en"', b'lang="en-GB"', 1)
        page = _HEAD_END.sub(lambda match: head + match[0], page, count=1)
        return _BODY.sub(lambda match: match[0] + masthead, page, count=1)
