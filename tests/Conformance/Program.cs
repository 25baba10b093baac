using ProtoGen.Conformance;

TypeTable types = TypeTable.Generated();
using Stream input = Console.OpenStandardInput();
using Stream output = Console.OpenStandardOutput();
Conversation.Run(input, output, new Testee(types));
