import pytest

from shop.basket import cheapest, latest


def test_cheapest_of_three():
    assert cheapest([3.0, 1.5, 2.0]) == 1.5


def test_cheapest_of_an_empty_basket():
    assert cheapest([]) is None


def test_latest_order():
    assert latest(["a", "b"]) == "b"


def test_latest_of_a_new_customer():
    assert latest([]) is None


@pytest.mark.skip(reason="currencies come in spring")
def test_cheapest_in_another_currency():
    raise NotImplementedError
