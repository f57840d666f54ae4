using System.Buffers.Text;
using System.Text;

namespace PayGate.Media.Ng;

/// <summary>Reads bencode (BEP 3) strictly, but for the order of keys, which the NG protocol leaves free.</summary>
/// <remarks>Depth and number of values are limited, so that no datagram can exhaust stack or memory. Never throws on bad input.</remarks>
internal struct BencodeReader
{
    private const int MostDepth = 16;
    private const int MostValues = 4096;
    private const int MostKeyBytes = 256;

    private readonly ReadOnlyMemory<byte> _input;
    private int _at;
    private int _values;

    private BencodeReader(ReadOnlyMemory<byte> input) => _input = input;

    private readonly ReadOnlySpan<byte> Rest => _input.Span[_at..];

    /// <summary>Reads exactly one value that fills the whole input.</summary>
    internal static bool TryRead(ReadOnlyMemory<byte> input, out BencodeValue? value)
    {
        var reader = new BencodeReader(input);
        if (reader.TryReadValue(0, out value) && reader._at == input.Length)
        {
            return true;
        }

        value = null;
        return false;
    }

    private bool TryReadValue(int depth, out BencodeValue? value)
    {
        value = null;
        if (depth > MostDepth || ++_values > MostValues || Rest.IsEmpty)
        {
            return false;
        }

        switch (Rest[0])
        {
            case (byte)'i':
                return TryReadInteger(out value);
            case (byte)'l':
                return TryReadList(depth, out value);
            case (byte)'d':
                return TryReadDictionary(depth, out value);
            default:
                if (!TryReadBytes(out ReadOnlyMemory<byte> bytes))
                {
                    return false;
                }

                value = BencodeValue.OfText(bytes);
                return true;
        }
    }

    private bool TryReadInteger(out BencodeValue? value)
    {
        value = null;
        _at++;
        int end = Rest.IndexOf((byte)'e');
        if (end <= 0 || !IsCanonical(Rest[..end]) || !Utf8Parser.TryParse(Rest[..end], out long number, out int used) || used != end)
        {
            return false;
        }

        _at += end + 1;
        value = BencodeValue.OfInteger(number);
        return true;
    }

    private bool TryReadList(int depth, out BencodeValue? value)
    {
        value = null;
        _at++;
        var items = new List<BencodeValue>();
        while (!TryReadEnd())
        {
            if (!TryReadValue(depth + 1, out BencodeValue? item))
            {
                return false;
            }

            items.Add(item!);
        }

        value = BencodeValue.OfList(items);
        return true;
    }

    private bool TryReadDictionary(int depth, out BencodeValue? value)
    {
        value = null;
        _at++;
        var entries = new List<KeyValuePair<string, BencodeValue>>();
        while (!TryReadEnd())
        {
            if (!TryReadBytes(out ReadOnlyMemory<byte> key) || key.Length > MostKeyBytes || !TryReadValue(depth + 1, out BencodeValue? item))
            {
                return false;
            }

            entries.Add(new(Encoding.Latin1.GetString(key.Span), item!));
        }

        value = BencodeValue.OfDictionary(entries);
        return true;
    }

    private bool TryReadEnd()
    {
        if (Rest.IsEmpty || Rest[0] != (byte)'e')
        {
            return false;
        }

        _at++;
        return true;
    }

    private bool TryReadBytes(out ReadOnlyMemory<byte> bytes)
    {
        bytes = default;
        ReadOnlySpan<byte> rest = Rest;
        if (rest.IsEmpty || !char.IsAsciiDigit((char)rest[0])
            || !Utf8Parser.TryParse(rest, out int length, out int used) || !IsCanonical(rest[..used])
            || used >= rest.Length || rest[used] != (byte)':' || length > rest.Length - used - 1)
        {
            return false;
        }

        bytes = _input.Slice(_at + used + 1, length);
        _at += used + 1 + length;
        return true;
    }

    // BEP 3: no plus sign, no leading zeros, no negative zero.
    private static bool IsCanonical(ReadOnlySpan<byte> digits)
    {
        ReadOnlySpan<byte> magnitude = digits[0] == (byte)'-' ? digits[1..] : digits;
        return !magnitude.IsEmpty
            && char.IsAsciiDigit((char)magnitude[0])
            && (magnitude[0] != (byte)'0' || digits.Length == 1);
    }
}
