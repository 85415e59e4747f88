"""Settings of the assistant: where it listens, what limits it keeps, which model words answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from assistant.accounts import ROLES
from assistant.record.settings import RecordSettings
from corpus.settings import BadSetting, count_or_none, environment, whole_number, yes_or_no


@dataclass(frozen=True, slots=True)
class ModelSettings:
    """The language model that words answers, where one is configured.

    ``base_url`` is that of an OpenAI-compatible endpoint (with its ``/v1``) and ``name`` the
    model's name there; without both, answers are composed from the papers' words alone.
    ``allowed_hosts`` are the hosts (``host`` or ``host:port``) that paper text may be sent to.
    ``timeout`` is in seconds for a whole answer with its retries, ``retries`` how often a refused
    or broken call is made again, ``max_tokens`` the longest answer, ``paragraphs`` how many are
    handed over. ``cost_in`` and ``cost_out`` are what a thousand tokens cost; ``daily_tokens``
    and ``daily_cost`` what may be used in a day (UTC), 0 for no limit. ``follow_ups`` says
    whether the model also makes follow-up questions stand-alone.
    """

    base_url: str = ""
    name: str = ""
    api_key: str = ""
    allowed_hosts: tuple[str, ...] = ()
    timeout: int = 60
    retries: int = 2
    max_tokens: int = 900
    paragraphs: int = 16
    cost_in: float = 0.0
    cost_out: float = 0.0
    daily_tokens: int = 500_000
    daily_cost: float = 0.0
    follow_ups: bool = False

    @property
    def is_configured(self) -> bool:
        """Whether a model is named at all."""
        return bool(self.base_url and self.name)

    @property
    def host(self) -> str:
        """The endpoint's host, with its port where the address gives one; never its user part."""
        parts = urlsplit(self.base_url)
        name = (parts.hostname or "").rstrip(".")
        return f"{name}:{parts.port}" if parts.port else name

    @property
    def is_allowed(self) -> bool:
        """Whether an administrator has named the endpoint's host."""
        host = self.host
        return bool(host) and (host in self.allowed_hosts or _name(host) in self.allowed_hosts)

    def cost(self, tokens_in: int, tokens_out: int) -> float:
        """What so many tokens cost, in the currency of the settings."""
        return (tokens_in * self.cost_in + tokens_out * self.cost_out) / 1000

    @classmethod
    def from_environment(cls, values: Mapping[str, str] | None = None) -> ModelSettings:
        """Read the settings whose names begin with ``LLM_``; raises BadSetting."""
        values = environment() if values is None else values
        default = cls()
        return cls(
            base_url=_address(values),
            name=(values.get("LLM_MODEL") or "").strip(),
            api_key=values.get("LLM_API_KEY") or "",
            allowed_hosts=_hosts(values.get("LLM_ALLOWED_HOSTS") or ""),
            timeout=whole_number(values, "LLM_TIMEOUT", default.timeout),
            retries=count_or_none(values, "LLM_RETRIES", default.retries),
            max_tokens=whole_number(values, "LLM_MAX_TOKENS", default.max_tokens),
            paragraphs=whole_number(values, "LLM_PARAGRAPHS", default.paragraphs),
            cost_in=_amount(values, "LLM_COST_IN"),
            cost_out=_amount(values, "LLM_COST_OUT"),
            daily_tokens=count_or_none(values, "LLM_DAILY_TOKENS", default.daily_tokens),
            daily_cost=_amount(values, "LLM_DAILY_COST"),
            follow_ups=yes_or_no(values, "LLM_FOLLOW_UPS"),
        )


EXEMPT_HEADER = "X-Exempt-Papers"
"""Stands on what the roles are served that may see exempt papers, for programs that must not."""
LOOPBACK = ("127.0.0.1", "localhost", "::1")
"""The addresses that only this machine reaches."""


@dataclass(frozen=True, slots=True)
class SignInSettings:
    """How readers are known.

    ``header`` is the HTTP header in which a reverse proxy names who has signed in there, believed
    from the addresses in ``proxies`` alone; ``hours`` how long a session lasts, ``secure`` whether
    its cookie goes over HTTPS only, ``questions`` how many one reader may ask in a minute,
    ``pages`` how many pages, exports and changes who has signed in may ask for in a minute.
    """

    header: str = ""
    proxies: tuple[str, ...] = ("127.0.0.1", "::1")
    hours: int = 12
    secure: bool = False
    questions: int = 60
    pages: int = 300

    @classmethod
    def from_environment(cls, values: Mapping[str, str]) -> SignInSettings:
        """Read ``PAPERS_SIGN_IN_HEADER``, ``PAPERS_TRUSTED_PROXIES``, ``PAPERS_SESSION_HOURS``,
        ``PAPERS_SECURE_COOKIES``, ``PAPERS_QUESTIONS_A_MINUTE`` and ``PAPERS_PAGES_A_MINUTE``;
        raises BadSetting.
        """
        default = cls()
        proxies = (values.get("PAPERS_TRUSTED_PROXIES") or "").replace(",", " ").split()
        return cls(
            header=(values.get("PAPERS_SIGN_IN_HEADER") or "").strip(),
            proxies=tuple(proxies) or default.proxies,
            hours=whole_number(values, "PAPERS_SESSION_HOURS", default.hours),
            secure=yes_or_no(values, "PAPERS_SECURE_COOKIES"),
            questions=whole_number(values, "PAPERS_QUESTIONS_A_MINUTE", default.questions),
            pages=whole_number(values, "PAPERS_PAGES_A_MINUTE", default.pages),
        )


@dataclass(frozen=True, slots=True)
class AssistantSettings:
    """How the assistant serves and answers.

    ``host`` and ``port`` are where the web app listens; ``glossary`` a CSV file of further
    abbreviations (``short,long``), read beside the one that comes with the program;
    ``max_question`` the longest question taken, in characters; ``model`` the language model that
    words answers, if there is one; ``sign_in`` how readers are known; ``results`` the folder of
    the evaluation's runs, whose reports the app lists. ``changes`` says whether papers are added
    and removed in the browser (None: only where the app listens to this machine alone),
    ``max_upload`` how many MiB at once. ``record`` is what the answer log keeps and for how long.
    ``exempt_roles`` are the roles that see the exempt papers which an administrator has cleared.
    """

    host: str = "127.0.0.1"
    port: int = 7860
    glossary: Path | None = None
    max_question: int = 2000
    model: ModelSettings = ModelSettings()
    results: Path = Path("results")
    changes: bool | None = None
    max_upload: int = 100
    sign_in: SignInSettings = SignInSettings()
    exempt_roles: tuple[str, ...] = ()
    record: RecordSettings = RecordSettings()

    @property
    def may_change(self) -> bool:
        """Whether papers may be added and removed in the browser."""
        return self.host in LOOPBACK if self.changes is None else self.changes

    @classmethod
    def from_environment(cls, values: Mapping[str, str] | None = None) -> AssistantSettings:
        """Read ``PAPERS_HOST``, ``PAPERS_PORT``, ``PAPERS_GLOSSARY``, ``PAPERS_MAX_QUESTION``,
        ``PAPERS_RESULTS``, ``PAPERS_EXEMPT_ROLES``, ``PAPERS_WEB_CHANGES``,
        ``PAPERS_MAX_UPLOAD``, and what ``ModelSettings``, ``SignInSettings`` and
        ``RecordSettings`` read.

        Raises BadSetting where a value cannot be used.
        """
        values = environment() if values is None else values
        default = cls()
        glossary = values.get("PAPERS_GLOSSARY")
        return cls(
            host=values.get("PAPERS_HOST") or default.host,
            port=whole_number(values, "PAPERS_PORT", default.port),
            glossary=Path(glossary) if glossary else None,
            changes=yes_or_no(values, "PAPERS_WEB_CHANGES")
            if values.get("PAPERS_WEB_CHANGES")
            else None,
            max_upload=whole_number(values, "PAPERS_MAX_UPLOAD", default.max_upload),
            results=Path(values.get("PAPERS_RESULTS") or default.results),
            max_question=whole_number(values, "PAPERS_MAX_QUESTION", default.max_question),
            model=ModelSettings.from_environment(values),
            sign_in=SignInSettings.from_environment(values),
            exempt_roles=_roles(values),
            record=RecordSettings.from_environment(values),
        )


def _address(values: Mapping[str, str]) -> str:
    text = (values.get("LLM_BASE_URL") or "").strip()
    if not text:
        return ""
    try:
        parts = urlsplit(text)
        named = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:
        named = None
    if not named:
        raise BadSetting("LLM_BASE_URL is no HTTP address: write it as http://127.0.0.1:11434/v1")
    return text


def _hosts(text: str) -> tuple[str, ...]:
    return tuple(name.strip().lower().rstrip(".") for name in text.split(",") if name.strip())


def _roles(values: Mapping[str, str]) -> tuple[str, ...]:
    named = (values.get("PAPERS_EXEMPT_ROLES") or "").replace(",", " ").lower().split()
    for role in named:
        if role not in ROLES:
            raise BadSetting(f"PAPERS_EXEMPT_ROLES names {role!r}: roles are {', '.join(ROLES)}")
    return tuple(named)


def _name(host: str) -> str:
    """A host without its port."""
    name, colon, port = host.rpartition(":")
    return name if colon and port.isdecimal() else host


def _amount(values: Mapping[str, str], name: str) -> float:
    text = (values.get(name) or "0").strip()
    try:
        amount = float(text)
    except ValueError:
        amount = -1.0
    if not 0 <= amount < float("inf"):
        raise BadSetting(f"{name} is {text!r}: give an amount such as 0.002")
    return amount
