namespace PayGate.Vault.Tokens;

/// <summary>How a tenant's tokens are made; stored by name.</summary>
public enum TokenFormat
{
    /// <summary>
    /// One AES-256 block over the number of the card's row and a check, under a key of the tenant: a forged token is refused without a look
    /// at the database. Related to the row, not to the card number.
    /// </summary>
    Permutation,

    /// <summary>Drawn at random, and found by an index.</summary>
    Random,
}
