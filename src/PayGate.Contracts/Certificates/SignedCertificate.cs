namespace PayGate.Contracts.Certificates;

/// <summary>A certificate as it is stored and downloaded.</summary>
/// <param name="Certificate">What is stated.</param>
/// <param name="Signature">Of the capture role, on all of it.</param>
public sealed record SignedCertificate(CaptureCertificate Certificate, DocumentSignature Signature);
