namespace PayGate.Audit.Storage;

/// <summary>What a column holds.</summary>
public enum RowColumnKind
{
    /// <summary>A whole number of 64 bits.</summary>
    Number,

    /// <summary>A text.</summary>
    Text,

    /// <summary>Bytes.</summary>
    Bytes,
}
