using System.Globalization;
using System.Text;

namespace PayGate.Media.Ng;

/// <summary>One value read from a bencoded message. Texts are slices of the datagram it was read from.</summary>
internal sealed class BencodeValue
{
    private BencodeValue(BencodeKind kind) => Kind = kind;

    internal BencodeKind Kind { get; }

    internal long Integer { get; private init; }

    internal ReadOnlyMemory<byte> Bytes { get; private init; }

    internal IReadOnlyList<BencodeValue> Items { get; private init; } = [];

    internal IReadOnlyList<KeyValuePair<string, BencodeValue>> Entries { get; private init; } = [];

    /// <summary>The text, or the number in decimal digits: NG clients send either for numbers. <see langword="null"/> for lists and dictionaries.</summary>
    internal string? AsText() => Kind switch
    {
        BencodeKind.Text => Encoding.Latin1.GetString(Bytes.Span),
        BencodeKind.Integer => Integer.ToString(CultureInfo.InvariantCulture),
        _ => null,
    };

    internal static BencodeValue OfInteger(long value) => new(BencodeKind.Integer) { Integer = value };

    internal static BencodeValue OfText(ReadOnlyMemory<byte> bytes) => new(BencodeKind.Text) { Bytes = bytes };

    internal static BencodeValue OfList(IReadOnlyList<BencodeValue> items) => new(BencodeKind.List) { Items = items };

    internal static BencodeValue OfDictionary(IReadOnlyList<KeyValuePair<string, BencodeValue>> entries) =>
        new(BencodeKind.Dictionary) { Entries = entries };
}
