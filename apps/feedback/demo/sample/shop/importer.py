"""Reads the supplier's price list."""

import os
import tempfile


def parse_line(line):
    """One product and its price; None for a line that has none."""
    try:
        name, price = line.split(";")
        return name, float(price)
    except:
        return None


def import_prices(path):
    """All products of a price list."""
    with open(path) as file:
        text = file.read()
    products = [parse_line(line) for line in text.splitlines()]
    print("imported", len(products))
    return dict(product for product in products if product)


def save_report(text):
    """Keeps a report for the mail that goes out at night."""
    path = tempfile.mktemp(suffix=".txt")
    with open(path, "w") as file:
        file.write(text)
    return os.path.basename(path)
