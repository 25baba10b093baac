"""
Runs one of the gRPC interop cases with Python's grpcio against a server: python3 testing_client.py DESCRIPTOR_SET PORT CASE.
Exits 0 if the case holds. What the cases do stands in grpc/grpc, doc/interop-test-descriptions.md.
"""
import queue
import sys

import grpc

from tap import Tap
from testing import SERVICE, UNIMPLEMENTED_SERVICE, Messages, allow_uncompressed_requests, uncompressed

LIMIT = 30
messages = Messages(sys.argv[1])
tap = Tap(int(sys.argv[2]))
channel = grpc.insecure_channel(f"127.0.0.1:{tap.port}")
allow_uncompressed_requests()


def serialize(request) -> bytes:
    """A request is a message, or a message in a list for one that is not to be compressed."""
    return uncompressed(request[0].SerializeToString()) if isinstance(request, list) else request.SerializeToString()


def method(name: str, service: str = SERVICE):
    shape, _, response = messages.methods()[name]
    return getattr(channel, shape)(f"/{service}/{name}", request_serializer=serialize, response_deserializer=response.FromString)


def large(**fields):
    return messages.SimpleRequest(response_size=314159, payload=messages.zeros(271828), **fields)


def flag(value: bool):
    return messages.BoolValue(value=value)


def assert_zeros(size: int, payload):
    assert payload.body == bytes(size), f"{size} zeros were expected, {len(payload.body)} bytes came"


def assert_equal(expected, actual):
    assert expected == actual, f"expected {expected!r}, got {actual!r}"


def fail(call) -> grpc.RpcError:
    try:
        call()
    except grpc.RpcError as error:
        return error
    raise AssertionError("the call did not fail")


class Requests:
    """A stream of requests that is written by hand."""

    def __init__(self):
        self._queue = queue.Queue()

    def write(self, request):
        self._queue.put(request)

    def complete(self):
        self._queue.put(None)

    def __iter__(self):
        return iter(self._queue.get, None)


def ask(response: int, request: int, **fields):
    return messages.StreamingOutputCallRequest(
        response_parameters=[messages.ResponseParameters(size=response)], payload=messages.zeros(request), **fields)


def empty_unary():
    assert_equal(messages.Empty(), method("EmptyCall")(messages.Empty(), timeout=LIMIT))


def large_unary():
    assert_zeros(314159, method("UnaryCall")(large(), timeout=LIMIT).payload)


def client_compressed_unary():
    call = method("UnaryCall")
    probe = fail(lambda: call(large(expect_compressed=flag(True)), timeout=LIMIT))
    assert_equal(grpc.StatusCode.INVALID_ARGUMENT, probe.code())
    assert_zeros(314159, call(large(expect_compressed=flag(True)), timeout=LIMIT, compression=grpc.Compression.Gzip).payload)
    assert_zeros(314159, call(large(expect_compressed=flag(False)), timeout=LIMIT).payload)
    assert_equal([False, True, False], list(tap.requests))


def server_compressed_unary():
    for value in (True, False):
        assert_zeros(314159, method("UnaryCall")(large(response_compressed=flag(value)), timeout=LIMIT).payload)
    assert_equal([True, False], list(tap.responses))


def client_streaming():
    requests = [messages.StreamingInputCallRequest(payload=messages.zeros(size)) for size in (27182, 8, 1828, 45904)]
    assert_equal(74922, method("StreamingInputCall")(iter(requests), timeout=LIMIT).aggregated_payload_size)


def client_compressed_streaming():
    call = method("StreamingInputCall")
    first = messages.StreamingInputCallRequest(expect_compressed=flag(True), payload=messages.zeros(27182))
    second = messages.StreamingInputCallRequest(expect_compressed=flag(False), payload=messages.zeros(45904))
    probe = fail(lambda: call(iter([[first]]), timeout=LIMIT, compression=grpc.Compression.Gzip))
    assert_equal(grpc.StatusCode.INVALID_ARGUMENT, probe.code())
    response = call(iter([first, [second]]), timeout=LIMIT, compression=grpc.Compression.Gzip)
    assert_equal(73086, response.aggregated_payload_size)
    assert_equal([False, True, False], list(tap.requests))


def server_streaming():
    sizes = [31415, 9, 2653, 58979]
    request = messages.StreamingOutputCallRequest(response_parameters=[messages.ResponseParameters(size=size) for size in sizes])
    responses = list(method("StreamingOutputCall")(request, timeout=LIMIT))
    assert_equal(len(sizes), len(responses))
    for size, response in zip(sizes, responses):
        assert_zeros(size, response.payload)


def server_compressed_streaming():
    request = messages.StreamingOutputCallRequest(response_parameters=[
        messages.ResponseParameters(size=31415, compressed=flag(True)), messages.ResponseParameters(size=92653, compressed=flag(False))])
    responses = list(method("StreamingOutputCall")(request, timeout=LIMIT))
    assert_equal(2, len(responses))
    assert_zeros(31415, responses[0].payload)
    assert_zeros(92653, responses[1].payload)
    assert_equal([True, False], list(tap.responses))


def ping_pong():
    requests = Requests()
    call = method("FullDuplexCall")(iter(requests), timeout=LIMIT)
    for response, request in ((31415, 27182), (9, 8), (2653, 1828), (58979, 45904)):
        requests.write(ask(response, request))
        assert_zeros(response, next(call).payload)
    requests.complete()
    assert_equal([], list(call))
    assert_equal(grpc.StatusCode.OK, call.code())


def empty_stream():
    call = method("FullDuplexCall")(iter(()), timeout=LIMIT)
    assert_equal([], list(call))
    assert_equal(grpc.StatusCode.OK, call.code())


def custom_metadata():
    metadata = (("x-grpc-test-echo-initial", "test_initial_metadata_value"), ("x-grpc-test-echo-trailing-bin", b"\xab\xab\xab"))
    response, unary = method("UnaryCall").with_call(large(), metadata=metadata, timeout=LIMIT)
    assert_zeros(314159, response.payload)
    duplex = method("FullDuplexCall")(iter([ask(314159, 271828)]), metadata=metadata, timeout=LIMIT)
    assert_zeros(314159, next(duplex).payload)
    assert_equal([], list(duplex))
    for call in (unary, duplex):
        assert metadata[0] in list(call.initial_metadata()), call.initial_metadata()
        assert metadata[1] in list(call.trailing_metadata()), call.trailing_metadata()


def assert_status(code: grpc.StatusCode, details: str, error):
    assert_equal((code, details), (error.code(), error.details()))


def status_code_and_message():
    wanted = messages.EchoStatus(code=2, message="test status message")
    unary = fail(lambda: method("UnaryCall")(messages.SimpleRequest(response_status=wanted), timeout=LIMIT))
    duplex = fail(lambda: list(method("FullDuplexCall")(iter([messages.StreamingOutputCallRequest(response_status=wanted)]), timeout=LIMIT)))
    for error in (unary, duplex):
        assert_status(grpc.StatusCode.UNKNOWN, wanted.message, error)


def special_status_message():
    wanted = messages.EchoStatus(code=2, message="\t\ntest with whitespace\r\nand Unicode BMP ☺ and non-BMP 😈\t\n")
    assert_status(grpc.StatusCode.UNKNOWN, wanted.message, fail(lambda: method("UnaryCall")(messages.SimpleRequest(response_status=wanted), timeout=LIMIT)))


def unimplemented_method():
    assert_equal(grpc.StatusCode.UNIMPLEMENTED, fail(lambda: method("UnimplementedCall")(messages.Empty(), timeout=LIMIT)).code())


def unimplemented_service():
    error = fail(lambda: method("UnimplementedCall", UNIMPLEMENTED_SERVICE)(messages.Empty(), timeout=LIMIT))
    assert_equal(grpc.StatusCode.UNIMPLEMENTED, error.code())


def cancel_after_begin():
    requests = Requests()
    call = method("StreamingInputCall").future(iter(requests), timeout=LIMIT)
    call.cancel()
    assert_equal(grpc.StatusCode.CANCELLED, call.code())
    requests.complete()


def cancel_after_first_response():
    requests = Requests()
    call = method("FullDuplexCall")(iter(requests), timeout=LIMIT)
    requests.write(ask(31415, 27182))
    assert_zeros(31415, next(call).payload)
    call.cancel()
    assert_equal(grpc.StatusCode.CANCELLED, fail(lambda: next(call)).code())
    requests.complete()


def timeout_on_sleeping_server():
    requests = Requests()
    call = method("FullDuplexCall")(iter(requests), timeout=0.001)
    requests.write(messages.StreamingOutputCallRequest(payload=messages.zeros(27182)))
    assert_equal(grpc.StatusCode.DEADLINE_EXCEEDED, fail(lambda: next(call)).code())
    requests.complete()


globals()[sys.argv[3]]()
channel.close()
