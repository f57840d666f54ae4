namespace PayGate.Audit;

/// <summary>The signed end of a chain.</summary>
/// <param name="Chain">Name of the chain.</param>
/// <param name="Count">Events in it.</param>
/// <param name="Hash">SHA-256 hash of the last event; of the chain's name when there is none.</param>
/// <param name="KeyId">Which audit key signed.</param>
/// <param name="Signature">ECDSA P-256 with SHA-256, IEEE P1363 form.</param>
public sealed record AuditHead(string Chain, long Count, ReadOnlyMemory<byte> Hash, string KeyId, ReadOnlyMemory<byte> Signature)
{
    internal bool IsSignedBy(AuditPublicKey key) =>
        KeyId == key.Id && key.Verifies(ChainHash.HeadStatement(Chain, Count, Hash.Span), Signature.Span);
}
