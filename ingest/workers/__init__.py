"""Files read in processes of their own, so that a bad one costs nothing but itself."""

from __future__ import annotations

from ingest.workers.child import described
from ingest.workers.pool import Reading, Workers

__all__ = ["Reading", "Workers", "described"]
