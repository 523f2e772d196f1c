import ctypes
import ctypes.util

libc = ctypes.CDLL(ctypes.util.find_library("c"))
libc.getenv.argtypes = [ctypes.c_char_p]
libc.getenv.restype = ctypes.c_void_p
libc.setenv.argtypes = [ctypes.c_char_p, ctypes.c_char_p, ctypes.c_int]


def native(name):
    """Reads a variable that a native plugin may have set behind Python's back."""
    address = libc.getenv(name.encode())
    return ctypes.string_at(address).decode("utf-8", "replace") if address else ""


def show(names):
    libc.setenv(b"PLUGIN_DEPTH", b"1", 0)
    return {name: native(name) for name in names if name and "=" not in name and "\0" not in name}


if __name__ == "__main__":
    import json, sys

    print(json.dumps(show(sys.argv[1:])))
