using PayGate.Signals.Tones;

namespace PayGate.Redaction.Tones;

/// <summary>Which finder plans and which verify: a verifier must not be blind where the planner is.</summary>
internal static class ToneFinders
{
    /// <summary>Names the planner's finds in the manifest.</summary>
    public const string PlanningName = "residual-tone";

    /// <summary>Names what only a verifier found.</summary>
    public const string VerifyingName = "verifier-tone";

    // Half the step in which the detector looks.
    private const int Shift = 4;
    private const byte ProbeKey = 5;
    private const int ProbeSamples = 640;

    /// <summary>Makes the finder that plans.</summary>
    public static IToneFinder Planning() => new ResidualToneFinder(0);

    /// <summary>Makes the verifying finder of another design.</summary>
    public static IToneFinder Verifying() => new KeyToneFinder();

    /// <summary>Makes the verifying finder that hears short fragments, on another raster than the planner's.</summary>
    public static IToneFinder VerifyingShifted() => new ResidualToneFinder(Shift);

    /// <summary>Plays a key to both verifiers: a verifier that hears nothing at all must not pass anything.</summary>
    public static bool VerifiersHear() => Hears(Verifying()) && Hears(VerifyingShifted());

    private static bool Hears(IToneFinder finder)
    {
        short[] audio = new short[3 * ProbeSamples];
        var generator = new ToneGenerator();
        generator.Start(ProbeKey, ProbeSamples, KeyToneShape.Standard);
        generator.AddTo(audio.AsSpan(ProbeSamples, ProbeSamples));
        finder.Process(audio);
        IReadOnlyList<ToneHit> hits = finder.Complete();
        return hits.Count == 1 && hits[0].Key == ProbeKey;
    }
}
