using System.Buffers.Binary;
using System.Text;
using PayGate.Contracts.Cards;
using PayGate.Contracts.Tenancy;

namespace PayGate.Vault.Envelopes;

/// <summary>
/// Where a ciphertext belongs. Bound into it as associated data: in any other row, column, tenant or under any other key it does not open.
/// </summary>
internal readonly record struct RecordPlace(TenantId Tenant, CardToken Token, RecordField Field, long KeyId)
{
    private const int FixedSize = 12;

    /// <summary>suite | field | key id | length of tenant | tenant | length of token | token.</summary>
    internal byte[] AssociatedData(byte suite)
    {
        string tenant = Tenant.Value;
        string token = Token.Value;
        byte[] data = new byte[FixedSize + tenant.Length + token.Length];
        data[0] = suite;
        data[1] = (byte)Field;
        BinaryPrimitives.WriteInt64LittleEndian(data.AsSpan(2), KeyId);
        data[10] = checked((byte)tenant.Length);
        _ = Encoding.ASCII.GetBytes(tenant, data.AsSpan(11));
        data[11 + tenant.Length] = checked((byte)token.Length);
        _ = Encoding.ASCII.GetBytes(token, data.AsSpan(FixedSize + tenant.Length));
        return data;
    }
}
