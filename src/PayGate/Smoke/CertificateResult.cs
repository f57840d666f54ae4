namespace PayGate.Smoke;

/// <summary>What the certificates of a run came to.</summary>
/// <param name="Verified">Certificates that are genuine and state that nothing was heard behind the mask.</param>
/// <param name="Hits">Keys heard behind a mask.</param>
/// <param name="LeastSeconds">Sound verified in the certificate with the least.</param>
/// <param name="Problems">What was not as it has to be, in words.</param>
internal sealed record CertificateResult(int Verified, int Hits, double LeastSeconds, IReadOnlyList<string> Problems);
