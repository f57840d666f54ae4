namespace PayGate.Evidence.Cards;

/// <summary>How digits stood in bytes.</summary>
public enum TextForm
{
    /// <summary>One byte per character: ASCII, UTF-8, Latin-1.</summary>
    Narrow,

    /// <summary>Two bytes per character: UTF-16 of either byte order, at any alignment.</summary>
    Wide,
}
