"""The web service: pages, page images and the HTTP interface around the chat.

Importing it is cheap: the web server and the chat's widgets load when they are served.
"""

from assistant.service.server import Exposed, PortInUse, serve

__all__ = ["Exposed", "PortInUse", "serve"]
