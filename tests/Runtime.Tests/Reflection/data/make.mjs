// Makes all.binpb and json-cases.txt from the .proto files here; the tests only read those two.
// Needs npm `protoc` 36.2 and `@bufbuild/protobuf` 2.17.0:  node make.mjs FOLDER_WITH_NODE_MODULES
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const modules = resolve(process.argv[2], "node_modules");
const require = createRequire(pathToFileURL(join(modules, "x.js")));
const load = (name) => import(pathToFileURL(require.resolve(name)));

const protoc = join(modules, "protoc/bin/protoc-linux-x86_64");
const protos = readdirSync(here).filter((name) => name.endsWith(".proto")).sort();
execFileSync(protoc, ["-I.", `-I${join(modules, "protoc/include")}`, "--include_imports", "-o", "all.binpb", ...protos], { cwd: here });

const { createFileRegistry, fromBinary, fromJson, toBinary, toJson } = await load("@bufbuild/protobuf");
const { FileDescriptorSetSchema } = await load("@bufbuild/protobuf/wkt");
const registry = createFileRegistry(fromBinary(FileDescriptorSetSchema, readFileSync(join(here, "all.binpb"))));

const cases = [
  ["test.p3.User", {}],
  ["test.p3.User", {
    id: "u42", fullName: "Zoë \"Z\" \u2028 <b>", role: "ROLE_ADMIN", tags: ["a", ""], quotas: { disk: "5", "": "-1" }, phone: "",
    address: { city: "Oslo" }, manager: { id: "m", manager: { id: "mm", address: {} } }, pastAddresses: [{}, { street: "s" }], avatar: "AAECAw==",
    passkey: { credential: "/w==", counter: 7 }, byId: { "-1": { city: "x" }, 2: {} }, byFlag: { true: "ROLE_MEMBER", false: "ROLE_UNSPECIFIED" },
    roles: ["ROLE_ADMIN", 17], unpacked: [1, -1], offsets: ["-5", "9223372036854775807"], weights: [0.5, "NaN", "Infinity", "-Infinity", -0.0],
  }],
  ["test.p3.User", { oneTimeCode: "-9223372036854775808", role: 99 }],
  ["test.p3.Scalars", {
    fDouble: 1e300, fFloat: 0.1, fInt64: "-1", fUint64: "18446744073709551615", fInt32: -2147483648, fFixed64: "18446744073709551615",
    fFixed32: 4294967295, fBool: true, fString: "x\n\t\\/", fBytes: "+/+/", fUint32: 4294967295, fEnum: "ROLE_MEMBER", fSfixed32: -1,
    fSfixed64: "-9007199254740993", fSint32: -2147483648, fSint64: "-9223372036854775808", mUint64: { "18446744073709551615": "max" },
    mSint32: { "-7": 1.5 }, mFixed32: { 4294967295: "AA==" },
  }],
  ["test.p3.Scalars", { fFloat: "NaN", fDouble: "-Infinity" }],
  ["test.p3.Known", {
    any: { "@type": "type.googleapis.com/test.p3.Address", city: "Bergen" }, timestamp: "2026-11-21T06:28:00.120Z", duration: "-1.000000001s",
    fieldMask: "fullName,address.city", struct: { a: null, b: [1, "x", true, { c: {} }], d: -0.5 }, value: { deep: [[[]]] },
    listValue: [null, false, "s"], doubleValue: "NaN", floatValue: 0.25, int64Value: "-1", uint64Value: "1", int32Value: -1,
    uint32Value: 4294967295, boolValue: false, stringValue: "", bytesValue: "aGk=", empty: {},
    anys: [
      { "@type": "type.googleapis.com/google.protobuf.Timestamp", value: "0001-01-01T00:00:00Z" },
      { "@type": "type.googleapis.com/google.protobuf.Empty" },
      { "@type": "type.googleapis.com/google.protobuf.Any", value: { "@type": "type.googleapis.com/test.p3.Ping", pong: { pings: [{}] } } },
    ],
    values: { n: null, s: "t" },
  }],
  ["test.p3.Known", { timestamp: "9999-12-31T23:59:59.999999999Z", duration: "315576000000s", fieldMask: "", struct: {}, value: null, listValue: [] }],
  ["test.p3.Known", { timestamp: "1970-01-01T00:00:00.000001Z", duration: "0.5s", doubleValue: 0, stringValue: "héllo" }],
  ["test.p3.Ping", { pong: { pings: [{}, { pong: { pings: [] } }] } }],
  ["test.p2.Account", {
    name: "n", age: 0, level: "BRONZE", packedIds: [1, 300], ids: [2, -2], contact: { mail: "m", phone: [{ digits: "1" }, {}] }, shownAs: "d",
    balance: "-3", key: { id: "9" }, byName: { k: "v" },
  }],
  ["test.e2023.Mixed", {
    implicit: 5, explicit: 0, required: 1, delimited: { required: 2, delimited: { required: 3 } }, prefixed: { required: 4 },
    mixes: { k: { required: 5 } }, packed: [1, 2], expanded: [3], checked: "c", lenient: "l", b: "", list: [{ required: 6 }, { required: 7 }],
  }],
  ["test.e2024.Plain", { number: 0, numbers: [1], child: { text: "" }, kind: "KIND_UNKNOWN" }],
];

const lines = cases.map(([type, json]) => {
  const schema = registry.getMessage(type);
  const message = fromJson(schema, json, { registry });
  return `${type} ${Buffer.from(toBinary(schema, message)).toString("hex") || "-"} ${JSON.stringify(toJson(schema, message, { registry }))}\n`;
});
writeFileSync(join(here, "json-cases.txt"), lines.join(""));
