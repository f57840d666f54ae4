using System.Text.Json;
using PayGate.Contracts.Certificates;

namespace PayGate.Evidence.Certificates;

/// <summary>The answer of <c>paygate evidence verify FILE</c>.</summary>
/// <param name="Problem">What is wrong with the document.</param>
/// <param name="Certificate">What it states; <see langword="null"/> when it cannot be read. To be believed only without a problem.</param>
public sealed record CertificateReport(CertificateProblem Problem, CaptureCertificate? Certificate)
{
    /// <summary>The document is as it was signed. What it states may still be that nothing was verified.</summary>
    public bool IsGenuine => Problem == CertificateProblem.None;

    /// <summary>0: genuine. 1: not.</summary>
    public int ExitCode => IsGenuine ? 0 : 1;

    /// <summary><c>{"ok", "problem", "capture", "call", "outcome", "verdict", "reason", "verifiedMilliseconds", "hits", "maskClosedAt", "endedAt"}</c>.</summary>
    public string ToJson() => JsonSerializer.Serialize(
        new
        {
            Ok = IsGenuine,
            Problem,
            Capture = Certificate?.Capture.Value,
            Call = Certificate?.Call.Value,
            Certificate?.Outcome,
            Certificate?.Verdict,
            Certificate?.Reason,
            Certificate?.Measurement?.VerifiedMilliseconds,
            Hits = Certificate?.Measurement?.HitCount,
            Certificate?.Measurement?.MaskClosedAt,
            Certificate?.Measurement?.EndedAt,
        },
        CertificateJson.Options);
}
