namespace PayGate.Vault.KeyVaults.Software;

/// <summary>Asks a person for a passphrase.</summary>
/// <param name="whose">Whose it is, for the question.</param>
/// <param name="buffer">Where it goes, in UTF-8; wiped by who gave it.</param>
/// <returns>Bytes written; more than fit: the length of the buffer.</returns>
public delegate int PassphrasePrompt(string whose, Span<byte> buffer);
