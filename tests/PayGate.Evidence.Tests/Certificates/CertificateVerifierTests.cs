using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using PayGate.Audit;
using PayGate.Audit.Documents;
using PayGate.Contracts.Calls;
using PayGate.Contracts.Captures;
using PayGate.Contracts.Certificates;
using PayGate.Contracts.Tenancy;
using PayGate.Evidence.Certificates;

namespace PayGate.Evidence.Tests.Certificates;

public sealed class CertificateVerifierTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly string _folder = Directory.CreateTempSubdirectory("paygate-certificate").FullName;
    private readonly AuditSigner _capture;
    private readonly AuditSigner _relay;

    public CertificateVerifierTests()
    {
        _capture = AuditSigner.OpenOrCreate(Path.Combine(_folder, "capture.key"));
        _relay = AuditSigner.OpenOrCreate(Path.Combine(_folder, "relay.key"));
    }

    public void Dispose()
    {
        _capture.Dispose();
        _relay.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void A_certificate_is_genuine_as_it_was_written()
    {
        CertificateReport report = Verify(Document());
        Assert.Equal((CertificateProblem.None, 0), (report.Problem, report.ExitCode));
        Assert.Equal(CertificateVerdict.Verified, report.Certificate!.Verdict);
        Assert.Contains("\"verifiedMilliseconds\": 41200", report.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_single_value_is_changed_is_noticed()
    {
        int changed = 0;
        foreach (string path in Values(JsonNode.Parse(Document())!["certificate"]!))
        {
            JsonNode root = JsonNode.Parse(Document())!;
            Change(root["certificate"]!, path);
            Assert.NotEqual(CertificateProblem.None, Verify(root.ToJsonString()).Problem);
            changed++;
        }

        Assert.InRange(changed, 30, 100);
    }

    [Fact]
    public void What_is_taken_out_or_put_in_is_noticed()
    {
        JsonNode without = JsonNode.Parse(Document())!;
        without["certificate"]!["measurement"]!["outputs"]!.AsArray().RemoveAt(1);
        Assert.Equal(CertificateProblem.Changed, Verify(without.ToJsonString()).Problem);
        JsonNode with = JsonNode.Parse(Document())!;
        with["certificate"]!["more"] = "x";
        Assert.Equal(CertificateProblem.Malformed, Verify(with.ToJsonString()).Problem);
        Assert.Equal(CertificateProblem.Malformed, Verify("[]").Problem);
        Assert.Equal(CertificateProblem.Malformed, Verify("{").Problem);
        Assert.Equal(CertificateProblem.Malformed, Verify("").Problem);
    }

    [Fact]
    public void A_key_that_was_not_given_proves_nothing()
    {
        Assert.Equal(CertificateProblem.UnknownKey, Verify(Document(), _relay.PublicKey).Problem);
        Assert.Equal(CertificateProblem.UnknownRelayKey, Verify(Document(), _capture.PublicKey).Problem);
    }

    [Fact]
    public void The_capture_role_cannot_improve_on_the_relays_word()
    {
        CaptureMeasurement heard = Measurement(hits: 1);
        DocumentSignature ofRelay = Sign(_relay, CaptureCertificate.MeasurementType, heard);
        Assert.Equal(CertificateProblem.None, Verify(Document(heard, ofRelay, CertificateVerdict.LeakFound)).Problem);
        Assert.Equal(CertificateProblem.WrongVerdict, Verify(Document(heard, ofRelay, CertificateVerdict.Verified)).Problem);
        Assert.Equal(CertificateProblem.MeasurementChanged, Verify(Document(Measurement(hits: 0), ofRelay, CertificateVerdict.Verified)).Problem);
        Assert.Equal(CertificateProblem.MeasurementChanged, Verify(Document(Measurement(hits: 0), null, CertificateVerdict.Verified)).Problem);
    }

    [Fact]
    public void A_measurement_of_another_capture_does_not_do()
    {
        CaptureMeasurement other = Measurement(hits: 0) with { Capture = CaptureId.New() };
        string document = Document(other, Sign(_relay, CaptureCertificate.MeasurementType, other), CertificateVerdict.Verified);
        Assert.Equal(CertificateProblem.OtherCapture, Verify(document).Problem);
    }

    private readonly CaptureId _id = CaptureId.New();
    private readonly CallId _call = CallId.New();

    private CertificateReport Verify(string document, params AuditPublicKey[] keys) =>
        CertificateVerifier.Verify(Encoding.UTF8.GetBytes(document), keys.Length > 0 ? keys : [_capture.PublicKey, _relay.PublicKey]);

    private string Document()
    {
        CaptureMeasurement measurement = Measurement(hits: 0);
        return Document(measurement, Sign(_relay, CaptureCertificate.MeasurementType, measurement), CertificateVerdict.Verified);
    }

    private string Document(CaptureMeasurement measurement, DocumentSignature? signature, CertificateVerdict verdict)
    {
        CaptureCertificate certificate = new(
            CaptureCertificate.CurrentFormat,
            _id,
            _call,
            TenantId.Default,
            CaptureOutcome.Succeeded,
            verdict,
            CertificateReason.None,
            Noon.AddSeconds(-1),
            Noon.AddSeconds(43),
            measurement,
            signature);
        DocumentSignature whole = Sign(_capture, CaptureCertificate.DocumentType, certificate);
        return JsonSerializer.Serialize(new SignedCertificate(certificate, whole), CertificateJson.Options);
    }

    private CaptureMeasurement Measurement(int hits) => new(
        _id,
        _call,
        TenantId.Default,
        MaskStyle.Silence,
        MaskConfirmed: true,
        RecorderConfirmed: true,
        IsRecorded: true,
        Noon,
        Noon.AddSeconds(40),
        Noon.AddSeconds(42),
        MeasurementEnd.MaskOpened,
        [new MaskedParty("agent", "0011223344556677")],
        [
            new OutputMeasurement(MaskedOutput.Legs, 1, 2070, 41_400, 0, [.. Enumerable.Repeat(new LeakHit(LeakKind.Tone, Noon, 46), hits)]),
            new OutputMeasurement(MaskedOutput.Recorder, 0, 2060, 41_200, 0, []),
        ],
        [new DetectorName("mask", "tone-correlator", 1), new DetectorName("verification", "band-phase", 1)]);

    private static DocumentSignature Sign<T>(AuditSigner signer, string type, T document) =>
        SignedDocument.Sign(signer, type, JsonSerializer.SerializeToElement(document, CertificateJson.Options));

    private static IEnumerable<string> Values(JsonNode node, string path = "") => node switch
    {
        JsonObject members => members.Where(member => member.Value is not null).SelectMany(member => Values(member.Value!, path + "/" + member.Key)),
        JsonArray items => items.SelectMany((item, i) => Values(item!, path + "/" + i)),
        _ => [path],
    };

    private static void Change(JsonNode root, string path)
    {
        string[] steps = path.Split('/')[1..];
        JsonNode at = root;
        foreach (string step in steps[..^1])
        {
            at = at is JsonArray items ? items[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)]! : at[step]!;
        }

        JsonValue old = (at is JsonArray array ? array[0]! : at[steps[^1]]!).AsValue();
        at[steps[^1]] = old.GetValueKind() switch
        {
            JsonValueKind.True => JsonValue.Create(false),
            JsonValueKind.Number => JsonValue.Create(old.GetValue<long>() + 1),
            _ => JsonValue.Create(old.GetValue<string>() is var text && text.EndsWith('A') ? text[..^1] + "B" : text[..^1] + "A"),
        };
    }
}
