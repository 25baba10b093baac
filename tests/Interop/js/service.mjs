import { fileURLToPath } from 'node:url';
import grpc from '@grpc/grpc-js';
import loader from '@grpc/proto-loader';

const file = fileURLToPath(new URL('interop.proto', import.meta.url));

export const { Interop } = grpc.loadPackageDefinition(loader.loadSync(file, { defaults: true })).interop.v1;
