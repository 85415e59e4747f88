"""What a paper says of itself: authority, committee, date, item, kind, people."""

from ingest.metadata.reading import Metadata, PackSays, overridden, read_metadata

__all__ = ["Metadata", "PackSays", "overridden", "read_metadata"]
