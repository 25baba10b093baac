using Notes.V1;
using ProtoGen;

// What a small tool or function does with messages, in a folder that holds nothing else: bytes, JSON, and an error that says where.
var note = new Note
{
    Title = "Analytical engine",
    WrittenAt = new DateTimeOffset(1843, 9, 1, 0, 0, 0, TimeSpan.Zero),
    Tags = ["maths", "engines"],
    Votes = [new("ada", 1), new("charles", 2)],
    Replies = [new Note { Title = "Bernoulli numbers" }],
};

byte[] bytes = note.ToByteArray();
Console.WriteLine($"{bytes.Length} bytes, back again: {Note.Parse(bytes) == note}");

string json = note.ToJson();
Console.WriteLine(json);
Console.WriteLine($"back again: {Note.ParseJson(json) == note}");

Console.WriteLine(note.Replies[0]);

try
{
    Note.Parse(bytes.AsSpan(0, bytes.Length - 1));
}
catch (ProtoException problem)
{
    Console.WriteLine(problem.Message);
}
