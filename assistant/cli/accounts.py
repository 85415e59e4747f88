"""The command that says who may sign in to the web app."""

from __future__ import annotations

import getpass
import json
import sys

from assistant.accounts import UserError, Users
from assistant.cli.failures import CommandError, Status
from assistant.cli.stores import Call


def users(call: Call) -> int:
    """List, add or remove users, or set a password; it is asked for, or read from a pipe."""
    options = call.options
    held = Users(call.store_to_read())
    try:
        if options.do == "list":
            _print(call, held)
            return Status.DONE
        if not options.name:
            raise CommandError(f"name a user: papers users {options.do} NAME")
        if options.do == "remove":
            held.remove(options.name)
        elif options.do == "password":
            held.set_password(options.name, _password())
        else:
            held.add(options.name, options.role, _password())
    except UserError as error:
        raise CommandError(str(error)) from error
    return Status.DONE


def _print(call: Call, held: Users) -> None:
    rows = [{"name": one.name, "role": one.role, "since": one.since} for one in held.all()]
    if call.json:
        print(json.dumps(rows, ensure_ascii=False))
    for row in () if call.json else rows:
        print(f"{row['name']}  {row['role']}  since {row['since']}")


def _password() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    first = getpass.getpass("Password: ")
    if first != getpass.getpass("Again: "):
        raise CommandError("the two passwords differ")
    return first
