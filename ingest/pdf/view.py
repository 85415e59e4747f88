"""Where a point of a PDF page's own space is seen on the displayed page."""

from __future__ import annotations

import pypdfium2  # type: ignore[import-untyped]

Rectangle = tuple[float, float, float, float]


class View:
    """The page's crop box turned clockwise the way it is read, sizes in points.

    ``turn`` is the page's own rotation, and ``extra`` what a reader adds to it where the text runs
    along the page's side.
    """

    def __init__(self, page: pypdfium2.PdfPage, extra: int = 0) -> None:
        """Take the page's crop box and rotation."""
        self.left, self.bottom, self.right, self.top = page.get_cropbox()
        self.extra = extra
        self.turn: int = (page.get_rotation() + extra) % 360
        wide, high = self.right - self.left, self.top - self.bottom
        self.width, self.height = (high, wide) if self.turn in (90, 270) else (wide, high)

    def place(self, left: float, bottom: float, right: float, top: float) -> Rectangle:
        """Left, top, right and bottom in points from the displayed page's top left corner."""
        if self.turn == 0:
            return left - self.left, self.top - top, right - self.left, self.top - bottom
        if self.turn == 90:
            return bottom - self.bottom, left - self.left, top - self.bottom, right - self.left
        if self.turn == 180:
            return self.right - right, bottom - self.bottom, self.right - left, top - self.bottom
        return self.top - top, self.right - right, self.top - bottom, self.right - left
