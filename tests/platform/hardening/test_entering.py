"""Sessions, tokens, guessing, and sending twice."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from http_place import PASSWORD, Person, Place

from tenon_platform.access.login_limit import FREE_TRIES, LoginLimit
from tenon_platform.http.routes import session as session_routes

DEALS = "/apps/guarded/forms/deal/records"
DEAL = {"subject": "twice", "price": "1"}


@pytest.mark.parametrize("token", [None, "", "x" * 5000, "ﬀ".encode().decode("latin-1")])
def test_a_write_needs_the_token_of_its_own_session(place: Place, amy: Person, token: str | None) -> None:
    headers = {} if token is None else {"X-CSRF-Token": token.encode("latin-1")}
    stranger = place.stranger()
    stranger.cookies.update(amy.http.cookies)
    answer = stranger.post(DEALS, json=DEAL, headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (403, "csrf")
    other = stranger.post(DEALS, json=DEAL, headers={"X-CSRF-Token": place.as_("bob").csrf})
    assert other.status_code == 403


def test_a_session_given_before_the_login_is_not_taken_over(place: Place) -> None:
    browser = place.stranger()
    browser.cookies.set("tenon_session", "guarded.chosen-by-an-attacker")
    answer = browser.post("/session", json={"login": "bob", "password": PASSWORD})
    assert "chosen-by-an-attacker" not in answer.headers["set-cookie"]
    assert "HttpOnly" in answer.headers["set-cookie"]
    assert (
        place.stranger().get("/me", headers={"Cookie": "tenon_session=guarded.chosen-by-an-attacker"}).status_code
        == 401
    )


def test_a_session_that_ended_stays_ended(place: Place) -> None:
    person = Person(place.app, "bob")
    cookie = {"Cookie": f"tenon_session={person.http.cookies['tenon_session']}"}
    assert person.http.delete("/session").status_code == 204
    assert place.stranger().get("/me", headers=cookie).status_code == 401


@pytest.mark.parametrize(
    "cookie", ["x", ".", "guarded.", ".abc", "../../etc.abc", "guarded." + "x" * 300, "%00.%00", "nope.abc"]
)
def test_cookies_that_cannot_be_are_no_session(place: Place, cookie: str) -> None:
    answer = place.stranger().get("/me", headers={"Cookie": f"tenon_session={cookie}"})
    assert (answer.status_code, answer.json()["code"]) == (401, "not_logged_in")


def test_guessing_passwords_is_stopped_and_tells_nothing(
    place: Place, root: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session_routes, "limit", LoginLimit())
    assert root.post("/users", {"login": "victim", "name": "V", "password": PASSWORD}).status_code in (201, 409)
    guess = place.stranger()

    def enter(login: str, password: str) -> tuple[int, str]:
        answer = guess.post("/session", json={"login": login, "password": password})
        return answer.status_code, answer.json().get("message", "")

    assert enter("nobody", "wrong") == enter("victim", "wrong")
    for _ in range(FREE_TRIES - 1):
        assert enter("nobody", "wrong") == enter("victim", "wrong")
    assert enter("victim", PASSWORD)[0] == enter("nobody", PASSWORD)[0] == 429
    refused = guess.post("/session", json={"login": "victim", "password": PASSWORD})
    assert int(refused.headers["Retry-After"]) >= 1


def test_a_double_click_makes_one_record(amy: Person) -> None:
    with ThreadPoolExecutor(4) as threads:
        answers = list(threads.map(lambda _: amy.post(DEALS, DEAL, Idempotency_Key="click-1"), range(4)))
    assert {answer.status_code for answer in answers} <= {201, 503}
    made = {answer.json()["id"] for answer in answers if answer.status_code == 201}
    assert len(made) == 1
    again = amy.post(DEALS, DEAL, Idempotency_Key="click-1")
    assert (again.json()["id"], again.headers["Idempotent-Replayed"]) == (made.pop(), "true")
    assert amy.post(DEALS, {**DEAL, "price": "2"}, Idempotency_Key="click-1").json()["code"] == "idempotency_key_reused"
    assert amy.post(DEALS, DEAL).json()["id"] != amy.post(DEALS, DEAL).json()["id"]


def test_a_key_of_one_person_is_none_of_another(amy: Person, place: Place) -> None:
    mine = amy.post(DEALS, DEAL, Idempotency_Key="shared").json()["id"]
    assert place.as_("bob").post(DEALS, DEAL, Idempotency_Key="shared").json()["id"] != mine


@pytest.mark.parametrize("key", ["", "x" * 201])
def test_keys_without_bounds_are_refused(amy: Person, key: str) -> None:
    assert amy.post(DEALS, DEAL, Idempotency_Key=key).status_code == 400


def test_a_second_click_on_a_step_says_where_the_record_stands(amy: Person, deal: int) -> None:
    assert amy.post(f"{DEALS}/{deal}/transitions/ask").status_code == 200
    second = amy.post(f"{DEALS}/{deal}/transitions/ask")
    assert second.status_code in (409, 422)
    assert second.json()["hint"]
