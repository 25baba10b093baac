"""
A TCP relay that reads what it relays: C core shows neither end of a call whether a message came compressed, so the flag is read off the wire.
HTTP/2 in clear text, DATA frames only (RFC 9113, section 6.1), cut into length-prefixed messages (grpc/doc/PROTOCOL-HTTP2.md).
"""
import collections
import socket
import threading

PREFACE = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
DATA = 0
PADDED = 8


class Direction:
    """Counts the compressed messages that pass in one direction of one connection."""

    def __init__(self, starts_with_preface: bool, on_message):
        self._skip = len(PREFACE) if starts_with_preface else 0
        self._bytes = bytearray()
        self._streams = collections.defaultdict(bytearray)
        self._on_message = on_message

    def feed(self, data: bytes):
        self._bytes += data
        skipped = min(self._skip, len(self._bytes))
        del self._bytes[:skipped]
        self._skip -= skipped
        while len(self._bytes) >= 9:
            length = int.from_bytes(self._bytes[:3], "big")
            if len(self._bytes) < 9 + length:
                return
            kind, flags = self._bytes[3], self._bytes[4]
            stream = int.from_bytes(self._bytes[5:9], "big")
            payload = bytes(self._bytes[9:9 + length])
            del self._bytes[:9 + length]
            if kind == DATA:
                if flags & PADDED:
                    payload = payload[1:len(payload) - payload[0]]
                self._cut(self._streams[stream], payload)

    def _cut(self, stream: bytearray, payload: bytes):
        stream += payload
        while len(stream) >= 5:
            end = 5 + int.from_bytes(stream[1:5], "big")
            if len(stream) < end:
                return
            self._on_message(stream[0] == 1)
            del stream[:end]


class Tap:
    """Listens on a free port and relays to another one. The flags of the newest connection's messages wait in a queue per direction."""

    def __init__(self, port: int):
        self.requests = self.responses = collections.deque()
        self._target = port
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self):
        while True:
            client, _ = self._listener.accept()
            server = socket.create_connection(("127.0.0.1", self._target))
            self.requests, self.responses = collections.deque(), collections.deque()
            for source, target, direction in (
                (client, server, Direction(True, self.requests.append)),
                (server, client, Direction(False, self.responses.append)),
            ):
                source.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                threading.Thread(target=self._relay, args=(source, target, direction), daemon=True).start()

    @staticmethod
    def _relay(source: socket.socket, target: socket.socket, direction: Direction):
        try:
            while data := source.recv(65536):
                # Read before it is passed on: whoever gets a message finds its flag here.
                direction.feed(data)
                target.sendall(data)
            target.shutdown(socket.SHUT_WR)
        except OSError:
            for each in (source, target):
                each.close()
