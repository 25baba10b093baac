"""The official interop service: its messages, and where its methods are."""
import pathlib

import grpc
import grpc._channel
from google.protobuf import descriptor_pb2, message_factory

SERVICE = "grpc.testing.TestService"
UNIMPLEMENTED_SERVICE = "grpc.testing.UnimplementedService"


def load_messages(descriptor_set: str) -> dict:
    """The message classes of a serialized FileDescriptorSet, by full name."""
    files = descriptor_pb2.FileDescriptorSet.FromString(pathlib.Path(descriptor_set).read_bytes())
    return message_factory.GetMessages(list(files.file))


class Messages:
    def __init__(self, descriptor_set: str):
        self._types = load_messages(descriptor_set)

    def __getattr__(self, name: str):
        return self._types[f"grpc.testing.{name}"]

    def zeros(self, size: int):
        return self.Payload(body=bytes(size))

    def methods(self) -> dict:
        """Name -> (shape of the request and the response, request, response)."""
        return {
            "EmptyCall": ("unary_unary", self.Empty, self.Empty),
            "UnaryCall": ("unary_unary", self.SimpleRequest, self.SimpleResponse),
            "StreamingOutputCall": ("unary_stream", self.StreamingOutputCallRequest, self.StreamingOutputCallResponse),
            "StreamingInputCall": ("stream_unary", self.StreamingInputCallRequest, self.StreamingInputCallResponse),
            "FullDuplexCall": ("stream_stream", self.StreamingOutputCallRequest, self.StreamingOutputCallResponse),
            "UnimplementedCall": ("unary_unary", self.Empty, self.Empty),
        }


_uncompressed = []


def uncompressed(request: bytes) -> bytes:
    """Marks a serialized request that goes out as it is in a call that compresses."""
    _uncompressed.append(request)
    return request


def allow_uncompressed_requests():
    """
    C core can leave out the compression of single messages, which is what the interop cases ask for, but Python's API offers that to servers only:
    this sets the flag where Python hands a message to the core, which takes nothing but bytes.
    """
    cygrpc = grpc._channel.cygrpc
    send = cygrpc.SendMessageOperation

    def send_with_flag(message, flags):
        return send(message, flags | cygrpc.WriteFlag.no_compress if any(message is each for each in _uncompressed) else flags)

    cygrpc.SendMessageOperation = send_with_flag
