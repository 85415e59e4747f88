"""Commands that check gold and put it to a target: validate, run."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.cli.failures import CommandError, Status
from assistant.cli.stores import Call, notify
from corpus.settings import CorpusSettings
from eval.generate import Ran, run
from eval.gold import BadGold, Gold, load_gold, read_gold
from eval.gold.validate import summary, validate
from eval.holdings import Holdings, read_holdings
from eval.kept import kept_quick_start
from eval.results import BASELINE, COMPOSED
from eval.targets import Target
from eval.targets.http import http_target
from eval.targets.known import known_answers
from eval.targets.product import product
from eval.targets.quick_start import quick_start

if TYPE_CHECKING:
    from corpus.embedding import Embedder

RESULTS = Path("results")
"""Where runs go that name no other place."""


def store_of(args: argparse.Namespace, gold: Sequence[Path]) -> Path:
    """The store named, else the sample papers' for the project's own gold, else the reader's."""
    call = Call.from_options(args)
    if call.named_store or gold:
        return call.store_to_read()
    return call.corpus.sample_store


def checked_gold(paths: Sequence[Path], holdings: Holdings) -> Gold:
    """Gold that can be read and is fit to judge by; raises BadGold."""
    gold = load_gold(paths)
    problems = validate(gold, holdings)
    if problems:
        raise BadGold(problems)
    return gold


def validate_gold(args: argparse.Namespace) -> int:
    """Say what is wrong with gold, or how much of it there is."""
    paths = [*args.gold, *args.files]
    gold, unreadable = read_gold(paths)
    holdings = read_holdings(store_of(args, paths), CorpusSettings.from_environment())
    problems = (*unreadable, *validate(gold, holdings))
    told = summary(gold)
    if getattr(args, "json", False):
        lines = [
            {"file": problem.file, "entry": problem.entry, "reason": problem.reason}
            for problem in problems
        ]
        print(json.dumps({"problems": lines, "summary": told}, ensure_ascii=False, indent=1))
    else:
        for problem in problems:
            print(problem)
        print(_told(told))
    return Status.BAD_CALL if problems else Status.DONE


def _told(told: dict[str, Any]) -> str:
    lines = [
        f"{told['questions']} questions in {told['clusters']} clusters "
        f"({_counts(told['splits'])}), {told['wordings']} wordings, "
        f"{told['paraphrased']} clusters paraphrased, {told['near_misses']} near misses",
        _counts(told["kinds"]),
    ]
    traps = [f"traps: {_counts(told['traps'])}"] if told["traps"] else []
    return "\n".join([*lines, *traps])


def _counts(counts: dict[str, int]) -> str:
    return ", ".join(f"{count} {name.replace('_', ' ')}" for name, count in counts.items())


@dataclass(frozen=True, slots=True)
class _Asking:
    gold: Gold
    holdings: Holdings
    store: Path
    settings: CorpusSettings
    config: dict[str, Any]
    replace: bool


def run_gold(args: argparse.Namespace) -> int:
    """Ask the target every gold question, and the baseline too where that is wanted."""
    settings = CorpusSettings.from_environment()
    store = store_of(args, args.gold)
    holdings = read_holdings(store, settings)
    _refuse_closed(store, holdings)
    gold = checked_gold(args.gold, holdings).only(args.split)
    if not gold.questions:
        raise CommandError(f"the gold holds no questions of split {args.split}: name another")
    folder = args.out or RESULTS / datetime.now(UTC).strftime("%Y-%m-%dT%H-%M-%S")
    headers = _headers(args.header)
    config = {
        "gold": [str(path.resolve()) for path in args.gold],
        "split": args.split,
        "store": str(store.resolve()),
        "endpoint": args.endpoint,
        "headers": sorted(headers),  # their values may be secret
        "quick_start": args.quick_start,
        "with_model": args.with_model,
        "no_baseline": args.no_baseline,
    }
    asking = _Asking(gold, holdings, store, settings, config, args.replace)
    try:
        done = [_run(asking, folder, _target(args, headers, asking))]
        if args.with_model:
            config |= {"with_model": False}
            done.append(_run(asking, folder / COMPOSED, product(asking.store, asking.settings)))
        if _wants_baseline(args, gold, holdings):
            config |= {"endpoint": None, "headers": [], "quick_start": True}
            again = args.with_baseline
            done.append(_run(asking, folder / BASELINE, _baseline(asking), not again))
    except KeyboardInterrupt:
        notify(f"interrupted; the same call with '--out {folder}' goes on from there")
        return Status.INTERRUPTED
    _tell(args, done)
    return Status.LOOK if any(ran.failed for ran in done) else Status.DONE


def _refuse_closed(store: Path, holdings: Holdings) -> None:
    """Results are shown to all who sign in: what some roles alone may read does not go there."""
    if any(paper.cleared for paper in holdings.papers.values()):
        raise CommandError(
            f"{store} holds exempt papers that are cleared for some roles, and results are shown "
            "to all who sign in: evaluate the store beside it"
        )


def _wants_baseline(args: argparse.Namespace, gold: Gold, holdings: Holdings) -> bool:
    if args.quick_start or args.no_baseline:
        return False
    if args.with_baseline or kept_quick_start(gold.hash, holdings.hash) is None:
        return True
    notify("the quick start's figures kept with the project are of these questions and papers")
    return False


def _tell(args: argparse.Namespace, done: Sequence[Ran]) -> None:
    for ran in done:
        if ran.failed:
            notify(f"{ran.folder}: {ran.error}; the same call with --out asks what failed again")
    if getattr(args, "json", False):
        rows = [
            {"folder": str(ran.folder), "asked": ran.asked, "kept": ran.kept, "failed": ran.failed}
            for ran in done
        ]
        print(json.dumps(rows, ensure_ascii=False))
        return
    for ran in done:
        print(f"{ran.folder}: {ran.asked} asked, {ran.kept} kept, {ran.failed} failed")


def _run(
    asking: _Asking,
    folder: Path,
    opened: AbstractContextManager[Target],
    takes_known: bool = False,
) -> Ran:
    with opened as target:
        return run(
            *(asking.gold, target, asking.holdings, folder, asking.config, _progress),
            replace=asking.replace,
            known=known_answers(folder, target, asking.holdings) if takes_known else (),
        )


def _target(
    args: argparse.Namespace, headers: dict[str, str], asking: _Asking
) -> AbstractContextManager[Target]:
    if args.endpoint:
        return nullcontext(http_target(args.endpoint, headers, args.timeout))
    if args.quick_start:
        return _baseline(asking)
    return product(asking.store, asking.settings, args.with_model)


def _baseline(asking: _Asking) -> AbstractContextManager[Target]:
    @cache
    def embedder() -> Embedder:
        # The model's runtime loads for the baseline alone, and only if something is left to ask
        from corpus.embedding import load_embedder

        notify("embedding the papers for the quick start, which is asked the same questions")
        return load_embedder(asking.settings)

    return nullcontext(quick_start(asking.holdings, lambda texts: embedder().encode(texts)))


def _headers(given: Sequence[str]) -> dict[str, str]:
    found = {}
    for header in given:
        name, colon, value = header.partition(":")
        if not colon or not name.strip():
            raise CommandError(f"a header is written 'NAME: VALUE', not {header!r}")
        found[name.strip()] = value.strip()
    return found


def _progress(done: int, total: int) -> None:
    if sys.stderr.isatty():
        print(f"\r{done} of {total}", end="\n" if done == total else "", file=sys.stderr)
