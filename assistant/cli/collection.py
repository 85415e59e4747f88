"""Commands over the papers held: ingest, list, show, remove."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from assistant import looking_up
from assistant.cli.failures import CommandError, Status
from assistant.cli.printing import paper_line, paragraph_block
from assistant.cli.stores import SAMPLE_PAPERS, Call, notify, opened
from assistant.looking_up import listed_json, paper_json, paragraph_json
from assistant.record.unreached import not_reached
from assistant.scope import UnknownName
from corpus.library import Library
from corpus.paper import Paper


def ingest(call: Call) -> int:
    """Read files and folders into the store, showing progress on standard error."""
    paths = [Path(path) for path in call.options.paths]
    if call.options.sample:
        paths = paths or [SAMPLE_PAPERS]
    again = call.options.again
    if not (paths or again):
        raise CommandError(
            "nothing to read: name a file or a folder, or use --sample (or --again for all held)"
        )
    missing = [str(path) for path in paths if not path.exists()]
    if missing:
        raise CommandError(f"no such file or folder: {', '.join(missing)}")
    sample = call.options.sample or (bool(paths) and all(map(_is_sample, paths)))
    # Reading papers is loaded only for the command that reads them.
    from ingest import job

    folder = call.store_to_fill(sample)
    with opened(call, folder, writer=True) as library, _ProgressBar() as progress:
        sample = sample or (not paths and library.is_sample)
        report = job.ingest(paths, library, sample=sample, progress=progress, again=again)
    for failure in report.failed:
        notify(f"not read: {failure.source}: {failure.reason}")
    for name, paper_id in report.copies:
        notify(f"seen twice: {name} is {paper_id}, which is held from another file")
    for name, paper_id in report.reissued:
        notify(f"reissued: {paper_id} takes the place of {name}")
    if call.json:
        print(json.dumps(report.as_json(), ensure_ascii=False))
    elif not (call.options.quiet and not report.added and not report.replaced):
        print(
            f"{report.papers} papers, {report.paragraphs} paragraphs in {folder}: "
            f"{len(report.added)} added, {len(report.replaced)} replaced, "
            f"{len(report.unchanged)} unchanged, {len(report.failed)} not read "
            f"({report.seconds:.1f} s)"
        )
    return Status.LOOK if report.failed else Status.DONE


def list_papers(call: Call) -> int:
    """Print the papers held, and the files that could not be read."""
    with opened(call, call.store_to_read()) as library:
        papers = library.papers()
        counts = library.paragraph_counts()
        failures = library.failures()
    if call.json:
        rows = [listed_json(paper, counts.get(paper.paper_id, 0)) for paper in papers]
        print(json.dumps(rows, ensure_ascii=False, indent=1))
        return Status.DONE
    for paper in papers:
        print(paper_line(paper, counts.get(paper.paper_id, 0)))
    print(f"{len(papers)} papers, {sum(counts.values())} paragraphs")
    for failure in failures:
        notify(f"not read: {failure.source}: {failure.reason}")
    return Status.DONE


def show(call: Call) -> int:
    """Print a paper, or the paragraph that a label or id names."""
    with opened(call, call.store_to_read()) as library:
        paper = named_paper(library, call.options.paper)
        paragraphs = library.paragraphs(paper.paper_id)
        findings = library.findings_of(paper.paper_id)
    chosen = paragraphs
    if call.options.paragraph:
        chosen = tuple(looking_up.named_paragraphs(paragraphs, call.options.paragraph))
        if not chosen:
            raise CommandError(
                f"{paper.paper_id} has no paragraph {call.options.paragraph!r}: "
                f"'papers show {paper.paper_id}' prints those it has"
            )
    if call.json:
        ids = {paragraph.paragraph_id for paragraph in chosen}
        whole = paper_json(paper) | {
            "paragraphs": [paragraph_json(paragraph) for paragraph in chosen],
            "findings": [
                {
                    "kind": finding.kind,
                    "outcome": finding.outcome,
                    "paragraph_id": finding.paragraph_id,
                    "text": finding.text,
                    "date": finding.event_date,
                }
                for finding in findings
                if finding.paragraph_id in ids
            ],
        }
        print(json.dumps(whole, ensure_ascii=False, indent=1))
    else:
        print(paper_line(paper, len(paragraphs)))
        if paper.status != "open":
            print(f"    {paper.status}, read from {paper.read_from.get('status', 'its marking')}")
        for warning in paper.warnings:
            print(f"    note: {warning}")
        for paragraph in chosen:
            print(paragraph_block(paragraph))
    if call.options.paragraph and len(chosen) > 1:
        notify(f"{call.options.paragraph} names {len(chosen)} paragraphs; use the id of one")
        return Status.LOOK
    return Status.DONE


def remove(call: Call) -> int:
    """Remove a paper, or all that came from a file, from the catalogue and every index.

    Papers of the file that stand in another one too stay, held from there.
    """
    name = call.options.paper
    with opened(call, call.store_to_read(), writer=True) as library:
        source = library.source_named(name)
        if source is None:
            paper = named_paper(library, name)
            library.remove(paper.paper_id)
            removed, source = [paper.paper_id], paper.source
            kept: tuple[str, ...] = ()
        else:
            before = [paper.paper_id for paper in library.papers()]
            kept = library.remove_source(source).moved
            after = {paper.paper_id for paper in library.papers()}
            removed = [paper_id for paper_id in before if paper_id not in after]
    notify(f"not reached: {not_reached(call.assistant.results, removed)}")
    if call.json:
        # One paper is named alone, as it always was.
        one = removed[0] if len(removed) == 1 and not kept else removed
        print(json.dumps({"removed": one, **({"kept": list(kept)} if kept else {})}))
        return Status.DONE
    for paper_id in removed:
        print(f"removed {paper_id} ({source})")
    for paper_id in kept:
        print(f"kept {paper_id}: it stands in another file too")
    return Status.DONE


def named_paper(library: Library, name: str) -> Paper:
    """The paper of this id or file name; a CommandError names the nearest there is."""
    try:
        return looking_up.named_paper(library, name)
    except UnknownName as error:
        raise CommandError(str(error)) from error


def _is_sample(path: Path) -> bool:
    return path.resolve().is_relative_to(SAMPLE_PAPERS.resolve())


class _ProgressBar:
    """A progress bar on standard error, made when the first file is told."""

    def __enter__(self) -> _ProgressBar:
        self.bar: Any = None
        return self

    def __call__(self, done: int, total: int, source: str, paragraphs: int) -> None:
        if self.bar is None:
            from tqdm import tqdm

            self.bar = tqdm(total=total, unit="file", file=sys.stderr, dynamic_ncols=True)
        self.bar.update(done - self.bar.n)
        self.bar.set_postfix_str(f"{paragraphs} paragraphs, {source}"[-60:])

    def __exit__(self, *error: object) -> None:
        if self.bar is not None:
            self.bar.close()
