using PayGate.Contracts.Captures;

namespace PayGate.Media.Calls;

/// <summary>The mask on what one party sends: closed for all its streams, also later ones, as long as somebody holds it.</summary>
internal sealed class LegMask(Leg leg)
{
    private MaskHolds _holds;
    private MaskStyle _captureStyle;
    private MaskStyle _blockStyle;

    /// <summary>Closed, or still closing up after it was released: keys are not to be heard now.</summary>
    internal bool IsActive { get; private set; }

    private MaskStyle Style => (_holds & (MaskHolds.Capture | MaskHolds.Alarm)) != 0 ? _captureStyle : _blockStyle;

    /// <summary>Whether every stream of the party runs behind the mask.</summary>
    internal bool IsClosed => IsActive && leg.Streams.OfType<LegStream>().All(stream => stream.Mask.IsClosed);

    internal void Close(MaskHolds hold, MaskStyle style)
    {
        if (hold == MaskHolds.Block)
        {
            _blockStyle = style;
        }
        else
        {
            _captureStyle = style;
        }

        _holds |= hold;
        IsActive = true;
        foreach (LegStream stream in leg.Streams.OfType<LegStream>())
        {
            stream.Mask.Arm(Style);
        }
    }

    /// <summary>
    /// Gives a hold up, and with it that of a transfer: somebody has taken the keys in hand since. With the last one the mask opens, once the keys
    /// have been quiet.
    /// </summary>
    internal void Release(MaskHolds hold, long now)
    {
        hold |= MaskHolds.Transfer;
        if ((_holds & hold) == 0)
        {
            return;
        }

        _holds &= ~hold;
        foreach (LegStream stream in leg.Streams.OfType<LegStream>())
        {
            if (_holds == MaskHolds.None)
            {
                stream.Mask.RequestOpen(now);
            }
            else
            {
                stream.Mask.Arm(Style);
            }
        }
    }

    /// <summary>A stream was added.</summary>
    internal void Cover(LegStream stream)
    {
        if (_holds != MaskHolds.None)
        {
            stream.Mask.Arm(Style);
        }
    }

    /// <summary>Lets the masks work without packets; every 20 ms while active.</summary>
    internal void Advance(long now)
    {
        bool isOpen = _holds == MaskHolds.None;
        for (int i = 0; i < leg.Streams.Count; i++)
        {
            if (leg.Streams[i] is { } stream)
            {
                stream.Mask.Advance(now);
                isOpen &= stream.Mask.IsOpen;
            }
        }

        IsActive = !isOpen;
    }
}
