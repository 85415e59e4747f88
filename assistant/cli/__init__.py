"""The command ``papers``: a contract that others drive the product through."""

from assistant.cli.main import main

__all__ = ["main"]
