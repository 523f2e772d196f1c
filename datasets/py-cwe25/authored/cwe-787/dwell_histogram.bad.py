import numpy as np
import pandas as pd
from numba import njit

BINS = 48


@njit(cache=True)
def fill(minutes, out):
    for i in range(minutes.shape[0]):
        slot = int(minutes[i]) // 30
        out[slot] += 1


def dwell_times(path):
    """How long visitors stay, in half hours; the file comes from the gates."""
    frame = pd.read_csv(path, usecols=["entered", "left"])
    minutes = (frame["left"] - frame["entered"]).to_numpy(np.float64) / 60.0
    minutes = minutes[np.isfinite(minutes)]
    out = np.zeros(BINS, dtype=np.int64)
    fill(minutes, out)
    return dict(zip(range(0, BINS * 30, 30), out.tolist()))


if __name__ == "__main__":
    import sys

    print(dwell_times(sys.argv[1]))
