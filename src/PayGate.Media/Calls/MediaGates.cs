namespace PayGate.Media.Calls;

/// <summary>What the edge has closed of a party's media, or of a whole call's, behind the mask.</summary>
[Flags]
internal enum MediaGates
{
    /// <summary>Everything passes.</summary>
    None = 0,

    /// <summary>Nothing passes: <c>block media</c>.</summary>
    Block = 1,

    /// <summary>Packets pass with silence in the place of sound: <c>silence media</c>.</summary>
    Silence = 2,
}
