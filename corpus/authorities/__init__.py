"""The register of local authorities and the ways in which papers and people name them."""

from corpus.authorities.authority import Authority, Mention, RegisterError
from corpus.authorities.register import Register

__all__ = ["Authority", "Mention", "Register", "RegisterError"]
