import { fileURLToPath } from 'node:url';
import grpc from '@grpc/grpc-js';
import loader from '@grpc/proto-loader';
import protobuf from 'protobufjs';

const file = fileURLToPath(new URL('interop.proto', import.meta.url));

/** The bundled google.rpc types, encoded and decoded by protobufjs. */
const bundled = fileURLToPath(new URL('../../../src/ProtoParser/Bundled', import.meta.url));
const root = new protobuf.Root();
root.resolvePath = (origin, target) => `${bundled}/${target}`;
root.loadSync(['google/rpc/status.proto', 'google/rpc/error_details.proto']);
export const RpcStatus = root.lookupType('google.rpc.Status');
export const BadRequest = root.lookupType('google.rpc.BadRequest');

export const { Interop } = grpc.loadPackageDefinition(loader.loadSync(file, { defaults: true })).interop.v1;
