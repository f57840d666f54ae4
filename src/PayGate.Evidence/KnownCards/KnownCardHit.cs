namespace PayGate.Evidence.KnownCards;

/// <summary>A place where a known number stands.</summary>
/// <param name="Needle">Label of the number.</param>
/// <param name="Place">File, or process and region.</param>
/// <param name="Offset">Offset in the file, or address in the process.</param>
/// <param name="Form">How it stood there.</param>
public sealed record KnownCardHit(string Needle, string Place, long Offset, NeedleForm Form);
