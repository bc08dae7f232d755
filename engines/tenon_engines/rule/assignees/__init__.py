"""The ways to say who decides or who is told."""

from tenon_engines.kernel.registry import Registry
from tenon_engines.rule.assignees.assignee import Assignee, People
from tenon_engines.rule.assignees.field import Field
from tenon_engines.rule.assignees.leader import Leader
from tenon_engines.rule.assignees.role import Role
from tenon_engines.rule.assignees.starter import Starter
from tenon_engines.rule.assignees.user import User

assignees: Registry[Assignee] = Registry("assignee", [Role, User, Leader, Field, Starter])

# A fallback is an assignee again: the leader's option is parsed with this same list.
Leader.bind(assignees)

__all__ = ["Assignee", "People", "assignees"]
