namespace PayGate.Vault.Tests.KeyVaults.Azure.Fake;

/// <summary>What the fake answers instead of a result.</summary>
internal sealed class KeyVaultError(int status, string code, string text, string? inner = null) : Exception(text)
{
    internal int Status => status;

    internal string Code => code;

    internal string? Inner => inner;

    internal static KeyVaultError NotFound(string name) =>
        new(404, "KeyNotFound", $"A key with (name/id) {name} was not found in this key vault.");
}
