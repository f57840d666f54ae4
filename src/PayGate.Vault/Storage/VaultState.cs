namespace PayGate.Vault.Storage;

/// <summary>What all writers of one database share, as a write transaction found it.</summary>
/// <param name="NextCard">Lowest number a new card may get.</param>
/// <param name="KeyEpoch">Grows when somebody rotated, wrapped anew or destroyed keys: what is held unwrapped may be out of date.</param>
internal readonly record struct VaultState(long NextCard, long KeyEpoch);
