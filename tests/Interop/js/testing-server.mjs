// Serves grpc.testing.TestService on a free port, prints the port, and ends when its standard input does: node testing-server.mjs
import grpc from '@grpc/grpc-js';
import { TestService, takeCompressed, zeros } from './testing.mjs';

/** Sends x-grpc-test-echo-initial back at once, and returns the trailers that the call has asked for. */
function echoMetadata(call) {
  const initial = new grpc.Metadata();
  const trailing = new grpc.Metadata();
  call.metadata.get('x-grpc-test-echo-initial').forEach((value) => initial.add('x-grpc-test-echo-initial', value));
  call.metadata.get('x-grpc-test-echo-trailing-bin').forEach((value) => trailing.add('x-grpc-test-echo-trailing-bin', value));
  call.sendMetadata(initial);
  return trailing;
}

const echoStatus = ({ response_status: status }) => status && { code: status.code, details: status.message };

/** The failure of a request that should have come compressed and did not. */
const checkCompression = ({ expect_compressed: expected }, compressed) => (expected?.value && !compressed
  ? { code: grpc.status.INVALID_ARGUMENT, details: 'The request is not compressed.' }
  : undefined);

function unaryCall(call, callback) {
  const { request } = call;
  const failed = echoStatus(request) ?? checkCompression(request, takeCompressed() > 0);
  const trailers = echoMetadata(call);
  if (failed) callback({ ...failed, metadata: trailers });
  else callback(null, { payload: zeros(request.response_size) }, trailers);
}

function streamingInputCall(call, callback) {
  let size = 0;
  let failed;
  call.on('data', (request) => {
    failed ??= checkCompression(request, takeCompressed() > 0);
    size += request.payload.body.length;
  });
  call.on('end', () => (failed ? callback(failed) : callback(null, { aggregated_payload_size: size })));
}

function answer(call, { response_parameters: parameters = [] }) {
  for (const { size } of parameters) call.write({ payload: zeros(size) });
}

function streamingOutputCall(call) {
  answer(call, call.request);
  call.end();
}

function fullDuplexCall(call) {
  const trailers = echoMetadata(call);
  let failed;
  call.on('data', (request) => {
    if (failed) return;
    failed = echoStatus(request);
    if (failed) call.emit('error', { ...failed, metadata: trailers });
    else answer(call, request);
  });
  call.on('end', () => { if (!failed) call.end(trailers); });
}

const server = new grpc.Server();
server.addService(TestService.service, {
  EmptyCall: (call, callback) => callback(null, {}),
  UnaryCall: unaryCall,
  StreamingInputCall: streamingInputCall,
  StreamingOutputCall: streamingOutputCall,
  FullDuplexCall: fullDuplexCall,
});
server.bindAsync('127.0.0.1:0', grpc.ServerCredentials.createInsecure(), (error, port) => {
  if (error) throw error;
  console.log(port);
});
process.stdin.on('end', () => process.exit(0)).resume();
