"""Lines of enquiry into one paper: what it says, and what it leaves unsaid."""

from assistant.scrutiny.enquiry import Enquiry, enquiry
from assistant.scrutiny.line import Line, LineKind

__all__ = ["Enquiry", "Line", "LineKind", "enquiry"]
