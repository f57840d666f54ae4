namespace PayGate.Redaction.Manifests;

/// <summary>What the manifest says of the original.</summary>
/// <param name="Sha256">
/// Of the sealed file as it lay in the intake folder, or of an imported file. Never of clear samples that were removed from a recording:
/// whoever has the rest of the samples could try out what is missing.
/// </param>
/// <param name="Complete">Its writer came to its end.</param>
/// <param name="Orphaned">The relay died before it could hand it over.</param>
internal sealed record ManifestSource(string? Sha256, bool Complete, bool Orphaned);
