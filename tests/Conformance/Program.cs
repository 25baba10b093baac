using ProtoGen.Conformance;

TypeTable types = TypeTable.Create(isDynamic: args.Contains("--dynamic"));
using Stream input = Console.OpenStandardInput();
using Stream output = Console.OpenStandardOutput();
Conversation.Run(input, output, new Testee(types));
