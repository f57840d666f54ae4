namespace PayGate.Evidence.Files;

/// <summary>A place that a scan could not, or not wholly, look into. A scan with such places proves nothing about them.</summary>
/// <param name="Place">File, folder, or process and region.</param>
/// <param name="Reason">Why.</param>
public sealed record UnseenPlace(string Place, string Reason);
