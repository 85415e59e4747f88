"""The register of local authorities and the ways in which papers and people name them."""

from corpus.authorities.authority import Authority, Mention, RegisterError, place_of
from corpus.authorities.former import Former, former, of_former_councils
from corpus.authorities.register import Register

__all__ = [
    "Authority",
    "Former",
    "Mention",
    "Register",
    "RegisterError",
    "former",
    "of_former_councils",
    "place_of",
]
