namespace PayGate.Media.Ng;

/// <summary>The four kinds of bencoded value.</summary>
internal enum BencodeKind
{
    /// <summary>A signed 64-bit number.</summary>
    Integer,

    /// <summary>A string of bytes.</summary>
    Text,

    /// <summary>A list.</summary>
    List,

    /// <summary>Keys with values, in the order sent: Kamailio does not sort them.</summary>
    Dictionary,
}
