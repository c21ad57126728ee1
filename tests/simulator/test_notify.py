"""Notify: stage (v3, v4), cancel, claim, approvals; and capture sessions."""

import pytest

from ingo_wrapper.simulator import Simulator
from tests.simulator import bodies
from tests.simulator.signer import Peer


def cancel(reply, **changes):
    return {
        "participant_id": 10001,
        "participant_unique_id1": reply["data"]["participant_unique_id1"],
        "first_name": "Mina",
        "last_name": "Okafor",
        "amount": "42.10",
        "tracer_id": "tr-7781",
        "notification_id": reply["data"]["notification_id"],
        **changes,
    }


def test_stage_and_cancel(sim, peer, events):
    staged = peer.call(bodies.STAGE, bodies.stage("ord-1"))
    assert staged["status"] == 100
    assert isinstance(staged["data"]["notification_id"], int)
    assert staged["data"]["tracer_id"] == "tr-7781"
    assert [str(booking.amount) for booking in sim.bookings("ord-1")] == ["42.10"]
    assert events[0]["metadata"]["topic"] == "transaction.recipient.notification.status.sent"
    canceled = peer.call(bodies.CANCEL, cancel(staged))
    assert (canceled["status"], canceled["client_message"]) == (
        100,
        "Disbursement Request Canceled",
    )
    assert canceled["data"]["notification_id"] == str(staged["data"]["notification_id"])
    assert peer.call(bodies.CANCEL, cancel(staged))["status"] == 782


def test_cancel_without_notification_id_and_by_it_alone(peer):
    first = peer.call(bodies.STAGE, bodies.stage())
    without_id = {key: value for key, value in cancel(first).items() if key != "notification_id"}
    assert peer.call(bodies.CANCEL, without_id)["status"] == 100
    second = peer.call(bodies.STAGE, bodies.stage())
    alone = {"participant_id": 10001, "notification_id": second["data"]["notification_id"]}
    assert peer.call(bodies.CANCEL, alone)["status"] == 100


def test_a_claimed_item_cannot_be_canceled(sim, peer):
    staged = peer.call(bodies.STAGE, bodies.stage())
    sim.claim(staged["data"]["notification_id"])
    assert peer.call(bodies.CANCEL, cancel(staged))["status"] == 781


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"amount": "42.11"}, 780),
        ({"first_name": "Nina"}, 780),
        ({"tracer_id": "tr-1"}, 780),
        ({"notification_id": 1}, 780),
        ({"notification_id": "1"}, 401),
        ({"amount": 42.1}, 401),
    ],
)
def test_mistakes_at_cancel(peer, change, code):
    staged = peer.call(bodies.STAGE, bodies.stage())
    assert peer.call(bodies.CANCEL, cancel(staged, **change))["status"] == code


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"amount": 42.10}, 401),
        ({"amount": "42.101"}, 601),
        ({"amount": "12345678.00"}, 600),
        ({"amount": "0"}, 601),
        ({"participant_id": "10001"}, 401),
        ({"workflow_id": "1"}, 401),
        ({"participant_unique_id1": "x" * 101}, 600),
        ({"recipient": {"first_name": "Mina"}}, 400),
        ({"recipient": {"first_name": "M", "last_name": "O", "business_name": "B"}}, 401),
        ({"authentication_records": []}, 400),
        ({"authentication_records": [{}] * 21}, 600),
        ({"authentication_records": [{"field_order": "1"}]}, 401),
    ],
)
def test_mistakes_at_stage(sim, peer, change, code):
    assert peer.call(bodies.STAGE, bodies.stage(**change))["status"] == code
    assert sim.bookings() == []


def test_stage_parties_with_an_approver(sim, peer, events):
    parties = [bodies.party(0, "r1"), bodies.party(1, "a1"), bodies.party(2, "i1")]
    reply = peer.call(bodies.STAGE_PARTIES, bodies.stage_parties("ord-4", parties))
    assert reply["response"]["status"] == "100"
    assert reply["request"]["participant_id"] == 10001
    transaction = reply["transaction"]
    assert isinstance(transaction["notification_id"], str)
    assert [party["client_provided_id"] for party in transaction["parties"]] == ["r1", "a1", "i1"]
    assert len(events) == 3
    approver = transaction["parties"][1]["party_id"]
    sim.decide(transaction["notification_id"], approver, approved=True)
    assert [event["metadata"]["topic"].rpartition("approvals.")[2] for event in events[3:]] == [
        "decision.approved",
        "complete",
    ]
    assert events[3]["data"]["ancillary"]["party_id"] == approver
    sim.claim(transaction["notification_id"])
    sim.finish(transaction["notification_id"])
    assert events[-1]["data"]["event"]["status"] == "1125"


def test_a_parties_item_is_canceled_like_a_classic_one(peer):
    reply = peer.call(bodies.STAGE_PARTIES, bodies.stage_parties("ord-5"))
    transaction = reply["transaction"]
    request = {
        "participant_id": 10001,
        "participant_unique_id1": "ord-5",
        "first_name": "Mina",
        "last_name": "Okafor",
        "amount": "42.10",
        "tracer_id": transaction["tracer_id"],
        "notification_id": int(transaction["notification_id"]),
    }
    assert peer.call(bodies.CANCEL, request)["status"] == 100


@pytest.mark.parametrize(
    "change",
    [
        {"transaction_parties": []},
        {"transaction_parties": [bodies.party(1)]},
        {"request": {"participant_id": "10001", "timestamp": 1790000000}},
        {"request": {"participant_id": 10001, "timestamp": "1790000000"}},
    ],
)
def test_mistakes_at_stage_parties(sim, peer, change):
    reply = peer.call(bodies.STAGE_PARTIES, {**bodies.stage_parties(), **change})
    assert reply["response"]["status"] in ("400", "401")
    assert sim.bookings() == []


def test_the_amount_of_stage_parties_is_a_number(peer):
    amount = {"amount": "42.10", "currency_code": "USD"}
    reply = peer.call(bodies.STAGE_PARTIES, bodies.stage_parties(transaction_amount=amount))
    assert reply["response"]["status"] == "401"


def test_roles_need_the_program_flag():
    with Simulator(multiparty_enabled=False) as sim:
        parties = [bodies.party(0), bodies.party(1)]
        reply = Peer(sim.url).call(bodies.STAGE_PARTIES, bodies.stage_parties(parties=parties))
    assert reply["response"]["status"] == "401"


def test_capture_session_and_its_key():
    now = [1_790_000_000.0]
    with Simulator(clock=lambda: now[0]) as sim:
        peer = Peer(sim.url)

        def create(key=None, **fields):
            extra = {"Idempotency-Key": key} if key else {}
            return peer.call(bodies.CAPTURE, bodies.capture(**fields), extra=extra, at=now[0])

        first = create("k1")
        assert first["status"] == 100
        assert isinstance(first["time"], float)
        assert first["data"]["authorized_url_expiration_utc"] == "2026-09-21T14:13:50.000000Z"
        again = create("k1")
        assert again["status"] == 101
        assert again["data"]["session_identifier"] == first["data"]["session_identifier"]
        assert again["data"]["authorized_url"] != first["data"]["authorized_url"]
        assert create("k1", participant_unique_id2="other")["status"] == 13723
        assert create()["data"]["session_identifier"] != first["data"]["session_identifier"]
        now[0] += 2 * 60 * 60 + 1
        assert create("k1")["status"] == 100
        assert create("k" * 251)["status"] == 600
        assert create(recipient_information="x")["status"] == 401
        assert create(language_locale_code="zh-Hans")["status"] == 100
        assert create(language_locale_code="xx")["status"] == 401


def test_a_completed_capture_session_gives_a_usable_token(sim, peer, events):
    session = peer.call(bodies.CAPTURE, bodies.capture())["data"]["session_identifier"]
    token = sim.complete_capture(session, account_type="CA")
    assert events[-1]["metadata"]["topic"] == "plugin.transaction.account.tokenization.success"
    assert peer.call(bodies.PROCESS, bodies.process(token))["status"] == 100
    with pytest.raises(ValueError, match="completed"):
        sim.complete_capture(session)


def test_a_listener_that_fails_breaks_nothing(caplog):
    def fail(event):
        raise RuntimeError("no")

    with Simulator(on_event=fail) as sim:
        assert Peer(sim.url).call(bodies.STAGE, bodies.stage())["status"] == 100
    assert "on_event failed" in caplog.text
