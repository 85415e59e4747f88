"""All metadata of one paper, each value with the place where it was read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import cast, get_args

from corpus.authorities import Register
from corpus.paper import DateBasis, PaperKind, PaperStatus, Paragraph, Section
from ingest.appendices import appendices_named
from ingest.dates import first_day
from ingest.lines import Document
from ingest.manifest import Row
from ingest.metadata.agenda_items import read_agenda_item
from ingest.metadata.dates.other_dates import undated
from ingest.metadata.dates.when import When, read_when
from ingest.metadata.editions import read_edition
from ingest.metadata.head import Head
from ingest.metadata.kinds import read_kind
from ingest.metadata.marking import read_status
from ingest.metadata.titles import read_title
from ingest.metadata.who.addressed import committee_addressed
from ingest.metadata.who.committees import read_committee
from ingest.metadata.who.people import read_authors, read_portfolio_holder
from ingest.metadata.who.sole import council_itself
from ingest.metadata.who.unregistered import read_unregistered
from ingest.metadata.who.whose import read_authority

_MINUTES = re.compile(r"(?:to\s+\w+\s+)?(?:the\s+)?(?:draft\s+)?minutes\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of a paper beside its text. What the paper does not tell is None.

    ``inspected`` are the first and last ISO day of the inspection that an inspection report is
    of. ``read_from`` gives for each value where it was read.
    """

    title: str
    authority: str | None = None
    authority_name: str | None = None
    committee: str | None = None
    meeting_date: str | None = None
    best_date: str | None = None
    date_basis: DateBasis = "none"
    agenda_item: str | None = None
    kind: PaperKind = "other"
    status: PaperStatus = "open"
    sample: bool = False
    authors: tuple[str, ...] = ()
    portfolio_holder: str | None = None
    refers_to: tuple[str, ...] = ()
    edition: str | None = None
    inspected: tuple[str, str] | None = None
    warnings: tuple[str, ...] = ()
    read_from: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PackSays:
    """What the front sheet of an agenda pack says of one of its papers, and of the meeting."""

    front: Metadata
    item: str | None = None
    title: str | None = None
    status: PaperStatus = "open"
    status_from: str | None = None


def read_metadata(
    document: Document,
    sections: Sequence[Section],
    paragraphs: Sequence[Paragraph],
    register: Register,
    manifest_row: Row | None = None,
    *,
    pack: PackSays | None = None,
    fallback_title: str = "",
    name: str = "",
) -> Metadata:
    """Work out a paper's metadata from the paper itself, then let its manifest row override it.

    ``pack`` is what the front sheet of its agenda pack says, for what the paper does not say
    itself; ``fallback_title`` (the file's name) stands in where no title is printed; ``name`` is
    the file's, for what it says of the edition and, where nothing else does, of the authority.
    """
    head = Head(document)
    kind, kind_from = read_kind(head)
    if kind == "other" and pack is not None and _MINUTES.match(pack.title or ""):
        kind, kind_from = "minutes", f'front sheet of the pack: "{pack.title}"'
    # A manifest's word on the kind comes below, and what is read of minutes alone waits for it.
    of_kind = (manifest_row or {}).get("kind") or kind
    status, status_from = read_status(head, in_minutes=of_kind == "minutes")
    committee = read_committee(head, kind)
    when = read_when(head, kind, committee and committee[0])
    whose = read_authority(head, paragraphs, register, kind, _day_of(when), name)
    told = pack is not None and pack.front.committee is not None
    if committee is None and not told and not head.is_news:
        committee = committee_addressed(paragraphs, kind)
    item = read_agenda_item(head)
    authors, authors_from = read_authors(head)
    holder, holder_from = read_portfolio_holder(head)
    authority = register.get(whose[0]) if whose else None
    if authority is None and (own := read_unregistered(head, paragraphs, register)):
        authority, whose = own[0], (own[0].id, f"{own[1]}, a name that the register lacks")
    if committee is None and authority is not None and of_kind in ("minutes", "agenda"):
        committee = council_itself(head, authority.name)
    title = read_title(head, kind, committee and committee[0], when.best_date, register)
    edition = read_edition(head, kind, title[0] if title else "", name)
    places = {
        "kind": kind_from,
        "status": status_from,
        "authority": whose and whose[1],
        "committee": committee and committee[1],
        "title": title[1] if title else "the name of the file",
        "agenda_item": item and item[1],
        "meeting_date": when.meeting_from,
        "best_date": when.best_from,
        "inspected": when.inspected_from,
        "authors": authors_from,
        "portfolio_holder": holder_from,
        "edition": edition and edition[1],
    }
    metadata = Metadata(
        title=title[0] if title else fallback_title,
        authority=authority.id if authority else None,
        authority_name=authority.name if authority else None,
        committee=committee[0] if committee else None,
        meeting_date=when.meeting_date,
        best_date=when.best_date,
        date_basis=when.basis,
        agenda_item=item[0] if item else None,
        kind=kind,
        status=status,
        authors=authors,
        portfolio_holder=holder,
        refers_to=_others_appendices(paragraphs, sections, kind),
        edition=edition[0] if edition else None,
        inspected=when.inspected,
        read_from={name: said for name, said in places.items() if said},
    )
    if pack is not None:
        metadata = completed(metadata, pack, register)
    if manifest_row:
        metadata = overridden(metadata, manifest_row, register)
    if metadata.best_date is None:
        metadata = replace(metadata, warnings=(*metadata.warnings, undated(document)))
    return metadata


def completed(metadata: Metadata, pack: PackSays, register: Register) -> Metadata:
    """Fill in from the front sheet of a pack what one of its papers does not say itself.

    A paper in a pack goes to the pack's meeting; minutes are of an earlier one and an inspection
    report of none, so that these are not given its date.
    """
    front, said = pack.front, dict(metadata.read_from)
    new = metadata
    if new.authority is None and front.authority:
        new = replace(new, authority=front.authority, authority_name=front.authority_name)
        said["authority"] = _in_front(front, "authority")
    goes = metadata.kind not in ("minutes", "inspection_report")
    if goes and new.committee is None and front.committee:
        new = replace(new, committee=front.committee)
        said["committee"] = _in_front(front, "committee")
    if goes and new.meeting_date is None and front.meeting_date:
        day = front.meeting_date
        new = replace(new, meeting_date=day, best_date=day, date_basis="meeting")
        said["meeting_date"] = said["best_date"] = _in_front(front, "meeting_date")
    if new.agenda_item is None and pack.item:
        new = replace(new, agenda_item=pack.item)
        said["agenda_item"] = "front sheet of the pack"
    if said.get("title") == "the name of the file" and pack.title:
        new = replace(new, title=pack.title)
        said["title"] = "front sheet of the pack"
    if pack.status != "open" and new.status == "open":
        new = replace(new, status=pack.status)
        said["status"] = f"front sheet of the pack, {pack.status_from}"
    if new.authority is not None and new.best_date:
        then = register.get(register.at(new.authority, new.best_date))
        if then is not None:
            new = replace(new, authority=then.id, authority_name=then.name)
    return replace(new, read_from=said)


def _in_front(front: Metadata, name: str) -> str:
    return f"front sheet of the pack, {front.read_from.get(name, 'its head')}"


def overridden(metadata: Metadata, row: Row, register: Register) -> Metadata:
    """The metadata with what a manifest row says in place of what was read."""
    said = {name: "manifest.csv" for name in row if name not in ("file", "sample")}
    warnings = list(metadata.warnings)
    new = replace(metadata, sample=row.get("sample", "").lower() in ("1", "yes", "true", "sample"))
    new = replace(
        new,
        title=row.get("title", new.title),
        committee=row.get("committee", new.committee),
        agenda_item=row.get("agenda_item", new.agenda_item),
    )
    if "authority" in row:
        found = register.resolve(row["authority"])
        name = register.name(found) if found else row["authority"]
        new = replace(new, authority=found, authority_name=name)
        if found is None:
            warnings.append(f"manifest.csv names an authority that is not known: {name}")
    if "meeting_date" in row:
        day = first_day(row["meeting_date"])
        if day:
            new = replace(new, meeting_date=day, best_date=day, date_basis="meeting")
            said["best_date"] = "manifest.csv"
        else:
            warnings.append(f"manifest.csv gives no usable date: {row['meeting_date']}")
            said.pop("meeting_date")
    if row.get("kind") in get_args(PaperKind):
        new = replace(new, kind=cast(PaperKind, row["kind"]))
    elif said.pop("kind", None):
        warnings.append(f"manifest.csv gives a kind that is not known: {row['kind']}")
    if row.get("status") in get_args(PaperStatus):
        new = replace(new, status=cast(PaperStatus, row["status"]))
    elif said.pop("status", None):
        warnings.append(f"manifest.csv gives a status that is not known: {row['status']}")
    return replace(new, read_from={**metadata.read_from, **said}, warnings=tuple(warnings))


def _day_of(when: When) -> str | None:
    return when.best_date or (when.inspected[1] if when.inspected else None)


def _others_appendices(
    paragraphs: Sequence[Paragraph], sections: Sequence[Section], kind: PaperKind
) -> tuple[str, ...]:
    """The appendices named, without the one that the paper is itself."""
    named = appendices_named(text for p in paragraphs for text in (p.lead_in or "", p.text))
    if kind != "appendix":
        return named
    own = appendices_named([*(s.title for s in sections[:2]), *(p.text for p in paragraphs[:8])])
    return tuple(name for name in named if name not in own[:1])
