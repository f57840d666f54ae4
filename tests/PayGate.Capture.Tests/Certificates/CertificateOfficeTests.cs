using System.Text.Json;
using Microsoft.Data.Sqlite;
using PayGate.Audit.Documents;
using PayGate.Capture.Certificates;
using PayGate.Capture.Deciding;
using PayGate.Capture.Sessions;
using PayGate.Capture.Tests.Support;
using PayGate.Contracts.Captures;
using PayGate.Contracts.Certificates;
using PayGate.Contracts.Relaying;
using PayGate.Contracts.Tenancy;

namespace PayGate.Capture.Tests.Certificates;

public sealed class CertificateOfficeTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_capture_ends_with_a_signed_certificate_that_the_desk_sees_and_the_chain_knows()
    {
        await using Bench bench = new(_folder);
        CaptureSession session = await bench.SecureAsync();
        await session.AskAsync(new CaptureCommand.Cancel());
        await bench.UntilWipedAsync();
        bench.Media.Tell(Report(session.Current, hits: 0));

        CaptureSnapshot shown = await bench.UntilAsync(capture => capture.Certificate is not null);

        Assert.Equal(new CertificateSummary(CertificateVerdict.Verified, CertificateReason.None, 41_200, 0), shown.Certificate);
        using CertificateArchive archive = CertificateArchive.Open(bench.Database);
        string document = archive.Find(session.Current.Id, Sample.Acme)!;
        SignedCertificate signed = JsonSerializer.Deserialize<SignedCertificate>(document, CertificateJson.Options)!;
        Assert.Equal((CaptureOutcome.CancelledByAgent, session.Current.Call), (signed.Certificate.Outcome, signed.Certificate.Call));
        using JsonDocument json = JsonDocument.Parse(document);
        Assert.True(SignedDocument.Verifies(
            bench.Signer.PublicKey, CaptureCertificate.DocumentType, json.RootElement.GetProperty("certificate"), signed.Signature));
        Assert.Contains("CaptureCertified", AuditTrail.Kinds(bench.Database));
        Assert.Null(archive.Find(session.Current.Id, TenantId.Default));
        Assert.Equal(session.Current.Id, Assert.Single(archive.Newest(Sample.Acme, 10)).Certificate.Capture);
    }

    [Fact]
    public async Task A_report_that_comes_before_the_end_waits_for_it()
    {
        await using Bench bench = new(_folder);
        CaptureSession session = await bench.SecureAsync();
        bench.Office.Take(Report(session.Current, hits: 0));
        Assert.Null(Found(bench, session));
        bench.Media.Tell(Sample.Ended(bench.Board.LiveCalls().Single()));
        await bench.UntilWipedAsync();
        bench.Office.Run();
        Assert.Equal(CaptureOutcome.HungUp, Found(bench, session)!.Outcome);
    }

    [Fact]
    public async Task A_relay_that_never_reports_is_certified_as_lost()
    {
        await using Bench bench = new(_folder);
        CaptureSession session = await bench.SecureAsync();
        bench.Media.BreakNotices();
        await bench.UntilWipedAsync();
        bench.Office.Run();
        Assert.Null(Found(bench, session));
        bench.Clock.Advance(CertificateOffice.Patience + TimeSpan.FromSeconds(2));
        bench.Office.Run();
        CaptureCertificate certificate = Found(bench, session)!;
        Assert.Equal(
            (CaptureOutcome.NotProtected, CertificateVerdict.NotVerified, CertificateReason.RelayLost),
            (certificate.Outcome, certificate.Verdict, certificate.Reason));

        // A report that comes after all is worth more than none.
        bench.Office.Take(Report(session.Current, hits: 0));
        Assert.Equal(CertificateVerdict.Verified, Found(bench, session)!.Verdict);
    }

    [Fact]
    public async Task A_capture_that_was_never_secured_is_certified_as_that()
    {
        await using Bench bench = new(_folder);
        bench.Media.OnArm = _ => Task.FromResult(new ArmConfirmation(false, false, "no"));
        CaptureSession session = await bench.StartAsync();
        await bench.UntilWipedAsync();
        bench.Clock.Advance(CertificateOffice.Patience + TimeSpan.FromSeconds(2));
        bench.Office.Run();
        Assert.Equal(CertificateReason.NeverSecured, Found(bench, session)!.Reason);
    }

    [Fact]
    public async Task A_key_behind_the_mask_ends_the_capture_and_is_on_record_with_time_and_length()
    {
        await using Bench bench = new(_folder);
        CaptureSession session = await bench.SecureAsync();
        LeakHit hit = new(LeakKind.Tone, Sample.Noon, 46);
        bench.Media.Tell(new MaskingFailed(session.Current.Id, session.Current.Call, MaskedOutput.Legs, hit));
        bench.Media.LoseProtection();

        CaptureSnapshot end = await bench.UntilWipedAsync();

        Assert.Equal((CaptureOutcome.NotProtected, true), (end.Outcome, end.MaskingFailed));
        Assert.Equal(1, bench.Alarms.Count);
        Assert.Contains("MaskingFailed", AuditTrail.Kinds(bench.Database));
        bench.Office.Take(Report(session.Current, hits: 1));
        Assert.Equal(CertificateVerdict.LeakFound, Found(bench, session)!.Verdict);
    }

    [Fact]
    public async Task A_database_of_before_gets_its_table()
    {
        string file = _folder.File("capture.db");
        await using (Bench bench = new(_folder))
        {
        }

        using (SqliteConnection connection = new("Data Source=" + file + ";Pooling=False"))
        {
            connection.Open();
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = "DROP TABLE capture_certificate; ALTER TABLE capture DROP COLUMN was_secured; PRAGMA user_version = 1";
            command.ExecuteNonQuery();
        }

        await using (Bench bench = new(_folder))
        {
            bench.Store.Add(Sample.In(CaptureState.Securing), []);
            Assert.Single(bench.Store.Unfinished());
        }

        using CertificateArchive archive = CertificateArchive.Open(file);
        Assert.Empty(archive.Newest(Sample.Acme, 10));
    }

    private static CaptureCertificate? Found(Bench bench, CaptureSession session)
    {
        using CertificateArchive archive = CertificateArchive.Open(bench.Database);
        return archive.Find(session.Current.Id, null) is { } document
            ? JsonSerializer.Deserialize<SignedCertificate>(document, CertificateJson.Options)!.Certificate
            : null;
    }

    private static CaptureMeasured Report(CaptureModel model, int hits) => new(
        new CaptureMeasurement(
            model.Id,
            model.Call,
            model.Tenant,
            MaskStyle.Silence,
            MaskConfirmed: true,
            RecorderConfirmed: true,
            IsRecorded: true,
            Sample.Noon,
            Sample.Noon.AddSeconds(40),
            Sample.Noon.AddSeconds(42),
            hits > 0 ? MeasurementEnd.HeldByAlarm : MeasurementEnd.MaskOpened,
            [new MaskedParty("agent", "0011223344556677")],
            [
                new OutputMeasurement(MaskedOutput.Legs, 1, 2070, 41_400, 0, [.. Enumerable.Repeat(new LeakHit(LeakKind.Tone, Sample.Noon, 46), hits)]),
                new OutputMeasurement(MaskedOutput.Recorder, 0, 2060, 41_200, 0, []),
            ],
            [new DetectorName("verification", "band-phase", 1)]),
        new DocumentSignature("e30", "AAAA"));
}
