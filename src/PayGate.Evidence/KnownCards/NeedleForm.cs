namespace PayGate.Evidence.KnownCards;

/// <summary>How a known number may stand in bytes.</summary>
public enum NeedleForm
{
    /// <summary>ASCII or UTF-8, unbroken or in groups of four with spaces or hyphens.</summary>
    Ascii,

    /// <summary>UTF-16, low byte first (a .NET string), unbroken or in groups.</summary>
    Utf16LittleEndian,

    /// <summary>UTF-16, high byte first, unbroken or in groups.</summary>
    Utf16BigEndian,

    /// <summary>Two digits per byte, beginning in the high or the low half.</summary>
    PackedDecimal,

    /// <summary>One byte of value 0 to 9 per digit.</summary>
    DigitBytes,

    /// <summary>One 32-bit integer, low byte first, of value 0 to 9 per digit.</summary>
    DigitIntegers,
}
