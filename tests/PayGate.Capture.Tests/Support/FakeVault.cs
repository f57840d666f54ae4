using PayGate.Capture.Ports;
using PayGate.Contracts.Captures;
using PayGate.Contracts.Cards;

namespace PayGate.Capture.Tests.Support;

/// <summary>A vault on a script.</summary>
internal sealed class FakeVault : ICardVault
{
    private int _stored;

    public Func<SealedCardMessage, Task<CardToken>> OnStore { get; set; } = _ => Task.FromResult(Sample.Token);

    public int Stored => _stored;

    public async ValueTask<CardToken> StoreAsync(SealedCardMessage card, string actor, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _stored);
        return await OnStore(card);
    }
}
