namespace PayGate.Smoke;

/// <summary>How a capture of the smoke run is brought to its end.</summary>
internal enum Ending
{
    /// <summary>Everything keyed and confirmed.</summary>
    Success,

    /// <summary>The agent cancels in the middle of the expiry.</summary>
    Cancelled,

    /// <summary>The caller hangs up in the middle of the number.</summary>
    HungUp,
}
