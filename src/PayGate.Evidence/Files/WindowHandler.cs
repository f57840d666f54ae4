namespace PayGate.Evidence.Files;

/// <summary>Looks at one window of a source. Matches that begin in the owned part are this window's; the rest is for looking around.</summary>
/// <param name="bytes">The window.</param>
/// <param name="ownedFrom">First owned index.</param>
/// <param name="ownedTo">End of the owned part, exclusive.</param>
/// <param name="offset">Offset of the window's first byte in the source.</param>
internal delegate void WindowHandler(ReadOnlySpan<byte> bytes, int ownedFrom, int ownedTo, long offset);
