using PayGate.Contracts.Captures;

namespace PayGate.Media.Calls;

/// <summary>
/// A call that a transfer made of one whose caller was keying behind a closed mask begins behind a closed mask too: the caller keys on, and the new
/// agent has not said yet what is to become of it. It opens when a capture on the new call ends, when the edge unblocks it, or by itself.
/// </summary>
internal static class TransferHold
{
    /// <summary>After the answer: 2 minutes.</summary>
    private const long Longest = 120_000_000;

    internal static void Begin(Call call)
    {
        call.HeldByTransferUntil = long.MaxValue;
        call.CallerLeg.Mask.Close(MaskHolds.Transfer, MaskStyle.Silence);
    }

    /// <summary>To be called about every 20 ms; <paramref name="now"/> is microseconds of the worker's clock.</summary>
    internal static void Advance(Call call, long now)
    {
        if (call.HeldByTransferUntil is not { } until || !call.IsAnswered)
        {
            return;
        }

        if (until == long.MaxValue)
        {
            call.HeldByTransferUntil = now + Longest;
        }
        else if (now >= until)
        {
            call.HeldByTransferUntil = null;
            call.CallerLeg.Mask.Release(MaskHolds.Transfer, now);
        }
    }
}
