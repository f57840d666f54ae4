using PayGate.Media.Ng;
using PayGate.Media.Relay;

namespace PayGate.Media.Tests.Relay;

public sealed class PacedCollectionTests
{
    [Fact]
    public void Garbage_is_collected_each_time_a_budget_of_it_was_made()
    {
        var commands = new Commands();
        var paced = new PacedCollection(commands);
        NgRequest request = NgRequest.TryRead("d7:command4:pinge"u8.ToArray(), out _)!;
        paced.Handle(request);
        Assert.Equal(0, paced.Collections);
        int before = GC.CollectionCount(1);
        commands.Allocates = (int)PacedCollection.Budget / 4;
        for (int i = 0; i < 20; i++)
        {
            Assert.Equal([1, 2], paced.Handle(request).ToArray());
        }

        Assert.InRange(paced.Collections, 3, 6);
        Assert.True(GC.CollectionCount(1) - before >= paced.Collections, "A generation that is not collected along grows until it pauses for long.");
    }

    private sealed class Commands : INgHandler
    {
        private byte[] _garbage = [];

        internal int Allocates { get; set; }

        public ReadOnlyMemory<byte> Handle(NgRequest request)
        {
            _garbage = new byte[Allocates];
            return new byte[] { 1, 2 };
        }
    }
}
