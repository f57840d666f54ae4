using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace PayGate.Audit;

/// <summary>
/// Hash of an event: SHA-256(previous hash || sequence || time || length-prefixed kind, actor, tenant, subject, result, details).
/// Integers are big-endian; texts are UTF-8 with a 32-bit length, so that no two events share their bytes.
/// </summary>
internal sealed class ChainHash : IDisposable
{
    public const int Length = 32;

    private readonly IncrementalHash _sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private byte[] _text = new byte[1024];

    /// <summary>What the first event links to.</summary>
    public static byte[] Genesis(string chain) => SHA256.HashData(Encoding.UTF8.GetBytes("paygate-audit/1\0" + chain));

    /// <summary>The bytes a head signature covers.</summary>
    public static byte[] HeadStatement(string chain, long count, ReadOnlySpan<byte> hash)
    {
        byte[] prefix = Encoding.UTF8.GetBytes("paygate-audit-head/1\0" + chain + "\0");
        byte[] statement = new byte[prefix.Length + sizeof(long) + hash.Length];
        prefix.CopyTo(statement, 0);
        BinaryPrimitives.WriteInt64BigEndian(statement.AsSpan(prefix.Length), count);
        hash.CopyTo(statement.AsSpan(prefix.Length + sizeof(long)));
        return statement;
    }

    public byte[] Of(ReadOnlySpan<byte> previous, long sequence, in StoredEvent stored)
    {
        Span<byte> numbers = stackalloc byte[2 * sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(numbers, sequence);
        BinaryPrimitives.WriteInt64BigEndian(numbers[sizeof(long)..], stored.At);
        _sha.AppendData(previous);
        _sha.AppendData(numbers);
        Append(stored.Kind);
        Append(stored.Actor);
        Append(stored.Tenant);
        Append(stored.Subject);
        Append(stored.Result);
        Append(stored.Details);
        return _sha.GetHashAndReset();
    }

    public void Dispose() => _sha.Dispose();

    private void Append(string text)
    {
        int longest = sizeof(int) + Encoding.UTF8.GetMaxByteCount(text.Length);
        if (_text.Length < longest)
        {
            _text = new byte[longest];
        }

        int written = Encoding.UTF8.GetBytes(text, _text.AsSpan(sizeof(int)));
        BinaryPrimitives.WriteInt32BigEndian(_text, written);
        _sha.AppendData(_text, 0, sizeof(int) + written);
    }
}
