import logging
import socket
import threading
from concurrent.futures import ThreadPoolExecutor

log = logging.getLogger("gateway")


def serve_one(sock, store):
    with sock:
        buffer = b""
        while chunk := sock.recv(256):
            buffer += chunk
            while b"\n" in buffer:
                line, _, buffer = buffer.partition(b"\n")
                store.append(line[:80])
            if len(buffer) > 4096:
                return


def main(store, port=2323):
    pool = ThreadPoolExecutor(max_workers=64)
    slots = threading.BoundedSemaphore(64)
    listener = socket.create_server(("0.0.0.0", port), backlog=32)
    while True:
        sock, address = listener.accept()
        log.info("%s connects", address[0])
        threading.Thread(target=serve_one, args=(sock, store), daemon=True).start()
