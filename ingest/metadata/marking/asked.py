"""The rows of a form that ask who may see the paper, however that is asked.

A label that has no word of any matter in it (``Suitable for publication scheme?``, ``Reason not
published``, ``Who may see this report``) asks about the paper itself. What is answered closes the
paper where it is not that everybody may: a form that asks has no other reason to be filled in.
"""

from __future__ import annotations

import re

from ingest.lines import Line
from ingest.metadata.answers import chosen, is_none, ticked
from ingest.metadata.marking.meaning import closes, says_otherwise
from ingest.metadata.marking.talk import talks_of_papers

_CLOSED = re.compile(
    r"\b(?:exempt\w*|confidential\w*|restrict\w*|private\w*|privacy|withh\w+|sensitiv\w*|secre\w+|closed|"
    r"undisclosed|unpublished|embargo\w*|exclu[ds]\w*|sch(?:edule)?\W*(?:12\s?A|7\s?A)|privileged?|"
    r"not\s+(?:be\s+|to\s+be\s+|for\s+)?(?:publi|disclos|releas|circulat)\w*|(?:kept?|held)\s+(?:from|off|back)|"
    r"personal\s+(?:data|information)|eithri\w*|g?[cy]?yfrinach\w*)",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\b(?:public(?:ly)?|press|publish\w*|publication|open(?:ness)?|releas\w*|disclos\w*|available|web\w*|online|"
    r"[gc]?h?yhoedd\w*|agored)\b",
    re.IGNORECASE,
)
_WHO = re.compile(
    r"\bwho\s+(?:may|can|is\s+allowed)\b|\b(?:readers|audience|readership)\b", re.IGNORECASE
)
_HOW = re.compile(
    r"\b(?:status|marking|class(?:ed|ification)?|type|categor(?:y|ies)|level|rating|handling|access|security|"
    r"circulation|distribution|dealt\s+with|treated|considered|session|version|statws|dosbarthiad|"
    r"visibility|availability|sensitivity|part)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\?|^\W*(?:is|are|can|may|will|should|does|do|has|have|how|who|which|suitable|for|to|contains?|"
    r"i[’']?w|a\s+yw)\b|\by\s*/\s*n\b|\b(?:required|needed|involved|completed|applies)\W*$",
    re.IGNORECASE,
)
# Words of forms and their questions that papers do not use of themselves elsewhere
_OF_FORMS = re.compile(
    r"\b(?:publishing|releasing|disclosing|do|does|go|goes|put|placed?|appear|listed|read|hear|can|may|should|could|present|attend(?:ance)?|suitable|appropriate|fully?|y|n|web\w*|online|who|"
    r"whom|see|seen|viewed|how|dealt|kept|held|back|register|scheme|foia?|eir|gdpr|uk|law|level|rating|"
    r"handling|instructions?|protective|security|data|third|party|parties|involved|required|needed|"
    r"resolution|necessary|approval|has|have|been|what|why|applies|applicable|allowed|permitted|audience|"
    r"readers|readership|adroddiad|statws|a|iw|yw|dosbarthiad|withheld|withhold|withholding|privacy|"
    r"exclu\w+|sch|confidentiality|unrestricted|exemption|off|other|dealing|visibility|availability|openness|web)\b",
    re.IGNORECASE,
)
_EVERYBODY = re.compile(
    r"^\W*(?:open|public|unrestricted|published|for\s+publication|all|any(?:one|body)|every(?:one|body)|"
    r"yes|may\s+(?:attend|stay|be\s+present)|welcome|in\s+public|official\W*$|(?:no|without|not)\s+(?:any\s+)?restrict\w*|unclassified|standard|normal|"
    r"general|low|level\s*[01]\b|part\s*(?:1|i|a|one)\b|[1ia]\W*$|not\s+protectively|agored|cyhoeddus|"
    r"ydy\b|oes\b|ie\b|yn\s+gyhoeddus|clear)",
    re.IGNORECASE,
)
_SECOND = re.compile(r"^\W*(?:part\s+)?(?:2|ii|b|two)\b\W*", re.IGNORECASE)
_EITHER = re.compile(r"\bor\b|/", re.IGNORECASE)
_NO = re.compile(r"^\W*(?:no|not|nothing|never|dim|na|nac\s+\w+)\b", re.IGNORECASE)
# A day, an address, or who can be asked: an answer to another question
_OTHER = re.compile(
    r"\b(?:19|20)\d\d\b|https?:|www\.|@|\b\d{5,}\b|\b(?:key|non-key)\s+decision\b", re.IGNORECASE
)
_OF_OTHERS = re.compile(
    r"\b(?:date|deadline|interests?|call-?\s?in|notice|append\w*|annex\w*|enclos\w*|contact|author)\b",
    re.IGNORECASE,
)
_ASKED = re.compile(r"\W*(?:\d{1,2}[.)]?\s+)?([^:?]{2,100}[:?])\s*(\S.*)$")
_THE_LAW = re.compile(
    r"\W*(?:yes\b\W*)?(?:(?:under|part\s+\w+\W+)?\b(?:paragraphs?|paras?|categor(?:y|ies)|sections?|schedule|"
    r"paragraff)\b\.?\W{0,3}\d)",
    re.IGNORECASE,
)
_REFUSED = re.compile(
    r"\b(?:refus|den(?:y|ied)|declin|prohibit|forbid|restrict|suppress|withh)\w*", re.IGNORECASE
)
_OF_A_MATTER = re.compile(r"(?:closed|limited|internal|private|restricted)\W*$", re.IGNORECASE)
_OF_CONTENTS = re.compile(r"\W*(?:does|do)\b.*\bcontain", re.IGNORECASE)
_PROMPT = re.compile(r"[?:(/]|\b(?:if|state|please|leave|give|or)\b", re.IGNORECASE)
_OF_A_FORM, _SHORT = 2, 30
_APPENDIX = re.compile(r"\b(?:append|annex|enclos|atodiad)", re.IGNORECASE)


def may_close(line: Line, text: str | None = None) -> bool:
    """Whether a line or row in a marking's place may close the paper: by what it asks and is
    answered where it asks who may see it, else by its words. ``text`` is the line as it is read.
    """
    asked = asks_and_closes(line)
    if asked is not None:
        return asked
    filled = [cell.strip() for cell in line.cells if cell.strip()]
    if len(filled) > _OF_A_FORM:
        return False  # the row of a table with columns of its own
    if len(filled) == _OF_A_FORM:
        # "Send the figures | Closed" is of what is told beside it.
        options = chosen(filled[1])
        told = (filled[1],) if options is None else options
        return any(" " in one and closes(one) for one in told)
    options = chosen(line.text)
    if options is not None:
        return any(closes(option) for option in options)
    if _OF_A_MATTER.match(_asked(line)[1]):
        return False  # "Consultation status: Closed"
    return closes(text or line.text)


def asks_and_closes(line: Line) -> bool | None:
    """Whether a row, or a line with a colon or a question mark, that asks who may see the paper is
    answered otherwise than that everybody may; None where it asks something else.
    """
    return _answered(*_asked(line))


def answers_open(line: Line) -> bool:
    """Whether a line asks who may see the paper and is answered that everybody may."""
    return asks_and_closes(line) is False and bool(_EVERYBODY.match(_asked(line)[1]))


def answers_closed(label: str, value: str) -> bool:
    """Whether a field that asks who may see the paper is answered so that not everybody may."""
    return bool(_answered(label, value))


def _answered(label: str, value: str) -> bool | None:
    if not label or not value or _OF_OTHERS.search(label) or _APPENDIX.search(value):
        return None
    if _CLOSED.search(label) and _THE_LAW.match(value):
        return True  # "Exemption claimed | Paragraph 3", whatever the label has besides
    # "Exemption reason(s)"
    own = _OF_FORMS.sub(" ", label.replace("(s)", ""))
    if not talks_of_papers(own) or _OTHER.search(value):
        return None
    if chosen(label) is not None:  # "Public session [x] | Closed session [ ]"
        return any(closes(option) for option in chosen(f"{label} {value}") or ())
    return _answer(label, value)


def _answer(label: str, value: str) -> bool | None:
    if _OF_CONTENTS.match(label):
        return False  # the form's own field tells, with the appendices that it may be answered by
    closed, opened = _CLOSED.search(label), _OPEN.search(label)
    answer = ticked(value) or ("no" if _NO.match(value) else None)
    none = is_none(value) or says_otherwise(value) or not re.search(r"\w", value)
    value = " ".join(chosen(value) or (value,))
    value = value[:1].upper() + value[1:]
    everybody = bool(_EVERYBODY.match(value))
    if (
        _EITHER.search(label)
        and (opened or not closed)
        and (closed or opened or _HOW.search(label))
    ):
        return bool(_SECOND.match(value) or closes(value))
    if closed:
        return answer == "yes" or not (none or everybody or answer == "no")
    refused = not everybody and (answer == "no" or bool(_REFUSED.search(value)))
    if opened and (_ASKS.search(label) or ticked(value) or (refused and len(value) < _SHORT)):
        return refused or (answer is None and closes(value))
    if _WHO.search(label):
        return not (none or everybody)
    if not (opened or _HOW.search(label)):
        return None
    return not none and not everybody and bool(_SECOND.fullmatch(value) or closes(value))


def is_unfilled(line: Line) -> bool:
    """Whether a row has the prompt of a form and nothing beside it."""
    filled = [cell for cell in line.cells if cell.strip()]
    return len(line.cells) > 1 and len(filled) == 1 and bool(_PROMPT.search(filled[0]))


def _asked(line: Line) -> tuple[str, str]:
    filled = [cell.strip() for cell in line.cells if cell.strip()]
    if len(filled) == 2:
        return filled[0], filled[1]
    if line.cells:
        return "", ""
    found = _ASKED.match(line.text)
    return (found[1], found[2]) if found else ("", "")
