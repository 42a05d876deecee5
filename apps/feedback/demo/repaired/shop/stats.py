"""Numbers for the dashboard."""

import json

import numpy as np


def summary(amounts):
    """Count and total of some sales as JSON."""
    values = np.array(amounts)
    return json.dumps({"count": int(values.size), "total": float(np.sum(values))})


def histogram(amounts):
    """Sales per price band as JSON."""
    counts, _ = np.histogram(amounts, bins=3)
    return json.dumps({"bands": counts.tolist()})
