"""Where the stores of a soak have their catalogues: in files of theirs, or on a server."""

from __future__ import annotations

import shutil
from pathlib import Path

from sqlalchemy import create_engine

from corpus.settings import CorpusSettings


class InFolders:
    """Stores whose catalogues are files in them."""

    def settings(self, store: Path) -> CorpusSettings:
        """The settings that a store is opened with."""
        return CorpusSettings()

    def copy(self, base: Path, store: Path) -> None:
        """Make a store that is as another."""
        shutil.copytree(base, store)

    def drop(self, store: Path) -> None:
        """Forget what a store has outside its folder: nothing."""


class OnServer:
    """Stores whose catalogues are on a PostgreSQL server, each in a database of its own."""

    def __init__(self, url: str) -> None:
        self._server = url.rpartition("/")[0]

    def settings(self, store: Path) -> CorpusSettings:
        """The settings that a store is opened with; its database is made where there is none."""
        return CorpusSettings(catalogue_url=f"{self._server}/{self._name(store)}")

    def make(self, store: Path, template: str = "template1") -> None:
        """Make the database of a store."""
        engine = create_engine(
            f"{self._server}/postgres".replace("postgresql:", "postgresql+pg8000:"),
            isolation_level="AUTOCOMMIT",
        )
        with engine.connect() as connection:
            connection.exec_driver_sql(f'CREATE DATABASE "{self._name(store)}" TEMPLATE {template}')
        engine.dispose()

    def drop(self, store: Path) -> None:
        """Forget what a store has outside its folder: its database."""
        engine = create_engine(
            f"{self._server}/postgres".replace("postgresql:", "postgresql+pg8000:"),
            isolation_level="AUTOCOMMIT",
        )
        with engine.connect() as connection:
            connection.exec_driver_sql(f'DROP DATABASE "{self._name(store)}" WITH (FORCE)')
        engine.dispose()

    def copy(self, base: Path, store: Path) -> None:
        """Make a store that is as another, its catalogue a copy of that one's."""
        shutil.copytree(base, store)
        self.make(store, f'"{self._name(base)}"')

    @staticmethod
    def _name(store: Path) -> str:
        # All stores are folders of one name, as their schema is called so.
        return store.parent.name


Ground = InFolders | OnServer
