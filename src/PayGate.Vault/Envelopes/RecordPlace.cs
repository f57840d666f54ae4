using System.Buffers.Binary;
using System.Text;
using PayGate.Contracts.Cards;
using PayGate.Contracts.Tenancy;

namespace PayGate.Vault.Envelopes;

/// <summary>
/// Where a ciphertext belongs. Bound into it as associated data: in any other row, column or tenant, under any other key, for another
/// purpose or for longer than it was stored for it does not open.
/// </summary>
internal readonly record struct RecordPlace(TenantId Tenant, CardToken Token, RecordField Field, long KeyId, CardTerms Terms = default)
{
    private const int FixedSize = 12;
    private const int TermsSize = 9;

    /// <summary>
    /// suite | field | key id | length of tenant | tenant | length of token | token; and, where there are terms, length of purpose |
    /// purpose |
    /// end in milliseconds. Without terms the bytes are those of the first version of the vault.
    /// </summary>
    internal byte[] AssociatedData(CipherSuite suite)
    {
        string tenant = Tenant.Value;
        string token = Token.Value;
        string purpose = Terms.Purpose?.Value ?? "";
        int length = FixedSize + tenant.Length + token.Length;
        byte[] data = new byte[length + (Terms == default ? 0 : TermsSize + purpose.Length)];
        data[0] = checked((byte)suite);
        data[1] = (byte)Field;
        BinaryPrimitives.WriteInt64LittleEndian(data.AsSpan(2), KeyId);
        data[10] = checked((byte)tenant.Length);
        _ = Encoding.ASCII.GetBytes(tenant, data.AsSpan(11));
        data[11 + tenant.Length] = checked((byte)token.Length);
        _ = Encoding.ASCII.GetBytes(token, data.AsSpan(FixedSize + tenant.Length));
        if (Terms != default)
        {
            data[length] = checked((byte)purpose.Length);
            _ = Encoding.ASCII.GetBytes(purpose, data.AsSpan(length + 1));
            BinaryPrimitives.WriteInt64LittleEndian(
                data.AsSpan(length + 1 + purpose.Length), Terms.ExpiresAt?.ToUnixTimeMilliseconds() ?? long.MaxValue);
        }

        return data;
    }
}
