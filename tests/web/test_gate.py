"""The gate: who comes in, from where, and what a refusal tells."""

import pytest
from litestar import Litestar
from litestar.routes import HTTPRoute
from tests.web.conftest import HERE, OWN, Caller

from qaitaru.acts.act import Desk
from qaitaru.web.app import make_rooms
from qaitaru.web.doorkeeper import Doorkeeper
from qaitaru.web.headers import ALWAYS, KEPT, NEVER_KEPT


def _routes(desk: Desk) -> list[tuple[str, str]]:
    """Every method and address the rooms know, with a plain value for each parameter."""
    rooms: Litestar = make_rooms(desk, Doorkeeper("x", clock=desk.clock, announce=lambda _: None))
    found = []
    for route in rooms.routes:
        assert isinstance(route, HTTPRoute)
        address = route.path_format
        for name, parameter in route.path_parameters.items():
            address = address.replace(f"{{{name}}}", "7" if parameter.type is int else "x")
        found += [(method, address) for method in route.methods if method != "OPTIONS"]
    return sorted(found)


def test_no_address_answers_two_methods(caller: Caller) -> None:
    addresses = [address for _, address in _routes(caller.desk)]
    assert len(addresses) == len(set(addresses))


def test_without_a_session_every_address_answers_the_same_page(stranger: Caller) -> None:
    bodies = {stranger.get(address).text for address in ("/", "/evidence", "/evidence/1", "/nope")}
    assert len(bodies) == 1
    assert stranger.get("/nope").status_code == 401
    assert "Test" not in bodies.pop(), "not even the investigation's name is told"


def test_the_token_opens_once(stranger: Caller) -> None:
    assert stranger.enter().url.path == "/"
    assert stranger.get("/").status_code == 200
    stranger.client.cookies.clear()
    assert stranger.enter().status_code == 401


def test_a_wrong_token_opens_nothing_and_spends_nothing(stranger: Caller) -> None:
    assert stranger.enter("tokem").status_code == 401
    assert stranger.enter().status_code == 200


def test_the_cookie_is_kept_from_scripts_and_other_sites(stranger: Caller) -> None:
    answer = stranger.client.get("/enter/token", follow_redirects=False)
    cookie = answer.headers["set-cookie"].lower()
    assert answer.status_code == 303
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert "max-age" not in cookie, "the cookie ends with the browser"


def test_a_session_ends_after_fifteen_quiet_minutes_and_a_fresh_token_is_announced(
    caller: Caller,
) -> None:
    caller.clock.move(minutes=15)
    assert caller.get("/").status_code == 200
    caller.clock.move(minutes=15, seconds=1)
    assert caller.get("/").status_code == 401
    assert len(caller.announced) == 1
    assert caller.enter(caller.announced[0]).status_code == 200


def test_a_session_ends_after_twelve_hours_however_busy(caller: Caller) -> None:
    for _ in range(72):
        caller.clock.move(minutes=10)
        assert caller.get("/keys").status_code == 200
    caller.clock.move(minutes=1)
    assert caller.get("/keys").status_code == 401


def test_leaving_ends_the_session_at_once(caller: Caller) -> None:
    cookies = dict(caller.client.cookies)
    caller.send("/leave")
    caller.client.cookies.update(cookies)
    assert caller.get("/").status_code == 401
    assert len(caller.announced) == 1


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8000", "127.0.0.1.evil.example", "127.0.0.1@x", "", "x]"]
)
def test_another_host_is_refused(caller: Caller, host: str) -> None:
    assert caller.get("/", host=host).status_code == 400


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:1", "localhost:8000", "[::1]", "[::1]:9"])
def test_the_loopback_is_served_by_each_of_its_names(caller: Caller, host: str) -> None:
    assert caller.get("/keys", host=host).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:9999"},
        {"origin": HERE, "sec-fetch-site": "cross-site"},
        {"origin": HERE, "sec-fetch-site": "same-site"},
        {},
    ],
)
def test_a_form_from_elsewhere_is_refused_although_it_knows_the_token(
    caller: Caller, headers: dict[str, str]
) -> None:
    told = {"csrf": caller.csrf, "language": "kk"}
    answer = caller.client.post("/appearance", data=told, headers=headers)
    assert answer.status_code == 403


def test_a_page_may_not_be_read_by_another_site(caller: Caller) -> None:
    told = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "cors"}
    assert caller.client.get("/", headers=told).status_code == 403


def test_every_state_changing_address_refuses_a_form_without_its_token(caller: Caller) -> None:
    changing = [address for method, address in _routes(caller.desk) if method != "GET"]
    assert len(changing) > 4
    for address in changing:
        for told in ({}, {"csrf": ""}, {"csrf": "wrong"}, {"csrf": "é"}):
            answer = caller.client.post(address, data=told, headers=OWN)
            assert answer.status_code == 403, address


def test_every_answer_bears_the_headers(caller: Caller) -> None:
    asked = [(method, address) for method, address in _routes(caller.desk) if address != "/leave"]
    asked += [("GET", "/nope"), ("PUT", "/evidence"), ("TRACE", "/")]
    for method, address in asked:
        answer = caller.client.request(method, address, headers=OWN, follow_redirects=False)
        for name, value in ALWAYS.items():
            assert answer.headers.get_list(name) == [value], (method, address, name)
        assert answer.headers["cache-control"] == NEVER_KEPT, (method, address)
        assert answer.headers["content-type"] or answer.status_code == 303
        assert "server" not in answer.headers


def test_only_files_named_by_their_hash_are_kept(caller: Caller) -> None:
    page = caller.page("/keys")
    for address in page.xpath("//script/@src | //link[@rel='stylesheet']/@href"):
        assert caller.get(address).headers["cache-control"] == KEPT
    assert caller.get("/static/qaitaru.css").status_code == 404
    assert caller.get("/static/../app.py").status_code == 404


def test_what_does_not_exist_answers_alike_whatever_it_is(caller: Caller) -> None:
    unknown = ("/nope", "/evidence/99", "/evidence/x", "/jobs/none", "/evidence/add/none")
    answers = [caller.get(address) for address in unknown]
    assert {answer.status_code for answer in answers} == {404}
    bodies = {
        answer.text.replace(address, "") for answer, address in zip(answers, unknown, strict=True)
    }
    assert len(bodies) == 1


def test_a_page_runs_no_script_of_its_own_and_asks_nothing_of_others(caller: Caller) -> None:
    for address in ("/", "/keys", "/evidence", "/evidence/add", "/problems"):
        page = caller.page(address)
        assert not page.xpath("//script[not(@src)] | //style | //*[@style]")
        assert not page.xpath("//@*[starts-with(name(), 'on') or starts-with(name(), 'hx-on')]")
        links = page.xpath("//@href | //@src | //@action")
        assert all(str(link).startswith(("/", "#", "data:")) for link in links), address


def test_the_first_page_is_small(caller: Caller) -> None:
    answer = caller.get("/")
    page = caller.page("/")
    files = page.xpath("//script/@src | //link[@rel='stylesheet']/@href")
    packed = sum(int(caller.get(address).headers["content-length"]) for address in files)
    assert len(files) + 1 <= 6
    assert packed + len(answer.content) <= 60 * 1024
