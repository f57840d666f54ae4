using PayGate.Capture.Deciding;
using PayGate.Contracts;
using PayGate.Contracts.Calls;
using PayGate.Contracts.Captures;
using PayGate.Contracts.Cards;
using PayGate.Contracts.Tenancy;

namespace PayGate.Capture.Storage;

/// <summary>A row of <c>capture</c>. Times are Unix milliseconds; enumerations are stored by name.</summary>
internal sealed class CaptureRow
{
    public string Id { get; init; } = "";

    public string Tenant { get; init; } = "";

    public string Agent { get; init; } = "";

    public string Call { get; init; } = "";

    public byte[] IdempotencyKey { get; init; } = [];

    public string? Reference { get; init; }

    public string MaskStyle { get; init; } = "";

    public long AttemptsAllowed { get; init; }

    public string State { get; init; } = "";

    public string? Outcome { get; init; }

    public string? Token { get; init; }

    public string? Brand { get; init; }

    public long? NumberLength { get; init; }

    public string? LastFour { get; init; }

    public long? CodeLength { get; init; }

    public long MaskClosed { get; init; }

    public long WasSecured { get; init; }

    public long StartedAt { get; init; }

    public long LimitAt { get; init; }

    public long? EndedAt { get; init; }

    public long Sequence { get; init; }

    public static CaptureRow From(CaptureModel model) => new()
    {
        Id = model.Id.Value,
        Tenant = model.Tenant.Value,
        Agent = model.Agent.Value,
        Call = model.Call.Value,
        IdempotencyKey = model.IdempotencyKey.ToByteArray(),
        Reference = model.Reference,
        MaskStyle = model.MaskStyle.ToString(),
        AttemptsAllowed = model.AttemptsAllowed,
        State = model.State.ToString(),
        Outcome = model.Outcome?.ToString(),
        Token = model.Token?.Value,
        Brand = model.Masked?.Brand.ToString(),
        NumberLength = model.Masked?.Length,
        LastFour = model.Masked?.LastFour,
        CodeLength = model.CodeLength,
        MaskClosed = model.MaskClosed ? 1 : 0,
        WasSecured = model.WasSecured ? 1 : 0,
        StartedAt = model.StartedAt.ToUnixTimeMilliseconds(),
        LimitAt = model.LimitAt.ToUnixTimeMilliseconds(),
        EndedAt = model.EndedAt?.ToUnixTimeMilliseconds(),
        Sequence = model.Sequence,
    };

    public CaptureModel ToModel(IEnumerable<FieldRow> fields) => new()
    {
        Id = Identifiers.Parse<CaptureId>(Id),
        Tenant = Identifiers.Parse<TenantId>(Tenant),
        Agent = Identifiers.Parse<AgentName>(Agent),
        Call = Identifiers.Parse<CallId>(Call),
        IdempotencyKey = new Guid(IdempotencyKey),
        Reference = Reference,
        MaskStyle = Enum.Parse<MaskStyle>(MaskStyle),
        AttemptsAllowed = (int)AttemptsAllowed,
        State = Enum.Parse<CaptureState>(State),
        Outcome = Outcome is null ? null : Enum.Parse<CaptureOutcome>(Outcome),
        Token = Token is null ? null : Identifiers.Parse<CardToken>(Token),
        Masked = Brand is null ? null : new MaskedPan(Enum.Parse<CardBrand>(Brand), (int)NumberLength!.Value, LastFour!),
        CodeLength = (int?)CodeLength,
        MaskClosed = MaskClosed != 0,
        WasSecured = WasSecured != 0,
        StartedAt = DateTimeOffset.FromUnixTimeMilliseconds(StartedAt),
        LimitAt = DateTimeOffset.FromUnixTimeMilliseconds(LimitAt),
        EndedAt = EndedAt is { } ended ? DateTimeOffset.FromUnixTimeMilliseconds(ended) : null,
        Sequence = Sequence,
        Fields = [.. fields.OrderBy(f => f.Position).Select(f => f.ToModel())],
    };
}
