namespace PayGate.Vault.Keys;

/// <summary>Where a key is in its life (PCI DSS 3.7.4, 3.7.5); stored by name.</summary>
public enum KeyState
{
    /// <summary>Used for what is new.</summary>
    Active,

    /// <summary>Opens what it protected; used for nothing new.</summary>
    Retired,

    /// <summary>Gone; its row stays for the inventory.</summary>
    Destroyed,
}
