namespace PayGate.Vault;

/// <summary>How far the root key is backed by its key vault.</summary>
public enum RootKeyState
{
    /// <summary>Confirmed within the soft lifetime.</summary>
    Fresh,

    /// <summary>The key vault does not answer; cards are taken until the hard limit.</summary>
    Stale,

    /// <summary>The key vault said no; cards are taken until the soft lifetime ends.</summary>
    Refused,

    /// <summary>Wiped: no card is taken until the key vault opens it again.</summary>
    Expired,
}
