"""What a customer wants to buy."""


def cheapest(prices):
    """The lowest price in the basket."""
    ordered = sorted(prices)
    return ordered[0]


def latest(orders):
    """The order that came last."""
    return orders[-1]
