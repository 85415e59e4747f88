"""The chat page: Gradio's widgets and their events, and nothing else."""

from assistant.app.mount import mount_chat

__all__ = ["mount_chat"]
