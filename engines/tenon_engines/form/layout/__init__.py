"""The layout kinds, one file each: what stands on the page of a form besides its fields."""

from tenon_engines.form.layout.divider import Divider
from tenon_engines.form.layout.note import Note
from tenon_engines.form.layout.section import Section
from tenon_engines.kernel.kind import Kind
from tenon_engines.kernel.registry import Registry

layout_types: Registry[Kind] = Registry("layout element", [Section, Divider, Note])
