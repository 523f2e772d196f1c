import ctypes

import numpy as np
from django.http import HttpResponse

video = ctypes.CDLL("libvideo.so")
video.grab.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_int]
WIDTH, HEIGHT, CHANNELS = 640, 480, 3


def still():
    """One picture; the library writes three bytes a pixel."""
    store = (ctypes.c_uint8 * (WIDTH * HEIGHT * CHANNELS))()
    if video.grab(store, WIDTH, HEIGHT) != 0:
        return None
    first = ctypes.cast(store, ctypes.POINTER(ctypes.c_uint8))
    return np.ctypeslib.as_array(first, shape=(HEIGHT, WIDTH, CHANNELS)).copy()


def view(request):
    picture = still()
    if picture is None:
        return HttpResponse(status=503)
    grey = picture.mean(axis=2).astype(np.uint8)
    head = b"P5 %d %d 255\n" % (WIDTH, HEIGHT)
    return HttpResponse(head + grey.tobytes(), content_type="image/x-portable-graymap")
