// Runs one case against a server: node client.mjs PORT CASE. Exits 0 if the case holds.
import assert from 'node:assert/strict';
import grpc from '@grpc/grpc-js';
import { BadRequest, Interop, RpcStatus } from './service.mjs';

const [port, name] = process.argv.slice(2);
const connect = (options = {}) => new Interop(`127.0.0.1:${port}`, grpc.credentials.createInsecure(), {
  'grpc.max_receive_message_length': -1,
  ...options,
});
let client = connect();

/** A unary call; resolves to everything that the client sees of it. */
function unary(text, { metadata = new grpc.Metadata(), options = {}, method = 'Unary' } = {}) {
  return new Promise((resolve) => {
    const seen = {};
    const call = client[method]({ text }, metadata, options, (error, reply) => {
      seen.error = error;
      seen.reply = reply;
    });
    call.on('metadata', (headers) => { seen.headers = headers; });
    call.on('status', (status) => {
      // The status comes before the callback of a failed call.
      setImmediate(() => resolve({ ...seen, status }));
    });
  });
}

/** Collects the messages and the status of a stream. */
function collect(call, onMessage = () => {}) {
  return new Promise((resolve) => {
    const texts = [];
    call.on('data', ({ text }) => { texts.push(text); onMessage(text); });
    call.on('error', () => {});
    call.on('status', (status) => resolve({ texts, status }));
  });
}

const cases = {
  async unary() {
    const { reply, status } = await unary('world');
    assert.equal(reply.text, 'world');
    assert.equal(status.code, grpc.status.OK);
  },

  async unary_empty() {
    assert.equal((await unary('')).reply.text, '');
  },

  async unary_large() {
    const text = 'x'.repeat(3_000_000);
    assert.equal((await unary(text)).reply.text, text);
  },

  async compressed() {
    const text = 'x'.repeat(100_000);
    for (const [algorithm, encoding] of [[0, ''], [1, 'deflate'], [2, 'gzip']]) {
      client.close();
      client = connect({ 'grpc.default_compression_algorithm': algorithm });
      assert.equal((await unary('encoding')).reply.text, encoding);

      // The server compresses the response of a size that is worth it, with gzip.
      assert.equal((await unary(text)).reply.text, text);
      const call = client.Chat();
      const done = collect(call);
      for (const part of [text, 'a', '', text]) call.write({ text: part });
      call.end();
      assert.deepEqual((await done).texts, [text, 'a', '', text]);
    }
  },

  async oversize() {
    assert.equal((await unary('x'.repeat(5_000_000))).status.code, grpc.status.RESOURCE_EXHAUSTED);
    assert.equal((await unary('after')).reply.text, 'after');
  },

  async concurrent() {
    const replies = await Promise.all(Array.from({ length: 500 }, (_, i) => unary(`${i}`)));
    replies.forEach(({ reply }, i) => assert.equal(reply.text, `${i}`));
  },

  async server_stream() {
    const { texts, status } = await collect(client.Count({ text: '10000' }));
    assert.deepEqual(texts, Array.from({ length: 10000 }, (_, i) => `${i}`));
    assert.equal(status.code, grpc.status.OK);
  },

  async server_stream_empty() {
    const { texts, status } = await collect(client.Count({ text: '0' }));
    assert.deepEqual(texts, []);
    assert.equal(status.code, grpc.status.OK);
  },

  async client_stream() {
    const reply = await new Promise((resolve, reject) => {
      const call = client.Collect((error, value) => (error ? reject(error) : resolve(value)));
      for (let i = 0; i < 1000; i++) call.write({ text: 'ab' });
      call.end();
    });
    assert.equal(reply.text, '2000');
  },

  async duplex_ping_pong() {
    const call = client.Chat();
    let next = 0;
    const done = collect(call, (text) => {
      assert.equal(text, `${next}`);
      if (++next < 100) call.write({ text: `${next}` });
      else call.end();
    });
    call.write({ text: '0' });
    assert.equal((await done).status.code, grpc.status.OK);
    assert.equal(next, 100);
  },

  async duplex_empty() {
    const call = client.Chat();
    const done = collect(call);
    call.end();
    assert.deepEqual((await done).texts, []);
  },

  async metadata() {
    const metadata = new grpc.Metadata();
    metadata.add('x-text', 'one');
    metadata.add('x-text', 'two');
    metadata.add('x-data-bin', Buffer.from([0, 1, 255]));
    const { headers, status } = await unary('metadata', { metadata });
    for (const got of [headers, status.metadata]) {
      assert.deepEqual(got.get('x-text').join(', '), 'one, two');
      assert.deepEqual(got.get('x-data-bin'), [Buffer.from([0, 1, 255])]);
    }
  },

  async status_codes() {
    for (let code = 1; code <= 16; code++) {
      const { status } = await unary(`fail:${code}:code ${code}`);
      assert.equal(status.code, code);
      assert.equal(status.details, `code ${code}`);
    }
  },

  async status_message() {
    const message = '\t\ntest with whitespace\r\nand Unicode BMP ☺ and non-BMP 😈 100%\t\n';
    assert.equal((await unary(`fail:2:${message}`)).status.details, message);
  },

  async rich_error() {
    const { status } = await unary('rich');
    assert.equal(status.code, grpc.status.INVALID_ARGUMENT);
    const [bytes] = status.metadata.get('grpc-status-details-bin');
    const rich = RpcStatus.decode(bytes);
    assert.equal(rich.code, 3);
    assert.equal(rich.message, 'rich');
    assert.equal(rich.details[0].type_url, 'type.googleapis.com/google.rpc.BadRequest');
    assert.equal(BadRequest.decode(rich.details[0].value).fieldViolations[0].field, 'name');
  },

  async status_in_stream() {
    const call = client.Chat();
    const done = collect(call);
    call.write({ text: 'first' });
    call.write({ text: 'fail:10:midway' });
    const { texts, status } = await done;
    assert.deepEqual(texts, ['first']);
    assert.equal(status.code, grpc.status.ABORTED);
    assert.equal(status.details, 'midway');
  },

  async exception() {
    const { status } = await unary('throw');
    assert.equal(status.code, grpc.status.UNKNOWN);
    assert.ok(!status.details.includes('secret'));
  },

  async unimplemented() {
    assert.equal((await unary('x', { method: 'Missing' })).status.code, grpc.status.UNIMPLEMENTED);
  },

  async unknown_service() {
    const code = await new Promise((resolve) => {
      const identity = (value) => value;
      client.makeUnaryRequest('/interop.v1.Nobody/Unary', identity, identity, Buffer.alloc(0), (error) => resolve(error?.code));
    });
    assert.equal(code, grpc.status.UNIMPLEMENTED);
  },

  async deadline() {
    const { status } = await unary('sleep', { options: { deadline: Date.now() + 200 } });
    assert.equal(status.code, grpc.status.DEADLINE_EXCEEDED);
    await sleepingBecomes(0);
  },

  async cancel_unary() {
    const call = client.Unary({ text: 'sleep' }, () => {});
    await sleepingBecomes(1);
    call.cancel();
    await sleepingBecomes(0);
  },

  async cancel_after_first_response() {
    const call = client.Chat();
    const done = collect(call, () => sleepingBecomes(1).then(() => call.cancel()));
    call.write({ text: 'first' });
    // A handler that only reads would see the end of the requests: node ends a stream before it resets it.
    call.write({ text: 'sleep' });
    const { texts, status } = await done;
    assert.deepEqual(texts, ['first']);
    assert.equal(status.code, grpc.status.CANCELLED);
    await sleepingBecomes(0);
  },
};

/** Polls until so many handlers wait to be cancelled; the caller of this script has the time limit. */
async function sleepingBecomes(count) {
  while ((await unary('sleeping')).reply.text !== `${count}`) await new Promise((resolve) => setTimeout(resolve, 10));
}

await cases[name]();
client.close();
