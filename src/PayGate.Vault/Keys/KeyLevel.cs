namespace PayGate.Vault.Keys;

/// <summary>Places in the hierarchy; stored by name and bound into what wraps the key.</summary>
public enum KeyLevel
{
    /// <summary>In the key vault, and nowhere else; wraps the root key.</summary>
    Vault,

    /// <summary>Wrapped by the vault key; wraps the node's sealing pair and the tenant keys.</summary>
    Root,

    /// <summary>The pair cards are sealed to on their way here.</summary>
    Sealing,

    /// <summary>Wraps the keys of one tenant; destroying it destroys the tenant's cards.</summary>
    Tenant,

    /// <summary>Encrypts records of one tenant.</summary>
    Data,

    /// <summary>Makes the keyed fingerprints of one tenant (PCI DSS 3.5.1.1).</summary>
    Fingerprint,

    /// <summary>Makes the permutation tokens of one tenant out of the numbers of its cards; opens no card.</summary>
    Token,
}
