"""What a call to a model gives, without the model's client."""

from __future__ import annotations

from dataclasses import dataclass


class CallFailed(Exception):
    """A call came to nothing; the message goes on after the endpoint's name.

    ``again`` tells that another try may help, ``wait`` after how many seconds the endpoint said;
    ``refused`` that the model did not begin, so that there is nothing to pay for.
    """

    def __init__(
        self, reason: str, *, again: bool = False, wait: float = 0.0, refused: bool = False
    ) -> None:
        super().__init__(reason)
        self.again = again
        self.wait = wait
        self.refused = refused


@dataclass(slots=True)
class Reply:
    """What one answer took, filled while it is read. Tokens are the endpoint's count where
    ``is_counted``, none where the last call ``is_refused``; ``fingerprint`` is what the endpoint
    says of itself."""

    tokens_in: int = 0
    tokens_out: int = 0
    is_counted: bool = False
    characters: int = 0
    calls: int = 0
    is_refused: bool = False
    fingerprint: str = ""


def tokens_of(characters: int) -> int:
    """At least as many tokens as English text of so many characters has."""
    return characters // 3 + 1
