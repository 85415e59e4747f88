"""What a form answers to whether a paper is exempt: yes, no, a ticked box, "there is none"."""

from __future__ import annotations

import re

ANSWER = (
    r"(?:there\s+(?:is|are|was|were)\s+(?:none\b|no\s+(?:such\b|exempt\b|confidential\b|items?\b))|"
    r"no(?=\W*$|\s*[.,;–-]\s|\s+(?:exempt|confidential|such|items?)\b)|"
    r"none(?=\W*$|[.,;]|\s+(?:had|has|have|was|were|appl(?:y|ies)|at|for\s+this|identified|notified|received)\b)|"
    r"nil\b|n/a\b|not\s+applicable\b|"
    # Welsh: "Nac ydy", "Nac oes", "Na", "Dim", "Amherthnasol"
    r"non[- ]?(?:exempt|confidential)\b|"
    r"nac\s+(?:ydy|ydi|ydyw|oes)\b|na(?=\W*$)|(?:dim|dd?im\s+yn\s+berthnasol|amherthnasol)(?=\W*$))"
)
_NONE = re.compile(rf"^\W*{ANSWER}", re.IGNORECASE)
_YES_NO = re.compile(r"\b(?:yes|no)\b", re.IGNORECASE)
_LETTER = re.compile(r"\W*([yn])\W*", re.IGNORECASE)
_BOX = re.compile(r"[☐□☒☑✓✔🗹🗷]|\[[ x]?\]", re.IGNORECASE)
_EMPTY_BOXES = ("☐", "□", "[ ]", "[]")
_LONGEST = 90
_KINDS = r"(?:exempt|confidential|restricted|private)"
_DENIES = re.compile(
    r"^\W*(?:"
    r"(?:(?:there\s+(?:is|are)\s+)?no|th(?:is|e)\s+(?:report|paper|item)\s+"
    rf"(?:contains\s+no|does\s+not\s+contain(?:\s+any)?|has\s+no|is\s+not(?:\s+considered\s+to\s+be)?))\s+{_KINDS}\b|"
    r"th(?:is|e)\s+(?:report|paper|item)\s+(?:has|contains|holds)\s+none\b|"
    rf"there\s+(?:is|are)\s+(?:nothing|no\s+\w+)\s+(?:that\s+is\s+)?(?:of\s+an?\s+)?{_KINDS}\b|"
    r"(?:it\s+is\s+)?not\s+(?:considered|thought|believed|felt)\s+(?:that|to\s+be)\b"
    rf"(?:\s+any\b[^.,;]{{0,80}}?\b(?:is|are))?\s+{_KINDS}\b)",
    re.IGNORECASE,
)
# "Members are reminded of Schedule 12A. There is no exempt information."
_OF_THE_ACT = re.compile(r"^[^.]{0,300}\b(?:schedule\s+(?:12A|7A)|section\s+100)\b[^.]*\.\s+", re.I)


def is_none(text: str) -> bool:
    """Whether a line says that there is none of what its heading names."""
    text = _OF_THE_ACT.sub("", text)
    if re.fullmatch(r"\s*[-–—]+\s*", text):
        return True
    return (len(text) < _LONGEST and bool(_NONE.match(text))) or bool(_DENIES.match(text))


def chosen(value: str) -> tuple[str, ...] | None:
    """The options beside a ticked box, ``("Exempt",)``; None where the value has no boxes."""
    boxes = list(_BOX.finditer(value))
    if not boxes:
        return None
    before = value[: boxes[0].start()].strip()
    # "Is this report: [ ] Public [x] Private": what stands before is the question.
    asked = before.endswith((":", "?")) and bool(value[boxes[-1].end() :].strip(" .;,"))
    ahead = asked or not before
    ends = [box.start() for box in boxes[1:]] + [len(value)]
    starts = [0] + [box.end() for box in boxes[:-1]]
    beside = (
        [value[box.end() : end] for box, end in zip(boxes, ends, strict=True)]
        if ahead
        else [value[start : box.start()] for box, start in zip(boxes, starts, strict=True)]
    )
    return tuple(
        option.strip()
        for box, option in zip(boxes, beside, strict=True)
        if box[0] not in _EMPTY_BOXES
    )


def ticked(value: str) -> str | None:
    """The answer that a form's field gives, by its first word or by the box that is ticked."""
    letter = _LETTER.fullmatch(value)
    if letter:
        return "yes" if letter[1].lower() == "y" else "no"
    words = [(match.start(), match[0].lower()) for match in _YES_NO.finditer(value)]
    boxes = [(match.start(), match[0]) for match in _BOX.finditer(value)]
    if not boxes:
        first = re.match(rf"\W*(?:(?P<yes>yes)\b|(?:{ANSWER}))", value, re.IGNORECASE)
        both = {word for _, word in words} == {"yes", "no"} and re.search(
            r"yes\s*/\s*no", value, re.I
        )
        return None if first is None or both else "yes" if first["yes"] else "no"
    if not words:
        return None
    ahead = boxes[0][0] < words[0][0]
    found = set()
    for at, box in boxes:
        beside = [word for start, word in words if (start > at) == ahead]
        if box not in _EMPTY_BOXES and beside:
            found.add(beside[0] if ahead else beside[-1])
    return found.pop() if len(found) == 1 else None
