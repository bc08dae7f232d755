"""Who the caller is: names, rights, navigation, numbers waiting for them."""

from typing import Any

from tenon_engines.kernel.text import label
from tenon_platform.access.departments import departments
from tenon_platform.http.call import Call
from tenon_platform.http.desk_rights import may_work
from tenon_platform.http.shapes.me import App, Me, NavGroup
from tenon_platform.http.shapes.words import Person
from tenon_platform.http.waiting import todo_count, unread_count


def describe_me(call: Call) -> Me:
    actor, rights, plans = call.actor, call.rights, call.plans
    assert actor.user_id is not None, "who has a session is a user"
    tenant = call.tenant
    names = {each["id"]: each["name"] for each in departments(call.tx)} if actor.department_id else {}
    department: Person | None = None
    if names and actor.department_id is not None:
        department = {"id": actor.department_id, "name": names.get(actor.department_id, "")}
    forms = {key: rights.form(key) for key in plans.forms}
    return {
        "user": {
            "id": actor.user_id,
            "login": actor.login,
            "name": actor.name,
            "department": department,
            "roles": [
                {"key": key, "name": plans.roles[key].name.to_json()}
                for key in sorted(actor.roles)
                if key in plans.roles
            ],
        },
        "tenant": {
            "key": tenant.key,
            "name": tenant.name,
            "timezone": tenant.timezone,
            "language": tenant.language,
            "demo": call.demo and tenant.demo,
        },
        "csrf_token": call.session.csrf,
        "apps": [app for key in sorted(plans.apps) if (app := _app(call, key))["navigation"] or rights.is_builder],
        "rights": {
            "admin": rights.is_admin,
            "builder": rights.is_builder,
            "forms": {key: form.to_json() for key, form in forms.items() if form.read is not None or form.create},
            "dashboards": sorted(rights.dashboards),
        },
        "unread": unread_count(call),
        "todo": todo_count(call),
    }


def _app(call: Call, key: str) -> App:
    document = call.plans.apps[key]
    groups: list[NavGroup] = []
    for group in document["navigation"]:
        items = [_item(call, item) for item in group["items"] if _may_open(call, item)]
        if items:
            name = label(group.get("name")).to_json()
            groups.append({"id": group["id"], "name": name, "collapsed": group.get("collapsed", False), "items": items})
    return {"key": key, "name": label(document["name"], key).to_json(), "navigation": groups}


def _may_open(call: Call, item: dict[str, Any]) -> bool:
    if "list" in item:
        return call.rights.form(item["list"]).read is not None
    if "dashboard" in item:
        return item["dashboard"] in call.rights.dashboards
    if "desk" in item:
        return may_work(call, item["desk"])
    return True


def _item(call: Call, item: dict[str, Any]) -> Any:
    page = call.plans.shapes.get(item.get("list", "")) or call.plans.desks.get(item.get("desk", ""))
    name = label(item.get("name")) if item.get("name") else (page.name if page else label(None, item["id"]))
    return {**item, "name": name.to_json()}
