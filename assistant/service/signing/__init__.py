"""Signing in to the web app."""

from __future__ import annotations

from assistant.service.signing.gate import Gate

__all__ = ["Gate"]
