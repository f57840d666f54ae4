namespace PayGate.Redaction.Detectors;

/// <summary>All detectors. They hold no state, so one set serves everybody.</summary>
internal static class DetectorSet
{
    public static IReadOnlyList<IDetector> All { get; } =
    [
        new PanDetector(),
        new SecurityCodeDetector(),
        new ExpiryDetector(),
        new DigitsDetector(),
    ];
}
