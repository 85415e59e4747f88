"""Classes of English words by what leaving one out, or adding one, does to a statement.

They are closed or nearly closed classes of the language, not words of any paper.
"""

from __future__ import annotations

from assistant.words.stems import stem

FREE = frozenset(
    """
    a an the is are was were be been being am has have had having do does did doing of in at to for
    on with from by as and but that which who whom whose it its they their them he him his she her
    hers this these those there also however we our us while whereas although though
    """.split()
)
"""Grammar that claims nothing by itself: it may come and go as a sentence is put together."""

BE = frozenset("is are was were be been being am".split())
PRONOUNS = frozenset("it they he she this these those".split())
PREPOSITIONS = frozenset(
    """of in at to for on with from by as and but or that which who into onto over under about
    during after before until since than because when where while if""".split()
)

NEGATIONS = frozenset(
    "not no never none nor neither without nobody nothing nowhere cannot hardly scarcely".split()
)

CONDITIONS = frozenset(
    stem(word)
    for word in "if unless except until till subject provided pending excluding apart".split()
)
"""What limits a whole sentence: a statement that leaves it out says more than the paper."""

_CERTAINTY = """
    may might could would should shall must can will
    proposed propose proposal proposals draft provisional provisionally interim forecast estimated
    estimate expected expect expects planned plan plans intended intend intends aim aims aimed
    target recommended recommend recommends recommendation considered consider considering consult
    option potential potentially possible possibly likely unlikely alleged allegedly claim claimed
    claims suggest suggested suggests believe believed believes think thought say says said told
    tell asked ask asks argue argued warn warned hope hoped hopes seek sought request requested
    """
_FAILURE = """
    fail failed fails failing failure refuse refused reject rejected decline declined lose lost deny
    denied lack lacked lacking absence absent unable prevent prevented cease ceased avoid avoided
    withdraw withdrew withdrawn defer deferred postpone postponed overturn overturned oppose opposed
    stop stopped
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
GUARDS = frozenset(
    stem(word) for word in f"{_CERTAINTY} {_FAILURE} {_AMOUNT} {_TIME} {_QUALITY}".split()
)
"""What weakens, turns round or limits what a clause says: it must not be left out."""
GOVERNING = CONDITIONS | frozenset(
    stem(word)
    for word in f"{_CERTAINTY} {_FAILURE} once whether instead rather false accused".split()
)
"""Guards that also reach what follows them: ``claimed that the home was unsafe and staff left``."""
RATES = frozenset(stem(word) for word in "hour day week month year annum per".split())
"""What makes an amount one of many: ``£3m a week``."""
