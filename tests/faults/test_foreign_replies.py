"""A reply that was meant for another request is nobody's success."""

import pytest

from ingo_wrapper import OutcomeUnknown, RetryPolicy, Suspended
from tests.faults import driven
from tests.faults.driven import answered, begin, to_send
from tests.faults.requests import push


def call_that_gets(change, **told):
    """One push without retries; `change` makes its reply from the reply's data."""
    flow = begin(driven.session(policy=RetryPolicy.off()), push("mine"))
    send = to_send(flow)
    data = {"transaction_id": 7, "participant_unique_id1": "mine"}
    change(data)
    with pytest.raises(StopIteration) as ended:
        flow.send(answered(send, data=data, **told))
    return ended.value.value


def test_the_reply_to_this_request_is_its_success():
    assert call_that_gets(lambda data: None).transaction_id == "7"


@pytest.mark.parametrize(
    "echo", ["theirs", "MINE", "mine ", 7, 0, True, ["mine"], {"mine": 1}, 1.5]
)
@pytest.mark.parametrize("code", [100, 101, 102, 104, 700, 851, 601])
def test_a_reply_that_names_another_request(echo, code):
    with pytest.raises(OutcomeUnknown, match="another request") as raised:
        call_that_gets(lambda data: data.update(participant_unique_id1=echo), code=code)
    assert not isinstance(raised.value, Suspended)


@pytest.mark.parametrize("code", [100, 101, 111])
def test_a_success_that_names_no_request(code):
    with pytest.raises(OutcomeUnknown, match=r"lacks data\.participant_unique_id1"):
        call_that_gets(lambda data: data.pop("participant_unique_id1"), code=code)


def test_a_verification_with_the_same_reference_is_not_a_payment():
    def verified(data):
        del data["transaction_id"]
        data["customer_account_token"] = "token"

    with pytest.raises(OutcomeUnknown, match=r"lacks data\.transaction_id"):
        call_that_gets(verified)


def test_a_push_that_is_still_running_has_nothing_to_name():
    assert call_that_gets(dict.clear, code=104).result == "still_running"


@pytest.mark.parametrize("code", [102, 103, 104])
def test_what_is_accepted_without_a_result_need_not_name_the_request(code):
    """What such a reply holds is not documented, and 102 counts as success for a push."""
    reply = call_that_gets(lambda data: data.clear(), code=code)
    assert reply.code == code
