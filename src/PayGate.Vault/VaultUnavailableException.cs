namespace PayGate.Vault;

/// <summary>
/// The vault cannot work now: storage, a key or guarded memory failed. Nothing was taken. The text is constant or names a key by its id,
/// never a key; the cause is inside.
/// </summary>
public sealed class VaultUnavailableException : Exception
{
    /// <summary>Makes it with a cause.</summary>
    public VaultUnavailableException(Exception inner)
        : base("The vault is not available: nothing was taken.", inner)
    {
    }

    /// <summary>Makes it from constant text.</summary>
    public VaultUnavailableException(string message)
        : base(message)
    {
    }

    /// <summary>Makes it from text, the kind of failure, and what there is of a cause.</summary>
    public VaultUnavailableException(string message, VaultFault fault, Exception? inner = null)
        : base(message, inner) => Fault = fault;

    /// <summary>What kind of failure it is.</summary>
    public VaultFault Fault { get; }

    /// <summary>How long the key vault asked to be left alone; <see langword="null"/> when it did not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>
    /// The key vault answered, and the answer is no: not an outage to be bridged, but a key that was taken away or changed.
    /// </summary>
    public bool IsRefusal => Fault is VaultFault.KeyMissing or VaultFault.KeyDisabled or VaultFault.AccessDenied or VaultFault.Damaged;
}
