namespace PayGate.Vault;

/// <summary>
/// The vault cannot work now: storage, a key or guarded memory failed. Nothing was taken. The text is constant; the cause is inside.
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
}
