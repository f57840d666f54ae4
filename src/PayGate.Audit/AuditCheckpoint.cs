using System.Buffers.Binary;
using System.Text;

namespace PayGate.Audit;

/// <summary>A signed head of a chain kept outside its database.</summary>
/// <param name="Chain">Name of the chain.</param>
/// <param name="Count">Events it had.</param>
/// <param name="Hash">Hash of the last of them, 64 hexadecimal characters.</param>
/// <param name="At">When the checkpoint was taken, UTC.</param>
/// <param name="Previous">SHA-256 of the line before in the file, in hexadecimal; empty for the first.</param>
/// <param name="KeyId">Which audit key signed.</param>
/// <param name="Signature">Over all the other parts.</param>
public sealed record AuditCheckpoint(
    string Chain,
    long Count,
    string Hash,
    DateTimeOffset At,
    string Previous,
    string KeyId,
    ReadOnlyMemory<byte> Signature)
{
    internal byte[] Statement()
    {
        byte[] text = Encoding.UTF8.GetBytes(
            "paygate-audit-checkpoint/1\0" + Chain + "\0" + Hash + "\0" + Previous + "\0" + KeyId + "\0");
        byte[] statement = new byte[text.Length + (2 * sizeof(long))];
        text.CopyTo(statement, 0);
        BinaryPrimitives.WriteInt64BigEndian(statement.AsSpan(text.Length), Count);
        BinaryPrimitives.WriteInt64BigEndian(statement.AsSpan(text.Length + sizeof(long)), At.UtcTicks);
        return statement;
    }
}
