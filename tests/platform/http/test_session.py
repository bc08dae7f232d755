"""Logging in and out."""

from http_place import PASSWORD, Person, Place

from tenon_platform.access.login_limit import FREE_TRIES
from tenon_platform.access.users import add_user
from tenon_platform.storage.transaction import transaction


def test_me_says_who_one_is_and_what_one_sees(place: Place, seller: Person) -> None:
    me = seller.get("/me").json()
    assert me["user"]["login"] == "sam"
    assert me["rights"]["forms"]["sale"]["fields"] == {"cost": "hidden", "number": "read"}
    assert [item["id"] for group in me["apps"][0]["navigation"] for item in group["items"]] == ["n1", "n2", "n3"]
    clerk = place.as_("carl").me
    assert [item["id"] for group in clerk["apps"][0]["navigation"] for item in group["items"]] == ["n2"]


def test_the_cookie_is_hidden_from_scripts(place: Place) -> None:
    answer = place.stranger().post("/session", json={"login": "sam", "password": PASSWORD})
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie


def test_a_wrong_password_and_an_unknown_login_look_the_same(place: Place) -> None:
    wrong = place.stranger().post("/session", json={"login": "sam", "password": "wrong wrong"})
    unknown = place.stranger().post("/session", json={"login": "nobody", "password": "wrong wrong"})
    assert wrong.status_code == unknown.status_code == 401
    assert wrong.json() == unknown.json()


def test_many_wrong_passwords_make_one_wait(place: Place) -> None:
    with transaction(place.home.tenant("shopfront")) as tx:
        add_user(tx, "victim", "Victim", PASSWORD)
    for _ in range(FREE_TRIES):
        place.stranger().post("/session", json={"login": "victim", "password": "wrong wrong"})
    answer = place.stranger().post("/session", json={"login": "victim", "password": PASSWORD})
    assert answer.status_code == 429
    assert "retry-after" in answer.headers


def test_after_logging_out_the_cookie_is_worth_nothing(place: Place) -> None:
    person = Person(place.app, "sue")
    cookie = person.http.cookies.get("tenon_session")
    assert person.http.delete("/session").status_code == 204
    answer = place.stranger().get("/me", headers={"Cookie": f"tenon_session={cookie}"})
    assert answer.status_code == 401


def test_logins_stand_in_the_audit_log(place: Place, admin: Person) -> None:
    actions = {item["action"] for item in admin.get("/audit").json()["items"]}
    assert "login" in actions
    assert place.as_("sam").get("/audit").status_code == 403


def test_demo_accounts_are_only_for_demo_servers(place: Place) -> None:
    assert place.stranger().get("/demo-accounts").status_code == 404


def test_of_several_companies_the_login_says_which(place: Place) -> None:
    before = place.as_("sam")
    other = place.home.create("bakery", "面包房")
    try:
        with transaction(other) as tx:
            add_user(tx, "sam", "Sam", "another password")
        stranger = place.stranger()
        asked = stranger.get("/demo-accounts")
        assert (asked.status_code, asked.json()["code"], asked.json()["path"]) == (400, "tenant_needed", "/tenant")
        sam = {"login": "sam", "password": PASSWORD}
        assert stranger.post("/session", json=sam).json()["code"] == "tenant_needed"
        unknown = stranger.post("/session", json={**sam, "tenant": "nowhere"})
        assert (unknown.status_code, unknown.json()["code"]) == (400, "tenant_needed")
        assert stranger.post("/session", json={**sam, "tenant": "bakery"}).status_code == 401
        entered = stranger.post("/session", json={**sam, "tenant": "shopfront"})
        assert entered.json()["me"]["tenant"]["key"] == "shopfront"
        moved = stranger.post("/session", json={"login": "sam", "password": "another password", "tenant": "bakery"})
        assert moved.json()["me"]["tenant"]["key"] == "bakery"
        assert stranger.get("/me").json()["tenant"]["name"] == "面包房"
        assert before.get("/me").json()["tenant"]["key"] == "shopfront"
    finally:
        place.home.drop("bakery")
