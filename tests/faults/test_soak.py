"""A short soak; scripts/soak does the long one."""

import pytest

from scripts import soak


@pytest.mark.parametrize("client", ["sync", "async"])
def test_nothing_is_lost_and_nothing_is_paid_twice(client, capsys):
    code = soak.main(["--pushes", "300", "--client", client, "--seed", "3"])
    told = capsys.readouterr().out
    assert code == 0, told
    assert "booked once 300, twice 0, never 0" in told
    assert "known 300, unknown 0" in told


def test_a_violation_is_noticed():
    paid, lost = object(), soak.NotSent("not sent")
    booked = soak.Counter({"paid": 2, "lost": 1})
    assert len(soak._false_claims({"paid": paid, "lost": lost}, booked)) == 2
