namespace PayGate.Vault.Envelopes;

/// <summary>Which field of a card a ciphertext holds; its number is bound into it and never changes.</summary>
internal enum RecordField : byte
{
    Number = 1,
    Expiry = 2,
    SecurityCode = 3,
}
