using PayGate.Media.Masking;
using PayGate.Signals.Tones;

namespace PayGate.Media.Tests.Masking;

/// <summary>How a simulated caller keys, and what happens to the packets.</summary>
internal sealed record CallPlan
{
    public const uint FirstTimestamp = uint.MaxValue - 20_000;

    public PayloadKind Codec { get; init; } = PayloadKind.Pcma;

    /// <summary>Milliseconds per packet.</summary>
    public int Packet { get; init; } = 20;

    public bool Tones { get; init; } = true;

    public bool Events { get; init; }

    /// <summary>Audio stops while events are sent, as most telephones do.</summary>
    public bool EventsReplaceAudio { get; init; }

    /// <summary>Events as SIPp's captures send them: at twice the pace, all with one sequence number.</summary>
    public bool EventsAreHostile { get; init; }

    /// <summary>The tone begins so many milliseconds after the event; negative: before.</summary>
    public int ToneOffset { get; init; }

    /// <summary>Length of the tone; 0: as long as the press.</summary>
    public int ToneLength { get; init; }

    public int Press { get; init; } = 100;

    public int Pause { get; init; } = 200;

    public int Count { get; init; } = 16;

    /// <summary>Milliseconds after the last press.</summary>
    public int Tail { get; init; } = 400;

    public double Level { get; init; } = -9;

    public double Error { get; init; }

    public double Loss { get; init; }

    public double Late { get; init; }

    public double Doubled { get; init; }

    public bool Speaks { get; init; }

    public int Seed { get; init; } = 1;

    public MaskedCall Make() => MaskedCall.Make(this);

    public override string ToString() =>
        $"{Codec} {Packet} ms, press {Press}/{Pause} ms, tones {Tones} {ToneOffset:+0;-0;0} ms {ToneLength}, events {Events}"
        + $"{(EventsReplaceAudio ? " alone" : "")}{(EventsAreHostile ? " hostile" : "")}, {Level} dBm0 {Error:P1}, loss {Loss:P0} late {Late:P0}"
        + $" doubled {Doubled:P0}{(Speaks ? ", speaking" : "")}";

    public KeyToneShape Shape => new(Level, Level, Error, 0);
}
