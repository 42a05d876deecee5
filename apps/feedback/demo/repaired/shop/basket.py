"""What a customer wants to buy."""


def cheapest(prices):
    """The lowest price in the basket, None when it is empty."""
    ordered = sorted(prices)
    return ordered[0] if ordered else None


def latest(orders):
    """The order that came last, None when there is none."""
    return orders[-1] if orders else None
