"""Classes of English words by what they do in a statement.

They are closed or nearly closed classes of the language, not words of any paper.
"""

from __future__ import annotations

from assistant.grounding.reading.forms import root

AUXILIARIES = {
    "is": "is", "are": "is", "am": "is", "was": "was", "were": "was", "be": "be", "been": "been",
    "being": "being", "has": "has", "have": "has", "had": "had", "having": "having",
    "do": "do", "does": "do", "did": "did", "doing": "doing",
}  # fmt: skip
"""Words that carry tense and voice; those of one number stand for both."""
PREPOSITIONS = frozenset("of in at to for on with from by as within".split())
SILENT = frozenset("a an the that there also however".split())
"""Grammar that claims nothing by itself: it may come and go as a sentence is put together."""
SUBJECTS = frozenset("he she they we it this these those".split())
OBJECTS = frozenset("it them him us her hers".split())
POSSESSIVES = frozenset("its their his our this these those".split())
RELATIVES = frozenset("who whom whose which".split())
LINKS = frozenset("and but while whereas although though".split())
"""What joins two claims that each hold by themselves."""
ADDING = frozenset(("and", "but"))
CONTRASTS = frozenset("but while whereas although though".split())
TELLING = frozenset("or because when where if unless so".split())
"""Joints that say something themselves: they must be told."""
MODALS = frozenset("will may might could would should shall must can".split())
QUANTIFIERS = frozenset(
    "all both half some part most many few each every any several one majority minority".split()
)

NEGATIONS = frozenset(
    "not no never none nor neither without nobody nothing nowhere cannot hardly scarcely".split()
)
NOBODY = frozenset("none nobody nothing neither".split())
"""Denials that are a subject by themselves."""

CONDITION_WORDS = frozenset(
    "if unless except until till subject provided pending excluding apart".split()
)
CONDITIONS = frozenset(map(root, CONDITION_WORDS))
"""What limits a whole sentence: a statement that leaves it out says more than the paper."""

_CERTAINTY = """
    may might could would should shall must can will
    proposed propose proposal proposals draft provisional provisionally interim forecast estimated
    estimate expected expect expects planned plan plans intended intend intends aim aims aimed
    target recommended recommend recommends recommendation considered consider considering consult
    option potential potentially possible possibly likely unlikely alleged allegedly claim claimed
    claims suggest suggested suggests believe believed believes think thought say says said told
    tell asked ask asks argue argued warn warned hope hoped hopes fear feared fears
    worry worried worries suspect suspected suspects assume
    assumed assumes according seek sought request requested
    """
_FAILURE = """
    fail failed fails failing failure refuse refused reject rejected decline declined lose lost deny
    denied lack lacked lacking absence absent unable prevent prevented cease ceased avoid avoided
    withdraw withdrew withdrawn defer deferred postpone postponed overturn overturned oppose opposed
    stop stopped suspend suspended revoke revoked rescind rescinded reverse
    reversed cancel cancelled
    """
_AMOUNT = """
    nearly almost about approximately around over under above below up least most more less fewer
    than only just half some part partly partial partially few many majority minority all every each
    both any several mostly mainly
    """
_TIME = "before after former formerly previous previously longer once ever yet still already again"
_QUALITY = """
    little limited insufficient insufficiently inadequate inadequately poor poorly slow weak rarely
    seldom false falsely wrong wrongly far short anything against instead rather alone principle
    whether accused non deputy assistant associate vice acting shadow
    """
FAILURES = frozenset(root(word) for word in _FAILURE.split())
_TAKEN_BACK = """
    withdraw withdrawn revoke rescind reverse overturn cancel retract quash dispute disputed contest
    contested challenge deny denied wrong wrongly incorrect incorrectly untrue false falsely
    mistaken inaccurate end ended lapse expire abandon cease
    """
TAKEN_BACK = frozenset(root(word) for word in _TAKEN_BACK.split())
"""What takes back something else that the same sentence, or its lead-in, says."""
GUARDS = TAKEN_BACK | frozenset(
    root(word) for word in f"{_CERTAINTY} {_FAILURE} {_AMOUNT} {_TIME} {_QUALITY}".split()
)
"""What weakens, turns round or limits: what holds one of them may not be left out as an aside."""
GOVERNING = CONDITIONS | frozenset(
    root(word)
    for word in f"{_CERTAINTY} {_FAILURE} once whether instead rather false accused".split()
)
"""Guards that also reach what follows them: ``claimed that the home was unsafe and staff left``."""
