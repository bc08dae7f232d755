"""Documents as designers open them: the draft, what is published by whom, and what still runs on it."""

from collections.abc import Sequence

from tenon_engines.kernel.errors import NotFound
from tenon_engines.kernel.text import Text
from tenon_platform.access.users import names_of
from tenon_platform.catalog.documents import Stored, current_versions, load
from tenon_platform.http.call import Call
from tenon_platform.http.flow_state import running_of
from tenon_platform.http.shapes.document import DocumentState, Published
from tenon_platform.http.shapes.words import Person


def stored_document(call: Call) -> Stored:
    """The document of the address, where this application has it."""
    stored = load(call.tx, call.path["kind"], call.path["key"])
    gone = stored.draft is None and stored.published_version is None
    if stored.app != call.path["app"] or gone:
        raise NotFound(Text("此应用没有这个定义", "This application has no such definition"))
    return stored


def states(call: Call, wanted: Sequence[Stored]) -> list[DocumentState]:
    """As many statements for a workspace of documents as for one."""
    versions = current_versions(call.tx, [each.id for each in wanted])
    names = names_of(call.tx, [each.by for each in versions.values() if each.by is not None])
    running = running_of(call, [each.key for each in wanted if each.kind == "flow"])
    found: list[DocumentState] = []
    for stored in wanted:
        version = versions.get(stored.id)
        published: Published | None = None
        if version is not None:
            who = person(version.by, names)
            published = {
                "version": version.number,
                "body": version.body,
                "at": version.at,
                "by": who,
                "note": version.note,
            }
        found.append(
            {
                "draft": stored.draft,
                "draft_rev": stored.draft_rev,
                "draft_at": stored.draft_at,
                "published": published,
                "running": running.get(stored.key, 0) if stored.kind == "flow" else 0,
            }
        )
    return found


def person(number: int | None, names: dict[int, str]) -> Person | None:
    return {"id": number, "name": names.get(number, "")} if number is not None else None
