"""Who may use the web app: users with roles and passwords, kept beside the papers."""

from __future__ import annotations

from assistant.accounts.users import ROLES, Role, User, UserError, Users, key_of

__all__ = ["ROLES", "Role", "User", "UserError", "Users", "key_of"]
