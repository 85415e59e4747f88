"""The words that generated papers are made of: services, what is said of them, and of whom.

Everything is invented. A service brings its own nouns, so that a paper on bins does not read like
one on foster care and a search has something to tell apart.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Service:
    """A service: its name, its committee, whom it is for, what is counted, what it does, and what
    goes wrong in it."""

    name: str
    committee: str
    people: str
    unit: str
    work: tuple[str, ...]
    causes: tuple[str, ...]


def _services() -> tuple[Service, ...]:
    with (Path(__file__).parent / "services.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            Service(
                row["name"],
                row["committee"],
                row["people"],
                row["unit"],
                tuple(row["work"].split(";")),
                tuple(row["causes"].split(";")),
            )
            for row in csv.DictReader(file)
        )


SERVICES = _services()

FIRST = tuple(
    "Alder Ash Barrow Beck Birch Black Bram Brack Bright Brook Calder Carr Chal Clay Cold "
    "Crag Dale Dun East Elm Fair Fen Fern Glen Gran Hal Hart Haw Heath High Hol Kel Kings "
    "Lang Lin Long Mar Mel Mor Nether Nor Oak Old Over Pen Raven Red Rush Sand Sed Shel Stan "
    "Stone Thorn Up Wal Wen West Whit Wick Win Wood Yar".split()
)
LAST = tuple(
    "borough bourne bridge bury by chester combe dale den field ford gate ham hampton haven hurst "
    "leigh ley low marsh mere minster moor mouth ness over port ridge shaw side stead stock stoke "
    "ston thorpe ton wade water well wick wold worth".split()
)
SORTS = (
    ("{} County Council", "county"),
    ("{} City Council", "unitary"),
    ("{} Borough Council", "metropolitan"),
    ("{} District Council", "district"),
)

QUALITIES = tuple(
    "quality;timeliness;consistency;oversight;recording;planning;availability;sufficiency;"
    "impact;pace".split(";")
)
PARTNERS = tuple(
    "the integrated care board;the police;local schools;the housing associations;parish councils;"
    "the voluntary sector;neighbouring authorities;the combined authority;the fire service;"
    "the university".split(";")
)
MONTHS = tuple(
    "January February March April May June July August September October November December".split()
)
GRADES = ("outstanding", "good", "requires improvement", "inadequate")

# What is said of a service. ``{n}`` ``{m}`` are counts, ``{p}`` ``{q}`` shares, ``{money}`` a sum.
STATEMENTS = tuple(
    """
There were {n} {unit} in the year to {month} {year}, compared with {m} in the year before.
The number of {unit} rose by {p}% over the year, and {cause} was the main reason.
Of the {n} {unit} recorded, {p}% were within the target time; the target is {q}%.
The service has put more into {work}, which {people} describe as helpful and easy to reach.
{Cause} remains the greatest difficulty, and managers meet every week to review it.
Work with {partner} on {work} began in {month} {year} and is to be reviewed after six months.
A survey of {people} drew {n} replies; {p}% were satisfied with {work}.
{Work} is now offered in every locality, although {cause} has limited how often.
Spending on the service was {money} against a budget of {money2}, a variance of {p}%.
The forecast overspend of {money} is explained by {cause} and by the price of agency staff.
Members asked in {month} {year} how {cause} would be dealt with, and a plan was agreed.
An internal review found that {cause} had been known for some time and had not been escalated.
The waiting time for {work} fell from {n} days to {m} days after the team was reorganised.
{People} were consulted between {month} and {month2} {year} and supported the preferred option.
The contract for {work} ends in {month} {year}, and options are set out in the appendix.
Performance on {unit} compares well with similar authorities, which average {p}%.
There are {m} vacancies in the team, {p}% of posts, and {n} cases are held by agency staff.
The plan for {work} has {m} actions, of which {p}% are complete and none is overdue by a year.
A peer review with {partner} praised {work} and asked for more attention to {cause}.
Funding of {money} from {partner} pays for {work} until {month} {year}.
{Cause} led to {n} complaints, of which {p}% were upheld at the first stage.
The lead member visited the service in {month} {year} and spoke to {people} about {work}.
Managers sample {n} records a month, and {p}% of those sampled were judged good or better.
No {people} were left without {work} during the period, despite {cause}.
The backlog of {n} {unit} was cleared by {month} {year}, three months later than planned.
The equality assessment found that {cause} falls hardest on those who live in rural wards.
Savings of {money} depend on ending {work} in its present form from {month} {year}.
The risk that {cause} grows worse is scored as high and is reviewed by the board each quarter.
""".strip().splitlines()
)
OPENINGS = tuple(
    """
This report tells members how {service} performed in the year to {month} {year}.
The committee asked for an account of {service}, and in particular of {work}.
This paper sets out progress on {service} since the report of {month} {year}.
The purpose of the report is to explain {cause} in {service} and what is being done about it.
""".strip().splitlines()
)
IMPROVEMENTS = tuple(
    """
The {quality} of {work} for {people}, so that {cause} no longer delays it.
The {quality} of management oversight where {cause} is known.
How well {partner} and the council share information about {work}.
The {quality} of support offered to {people} who wait for {work}.
""".strip().splitlines()
)
STRENGTHS = tuple(
    """
Staff know {people} well and speak of {work} with pride.
Leaders have invested in {work}, and {people} feel the difference.
Partnership with {partner} is strong and brings {work} to more {people}.
""".strip().splitlines()
)
RECOMMENDATIONS = tuple(
    """
That the committee notes the performance of {service} and the position on {unit}.
That the committee endorses the plan for {work} and receives a report in {month} {year}.
That Cabinet is asked to provide {money} for {work} in {service}.
That officers write to {partner} about {cause}.
""".strip().splitlines()
)
