"""
Serves grpc.testing.TestService with Python's grpcio on a free port, prints the port, and ends when its standard input does:
python3 testing_server.py DESCRIPTOR_SET
"""
import sys
from concurrent import futures

import grpc

from tap import Tap
from testing import SERVICE, Messages

messages = Messages(sys.argv[1])
CODES = {code.value[0]: code for code in grpc.StatusCode}


class Service:
    """The methods; whether a request came compressed is known by the tap in front of the server."""

    def __init__(self):
        self.tap = None

    def EmptyCall(self, request, context):
        return messages.Empty()

    def UnaryCall(self, request, context):
        self._check_compression(request, context)
        echo_metadata(context)
        if echo_status(request, context):
            return messages.SimpleResponse()
        if request.response_compressed.value:
            context.set_compression(grpc.Compression.Gzip)
        return messages.SimpleResponse(payload=messages.zeros(request.response_size))

    def StreamingInputCall(self, requests, context):
        size = 0
        for request in requests:
            self._check_compression(request, context)
            size += len(request.payload.body)
        return messages.StreamingInputCallResponse(aggregated_payload_size=size)

    def StreamingOutputCall(self, request, context):
        if any(parameters.compressed.value for parameters in request.response_parameters):
            context.set_compression(grpc.Compression.Gzip)
        for parameters in request.response_parameters:
            if not parameters.compressed.value:
                context.disable_next_message_compression()
            yield messages.StreamingOutputCallResponse(payload=messages.zeros(parameters.size))

    def FullDuplexCall(self, requests, context):
        echo_metadata(context)
        for request in requests:
            if echo_status(request, context):
                return
            yield from self.StreamingOutputCall(request, context)

    def _check_compression(self, request, context):
        compressed = self.tap.requests.popleft()
        if request.HasField("expect_compressed") and request.expect_compressed.value != compressed:
            context.abort(grpc.StatusCode.INVALID_ARGUMENT, "The request is compressed." if compressed else "The request is not compressed.")


def echo_metadata(context):
    given = context.invocation_metadata()
    initial = [entry for entry in given if entry.key == "x-grpc-test-echo-initial"]
    trailing = [entry for entry in given if entry.key == "x-grpc-test-echo-trailing-bin"]
    if initial:
        context.send_initial_metadata(initial)
    if trailing:
        context.set_trailing_metadata(trailing)


def echo_status(request, context) -> bool:
    if not request.HasField("response_status"):
        return False
    context.set_code(CODES[request.response_status.code])
    context.set_details(request.response_status.message)
    return True


service = Service()
handlers = {
    name: getattr(grpc, f"{shape}_rpc_method_handler")(
        getattr(service, name), request_deserializer=request.FromString, response_serializer=response.SerializeToString)
    for name, (shape, request, response) in messages.methods().items()
    if hasattr(service, name)
}
server = grpc.server(futures.ThreadPoolExecutor(max_workers=10))
server.add_generic_rpc_handlers((grpc.method_handlers_generic_handler(SERVICE, handlers),))
port = server.add_insecure_port("127.0.0.1:0")
server.start()
service.tap = Tap(port)
print(service.tap.port, flush=True)
sys.stdin.read()
server.stop(None).wait()
