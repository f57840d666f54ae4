using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace PayGate.Media.Ng;

/// <summary>Writes bencode. Keys leave in the order given; callers give them sorted, so that strict readers take them too.</summary>
internal sealed class BencodeWriter
{
    private const int MostNumberBytes = 20;

    private readonly ArrayBufferWriter<byte> _output = new(256);

    internal ReadOnlySpan<byte> Written => _output.WrittenSpan;

    internal BencodeWriter StartDictionary() => Put((byte)'d');

    internal BencodeWriter StartList() => Put((byte)'l');

    internal BencodeWriter End() => Put((byte)'e');

    internal BencodeWriter Number(long value)
    {
        Put((byte)'i');
        Digits(value);
        return Put((byte)'e');
    }

    internal BencodeWriter Text(string value) => Text(Encoding.Latin1.GetBytes(value));

    internal BencodeWriter Text(ReadOnlySpan<byte> value)
    {
        Digits(value.Length);
        Put((byte)':');
        _output.Write(value);
        return this;
    }

    internal BencodeWriter Pair(string key, string value) => Text(key).Text(value);

    internal BencodeWriter Pair(string key, long value) => Text(key).Number(value);

    private BencodeWriter Put(byte value)
    {
        _output.GetSpan(1)[0] = value;
        _output.Advance(1);
        return this;
    }

    private void Digits(long value)
    {
        Utf8Formatter.TryFormat(value, _output.GetSpan(MostNumberBytes), out int written);
        _output.Advance(written);
    }
}
