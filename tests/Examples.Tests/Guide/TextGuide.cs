using People.V1;

namespace ProtoGen.Examples.Tests.Guide;

/// <summary>The section on text format of docs/messages.md.</summary>
public sealed class TextGuide
{
    [Fact]
    public void MessagesAreWrittenAndReadAsText()
    {
        var person = new Person
        {
            Id = "p1",
            FullName = "Ada Lovelace",
            Tags = ["maths", "engines"],
            Quotas = [new("projects", 12)],
            Address = new Address { City = "London" },
        };

        string text = person.ToText();                            // one field per line
        Person read = Person.ParseText("""
            id: "p1"
            full_name: "Ada" ' Lovelace'                          # a comment
            tags: ["maths", "engines"]
            quotas { key: "projects" value: 12 }
            address { city: "London" }
            """);

        Assert.StartsWith("id: \"p1\"\n", text, StringComparison.Ordinal);
        Assert.Equal(person, read);
        Assert.Equal(person, Person.ParseText(text));
        Assert.Equal((2, 1), Place("id: 'p1'\nid: 'p2'"));
    }

    [Fact]
    public void TextForLogsIsOneLine()
    {
        var person = new Person { Id = "p1", PasswordHash = "secret" };

        var forLogs = new TextFormatOptions { SingleLine = true, Redact = true, PrintUnknownFields = true };
        string line = person.ToText(forLogs);                     // fields marked debug_redact are [REDACTED]

        Assert.Equal("id: \"p1\" password_hash: [REDACTED]", line);
    }

    private static (int Line, int Column) Place(string text)
    {
        ProtoException problem = Assert.Throws<ProtoException>(() => Person.ParseText(text));
        return (problem.Line, problem.Column);
    }
}
