"""The page of those who evaluate: past runs with their reports, and readers' verdicts."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException
from fastapi.responses import FileResponse, HTMLResponse

from assistant.readers.candidates import COMPLETE, UNFINISHED
from assistant.service.desk.printed import page
from assistant.service.room import ReadingRoom
from assistant.service.view.runs import VERDICT_WORDS, past_runs

REPORT = "report.html"


def evaluation_routes(room: ReadingRoom) -> APIRouter:
    """``/evaluate``, the reports of runs, and the files of gold candidates."""
    routes = APIRouter()
    results, folder = room.settings.results, room.readers.folder

    @routes.get("/evaluate")
    def evaluate() -> HTMLResponse:
        room.purge()
        said = room.readers.judgements()
        files = [name for name in (COMPLETE, UNFINISHED) if (folder / name).is_file()]
        return page(
            room, "evaluate.html", "evaluate", runs=past_runs(results), said=said, files=files,
            verdicts=VERDICT_WORDS, results=results,
        )  # fmt: skip

    @routes.get("/evaluate/report/{run}")
    def report(run: str) -> FileResponse:
        # Only what the page lists can be asked for, so no name leads out of the folder.
        if run not in {one.name for one in past_runs(results) if one.has_report}:
            raise HTTPException(404, f"No report of a run {run} is kept: see /evaluate.")
        return FileResponse(results / run / REPORT, media_type="text/html; charset=utf-8")

    @routes.get("/evaluate/{name}")
    def candidates(name: str) -> FileResponse:
        room.purge()
        if name not in (COMPLETE, UNFINISHED) or not (folder / name).is_file():
            raise HTTPException(404, f"There is no file {name}: see /evaluate.")
        return FileResponse(folder / name, media_type="application/yaml", filename=name)

    return routes
