using Accounts.V1;
using Examples.Common;
using ProtoGen.WellKnownTypes;

namespace UsersExample;

/// <summary>A room in which everybody hears everybody, including those who come and go.</summary>
public sealed class ChatRoom
{
    private readonly Broadcaster<ChatResponse> _air = new();
    private int _present;

    /// <summary>Takes a seat; leaving is disposing it.</summary>
    public Seat Enter(string displayName) => new(this, displayName);

    private void Publish(ChatResponse happening, string displayName) => _air.Publish(happening with { DisplayName = displayName, At = Timestamp.Now });

    /// <summary>Somebody's place in the room.</summary>
    public sealed class Seat : IDisposable
    {
        private readonly ChatRoom _room;
        private readonly string _displayName;
        private readonly Broadcaster<ChatResponse>.Subscription _ears;
        private int _left;

        internal Seat(ChatRoom room, string displayName)
        {
            _room = room;
            _displayName = displayName;
            _ears = room._air.Subscribe();
            room.Publish(new() { Entered = new() { Present = Interlocked.Increment(ref room._present) } }, displayName);
        }

        /// <summary>Says everything of a sequence, and leaves at its end.</summary>
        public async Task SpeakAsync(IAsyncEnumerable<ChatRequest> requests)
        {
            try
            {
                await foreach (var request in requests)
                    _room.Publish(new() { Said = request.Text }, _displayName);
            }
            finally
            {
                Dispose();
            }
        }

        /// <summary>Hears what happens in the room until this seat is left.</summary>
        public IAsyncEnumerable<ChatResponse> ListenAsync(CancellationToken cancellationToken) => _ears.ReadAllAsync(cancellationToken);

        /// <summary>Leaves the room.</summary>
        public void Dispose()
        {
            if (Interlocked.Exchange(ref _left, 1) != 0)
                return;
            Interlocked.Decrement(ref _room._present);
            _room.Publish(new() { Left = new() }, _displayName);
            _ears.Dispose();
        }
    }
}
