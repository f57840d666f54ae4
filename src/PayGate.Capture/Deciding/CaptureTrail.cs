using PayGate.Audit;
using PayGate.Contracts.Captures;
using PayGate.Contracts.Certificates;

namespace PayGate.Capture.Deciding;

/// <summary>The audit entries of a capture.</summary>
internal static class CaptureTrail
{
    public const string Relay = "relay";
    public const string Caller = "caller";
    public const string Vault = "vault";
    public const string House = "capture";

    public static AuditEntry Requested(CaptureModel model) => Entry(
        model,
        AuditKind.CaptureRequested,
        model.Actor,
        AuditResult.Success,
        AuditDetail.Of("call", model.Call),
        AuditDetail.Of("maskStyle", model.MaskStyle),
        AuditDetail.Of("fields", model.Fields.Length));

    public static AuditEntry Secured(CaptureModel model) =>
        Entry(model, AuditKind.CallSecured, Relay, AuditResult.Success, AuditDetail.Of("call", model.Call));

    public static AuditEntry SecuringFailed(CaptureModel model, bool maskClosed, bool recorderSecured) => Entry(
        model,
        AuditKind.SecuringFailed,
        Relay,
        AuditResult.Failed,
        AuditDetail.Of("call", model.Call),
        AuditDetail.Of("maskClosed", maskClosed),
        AuditDetail.Of("recorderSecured", recorderSecured));

    public static AuditEntry Asked(CaptureModel model, FieldModel field, string actor) => Entry(
        model,
        AuditKind.FieldAsked,
        actor,
        AuditResult.Success,
        AuditDetail.Of("field", field.Field),
        AuditDetail.Of("asked", field.Asked));

    public static AuditEntry Judged(CaptureModel model, FieldModel field, string actor) => Entry(
        model,
        AuditKind.FieldJudged,
        actor,
        field.State == FieldState.Valid ? AuditResult.Success : AuditResult.Failed,
        AuditDetail.Of("field", field.Field),
        AuditDetail.Of("problem", field.Problem),
        AuditDetail.Of("failures", field.Failures));

    public static AuditEntry Confirmed(CaptureModel model) =>
        Entry(model, AuditKind.CaptureConfirmed, model.Actor, AuditResult.Success, AuditDetail.Of("call", model.Call));

    public static AuditEntry ProtectionLost(CaptureModel model) =>
        Entry(model, AuditKind.ProtectionLost, Relay, AuditResult.Failed, AuditDetail.Of("call", model.Call));

    public static AuditEntry MaskingFailed(CaptureModel model, MaskedOutput output, LeakHit hit) => Entry(
        model,
        AuditKind.MaskingFailed,
        Relay,
        AuditResult.Failed,
        AuditDetail.Of("call", model.Call),
        AuditDetail.Of("output", output),
        AuditDetail.Of("kind", hit.Kind),
        AuditDetail.Of("heardAt", hit.At),
        AuditDetail.Of("milliseconds", hit.Milliseconds));

    public static AuditEntry Certified(CaptureModel model, CertificateSummary summary, ReadOnlySpan<byte> digest) => Entry(
        model,
        AuditKind.CaptureCertified,
        House,
        summary.Verdict == CertificateVerdict.Verified ? AuditResult.Success : AuditResult.Failed,
        AuditDetail.Of("verdict", summary.Verdict),
        AuditDetail.Of("reason", summary.Reason),
        AuditDetail.Of("verifiedMilliseconds", summary.VerifiedMilliseconds),
        AuditDetail.Of("hits", summary.Hits),
        AuditDetail.Digest("certificate", digest));

    public static AuditEntry Ended(CaptureModel model, CaptureOutcome outcome, string actor)
    {
        List<AuditDetail> details = [AuditDetail.Of("call", model.Call), AuditDetail.Of("outcome", outcome)];
        if (model.Token is { } token)
        {
            details.Add(AuditDetail.Of("token", token));
        }

        AuditResult result = outcome == CaptureOutcome.Succeeded ? AuditResult.Success : AuditResult.Failed;
        return Entry(model, AuditKind.CaptureEnded, actor, result, [.. details]);
    }

    public static AuditEntry MaskOpened(CaptureModel model, AuditResult result) =>
        Entry(model, AuditKind.MaskOpened, Relay, result, AuditDetail.Of("call", model.Call));

    public static AuditEntry TokenCameLate(CaptureModel model, CaptureCommand.Stored late) =>
        Entry(model, AuditKind.TokenCameLate, Vault, AuditResult.Failed, AuditDetail.Of("token", late.Token));

    private static AuditEntry Entry(CaptureModel model, AuditKind kind, string actor, AuditResult result, params AuditDetail[] details) =>
        new(kind, actor, model.Tenant, model.Id.Value, result, details);
}
