using Books.V1;
using Examples.Common;
using ProtoGen.Grpc;
using ProtoGen.Grpc.Client;
using ProtoGen.WellKnownTypes;

namespace BookstoreExample;

/// <summary>The client: every kind of call. It leaves the shelf as it found it, so that it can be run against one server again and again.</summary>
internal sealed class BookstoreTour(Bookstore.IBookstoreClient bookstore, Story story, CancellationToken cancellationToken)
{
    private static readonly Book _middlemarch = new()
    {
        Isbn = "978-0141439549",
        Title = "Middlemarch",
        Authors = ["George Eliot"],
        Genre = Genre.Novel,
        PriceCents = 1199,
        Subtitle = "A Study of Provincial Life",
    };

    private static readonly Book[] _delivery =
    [
        new() { Isbn = "978-0201896831", Title = "Fundamental Algorithms", Authors = ["Donald E. Knuth"], Genre = Genre.Science, PriceCents = 7499 },
        new() { Isbn = "978-0262510875", Title = "Structure and Interpretation of Computer Programs", Authors = ["Harold Abelson", "Gerald Jay Sussman"], Genre = Genre.Science, PriceCents = 5600 },
        _middlemarch,
        new() { Isbn = "978-0571207527", Title = "Opened Ground", Authors = ["Seamus Heaney"], Genre = Genre.Poetry, PriceCents = 1699 },
    ];

    public static Task RunAsync(GrpcChannel channel, Story story, CancellationToken cancellationToken) =>
        new BookstoreTour(new Bookstore.BookstoreClient(channel), story, cancellationToken).RunAsync();

    private async Task RunAsync()
    {
        await CreateAndGetAsync();
        await AddAsync();
        await ListAsync();
        await RecommendAsync();
        await FailAsync();
        await DeleteAsync();
    }

    private async Task CreateAndGetAsync()
    {
        story.Chapter("Unary: create a book and get it back");
        var created = await bookstore.CreateBookAsync(new() { Book = _middlemarch }, cancellationToken: cancellationToken);
        var book = await bookstore.GetBookAsync(new() { Isbn = created.Isbn }, cancellationToken: cancellationToken);
        story.Tell($"{book.Title}: {book.SubtitleOrDefault}, by {string.Join(" and ", book.Authors)}");
        story.Expect(book == _middlemarch, "what comes back equals what went in");
    }

    private async Task AddAsync()
    {
        story.Chapter("Client stream: a delivery");
        using var call = bookstore.AddBooks(cancellationToken: cancellationToken);
        foreach (var book in _delivery)
        {
            story.Tell($"sending {book.Title}");
            await call.WriteAsync(book, cancellationToken);
        }

        await call.CompleteAsync();
        var summary = await call;
        story.Expect(summary == new AddBooksSummary { Added = 3, TotalCents = 14798, SkippedIsbns = [_middlemarch.Isbn] }, $"{summary.Added} books for {summary.TotalCents} cents added, {summary.SkippedIsbns.Count} was there");
    }

    private async Task ListAsync()
    {
        story.Chapter("Server stream: all books");
        var titles = new List<string>();
        await foreach (var book in bookstore.ListBooks(new Empty(), cancellationToken: cancellationToken))
        {
            story.Tell($"{book.Isbn} {book.Title}{(book.HasSubtitle ? $" ({book.Subtitle})" : "")}");
            titles.Add(book.Title);
        }

        story.Expect(titles is ["Middlemarch", "Fundamental Algorithms", "Structure and Interpretation of Computer Programs", "Opened Ground"], "four books in the order of their ISBNs");
    }

    private async Task RecommendAsync()
    {
        story.Chapter("Both ways: a talk at the counter");
        using var talk = bookstore.Recommend(cancellationToken: cancellationToken);
        var science = await AskAsync(new() { Genre = Genre.Science });
        story.Expect(science is { Wish: 1, Books: [{ PriceCents: 5600 }, { PriceCents: 7499 }] }, "two books on science, the cheaper one first");

        // Each wish depends on the answer before it: a real conversation.
        var cheaper = await AskAsync(new() { MaxPriceCents = science.Books[0].PriceCents - 1 });
        story.Expect(cheaper is { Wish: 2, Books.Count: 2 } && cheaper.Books[0] == _middlemarch, "two books that cost less than either");

        var free = await AskAsync(new() { MaxPriceCents = 0 });
        story.Expect(free is { Wish: 3, Books.IsEmpty: true }, "none for nothing: 0 is a limit, absent is none");

        await talk.CompleteAsync();
        story.Expect(!await talk.MoveNextAsync(cancellationToken) && talk.GetStatus() == Status.Ok, "the server ends the talk when the client has");

        async Task<Recommendation> AskAsync(RecommendRequest wish)
        {
            await talk.WriteAsync(wish, cancellationToken);
            if (!await talk.MoveNextAsync(cancellationToken))
                throw new InvalidOperationException("The server has left the talk.");
            story.Tell($"wish {talk.Current.Wish}: {string.Join(", ", talk.Current.Books.Select(book => book.Title)) switch { "" => "nothing", var titles => titles }}");
            return talk.Current;
        }
    }

    private async Task FailAsync()
    {
        story.Chapter("Calls that fail");
        await story.ExpectStatusAsync(StatusCode.NotFound, "an unknown book", async () => await bookstore.GetBookAsync(new() { Isbn = "0" }, cancellationToken: cancellationToken));
        await story.ExpectStatusAsync(StatusCode.AlreadyExists, "the same book twice", async () => await bookstore.CreateBookAsync(new() { Book = _middlemarch }, cancellationToken: cancellationToken));
        await story.ExpectStatusAsync(StatusCode.InvalidArgument, "a request without a book", async () => await bookstore.CreateBookAsync(new(), cancellationToken: cancellationToken));
        await story.ExpectStatusAsync(
            StatusCode.InvalidArgument,
            "a book without a title",
            async () => await bookstore.CreateBookAsync(new() { Book = _middlemarch with { Title = "" } }, cancellationToken: cancellationToken));

        await story.ExpectStatusAsync(StatusCode.DeadlineExceeded, "a talk in which nobody speaks", async () =>
        {
            using var talk = bookstore.Recommend(deadline: DateTime.UtcNow.AddMilliseconds(200), cancellationToken: cancellationToken);
            await talk.MoveNextAsync(cancellationToken);
        });

        await story.ExpectStatusAsync(StatusCode.Cancelled, "a list that is cancelled after its first book", async () =>
        {
            using var leave = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            await foreach (var book in bookstore.ListBooks(new Empty(), cancellationToken: leave.Token))
            {
                story.Tell($"got {book.Title}, that is enough");
                await leave.CancelAsync();
            }
        });
    }

    private async Task DeleteAsync()
    {
        story.Chapter("Unary with google.protobuf.Empty: clear the shelf");
        foreach (var book in _delivery)
        {
            var nothing = await bookstore.DeleteBookAsync(new() { Isbn = book.Isbn }, cancellationToken: cancellationToken);
            story.Expect(nothing == new Empty(), $"{book.Title} is gone");
        }

        await story.ExpectStatusAsync(StatusCode.NotFound, "deleting it again", async () => await bookstore.DeleteBookAsync(new() { Isbn = _middlemarch.Isbn }, cancellationToken: cancellationToken));
    }
}
