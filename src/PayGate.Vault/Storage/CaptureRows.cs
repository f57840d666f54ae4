using System.Security.Cryptography;
using System.Text;
using PayGate.Audit.Storage;

namespace PayGate.Vault.Storage;

/// <summary>The table that says which card a capture gave.</summary>
internal static class CaptureRows
{
    private const int KeySize = 16;

    internal static IReadOnlyList<RowColumn> Columns { get; } = [RowColumn.Bytes("capture"), RowColumn.Number("card")];

    /// <summary>First half of the SHA-256 of a capture's identifier: 16 bytes a row in place of 30.</summary>
    internal static byte[] Key(string capture) => SHA256.HashData(Encoding.ASCII.GetBytes(capture))[..KeySize];
}
