"""The pages on which people rate answers, for evaluators: what is rated is eval's affair."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any, TypeVar
from urllib.parse import quote

from fastapi import APIRouter, Depends, HTTPException, Request
from fastapi.responses import FileResponse, HTMLResponse, RedirectResponse, Response

from assistant.service.links import paragraph_link
from assistant.service.room import ReadingRoom
from assistant.service.view.environment import fragment
from assistant.service.view.markdown import safe_html
from assistant.service.view.rating import agreement_tables, choices_of, row_of
from corpus.errors import StoreError

if TYPE_CHECKING:
    from eval.raters.rounds import Rounds

T = TypeVar("T")

LARGEST_SHEET = 20_000_000
"""Bytes of a filled sheet that are taken."""


async def _form(request: Request) -> Mapping[str, Any]:
    # A page of another site must not be able to rate in an evaluator's name
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        raise HTTPException(403, "Ratings are taken from this site's own pages only.")
    form = await request.form(max_fields=5000, max_part_size=LARGEST_SHEET)
    return {name: form.getlist(name) for name in form}


Form = Annotated[Mapping[str, list[Any]], Depends(_form)]

MAY_RATE = ("evaluator", "administrator", "reader")
"""``reader`` is whoever asks where nobody signs in, which is on this machine alone."""


def _rater(request: Request) -> None:
    if request.scope["state"]["role"] not in MAY_RATE:
        raise HTTPException(403, "Only evaluators and administrators rate answers.")


def rating_routes(room: ReadingRoom) -> APIRouter:
    """``/ratings``: rounds of rating, their answers one by one, and agreement."""
    routes = APIRouter(include_in_schema=False, dependencies=[Depends(_rater)])
    pages = _Pages(room)
    routes.get("/ratings")(pages.start)
    routes.post("/ratings")(pages.make)
    routes.get("/ratings/{name}/agreement")(pages.agreement)
    routes.get("/ratings/{name}/{rater}.csv")(pages.sheet)
    routes.get("/ratings/{name}/{rater}")(pages.resume)
    routes.post("/ratings/{name}/{rater}")(pages.take)
    routes.get("/ratings/{name}/{rater}/{number}")(pages.answer)
    routes.post("/ratings/{name}/{rater}/{number}")(pages.save)
    return routes


class _Pages:
    """The pages, each a function of its address and form."""

    def __init__(self, room: ReadingRoom) -> None:
        self.room = room
        self.results = room.settings.results

    @property
    def rounds(self) -> Rounds:
        # Scoring loads with the first page of ratings: readers never need it
        from eval.raters.rounds import Rounds

        return Rounds(self.results)

    def start(self, told: str = "", wrong: str = "", status: int = 200) -> HTMLResponse:
        """Rounds under way, and a form for a new one."""
        rounds = self.rounds
        found = _tried(lambda: [(name, rounds.progress(name)) for name in rounds.names()])
        return self._page(
            "ratings.html",
            status,
            rounds=found,
            runs=[rounds.called(run) for run in rounds.runs()],
            results=self.results,
            told=told,
            wrong=wrong,
        )

    def make(self, form: Form) -> Response:
        """Hand out sheets for a new round."""
        runs = [run for run in form.get("run", []) if run]
        raters = [name.strip() for name in _one(form, "raters").splitlines() if name.strip()]
        try:
            _tried(lambda: self.rounds.make(runs, raters))
        except HTTPException as error:
            return self.start(wrong=str(error.detail), status=422)
        return RedirectResponse("/ratings", 303)

    def resume(self, name: str, rater: str) -> Response:
        """The next answer that a rater has not rated, or the end."""
        number = _tried(lambda: self.rounds.next_open(name, rater))
        if number is None:
            return self._page("rated.html", name=name, rater=rater)
        return RedirectResponse(_address(name, rater, number), 303)

    def answer(self, name: str, rater: str, number: int, wrong: str = "") -> HTMLResponse:
        """One answer with all there is to say of it."""
        sheets = _tried(lambda: self.rounds.sheets(name, rater))
        if not 0 < number <= len(sheets):
            raise HTTPException(404, f"{rater} has {len(sheets)} answers to rate.")
        sheet = sheets[number - 1]
        given = _tried(lambda: self.rounds.labels(name, rater))
        shown = sheet.shown
        return self._page(
            "rating.html",
            422 if wrong else 200,
            name=name,
            rater=rater,
            number=number,
            total=len(sheets),
            done=sum(all(row["item"] in given for row in one.rows) for one in sheets),
            question=shown["question"],
            earlier=shown["earlier"].splitlines(),
            answers=[safe_html(shown[part], {}) for part in ("answer", "other_answer")
                     if shown[part]],
            choices=choices_of(sheet.rows, given),
            links=self._links(name, [row["item"] for row in sheet.rows]),
            wrong=wrong,
        )  # fmt: skip

    def _links(self, name: str, items: Sequence[str]) -> dict[str, str]:
        """Where the paragraphs that are rated open, as far as the papers served hold them."""
        named = _tried(lambda: self.rounds.paragraphs(name))
        wanted = {item: named[item] for item in items if item in named}
        held = self.room.library.paragraphs_by_id(list(wanted.values()))
        return {
            item: paragraph_link(held[one].paper_id, one, held[one].text)
            for item, one in wanted.items()
            if one in held
        }

    def save(self, name: str, rater: str, number: int, form: Form) -> Response:
        """Add what was said of one answer, and go on to the next."""
        sheets = _tried(lambda: self.rounds.sheets(name, rater))
        if not 0 < number <= len(sheets):
            raise HTTPException(404, f"{rater} has {len(sheets)} answers to rate.")
        rows = [row_of(row["item"], form) for row in sheets[number - 1].rows]
        try:
            _tried(lambda: self.rounds.save(name, rater, rows))
        except HTTPException as error:
            return self.answer(name, rater, number, wrong=str(error.detail))
        following = _tried(lambda: self.rounds.next_open(name, rater, number))
        if following is None:
            return RedirectResponse(_address(name, rater), 303)
        return RedirectResponse(_address(name, rater, following), 303)

    def sheet(self, name: str, rater: str) -> FileResponse:
        """A rater's blind sheet as CSV."""
        _tried(lambda: self.rounds.sheets(name, rater))
        path = self.rounds.folder(name) / f"{rater}.csv"
        return FileResponse(path, filename=path.name, media_type="text/csv; charset=utf-8")

    def take(self, name: str, rater: str, form: Form) -> HTMLResponse:
        """Take a sheet that was filled elsewhere: all of it, or nothing where a row is wrong."""
        file = form.get("sheet", [""])[0]
        content = file.file.read() if hasattr(file, "file") else b""
        try:
            added = _tried(lambda: self.rounds.take(name, rater, content))
        except HTTPException as error:
            return self.start(wrong=str(error.detail), status=422)
        return self.start(told=f"{added} labels of {rater} added")

    def agreement(self, name: str) -> HTMLResponse:
        """How far raters agree, and each automatic metric with them."""
        found = _tried(lambda: self.rounds.agreement(name))
        torn = _tried(lambda: self.rounds.torn(name))
        return self._page("agreement.html", name=name, tables=agreement_tables(found), torn=torn)

    def _page(self, template: str, status: int = 200, **values: object) -> HTMLResponse:
        values |= {"here": "evaluate", "is_sample": self.room.library.is_sample}
        return HTMLResponse(fragment(template, **values), status)


def _tried(step: Callable[[], T]) -> T:
    """What a step gives; what is wrong with runs, gold or sheets is told, with status 404."""
    from eval.gold import BadGold
    from eval.raters.labels import BadSheet
    from eval.results import BadRun

    try:
        return step()
    except BadGold as error:
        told = "; ".join(map(str, error.problems))
        raise HTTPException(404, f"The run's gold cannot be used: {told}") from error
    except (BadRun, BadSheet, StoreError) as error:
        raise HTTPException(404, str(error)) from error


def _one(form: Mapping[str, list[Any]], name: str) -> str:
    return str(form.get(name, [""])[0])


def _address(name: str, rater: str, number: int | None = None) -> str:
    place = f"/ratings/{quote(name)}/{quote(rater)}"
    # The focus goes to the question, so that keys alone reach what is to be said of its answer.
    return place if number is None else f"{place}/{number}#asked"
