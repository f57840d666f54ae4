namespace PayGate.Media.Masking;

/// <summary>What a masked stream does.</summary>
internal enum MaskState
{
    /// <summary>Packets pass as they are.</summary>
    Open,

    /// <summary>No key leaves.</summary>
    Closed,

    /// <summary>No key leaves; it opens when the keys have been quiet.</summary>
    Opening,
}
