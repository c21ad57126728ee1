"""The clients themselves: options, limits, cancellation, resolve, prepare."""

import threading
from contextlib import suppress

import anyio
import httpx
import pytest

from ingo_wrapper import (
    AsyncIngo,
    ConfigurationError,
    Credentials,
    Environment,
    Ingo,
    InvalidRequest,
    OutcomeUnknown,
    RetryPolicy,
    SavedRequest,
    SignatureRejected,
)
from tests.unit.colours import COLOURS, CREDENTIALS, PAID, blocking, paid
from tests.unit.hand import Clock
from tests.unit.requests import KINDS, build, operation_of


class FakeTime(Clock):
    """A `SystemTime` whose waits take no time."""

    def sleep(self, seconds):
        self.at += seconds

    async def sleep_async(self, seconds):
        self.at += seconds


def client(answer, kind=Ingo, **options):
    http = httpx.Client if kind is Ingo else httpx.AsyncClient
    given = {
        "environment": Environment.SANDBOX,
        "credentials": CREDENTIALS,
        "http_client": http(transport=httpx.MockTransport(answer)),
        "system_time": FakeTime(),
    }
    return kind(**given | options)


def scripted(*answers):
    """Answers one after the other: a response, or an error to raise."""
    left = list(answers)

    def answer(_request):
        following = left.pop(0)
        if isinstance(following, Exception):
            raise following
        return following

    return answer


@pytest.mark.parametrize("kind", [Ingo, AsyncIngo])
class TestOptions:
    @pytest.mark.parametrize(
        ("options", "words"),
        [
            ({"environment": "production"}, "environment: choose one of Environment"),
            ({"environment": None}, "environment: "),
            ({"credentials": {"username": "u"}}, "credentials: "),
            ({"credentials": None}, "credentials: "),
            ({"max_in_flight": 0}, "max_in_flight: "),
            ({"max_in_flight": -5}, "max_in_flight: "),
        ],
    )
    def test_contradictions(self, kind, options, words):
        """A configuration error, before any connection is made."""
        with pytest.raises(ConfigurationError, match=f"^{words}"):
            client(paid, kind, **options)

    def test_there_is_no_default_environment(self, kind):
        """Nor default credentials."""
        with pytest.raises(TypeError, match="environment"):
            kind(credentials=CREDENTIALS)
        with pytest.raises(TypeError, match="credentials"):
            kind(environment=Environment.SANDBOX)

    def test_repr(self, kind):
        """Where it sends, and nothing else."""
        assert repr(client(paid, kind)) == f"{kind.__name__}(environment='sandbox')"

    def test_from_env(self, kind, monkeypatch):
        """From the variables of the process, or from a mapping."""
        variables = {
            "INGO_ENVIRONMENT": "sandbox",
            "INGO_USERNAME": "u",
            "INGO_SECRET": "s",
            "INGO_PARTICIPANT_ID": "10001",
        }
        http = httpx.Client if kind is Ingo else httpx.AsyncClient
        options = {"http_client": http(transport=httpx.MockTransport(paid))}
        assert kind.from_env(variables, **options).environment is Environment.SANDBOX
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        assert kind.from_env(**options).environment is Environment.SANDBOX
        monkeypatch.delenv("INGO_ENVIRONMENT")
        with pytest.raises(ConfigurationError, match=r"^INGO_ENVIRONMENT: is missing"):
            kind.from_env(**options)


def test_a_simulator_is_not_waited_for():
    """Its stand-in time is none."""
    ingo = client(paid, environment=Environment.simulator("http://127.0.0.1:1"))

    assert ingo._session.policy.spacing == 0.25


@pytest.mark.parametrize("pay", COLOURS, ids=lambda pay: pay.__name__)
class TestRuns:
    def test_waits_and_repeats(self, pay):
        """The pauses that `exchange` asks for are made by the client's clock."""
        clock = FakeTime()
        answer = scripted(httpx.ReadTimeout("x"), httpx.Response(200, json={**PAID, "status": 101}))
        reply = pay(answer, system_time=clock, retries=RetryPolicy())

        assert (reply.result, reply.attempts) == ("idempotent", 2)
        assert clock.at - Clock().at == pytest.approx(64.0, abs=0.1)

    def test_refused_before_anything_is_sent(self, pay):
        """No request at all."""
        error = pay(scripted(), request=build("VerifyCard"))

        assert type(error) is InvalidRequest


def test_an_error_resolves_itself():
    """`error.resolve()` repeats the request through the client that made it."""
    answer = scripted(httpx.ReadTimeout("x"), httpx.Response(200, json={**PAID, "status": 101}))
    ingo = client(answer, retries=RetryPolicy.off())
    with pytest.raises(OutcomeUnknown) as caught:
        ingo.process(build("ProcessCard"))

    assert caught.value.resolve().result == "idempotent"


@pytest.mark.anyio
async def test_an_error_resolves_itself_awaited():
    """The same, awaited."""
    answer = scripted(httpx.ReadTimeout("x"), httpx.Response(200, json={**PAID, "status": 101}))
    ingo = client(answer, AsyncIngo, retries=RetryPolicy.off())
    with pytest.raises(OutcomeUnknown) as caught:
        await ingo.process(build("ProcessCard"))

    assert (await caught.value.resolve()).result == "idempotent"


def test_a_prepared_request_is_resolved():
    """Stored first, sent later, the same bytes."""
    seen = []

    def answer(request):
        seen.append(request.content)
        return paid(request)

    ingo = client(answer)
    saved = SavedRequest.from_json(ingo.prepare(build("ProcessCard")).to_json())

    assert ingo.resolve(saved).code == 100
    assert seen == [saved.body]


@pytest.mark.parametrize("kind", ["ProcessCard", "DebitAch", "NotifyStageParties"])
def test_a_prepared_request_is_sent(kind):
    """The first sending of prepared bytes is an ordinary call, also where no repetition is."""
    seen = []

    def answer(request):
        seen.append(request.content)
        return httpx.Response(401, json={"message": "HMAC signature does not match"})

    ingo = client(answer)
    saved = SavedRequest.from_json(ingo.prepare(build(kind)).to_json())

    with pytest.raises(SignatureRejected):  # nothing is in doubt: it was never sent before
        ingo.send(saved)
    assert seen == [saved.body]


@pytest.mark.anyio
async def test_a_prepared_request_is_sent_awaited():
    """The same on AsyncIngo."""
    ingo = client(paid, AsyncIngo)

    assert (await ingo.send(ingo.prepare(build("ProcessCard")))).code == 100


def test_a_prepared_session_has_its_key():
    """What makes a capture session idempotent is stored with it."""
    saved = client(paid).prepare(build("CaptureSession"))

    assert saved.idempotency_key


@pytest.mark.parametrize("kind", [k for k in KINDS if operation_of(k) in ("verify", "process", "debit", "stage_notification", "stage_parties")])  # fmt: skip
def test_what_can_be_prepared(kind):
    """Everything with a reference of its own."""
    saved = client(paid).prepare(build(kind))

    assert (saved.operation, saved.reference) == (operation_of(kind), "ord-7781")
    assert saved.sent_at is None


@pytest.mark.parametrize("request_", ["text", None, 5, {"account_type": "CA"}, object()])
def test_what_cannot_be_prepared(request_):
    """Named by its type."""
    with pytest.raises(ConfigurationError, match="cannot be prepared"):
        client(paid).prepare(request_)


def test_a_closed_client_says_so():
    """And nothing is sent."""
    ingo = client(paid)
    ingo._transport._client.close()
    with pytest.raises(ConfigurationError, match="closed"):
        ingo.process(build("ProcessCard"))


def test_a_client_closed_in_doubt():
    """Closed by another thread while the push waits to be repeated: the doubt stays."""

    def answer(_request):
        ingo._transport._client.close()
        raise httpx.ReadTimeout("x")

    ingo = client(answer)
    with pytest.raises(OutcomeUnknown, match="closed") as caught:
        ingo.process(build("ProcessCard"))
    assert caught.value.saved_request.reference == "ord-7781"


def test_the_callers_client_stays_open():
    """Closing ours does not close theirs."""
    http = httpx.Client(transport=httpx.MockTransport(paid))
    with client(paid, http_client=http):
        pass
    assert not http.is_closed
    http.close()


def test_our_own_client_is_closed():
    """It holds connections."""
    with Ingo(environment=Environment.SANDBOX, credentials=CREDENTIALS) as ingo:
        pass
    with pytest.raises(ConfigurationError, match="closed"):
        ingo.process(build("ProcessCard"))


@pytest.mark.anyio
async def test_our_own_async_client_is_closed():
    """The same."""
    async with AsyncIngo(environment=Environment.SANDBOX, credentials=CREDENTIALS) as ingo:
        pass
    with pytest.raises(ConfigurationError, match="closed"):
        await ingo.process(build("ProcessCard"))


def test_max_in_flight_in_threads():
    """Never more at once than allowed."""
    inside, most, lock = 0, 0, threading.Lock()
    full = threading.Barrier(2)

    def answer(request):
        nonlocal inside, most
        with lock:
            inside += 1
            most = max(most, inside)
        with suppress(threading.BrokenBarrierError):
            full.wait(0.5)
        with lock:
            inside -= 1
        return paid(request)

    ingo = client(answer, max_in_flight=2)
    threads = [
        threading.Thread(target=ingo.process, args=(build("ProcessCard"),)) for _ in range(6)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)

    assert most == 2


@pytest.mark.anyio
async def test_max_in_flight_in_tasks():
    """The same for tasks."""
    inside, most = 0, 0

    async def answer(request):
        nonlocal inside, most
        inside += 1
        most = max(most, inside)
        await anyio.sleep(0)
        await anyio.sleep(0)
        inside -= 1
        return paid(request)

    ingo = client(answer, AsyncIngo, max_in_flight=2)
    async with anyio.create_task_group() as tasks:
        for _ in range(6):
            tasks.start_soon(ingo.process, build("ProcessCard"))

    assert most == 2


@pytest.mark.anyio
async def test_a_cancelled_call_leaves_no_doubt_behind():
    """Its request is kept, to be resolved."""
    started = anyio.Event()

    async def answer(_request):
        started.set()
        await anyio.sleep_forever()

    ingo = client(answer, AsyncIngo)
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(ingo.process, build("ProcessCard"))
        await started.wait()
        tasks.cancel_scope.cancel()

    (saved,) = ingo.interrupted
    assert (saved.operation, saved.reference) == ("process", "ord-7781")
    assert saved.sent_at is not None


def test_an_interrupt_leaves_no_doubt_behind():
    """Ctrl-C while waiting for the answer."""

    def answer(_request):
        raise KeyboardInterrupt

    ingo = client(answer)
    with pytest.raises(KeyboardInterrupt):
        ingo.process(build("ProcessCard"))

    assert [saved.reference for saved in ingo.interrupted] == ["ord-7781"]


def test_the_capture_key():
    """Made when left out, sent as given, refused when it cannot be a header."""
    keys = []

    def answer(request):
        keys.append(request.headers["idempotency-key"])
        url = {"authorized_url": "https://example.org/s", "participant_unique_id1": "ord-7781"}
        return httpx.Response(200, json={"status": 100, "data": url})

    ingo = client(answer)
    ingo.create_capture_session(build("CaptureSession"))
    ingo.create_capture_session(build("CaptureSession"))
    ingo.create_capture_session(build("CaptureSession"), idempotency_key="k" * 250)

    assert len({*keys}) == 3
    assert keys[2] == "k" * 250
    for bad in ("k" * 251, "k\n", "ü"):
        with pytest.raises(InvalidRequest, match=r"^idempotency_key: "):
            ingo.create_capture_session(build("CaptureSession"), idempotency_key=bad)


def test_secrets_of_the_client_are_not_shown():
    """Whatever is printed of it."""
    credentials = Credentials(username="u", secret="s3cr3t-zyxw", participant_id=1)
    ingo = client(paid, credentials=credentials)

    assert "zyxw" not in f"{ingo!r} {ingo} {ingo._session!r}"


def test_blocking_and_awaiting_agree():
    """The helper of these tests runs the client that it says."""
    assert blocking(paid).code == 100
