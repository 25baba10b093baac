// Runs one of the gRPC interop cases against a server: node testing-client.mjs PORT CASE. Exits 0 if the case holds.
// What the cases do stands in grpc/grpc, doc/interop-test-descriptions.md.
import assert from 'node:assert/strict';
import grpc from '@grpc/grpc-js';
import { TestService, UnimplementedService, takeCompressed, zeros } from './testing.mjs';

const [port, name] = process.argv.slice(2);
const connect = (Service, options) => new Service(`127.0.0.1:${port}`, grpc.credentials.createInsecure(), options);
const client = connect(TestService);
const compressing = connect(TestService, { 'grpc.default_compression_algorithm': 2 });
const large = { response_size: 314159, payload: zeros(271828) };
const noCompress = 2;

/** A unary call; resolves to everything that the client sees of it. */
function unary(from, method, request, metadata = new grpc.Metadata()) {
  return new Promise((resolve) => {
    const seen = {};
    const call = from[method](request, metadata, (error, reply) => { seen.reply = reply; });
    call.on('metadata', (headers) => { seen.headers = headers; });
    call.on('status', (status) => setImmediate(() => resolve({ ...seen, status })));
  });
}

function assertLarge({ reply, status }) {
  assert.equal(status.code, grpc.status.OK, status.details);
  assert.deepEqual(reply.payload.body, Buffer.alloc(314159));
}

/** An upload: [message, flags] each. */
function upload(from, ...messages) {
  return new Promise((resolve) => {
    const call = from.StreamingInputCall((error, reply) => resolve({ error, reply }));
    for (const [message, flags] of messages) call.write(message, flags);
    call.end();
  });
}

/** Collects the sizes of the responses and the status of a stream. */
function collect(call, onResponse = () => {}) {
  return new Promise((resolve) => {
    const seen = { sizes: [], compressed: [] };
    call.on('data', ({ payload }) => {
      assert.deepEqual(payload.body, Buffer.alloc(payload.body.length));
      seen.sizes.push(payload.body.length);
      seen.compressed.push(takeCompressed());
      onResponse();
    });
    call.on('metadata', (headers) => { seen.headers = headers; });
    call.on('error', () => {});
    call.on('status', (status) => resolve({ ...seen, status }));
  });
}

function assertEchoed({ headers, status }) {
  assert.equal(status.code, grpc.status.OK, status.details);
  assert.deepEqual(headers.get('x-grpc-test-echo-initial'), ['test_initial_metadata_value']);
  assert.deepEqual(status.metadata.get('x-grpc-test-echo-trailing-bin'), [Buffer.from('ababab', 'hex')]);
}

const cases = {
  async empty_unary() {
    const { reply, status } = await unary(client, 'EmptyCall', {});
    assert.deepEqual([reply, status.code], [{}, grpc.status.OK]);
  },

  async large_unary() {
    assertLarge(await unary(client, 'UnaryCall', large));
  },

  async client_compressed_unary() {
    const probe = await unary(client, 'UnaryCall', { ...large, expect_compressed: { value: true } });
    assert.equal(probe.status.code, grpc.status.INVALID_ARGUMENT);
    assertLarge(await unary(compressing, 'UnaryCall', { ...large, expect_compressed: { value: true } }));
    assertLarge(await unary(client, 'UnaryCall', { ...large, expect_compressed: { value: false } }));
  },

  async server_compressed_unary() {
    for (const value of [true, false]) {
      takeCompressed();
      assertLarge(await unary(client, 'UnaryCall', { ...large, response_compressed: { value } }));
      assert.equal(takeCompressed(), value ? 1 : 0);
    }
  },

  async client_streaming() {
    const { error, reply } = await upload(client, ...[27182, 8, 1828, 45904].map((size) => [{ payload: zeros(size) }]));
    assert.ifError(error);
    assert.equal(reply.aggregated_payload_size, 74922);
  },

  async client_compressed_streaming() {
    const first = { expect_compressed: { value: true }, payload: zeros(27182) };
    const second = { expect_compressed: { value: false }, payload: zeros(45904) };
    assert.equal((await upload(compressing, [first, noCompress])).error.code, grpc.status.INVALID_ARGUMENT);
    const { error, reply } = await upload(compressing, [first], [second, noCompress]);
    assert.ifError(error);
    assert.equal(reply.aggregated_payload_size, 73086);
  },

  async server_streaming() {
    const sizes = [31415, 9, 2653, 58979];
    const seen = await collect(client.StreamingOutputCall({ response_parameters: sizes.map((size) => ({ size })) }));
    assert.deepEqual([seen.sizes, seen.status.code], [sizes, grpc.status.OK]);
  },

  async server_compressed_streaming() {
    const seen = await collect(client.StreamingOutputCall({
      response_parameters: [{ size: 31415, compressed: { value: true } }, { size: 92653, compressed: { value: false } }],
    }));
    assert.deepEqual([seen.sizes, seen.status.code], [[31415, 92653], grpc.status.OK]);
    assert.deepEqual(seen.compressed, [1, 0]);
  },

  async ping_pong() {
    const steps = [[31415, 27182], [9, 8], [2653, 1828], [58979, 45904]];
    const call = client.FullDuplexCall();
    const send = ([size, payload]) => call.write({ response_parameters: [{ size }], payload: zeros(payload) });
    let next = 1;
    const done = collect(call, () => (next < steps.length ? send(steps[next++]) : call.end()));
    send(steps[0]);
    const { sizes, status } = await done;
    assert.deepEqual([sizes, status.code], [[31415, 9, 2653, 58979], grpc.status.OK]);
  },

  async empty_stream() {
    const call = client.FullDuplexCall();
    const done = collect(call);
    call.end();
    const { sizes, status } = await done;
    assert.deepEqual([sizes, status.code], [[], grpc.status.OK]);
  },

  async custom_metadata() {
    const metadata = new grpc.Metadata();
    metadata.set('x-grpc-test-echo-initial', 'test_initial_metadata_value');
    metadata.set('x-grpc-test-echo-trailing-bin', Buffer.from('ababab', 'hex'));
    assertEchoed(await unary(client, 'UnaryCall', large, metadata));
    const call = client.FullDuplexCall(metadata);
    const done = collect(call);
    call.write({ response_parameters: [{ size: 314159 }], payload: zeros(271828) });
    call.end();
    assertEchoed(await done);
  },

  async status_code_and_message() {
    const request = { response_status: { code: 2, message: 'test status message' } };
    const call = client.FullDuplexCall();
    const done = collect(call);
    call.write(request);
    call.end();
    for (const { status } of [await unary(client, 'UnaryCall', request), await done]) {
      assert.deepEqual([status.code, status.details], [2, 'test status message']);
    }
  },

  async special_status_message() {
    const message = '\t\ntest with whitespace\r\nand Unicode BMP ☺ and non-BMP 😈\t\n';
    const { status } = await unary(client, 'UnaryCall', { response_status: { code: 2, message } });
    assert.deepEqual([status.code, status.details], [2, message]);
  },

  async unimplemented_method() {
    assert.equal((await unary(client, 'UnimplementedCall', {})).status.code, grpc.status.UNIMPLEMENTED);
  },

  async unimplemented_service() {
    const other = connect(UnimplementedService);
    assert.equal((await unary(other, 'UnimplementedCall', {})).status.code, grpc.status.UNIMPLEMENTED);
    other.close();
  },

  async cancel_after_begin() {
    const error = await new Promise((resolve) => {
      client.StreamingInputCall((failure) => resolve(failure)).cancel();
    });
    assert.equal(error.code, grpc.status.CANCELLED);
  },

  async cancel_after_first_response() {
    const call = client.FullDuplexCall();
    const done = collect(call, () => call.cancel());
    call.write({ response_parameters: [{ size: 31415 }], payload: zeros(27182) });
    const { sizes, status } = await done;
    assert.deepEqual([sizes, status.code], [[31415], grpc.status.CANCELLED]);
  },

  async timeout_on_sleeping_server() {
    const call = client.FullDuplexCall({ deadline: Date.now() + 1 });
    const done = collect(call);
    call.write({ payload: zeros(27182) });
    assert.equal((await done).status.code, grpc.status.DEADLINE_EXCEEDED);
  },
};

await cases[name]();
client.close();
compressing.close();
