"""The papers as tools of the Model Context Protocol, for who asks from an assistant of their own.

The stdio transport of the protocol's public specification: JSON-RPC 2.0, one message a line.
"""

from assistant.mcp.desk import Desk
from assistant.mcp.stdio import protocol_output, serve_lines

__all__ = ["Desk", "protocol_output", "serve_lines"]
