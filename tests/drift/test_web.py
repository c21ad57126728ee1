"""The documentation over HTTP: found from its index, asked for politely, never guessed at."""

from pathlib import Path
from typing import Any

import httpx
import pytest

from scripts.drift import web
from scripts.drift.cache import Cache
from scripts.drift.crawl import gather
from tests.drift.site_server import Served, serve
from tests.drift.support import run, trial_site, trial_spec

CARD = "/docs/ingopay/verify/card.md"
ACH_FILE = "/specs/ingopay-verify-ach.yaml"


def check(served: Served, tmp_path: Path, capsys: Any, *more: str) -> tuple[int, dict[str, Any]]:
    spec = tmp_path / "openapi" / "bundled.yaml"
    if not spec.exists():
        trial_spec(tmp_path)
    base = ["--base-url", served.url, "--delay", "0", "--cache", str(tmp_path / "cache")]
    return run(spec, *base, *more, capsys=capsys)


def statuses(outcome: dict[str, Any]) -> dict[str, str]:
    return {page["page"]: page["status"] for page in outcome["pages"]}


def test_the_whole_site_has_no_drift(tmp_path: Path, capsys: Any) -> None:
    with serve(trial_site(tmp_path)) as served:
        status, outcome = check(served, tmp_path, capsys)
    assert (status, outcome["changes"]) == (0, [])
    # The files are found from links alone: one in the index, one only in a table of a page.
    assert {"specs/ingopay-verify-card.yaml", "specs/ingopay-verify-ach.yaml"} <= set(
        statuses(outcome)
    )
    assert all("docs-drift" in agent for agent in served.agents)


def test_a_change_on_the_site_is_found(tmp_path: Path, capsys: Any) -> None:
    site = trial_site(tmp_path)
    page = site / "docs/ingopay/verify/card.md"
    page.write_text(page.read_text().replace("maxLength: 150", "maxLength: 100"))
    with serve(site) as served:
        status, outcome = check(served, tmp_path, capsys)
    assert status == 1
    assert [(c["grade"], c["now"]) for c in outcome["changes"]] == [("breaking", "100")]


def test_an_unchanged_page_is_not_sent_again(tmp_path: Path, capsys: Any) -> None:
    with serve(trial_site(tmp_path)) as served:
        check(served, tmp_path, capsys)
        status, outcome = check(served, tmp_path, capsys)
    assert served.answers(CARD) == [200, 304]
    assert served.answers(ACH_FILE) == [200, 304]
    assert (status, outcome["changes"]) == (0, [])


def test_passing_faults_are_tried_again(tmp_path: Path, capsys: Any, monkeypatch: Any) -> None:
    waits: list[float] = []
    with serve(trial_site(tmp_path)) as served:
        served.failing[CARD] = [503, 429]
        site = web.Site(base=served.url, cache=None, delay=0, sleep=waits.append)
        gathered = gather(site, set())
    assert served.answers(CARD) == [503, 429, 200]
    assert "docs/ingopay/verify/card" in gathered.pages
    assert waits == [1.0, 2.0]


def test_a_lasting_fault_is_no_drift_and_no_all_clear(tmp_path: Path, capsys: Any) -> None:
    with serve(trial_site(tmp_path)) as served:
        check(served, tmp_path, capsys)
        served.failing[CARD] = [403] * 9
        status, outcome = check(served, tmp_path, capsys)
    # The copy of the first run is on disk and is not taken for what the site says today.
    assert (status, outcome["result"]) == (2, "could not check")
    assert statuses(outcome)["docs/ingopay/verify/card"] == "not read"


def test_drift_counts_more_than_an_unread_page(tmp_path: Path, capsys: Any) -> None:
    site = trial_site(tmp_path)
    hooks = site / "docs/hub/webhooks.md"
    hooks.write_text(hooks.read_text().replace("18.189.65.27", "18.189.65.28"))
    with serve(site) as served:
        served.failing[CARD] = [403] * 9
        status, outcome = check(served, tmp_path, capsys)
    assert status == 1
    assert statuses(outcome)["docs/ingopay/verify/card"] == "not read"


def test_requests_are_spaced() -> None:
    now, waits = [100.0], []

    def sleep(seconds: float) -> None:
        waits.append(seconds)
        now[0] += seconds

    answer = httpx.MockTransport(lambda _: httpx.Response(200, text="x"))
    site = web.Site(
        base="http://127.0.0.1/",
        cache=None,
        delay=0.5,
        sleep=sleep,
        clock=lambda: now[0],
        transport=answer,
    )
    with site.client() as client:
        for page in ("a", "b", "c"):
            site.fetch(client, f"http://127.0.0.1/{page}")
    assert waits == [0.5, 0.5]


def test_other_hosts_are_not_asked(tmp_path: Path, capsys: Any) -> None:
    site = trial_site(tmp_path)
    index = site / "llms.txt"
    index.write_text(index.read_text() + "- [Elsewhere](http://127.0.0.1:9/specs/other.yaml)\n")
    with serve(site) as served:
        status, outcome = check(served, tmp_path, capsys)
        assert status == 2
        assert "on another host" in str(outcome["pages"])
        served.redirects[CARD] = "http://169.254.169.254/latest"
        _, outcome = check(served, tmp_path, capsys)
    assert statuses(outcome)["docs/ingopay/verify/card"] == "not read"


def test_a_redirect_on_the_site_is_followed(tmp_path: Path, capsys: Any) -> None:
    with serve(trial_site(tmp_path)) as served:
        served.redirects["/llms.txt"] = "/index/llms.txt"
        served.bodies["/index/llms.txt"] = (served.folder / "llms.txt").read_bytes()
        served.redirects["/docs/hub/errors.md"] = "/docs/hub/errors.md"
        status, outcome = check(served, tmp_path, capsys)
    assert status == 2
    assert statuses(outcome)["docs/hub/errors"] == "not read"
    assert statuses(outcome)["docs/hub/webhooks"] == "read"


def test_a_page_without_end_is_cut_off(tmp_path: Path, capsys: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr(web, "MAX_BYTES", 20_000)
    with serve(trial_site(tmp_path)) as served:
        served.bodies[CARD] = b"x" * 30_000
        status, outcome = check(served, tmp_path, capsys)
    assert status == 2
    assert "larger than" in str(outcome["pages"])


def test_robots_are_heeded(tmp_path: Path, capsys: Any) -> None:
    with serve(trial_site(tmp_path)) as served:
        served.bodies["/robots.txt"] = b"User-agent: *\nDisallow: /docs/hub/\n"
        status, outcome = check(served, tmp_path, capsys)
    assert status == 2
    assert statuses(outcome)["docs/hub/errors"] == "not read"
    assert served.answers("/docs/hub/errors.md") == []


def test_nobody_there(tmp_path: Path, capsys: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr(web, "ATTEMPTS", 1)
    spec = trial_spec(tmp_path)
    with serve(trial_site(tmp_path)) as served:
        pass
    status, outcome = run(
        spec, "--base-url", served.url, "--delay", "0", "--no-cache", capsys=capsys
    )
    assert (status, outcome["result"]) == (2, "could not check")
    assert set(statuses(outcome).values()) == {"not read"}


def test_a_broken_cache_is_no_obstacle(tmp_path: Path, capsys: Any) -> None:
    with serve(trial_site(tmp_path)) as served:
        check(served, tmp_path, capsys)
        for entry in (tmp_path / "cache").iterdir():
            entry.write_text("{not json")
        assert check(served, tmp_path, capsys)[0] == 0


@pytest.mark.parametrize("address", ["ftp://127.0.0.1/", "file:///etc/", "docs"])
def test_only_http(address: str, tmp_path: Path, capsys: Any) -> None:
    status, outcome = run(trial_spec(tmp_path), "--base-url", address, capsys=capsys)
    assert (status, outcome) == (2, {})


def test_the_cache_keeps_only_what_can_be_asked_for_again(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.store("http://127.0.0.1/a", "text", {})
    assert cache.read("http://127.0.0.1/a") == {}
    cache.store("http://127.0.0.1/a", "text", {"etag": "1"})
    assert cache.read("http://127.0.0.1/a")["text"] == "text"
