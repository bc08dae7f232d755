"""The actions there are. One registry for rules, buttons and the action node of flows."""

from tenon_engines.kernel.registry import Registry
from tenon_engines.rule.actions.action import Action, Step
from tenon_engines.rule.actions.create import Create
from tenon_engines.rule.actions.lines import Lines
from tenon_engines.rule.actions.notify import Notify
from tenon_engines.rule.actions.refuse import Refuse
from tenon_engines.rule.actions.set import Set
from tenon_engines.rule.actions.transition import Transition
from tenon_engines.rule.actions.update import Update

actions: Registry[Action] = Registry("action", [Set, Lines, Update, Create, Transition, Notify, Refuse])

__all__ = ["Action", "Step", "actions"]
