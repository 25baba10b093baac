// Google's C++ protobuf beside the others in the same process: the loops are here, so that no call crosses the border inside one.
#include <google/protobuf/arena.h>
#include <google/protobuf/message.h>

#include <string>
#include <vector>

#include "bench.pb.h"
#include "google1.pb.h"
#include "google2.pb.h"

using google::protobuf::Arena;
using google::protobuf::ArenaOptions;
using google::protobuf::Message;

namespace {

constexpr size_t kInitialBlock = 64 * 1024;

struct Contender {
  const Message* prototype;
  Message* message;
  std::string data;
  std::vector<uint8_t> output;
  std::vector<char> block = std::vector<char>(kInitialBlock);

  void Parse() {
    ArenaOptions options;
    options.initial_block = block.data();
    options.initial_block_size = block.size();
    Arena arena(options);
    if (!prototype->New(&arena)->ParseFromArray(data.data(), static_cast<int>(data.size()))) abort();
  }

  void ToByteArray() {
    std::string bytes;
    if (!message->SerializeToString(&bytes)) abort();
  }

  void WriteTo() {
    message->ByteSizeLong();
    message->SerializeWithCachedSizesToArray(output.data());
  }
};

}  // namespace

extern "C" void* wire_open(const char* type, const uint8_t* data, int length) {
  const auto* descriptor = google::protobuf::DescriptorPool::generated_pool()->FindMessageTypeByName(type);
  if (descriptor == nullptr) return nullptr;
  auto* contender = new Contender();
  contender->prototype = google::protobuf::MessageFactory::generated_factory()->GetPrototype(descriptor);
  contender->message = contender->prototype->New();
  contender->data.assign(reinterpret_cast<const char*>(data), length);
  contender->output.resize(length + 1024);
  if (!contender->message->ParseFromString(contender->data)) return nullptr;
  return contender;
}

extern "C" void wire_run(void* handle, int operation, int count) {
  auto* contender = static_cast<Contender*>(handle);
  switch (operation) {
    case 0:
      for (int i = 0; i < count; i++) contender->Parse();
      break;
    case 1:
      for (int i = 0; i < count; i++) contender->ToByteArray();
      break;
    case 2:
      for (int i = 0; i < count; i++) contender->WriteTo();
      break;
  }
}
