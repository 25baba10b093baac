// The official interop service, and what the flags of messages tell: grpc-js decompresses only messages that are marked as compressed.
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import grpc from '@grpc/grpc-js';
import loader from '@grpc/proto-loader';

const zlib = createRequire(import.meta.url)('node:zlib');
let decompressed = 0;
for (const name of ['createGunzip', 'createInflate']) {
  const original = zlib[name];
  Object.defineProperty(zlib, name, { value: (...args) => { decompressed++; return original(...args); } });
}

/** How many messages came compressed since the last call of this. */
export function takeCompressed() {
  const count = decompressed;
  decompressed = 0;
  return count;
}

const root = fileURLToPath(new URL('../protos', import.meta.url));
export const { TestService, UnimplementedService } = grpc.loadPackageDefinition(
  loader.loadSync('grpc/testing/test.proto', { includeDirs: [root], keepCase: true, enums: String })).grpc.testing;

export const zeros = (size) => ({ body: Buffer.alloc(size) });
