"""The words in which papers speak of themselves and of who may see them, not of their matter."""

from __future__ import annotations

import re

from ingest.metadata.marking.words import SURE

NOT_OPEN = (
    r"\b(?:not|nor)\s+(?:yet\s+)?(?:be\s+)?(?:for|to\s+be|in|open|available)\b[^.]{0,40}"
    r"\b(?:public|publish|publication|disclos|circulat|cop(?:y|ied)|release|distribut)\w*"
)
CLOSING = re.compile(
    r"\b(?:exempt(?:ed|ions?)?|confidential(?:ly)?|restricted|restriction|private(?:ly)?|withheld|"
    r"undisclosed|embargoed|secret|in\s+camera|in\W+(?:the\s+)?(?:strict(?:est)?\s+)?confidence|"
    r"below\s+the\s+line|in\s+committee|"
    r"(?:members|councillors)[’']?\s+(?:eyes\s+|use\s+|information\s+)?only|eyes\s+only|"
    r"(?:circulated|distributed|issued|available|sent|copied)\b[^.]{0,30}"
    r"\b(?:members|councillors|officers|recipients)\b[^.]{0,40}\bonly|"
    r"(?:press|public)\b[^.]{0,30}\b(?:excluded|left|leave|withdraw|withdrawn)|"
    r"(?:closed\s+to|absence\s+of)\s+(?:the\s+)?(?:press|public)|"
    r"closed\s+(?:session|meeting|report|item|paper|part|minutes?)|"
    r"(?:pink|yellow|green|blue|gold|buff|lilac)\s+(?:papers?|pages?|sheets?)|"
    r"unpublished|non[- ]?(?:public|disclosable)|eithriedig|"
    r"[cg]?h?yfrinachol|gyfrinachol|preifat)\b|"
    r"\bofficial\W{1,3}sensitive\b|\b(?:commercially|market|politically)\s+sensitive\b|"
    rf"{NOT_OPEN}|{SURE}",
    re.IGNORECASE,
)
"""Words that close what they are said of, where a line says nothing else."""
_TALK = frozenset(
    """
    redacted unredacted x foi based general deemed accessible will would after once before
    have a an the this that these those it its is are was be been being has contains contain
    containing contained includes including set out of to by for from in on at with within
    under and or nor not no as recommended recommends requested asked reminded must treat
    keep kept discuss discussed discussion decided noting approval during presence absence
    excluded exclude exclusion any all only solely strictly wholly part parts partly
    therefore hereby yet until further notice when which who whom because reason reasons why
    grounds ground due report reports paper papers item items document documents agenda
    minute minutes note notes record appendix appendices annex annexe annexes enclosure
    enclosures attachment pack page pages sheet sheets copy copies version draft file
    information matter matters business session meeting proceedings decision decisions
    number numbers ref reference type status class classification category categories
    marking marked printed considered consideration heard held taken treated made member
    members councillor councillors officer officers council councils committee cabinet
    executive board panel recipient recipients addressee addressees named press public
    publicly person persons publication published publish publishing release released
    disclosure disclosed disclosable disclose circulation circulated circulate distribution
    distributed distribute copied shared share access open available seen read inspection
    inspected removed returned destroyed rules rule procedure constitution virtue accordance
    pursuant terms meaning defined described specified provisions section sections schedule
    paragraph paragraphs para paras local government act acts scotland wales northern
    ireland england order variation regulations freedom amended exemption relates relating
    relate related concerning respect regard financial affairs affair particular individual
    individuals identity reveal likely authority authorities holding hold commercial
    commercially commercial-in-confidence confidence legal legally professional privilege
    privileged labour relations consultations negotiations contemplated crime prevention
    investigation prosecution personal personally sensitive sensitivity official interest
    interests outweighs maintaining line above below camera pink yellow green blue gold buff
    lilac falls falling
    eitem eitemau adroddiad atodiad nid ddim heb i’w i'w iw gyhoeddi chyhoeddi
    cyhoeddi ei ar gyfer yn rhinwedd paragraff rhan atodlen deddf llywodraeth leol o dan yw
    i y yr ii iii iv v vi vii b c yes
    """.split()
)
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
_MOST_WORDS = 60


def is_talk(word: str) -> bool:
    """Whether a word is one that papers have for themselves and their readers."""
    return word.lower() in _TALK


def rest_of(text: str) -> str:
    """A text without the words that close."""
    return CLOSING.sub(" ", text)


def talks_of_papers(text: str) -> bool:
    """Whether a text has no word of any matter beside those that close."""
    words = _WORD.findall(rest_of(text).lower())
    return len(words) <= _MOST_WORDS and all(word in _TALK for word in words)
