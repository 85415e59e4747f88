"""Commands that keep the store and serve it: doctor, serve, backup, restore, reembed."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from assistant.accounts.users import FILE as USERS
from assistant.cli.failures import CommandError, Status
from assistant.cli.stores import Call, notify, opened
from assistant.generate.ledger import Ledger
from corpus.library import Library, StoreError


def doctor(call: Call) -> int:
    """Say whether the catalogue is whole and the indexes agree with it; mend with --repair."""
    folder = call.store_to_read()
    with opened(call, folder, writer=call.options.repair) as library:
        problems = library.check()
        repaired = []
        if problems and call.options.repair:
            library.repair()
            left = library.check()
            repaired = [problem for problem in problems if problem not in left]
            problems = left
        papers = len(library.papers())
        if not call.options.repair:
            _tell_of_analyses(library)
    if call.json:
        found = {
            "store": str(folder),
            "papers": papers,
            "problems": [asdict(problem) for problem in problems],
            "repaired": [asdict(problem) for problem in repaired],
        }
        print(json.dumps(found, ensure_ascii=False, indent=1))
    else:
        for problem in repaired:
            print(f"repaired: {problem.where}: {problem.what}")
        for problem in problems:
            print(f"{problem.where}: {problem.what}; {problem.todo}")
        if not problems:
            print(f"{folder}: {papers} papers; the catalogue is whole and the indexes agree")
    return Status.LOOK if problems or repaired else Status.DONE


def _tell_of_analyses(library: Library) -> None:
    """No fault, for answers are the same without; they take longer."""
    from assistant.evidence.analysed import version

    if waiting := library.not_analysed(version()):
        notify(
            f"what {len(waiting)} papers are analysed into is not kept, or is another program's: "
            "the next ingest or `papers doctor --repair` makes it, and questions are quicker"
        )


def model(call: Call) -> int:
    """Say which language model is configured, whether it may be used, and what it took today."""
    settings = call.assistant.model
    ledger = Ledger(call.store_to_read(), settings)
    spent = ledger.spent()
    if call.json:
        told = {
            "configured": settings.is_configured,
            "model": settings.name,
            "host": settings.host,
            "allowed": settings.is_allowed,
            "today": asdict(spent),
            "daily_tokens": settings.daily_tokens,
            "daily_cost": settings.daily_cost,
            "models": [asdict(one) for one in ledger.by_model()],
            "calls": [row for row in ledger.rows() if row.get("event") == "ended"],
        }
        print(json.dumps(told, ensure_ascii=False, indent=1))
        return Status.DONE
    if not settings.is_configured:
        print("No language model is configured: answers are in the papers' own words.")
        return Status.DONE
    allowed = "" if settings.is_allowed else " (not named in LLM_ALLOWED_HOSTS: nothing is sent)"
    print(f"{settings.name} at {settings.host}{allowed}")
    tokens = f" of {settings.daily_tokens:,}" if settings.daily_tokens else ""
    cost = f" of {settings.daily_cost:g}" if settings.daily_cost else ""
    print(
        f"today: {spent.calls} calls, {spent.tokens:,}{tokens} tokens, cost {spent.cost:.4g}{cost}"
    )
    for one in ledger.by_model():
        print(
            f"{one.model} at {one.host} ({one.endpoint}): {one.calls} calls, {one.tokens_in:,} in, "
            f"{one.tokens_out:,} out, {one.seconds:.1f} s, cost {one.cost:.4g}"
        )
    for row in ledger.rows():
        if row.get("event") == "ended":
            print(
                f"{row['at']}  {row['outcome'] if 'outcome' in row else row['for']}  "
                f"{row['tokens']:,} tokens, {row['seconds']:.1f} s, cost {row['cost']:.4g}"
            )
    return Status.DONE if settings.is_allowed else Status.LOOK


def serve(call: Call) -> int:
    """Serve the web app until interrupted."""
    settings = replace(
        call.assistant,
        host=call.options.host or call.assistant.host,
        port=call.options.port or call.assistant.port,
    )
    folder = call.store_to_read()
    with opened(call, folder):
        pass  # What is wrong with the store is told here, before anything is served.
    # gradio and uvicorn are heavy, and only this command needs them.
    from assistant.service import Exposed, PortInUse, serve

    try:
        serve(folder, call.corpus, settings)
    except Exposed as error:
        raise CommandError(str(error)) from error
    except PortInUse as error:
        raise CommandError(str(error), Status.PORT) from error
    return Status.DONE


def backup(call: Call) -> int:
    """Write the whole store into one file, with what readers keep and the logs."""
    # What readers keep knows drafts and pages: other commands do without.
    from assistant.readers.safekeeping import copy_kept

    target, folder = Path(call.options.file), call.store_to_read()
    with opened(call, folder) as library:
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            with TemporaryDirectory(dir=target.parent, prefix=".backup-") as making:
                copy_kept(folder, Path(making))
                library.backup(target, Path(making))
        except OSError as error:
            raise CommandError(f"{target} cannot be written: {error}", Status.STORE) from error
    notify(f"written {target}")
    return Status.DONE


def restore(call: Call) -> int:
    """Make a store from a backup; a store that holds papers is never written over.

    Nor are conversations and logs that are left of a store whose catalogue was lost.
    """
    folder = call.store_to_fill(sample=False)
    try:
        left = Library.restore(Path(call.options.file), folder, call.corpus)
    except StoreError as error:
        raise CommandError(str(error), Status.STORE) from error
    with opened(call, folder, writer=True):
        pass  # What readers keep is held against the papers as they are now.
    notify(f"restored into {folder}")
    if left is None:
        notify("the backup holds no conversations and no logs: it is of an earlier program")
    for name in left or ():
        notify(f"{folder / name} was left as it is, not restored: it may hold what came later")
    if (folder / USERS).is_file() and USERS not in (left or ()):
        notify("users are those of the backup: papers users list, and remove who has left since")
    return Status.DONE


def reembed(call: Call) -> int:
    """Embed every paragraph anew with the model that is set."""
    with opened(call, call.store_to_read(), writer=True) as library:
        count = library.reembed()
    notify(f"embedded {count} paragraphs with {call.corpus.embedding_model}")
    return Status.DONE


def sentences(call: Call) -> int:
    """Keep the vectors of all sentences with their papers, from now on at each ingest too."""
    from assistant.evidence.kept import keep_sentences

    with opened(call, call.store_to_read(), writer=True) as library:
        if call.options.drop:
            library.drop_sentences()
            notify("the vectors of sentences are gone")
            return Status.DONE
        made = keep_sentences(library, _told_of_progress)
    notify(f"embedded {made} sentences")
    return Status.DONE


def _told_of_progress(done: int, papers: int) -> None:
    if done % 200 == 0 or done == papers:
        notify(f"{done} of {papers} papers")
