import ctypes


class Camera:
    """The driver keeps the address of the frame and fills it in the background."""

    def __init__(self, lib, width, height):
        self.lib = lib
        self.size = width * height * 2
        self.lib.cam_set_frame.argtypes = [ctypes.c_void_p, ctypes.c_size_t]
        self.lib.cam_wait.restype = ctypes.c_int

    def start(self):
        self.frame = ctypes.create_string_buffer(self.size)
        self.address = ctypes.addressof(self.frame)
        self.lib.cam_set_frame(self.address, self.size)
        self.lib.cam_start()

    def snapshot(self):
        if self.lib.cam_wait(1000) != 0:
            raise TimeoutError("no frame")
        return ctypes.string_at(self.address, self.size)


async def stream(camera, response):
    camera.start()
    for _ in range(250):
        await response.write(camera.snapshot())
