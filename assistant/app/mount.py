"""Mount the chat in the web app, with everything switched off that would leave the machine."""

from __future__ import annotations

import gradio as gr
from fastapi import FastAPI

from assistant.app.chat import build
from assistant.app.theme import theme
from assistant.service.room import ReadingRoom


def mount_chat(app: FastAPI, room: ReadingRoom) -> None:
    """Serve the Ask page at ``/`` of the web app."""
    gr.mount_gradio_app(
        app,
        build(room),
        path="/",
        theme=theme(),
        footer_links=[],
        run_history=False,  # it would keep questions and answers in the browser's storage
        show_error=False,
        ssr_mode=False,
        pwa=False,
        mcp_server=False,
        enable_monitoring=False,
        max_file_size="1mb",  # no widget takes files
    )
