using ProtoGen.Parser.Syntax;

namespace ProtoGen.Parser.Tests.Parsing;

public sealed class CommentTests
{
    [Fact]
    public void CommentsAreAttachedAsInTheDocumentationOfDescriptorProto()
    {
        MessageSyntax message = Parsed.Proto2("""
            message M {
              optional int32 foo = 1;  // Comment attached to foo.
              // Comment attached to bar.
              optional int32 bar = 2;

              optional string baz = 3;
              // Comment attached to baz.
              // Another line attached to baz.

              // Comment attached to moo.
              //
              // Another line attached to moo.
              optional double moo = 4;

              // Detached comment for corge. This is not leading or trailing comments
              // to moo or corge because there are blank lines separating it from
              // both.

              // Detached comment for corge paragraph 2.

              optional string corge = 5;
              /* Block comment attached
               * to corge.  Leading asterisks
               * will be removed. */
              /* Block comment attached to
               * grault. */
              optional int32 grault = 6;

              // ignored detached comments.
            }
            """).Messages[0];

        Assert.Equal(" Comment attached to foo.\n", message.Fields[0].Comments!.Trailing);
        Assert.Equal(" Comment attached to bar.\n", message.Fields[1].Comments!.Leading);
        Assert.Equal(" Comment attached to baz.\n Another line attached to baz.\n", message.Fields[2].Comments!.Trailing);
        Assert.Equal(" Comment attached to moo.\n\n Another line attached to moo.\n", message.Fields[3].Comments!.Leading);
        Assert.Equal(
            [" Detached comment for corge. This is not leading or trailing comments\n to moo or corge because there are blank lines separating it from\n both.\n", " Detached comment for corge paragraph 2.\n"],
            message.Fields[4].Comments!.Detached);
        Assert.Equal(" Block comment attached\n to corge.  Leading asterisks\n will be removed. ", message.Fields[4].Comments!.Trailing);
        Assert.Null(message.Fields[4].Comments!.Leading);
        Assert.Equal(" Block comment attached to\n grault. ", message.Fields[5].Comments!.Leading);
    }

    [Fact]
    public void ABlocksTrailingCommentFollowsItsOpeningBrace()
    {
        FileSyntax file = Parsed.Proto3("""
            // of the syntax

            // licence

            // lead
            message M { // trail
              // of N
              message N {}
            } // lost
            // of E
            enum E { A = 0; /* of A */ B = 1; }
            """);

        Assert.Equal((" lead\n", " trail\n"), (file.Messages[0].Comments!.Leading, file.Messages[0].Comments!.Trailing));
        Assert.Equal([" licence\n"], file.Messages[0].Comments!.Detached);
        Assert.Equal(" of N\n", file.Messages[0].Messages[0].Comments!.Leading);
        Assert.Equal(" of E\n", file.Enums[0].Comments!.Leading);
    }

    [Fact]
    public void ACommentBetweenTwoDeclarationsOnOneLineBelongsToNeither()
    {
        EnumSyntax syntax = Parsed.Proto3("enum E { A = 0; /* a or b */ B = 1; }").Enums[0];

        Assert.Null(syntax.Values[0].Comments);
        Assert.Equal([" a or b "], syntax.Values[1].Comments!.Detached);
    }

    [Fact]
    public void AMissingSemicolonDoesNotMoveComments()
    {
        FileSyntax file = Parsed.File("""
            syntax = "proto3";
            message M {
              // of a
              int32 a = 1
              // of b
              int32 b = 2;
            }
            """).Syntax;

        Assert.Equal(" of a\n", file.Messages[0].Fields[0].Comments!.Leading);
    }

    [Fact]
    public void MethodsOptionsAndImportsHaveComments()
    {
        FileSyntax file = Parsed.Valid("""
            // of syntax
            syntax = "proto3";
            // of package
            package p;
            // of import
            import "a.proto";
            // of option
            option java_package = "x";
            service S {
              // of A
              rpc A(M) returns (M) { // after A
              }
              // of B
              rpc B(M) returns (M); // after B
            }
            """);

        Assert.Equal(" of syntax\n", file.Level!.Comments!.Leading);
        Assert.Equal(" of package\n", file.Package!.Comments!.Leading);
        Assert.Equal(" of import\n", file.Imports[0].Comments!.Leading);
        Assert.Equal(" of option\n", file.Options[0].Comments!.Leading);
        Assert.Equal((" of A\n", " after A\n"), (file.Services[0].Methods[0].Comments!.Leading, file.Services[0].Methods[0].Comments!.Trailing));
        Assert.Equal((" of B\n", " after B\n"), (file.Services[0].Methods[1].Comments!.Leading, file.Services[0].Methods[1].Comments!.Trailing));
    }
}
