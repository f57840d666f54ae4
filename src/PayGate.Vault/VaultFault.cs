namespace PayGate.Vault;

/// <summary>Why the vault cannot work.</summary>
public enum VaultFault
{
    /// <summary>Storage, memory or the way to the key vault failed; trying again later may help.</summary>
    Unavailable,

    /// <summary>The key vault asks for fewer calls.</summary>
    Throttled,

    /// <summary>Waiting for the passphrase or the custodians' shares.</summary>
    Locked,

    /// <summary>The key vault has no such key or version: it was deleted, or belongs to another vault.</summary>
    KeyMissing,

    /// <summary>The key or version is there and disabled, or outside its time.</summary>
    KeyDisabled,

    /// <summary>The key vault does not let this node use the key.</summary>
    AccessDenied,

    /// <summary>A wrapped key does not open, or opens to something else: it was changed.</summary>
    Damaged,
}
