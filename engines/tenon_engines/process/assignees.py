"""Who can be asked: the same list that rules use for notices."""

from tenon_engines.rule.assignees import Assignee, People, assignees

__all__ = ["Assignee", "People", "assignees"]
