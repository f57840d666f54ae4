using System.Text;

namespace PayGate.Vault.KeyVaults.Pkcs11;

/// <summary>Which key of which token of which module.</summary>
public sealed record Pkcs11Options
{
    /// <summary>The shared library of the module.</summary>
    public required string ModulePath { get; init; }

    /// <summary>Label of the token.</summary>
    public required string Token { get; init; }

    /// <summary>Label of the key; its versions differ by CKA_ID.</summary>
    public required string KeyLabel { get; init; }

    /// <summary>File with the user PIN.</summary>
    public required string PinFile { get; init; }

    /// <summary>All that is wrong with the settings; empty when nothing is.</summary>
    public IReadOnlyList<string> Problems()
    {
        List<string> problems = [];
        if (!Path.IsPathFullyQualified(ModulePath))
        {
            problems.Add("The PKCS#11 module is given by its whole path.");
        }

        if (Encoding.UTF8.GetByteCount(Token) is 0 or > 32)
        {
            problems.Add("The label of a PKCS#11 token has 1 to 32 bytes.");
        }

        if (KeyLabel.Length is 0 or > 64 || KeyLabel.Contains('/', StringComparison.Ordinal))
        {
            problems.Add("The label of the PKCS#11 key has 1 to 64 characters and no slash.");
        }

        if (PinFile.Length == 0)
        {
            problems.Add("The PIN of the PKCS#11 token is given in a file.");
        }

        return problems;
    }
}
