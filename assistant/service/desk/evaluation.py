"""The page of those who evaluate: past runs with their reports, and readers' verdicts."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import FileResponse, HTMLResponse

from assistant.readers.candidates import COMPLETE, UNFINISHED
from assistant.service.deciding import MAY_SEE_USE
from assistant.service.desk.printed import page
from assistant.service.rating_pages import MAY_RATE
from assistant.service.room import ReadingRoom
from assistant.service.view.runs import VERDICT_WORDS, past_runs

REPORT = "report.html"


def evaluation_routes(room: ReadingRoom) -> APIRouter:
    """``/evaluate``, the reports of runs, and the files of gold candidates."""
    routes = APIRouter()
    results, folder = room.settings.results, room.readers.folder

    @routes.get("/evaluate")
    def evaluate(request: Request) -> HTMLResponse:
        room.purge()
        # A verdict tells what another reader has asked.
        may_see = _may_see_verdicts(request)
        said = room.readers.judgements() if may_see else ()
        # The page names them beside what was said, and nowhere else.
        files = [name for name in (COMPLETE, UNFINISHED) if (folder / name).is_file()]
        return page(
            room, "evaluate.html", "evaluate", runs=past_runs(results), said=said, files=files,
            verdicts=VERDICT_WORDS, results=results, may_rate=may_see,
            may_see_use=request.scope["state"]["role"] in MAY_SEE_USE,
        )  # fmt: skip

    @routes.get("/evaluate/report/{run}")
    def report(run: str) -> FileResponse:
        # Only what the page lists can be asked for, so no name leads out of the folder.
        if run not in {one.name for one in past_runs(results) if one.has_report}:
            raise HTTPException(404, f"No report of a run {run} is kept: see /evaluate.")
        return FileResponse(results / run / REPORT, media_type="text/html; charset=utf-8")

    @routes.get("/evaluate/{name}")
    def candidates(request: Request, name: str) -> FileResponse:
        if not _may_see_verdicts(request):
            raise HTTPException(403, "Only evaluators see what other readers asked.")
        room.purge()
        if name not in (COMPLETE, UNFINISHED) or not (folder / name).is_file():
            raise HTTPException(404, f"There is no file {name}: see /evaluate.")
        return FileResponse(folder / name, media_type="application/yaml", filename=name)

    return routes


def _may_see_verdicts(request: Request) -> bool:
    return request.scope["state"]["role"] in MAY_RATE
