// Serves interop.proto on a free port, prints the port, and ends when its standard input does: node server.mjs
import grpc from '@grpc/grpc-js';
import { BadRequest, Interop, RpcStatus } from './service.mjs';

let sleeping = 0;

/** Does what the text says, if it speaks of a failure; true if the call has ended by that. */
function failure(text) {
  if (text === 'rich') {
    const value = BadRequest.encode({ fieldViolations: [{ field: 'name', description: 'is empty' }] }).finish();
    const metadata = new grpc.Metadata();
    metadata.set('grpc-status-details-bin', Buffer.from(RpcStatus.encode({
      code: 3, message: 'rich', details: [{ type_url: 'type.googleapis.com/google.rpc.BadRequest', value }],
    }).finish()));
    return { code: grpc.status.INVALID_ARGUMENT, details: 'rich', metadata };
  }
  if (text === 'throw') return { code: grpc.status.UNKNOWN, details: 'thrown' };
  const parts = /^fail:(\d+):([^]*)$/.exec(text);
  return parts && { code: Number(parts[1]), details: parts[2] };
}

function sleep(call) {
  sleeping++;
  call.on('cancelled', () => { sleeping--; });
}

function unary(call, callback) {
  const { text } = call.request;
  const failed = failure(text);
  if (failed) {
    callback(failed);
  } else if (text === 'encoding') {
    callback(null, { text: call.metadata.get('grpc-encoding').join() });
  } else if (text === 'sleep') {
    sleep(call);
  } else if (text === 'sleeping') {
    callback(null, { text: `${sleeping}` });
  } else if (text === 'metadata') {
    const echo = new grpc.Metadata();
    for (const key of ['x-text', 'x-data-bin']) call.metadata.get(key).forEach((value) => echo.add(key, value));
    call.sendMetadata(echo);
    callback(null, { text }, echo);
  } else {
    callback(null, { text });
  }
}

function count(call) {
  for (let i = 0; i < Number(call.request.text); i++) call.write({ text: `${i}` });
  call.end();
}

function collect(call, callback) {
  let length = 0;
  call.on('data', ({ text }) => { length += text.length; });
  call.on('end', () => callback(null, { text: `${length}` }));
}

function chat(call) {
  call.on('data', ({ text }) => {
    const failed = failure(text);
    if (failed) call.emit('error', failed);
    else if (text === 'sleep') sleep(call);
    else call.write({ text });
  });
  call.on('end', () => call.end());
}

const server = new grpc.Server();
server.addService(Interop.service, { Unary: unary, Count: count, Collect: collect, Chat: chat });
server.bindAsync('127.0.0.1:0', grpc.ServerCredentials.createInsecure(), (error, port) => {
  if (error) throw error;
  console.log(port);
});
process.stdin.on('end', () => process.exit(0)).resume();
