"""The page of themes, and the same as CSV."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse, Response

from assistant.coverage import papers_withheld
from assistant.service.desk.printed import page
from assistant.service.links import paragraph_link
from assistant.service.room import ReadingRoom
from assistant.service.view.plot import plot_of
from assistant.service.view.recurring import KIND_WORDS, RecurringView, as_csv, findings_of
from corpus.errors import StoreError

DEFAULT_KIND = "improvement_area"


def theme_routes(room: ReadingRoom) -> APIRouter:
    """``/themes`` and ``/themes.csv``."""
    routes = APIRouter(include_in_schema=False)

    def told_by(view: RecurringView) -> dict[str, str]:
        """The words of the paragraphs shown: some links carry their digest."""
        names = list(dict.fromkeys(finding.paragraph_id for _, _, finding in findings_of(view)))
        found = room.library.paragraphs_by_id(names)
        return {name: paragraph.text for name, paragraph in found.items()}

    def view_of(kind: str) -> RecurringView:
        if kind not in KIND_WORDS:
            raise HTTPException(404, f"There are no themes of the kind {kind!r}.")
        # Loaded with the first page of themes: see view/recurring.py.
        from corpus.themes import themes

        try:
            return RecurringView.of(themes(room.library, kind=kind), kind)
        except StoreError as error:
            raise HTTPException(503, str(error)) from error

    @routes.get("/themes")
    def themes_page(kind: str = DEFAULT_KIND) -> HTMLResponse:
        view = view_of(kind)
        plot = plot_of(view)
        return page(
            room, "themes.html", "themes", view=view, kinds=KIND_WORDS, plot=plot,
            texts=told_by(view),
            not_read=(*view.found.papers_not_read, *papers_withheld(room.library.papers())),
        )  # fmt: skip

    @routes.get("/themes.csv")
    def themes_csv(request: Request, kind: str = DEFAULT_KIND) -> Response:
        view = view_of(kind)
        texts = told_by(view)
        # In a spreadsheet only a whole address leads anywhere.
        site = str(request.base_url).rstrip("/")
        links = [
            site + paragraph_link(f.paper_id, f.paragraph_id, texts.get(f.paragraph_id, ""))
            for _, _, f in findings_of(view)
        ]
        name = f"themes-{kind.replace('_', '-')}.csv"
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        # The mark at the start tells spreadsheets that this is UTF-8.
        content = "\ufeff" + as_csv(view, links)
        return Response(content, media_type="text/csv; charset=utf-8", headers=headers)

    return routes
