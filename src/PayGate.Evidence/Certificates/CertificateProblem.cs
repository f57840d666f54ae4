namespace PayGate.Evidence.Certificates;

/// <summary>What is wrong with a capture certificate.</summary>
public enum CertificateProblem
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It cannot be read as a certificate.</summary>
    Malformed,

    /// <summary>It was signed by a key that was not given.</summary>
    UnknownKey,

    /// <summary>Something in it was changed after it was signed.</summary>
    Changed,

    /// <summary>The relay's part was signed by a key that was not given.</summary>
    UnknownRelayKey,

    /// <summary>The relay's part was changed after the relay had signed it, or is not signed.</summary>
    MeasurementChanged,

    /// <summary>The relay's part is about another capture or call.</summary>
    OtherCapture,

    /// <summary>The verdict does not follow from what was measured.</summary>
    WrongVerdict,
}
