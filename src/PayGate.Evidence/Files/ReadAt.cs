namespace PayGate.Evidence.Files;

/// <summary>Reads bytes at an offset into a buffer; 0 at the end.</summary>
internal delegate int ReadAt(long offset, Span<byte> buffer);
