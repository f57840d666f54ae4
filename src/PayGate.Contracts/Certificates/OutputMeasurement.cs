namespace PayGate.Contracts.Certificates;

/// <summary>What the relay heard of its own output.</summary>
/// <param name="Output">Which.</param>
/// <param name="Stream">The media section of the call, from 1; 0 for the recorder.</param>
/// <param name="Packets">Packets, or pieces of sound, inspected before they left.</param>
/// <param name="VerifiedMilliseconds">Sound in them that the second detector listened to.</param>
/// <param name="Withheld">Packets that did not leave after a hit.</param>
/// <param name="Hits">What was found, the first 100.</param>
public sealed record OutputMeasurement(
    MaskedOutput Output, int Stream, long Packets, long VerifiedMilliseconds, long Withheld, IReadOnlyList<LeakHit> Hits);
