namespace PayGate.Media.Masking;

/// <summary>What a mask did; says what was removed, never what it was.</summary>
/// <param name="Keys">Presses delivered.</param>
/// <param name="BlankedMilliseconds">Audio replaced.</param>
/// <param name="EventPacketsRemoved">Event packets that did not leave.</param>
/// <param name="UndecodableDropped">Packets dropped because no key could be heard in them.</param>
/// <param name="LateDropped">Audio packets that came twice or after their place had left.</param>
/// <param name="LostPackets">Outgoing places left empty because nothing had arrived for them.</param>
internal readonly record struct MaskCounters(
    long Keys, long BlankedMilliseconds, long EventPacketsRemoved, long UndecodableDropped, long LateDropped, long LostPackets);
