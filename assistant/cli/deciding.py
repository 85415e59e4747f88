"""The command by which an administrator decides whether a paper is open."""

from __future__ import annotations

import json

from assistant.cli.collection import named_paper
from assistant.cli.failures import Status
from assistant.cli.stores import Call, notify, opened


def decide(call: Call) -> int:
    """Keep a decision that stands above a paper's marking, and act on it.

    What is exempt is purged at once; what is open is read again from where its file lay.
    """
    status = call.options.status
    # Reading papers is loaded only for the command that reads them.
    from ingest import job

    with opened(call, call.store_to_read(), writer=True) as library:
        paper = named_paper(library, call.options.paper)
        library.decide(paper.paper_id, status)
        origin = library.origin_of(paper.source)
        is_there = origin is not None and origin.is_file()
        if status == "open" and is_there and origin is not None:
            job.ingest([origin], library, sample=paper.sample)
        count = library.paragraph_counts().get(paper.paper_id, 0)
    is_read = status != "open" or is_there
    if call.json:
        said = {"decided": paper.paper_id, "status": status, "paragraphs": count, "read": is_read}
        print(json.dumps(said, ensure_ascii=False))
    else:
        print(f"{paper.paper_id} is {status}: {count} paragraphs are held of it")
    if not is_read:
        notify(f"{origin} is not there any more: ingest the file again to read it")
        return Status.LOOK
    return Status.DONE
