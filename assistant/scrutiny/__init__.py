"""Lines of enquiry into one paper: what it says, and what it leaves unsaid."""

from assistant.scrutiny.enquiry import Enquiry, enquiry
from assistant.scrutiny.line import Line, LineKind
from assistant.scrutiny.unread import ASK_OF_UNREAD

__all__ = ["ASK_OF_UNREAD", "Enquiry", "Line", "LineKind", "enquiry"]
