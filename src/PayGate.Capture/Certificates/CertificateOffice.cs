using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using PayGate.Audit;
using PayGate.Audit.Documents;
using PayGate.Capture.Deciding;
using PayGate.Capture.Sessions;
using PayGate.Capture.Storage;
using PayGate.Contracts.Captures;
using PayGate.Contracts.Certificates;
using PayGate.Contracts.Relaying;

namespace PayGate.Capture.Certificates;

/// <summary>
/// Writes a certificate for every capture that ended: with what the relay measured, or, when the relay does not report in time, one that says so.
/// </summary>
internal sealed class CertificateOffice(
    CaptureStore store, CaptureDirectory directory, AuditSigner signer, TimeProvider clock, ILogger<CertificateOffice> logger)
{
    /// <summary>
    /// How long after the end a report is waited for. The mask opens within ten seconds of it unless a key still sounds, and the relay reports then.
    /// </summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ConcurrentDictionary<CaptureId, CaptureMeasured> _reports = new();

    /// <summary>Takes the relay's report. It may come before the capture has ended here.</summary>
    public void Take(CaptureMeasured report)
    {
        _reports[report.Measurement.Capture] = report;
        Run();
    }

    /// <summary>Writes what is due. A failure is logged, and tried again the next time.</summary>
    public void Run()
    {
        try
        {
            foreach (CaptureId capture in _reports.Keys)
            {
                Certify(capture);
            }

            foreach (CaptureModel silent in store.Uncertified(clock.GetUtcNow() - Patience))
            {
                Issue(silent, null);
            }
        }
        catch (Exception problem)
        {
            Log.CertificateNotWritten(logger, problem.GetType().Name);
        }
    }

    private void Certify(CaptureId capture)
    {
        CaptureModel? model = store.Find(capture);
        if (model is { IsEnded: false })
        {
            return;
        }

        if (_reports.TryRemove(capture, out CaptureMeasured? report) && model is not null && report.Measurement.Call == model.Call)
        {
            try
            {
                Issue(model, report);
            }
            catch
            {
                _reports.TryAdd(capture, report);
                throw;
            }
        }
    }

    private void Issue(CaptureModel model, CaptureMeasured? report)
    {
        (CertificateVerdict verdict, CertificateReason reason) = CaptureCertificate.Judge(report?.Measurement, model.WasSecured);
        var certificate = new CaptureCertificate(
            CaptureCertificate.CurrentFormat,
            model.Id,
            model.Call,
            model.Tenant,
            model.Outcome!.Value,
            verdict,
            reason,
            model.StartedAt,
            clock.GetUtcNow(),
            report?.Measurement,
            report?.Signature);
        JsonElement element = JsonSerializer.SerializeToElement(certificate, CertificateJson.Options);
        DocumentSignature signature = SignedDocument.Sign(signer, CaptureCertificate.DocumentType, element);
        string document = JsonSerializer.Serialize(new SignedCertificate(certificate, signature), CertificateJson.Options);
        byte[] digest = SHA256.HashData(Encoding.UTF8.GetBytes(document));
        store.Certify(certificate, document, CaptureTrail.Certified(model, CertificateSummary.Of(certificate), digest));
        directory.Post(model.Id, new CaptureCommand.Certified(CertificateSummary.Of(certificate)));
    }
}
