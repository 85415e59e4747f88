"""The command by which an administrator decides who may read a paper."""

from __future__ import annotations

import json

from assistant.cli.collection import named_paper
from assistant.cli.failures import Status
from assistant.cli.stores import Call, notify, opened
from corpus.library import Library
from corpus.paper import Paper


def decide(call: Call) -> int:
    """Keep a decision that stands above a paper's marking, and act on it.

    What is exempt is purged at once; what is open is read again from where its file lay; what is
    cleared is exempt here, and read for some roles in a store of their own.
    """
    status = call.options.status
    folder = call.store_to_read()
    with opened(call, folder, writer=True) as library:
        paper = named_paper(library, call.options.paper)
        origin = library.origin_of(paper.source)
        is_there = origin is not None and origin.is_file()
        _act(library, paper, status, is_there)
        count = library.paragraph_counts().get(paper.paper_id, 0)
    if status == "cleared":
        with opened(call, library.closed_folder) as closed:
            held = closed.paper(paper.paper_id)
            is_there = held is not None and held.cleared
            count = closed.paragraph_counts().get(paper.paper_id, 0)
    is_read = status == "exempt" or is_there
    if call.json:
        said = {"decided": paper.paper_id, "status": status, "paragraphs": count, "read": is_read}
        print(json.dumps(said, ensure_ascii=False))
    else:
        print(f"{paper.paper_id} is {status}: {count} paragraphs are held of it")
    if not is_read:
        notify(f"{origin} is not there any more: ingest the file again to read it")
        return Status.LOOK
    if status == "cleared":
        return _tell_roles(call.assistant.exempt_roles)
    return Status.DONE


def _act(library: Library, paper: Paper, status: str, is_there: bool) -> None:
    if status == "cleared":
        library.clear(paper.paper_id)
        return
    library.clear(paper.paper_id, is_cleared=False)
    if status == "exempt":
        library.decide(paper.paper_id, "exempt")
        return
    library.decide(paper.paper_id, "open")
    origin = library.origin_of(paper.source)
    if is_there and origin is not None:
        # Reading papers is loaded only for the command that reads them.
        from ingest import job

        job.ingest([origin], library, sample=paper.sample)


def _tell_roles(roles: tuple[str, ...]) -> int:
    if roles:
        notify(f"read by {', '.join(roles)}; a running web app shows it when it is started again")
        return Status.DONE
    notify("no role may see it yet: name some in PAPERS_EXEMPT_ROLES")
    return Status.LOOK
