using System.Threading.Channels;
using PayGate.CardData.Collecting;
using PayGate.CardData.Sealing;
using PayGate.Contracts.Captures;
using PayGate.Contracts.Relaying;
using PayGate.Contracts.Tenancy;
using PayGate.Media.TelephoneEvents;

namespace PayGate.Media.Captures;

/// <summary>A capture at the relay: keys go in, counts come out, and at the end a sealed card. Owned by the relay's worker.</summary>
internal sealed class ArmedCapture : IDisposable
{
    private readonly CardCollector _collector;
    private readonly TenantId _tenant;
    private readonly ChannelWriter<RelayNotice> _notices;
    private readonly TimeProvider _clock;
    private bool _protectionLost;

    /// <summary>Told of every change too.</summary>
    internal Action<FieldProgress>? Progressed { get; init; }

    /// <exception cref="PayGate.CardData.Memory.GuardedMemoryException">No guarded memory is left.</exception>
    internal ArmedCapture(ArmRequest request, TenantId tenant, ChannelWriter<RelayNotice> notices, TimeProvider clock)
    {
        Id = request.Capture;
        _tenant = tenant;
        _notices = notices;
        _clock = clock;
        _collector = new CardCollector(request.Capture, request.Keys, request.AcceptedBrands, clock);
    }

    internal CaptureId Id { get; }

    /// <summary>Takes a key of the caller.</summary>
    /// <param name="press">The key. Never logged.</param>
    /// <param name="now">Microseconds on the clock of the press.</param>
    internal void Press(in KeyPress press, long now)
    {
        DateTimeOffset at = _clock.GetUtcNow() - TimeSpan.FromMicroseconds(Math.Max(0, now - press.ArrivalMicroseconds));
        Tell(_collector.Press(press.Key, at, press.RepeatedQuickly));
    }

    internal void AskField(CardField field, int attempt) => Tell([_collector.AskField(field, attempt)]);

    internal void FinishField() => Tell(_collector.FinishField(_clock.GetUtcNow()));

    /// <exception cref="InvalidOperationException">A field is missing.</exception>
    internal SealedCardMessage Seal(SealingKey vaultKey) => _collector.Seal(vaultKey, _tenant);

    /// <summary>The relay can no longer vouch for the mask or the recorder; told once.</summary>
    internal void LoseProtection(string reason)
    {
        if (!_protectionLost)
        {
            _protectionLost = true;
            _collector.Wipe();
            _notices.TryWrite(new ProtectionLost(Id, reason));
        }
    }

    /// <summary>Wipes every digit.</summary>
    public void Dispose() => _collector.Dispose();

    private void Tell(IReadOnlyList<FieldProgress> changes)
    {
        foreach (FieldProgress change in changes)
        {
            _notices.TryWrite(new FieldProgressed(change));
            Progressed?.Invoke(change);
        }
    }
}
