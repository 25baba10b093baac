using System.Collections.Concurrent;
using Books.V1;
using ProtoGen.Grpc;
using ProtoGen.WellKnownTypes;

namespace BookstoreExample;

/// <summary>The server: books in memory. One instance serves all calls, so its state is safe for concurrent use.</summary>
public sealed class Shelf : Bookstore.BookstoreBase
{
    private readonly ConcurrentDictionary<string, Book> _books = new(StringComparer.Ordinal);

    public override ValueTask<Book> CreateBook(CreateBookRequest request, ServerCallContext context)
    {
        if (request.Book is not { } book)
            throw new RpcException(StatusCode.InvalidArgument, "The request has no book.");
        if (Problem(book) is { } problem)
            throw new RpcException(StatusCode.InvalidArgument, problem);
        if (!_books.TryAdd(book.Isbn, book))
            throw new RpcException(StatusCode.AlreadyExists, $"{book.Isbn} is on the shelf.");
        return new(book);
    }

    public override ValueTask<Book> GetBook(GetBookRequest request, ServerCallContext context) =>
        _books.TryGetValue(request.Isbn, out var book) ? new(book) : throw NotFound(request.Isbn);

    public override ValueTask<Empty> DeleteBook(DeleteBookRequest request, ServerCallContext context) =>
        _books.TryRemove(request.Isbn, out _) ? new(new Empty()) : throw NotFound(request.Isbn);

    public override async IAsyncEnumerable<Book> ListBooks(Empty request, ServerCallContext context)
    {
        foreach (var book in _books.Values.OrderBy(book => book.Isbn, StringComparer.Ordinal))
        {
            // Whoever really reads from somewhere awaits here; the token ends the work when the client has left.
            await Task.Yield();
            context.CancellationToken.ThrowIfCancellationRequested();
            yield return book;
        }
    }

    public override async ValueTask<AddBooksSummary> AddBooks(IAsyncEnumerable<Book> requests, ServerCallContext context)
    {
        var summary = new AddBooksSummary();
        await foreach (var book in requests)
        {
            if (Problem(book) is null && _books.TryAdd(book.Isbn, book))
            {
                summary.Added++;
                summary.TotalCents += book.PriceCents;
            }
            else
            {
                summary.SkippedIsbns = [.. summary.SkippedIsbns, book.Isbn];
            }
        }

        return summary;
    }

    public override async IAsyncEnumerable<Recommendation> Recommend(IAsyncEnumerable<RecommendRequest> requests, ServerCallContext context)
    {
        var wish = 0;
        await foreach (var request in requests)
            yield return new Recommendation { Wish = ++wish, Books = [.. BooksFor(request)] };
    }

    private static string? Problem(in Book book) => book switch
    {
        { Isbn: "" } => "A book needs an ISBN.",
        { Title: "" } => "A book needs a title.",
        { PriceCents: < 0 } => "A book does not cost less than nothing.",
        _ => null,
    };

    private static RpcException NotFound(string isbn) => new(StatusCode.NotFound, $"There is no book {isbn}.");

    private IEnumerable<Book> BooksFor(RecommendRequest wish) => _books.Values
        .Where(book => wish.Genre == Genre.Unspecified || book.Genre == wish.Genre)
        .Where(book => book.PriceCents <= (wish.MaxPriceCents ?? long.MaxValue))
        .OrderBy(book => book.PriceCents);
}
