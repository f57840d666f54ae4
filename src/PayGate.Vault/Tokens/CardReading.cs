namespace PayGate.Vault.Tokens;

/// <summary>What a look-up found.</summary>
/// <param name="Row">The card; <see langword="null"/> when there is none.</param>
/// <param name="KeyEpoch">The epoch of keys the database was in.</param>
internal readonly record struct CardReading(CardRow? Row, long KeyEpoch);
