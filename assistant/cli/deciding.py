"""The command by which an administrator decides who may read a paper."""

from __future__ import annotations

import json

from assistant.cli.collection import named_paper
from assistant.cli.failures import Status
from assistant.cli.stores import Call, notify, opened
from assistant.record.unreached import not_reached
from assistant.service.deciding import decide as act_on


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
        is_read = act_on(library, paper, status)
        count = library.paragraph_counts().get(paper.paper_id, 0)
    if status == "cleared":
        with opened(call, library.closed_folder) as closed:
            held = closed.paper(paper.paper_id)
            is_read = held is not None and held.cleared
            count = closed.paragraph_counts().get(paper.paper_id, 0)
    if status == "exempt":
        notify(f"not reached: {not_reached(call.assistant.results, [paper.paper_id])}")
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


def _tell_roles(roles: tuple[str, ...]) -> int:
    if roles:
        notify(f"read by {', '.join(roles)}")
        return Status.DONE
    notify("no role may see it yet: name some in PAPERS_EXEMPT_ROLES")
    return Status.LOOK
