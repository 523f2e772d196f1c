import wave

import numpy as np
from celery import shared_task


def read(path):
    with wave.open(path, "rb") as w:
        if w.getsampwidth() != 2 or w.getnchannels() != 1:
            raise ValueError(f"{path} is not 16-bit mono")
        return w.getframerate(), np.frombuffer(w.readframes(w.getnframes()), "<i2")


@shared_task
def mix(paths, target):
    """Mixes the microphones of a court room into one record."""
    voices = [read(p) for p in paths]
    length = max(v.size for _, v in voices)
    total = np.zeros(length, np.int32)
    for _, voice in voices:
        total[: voice.size] += voice
    total = np.clip(total, -32768, 32767).astype("<i2")
    with wave.open(target, "wb") as w:
        w.setparams((1, 2, voices[0][0], 0, "NONE", ""))
        w.writeframes(total.tobytes())
    return length
