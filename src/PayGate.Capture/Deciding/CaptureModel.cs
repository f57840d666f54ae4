using System.Collections.Immutable;
using PayGate.Contracts.Calls;
using PayGate.Contracts.Captures;
using PayGate.Contracts.Cards;
using PayGate.Contracts.Certificates;
using PayGate.Contracts.Tenancy;

namespace PayGate.Capture.Deciding;

/// <summary>Everything Capture knows of one capture. Immutable; has no place for a digit.</summary>
internal sealed record CaptureModel
{
    public required CaptureId Id { get; init; }

    public required TenantId Tenant { get; init; }

    public required AgentName Agent { get; init; }

    public required CallId Call { get; init; }

    /// <summary>The desk's key for this wish; the same key gives the same capture.</summary>
    public required Guid IdempotencyKey { get; init; }

    public required string? Reference { get; init; }

    public required MaskStyle MaskStyle { get; init; }

    public required int AttemptsAllowed { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>The whole capture must be confirmed by then.</summary>
    public required DateTimeOffset LimitAt { get; init; }

    public required ImmutableArray<FieldModel> Fields { get; init; }

    public CaptureState State { get; init; } = CaptureState.Securing;

    public CaptureOutcome? Outcome { get; init; }

    public CardField? CurrentField { get; init; }

    public MaskedPan? Masked { get; init; }

    public int? CodeLength { get; init; }

    public CardToken? Token { get; init; }

    /// <summary>The relay confirmed the secured state and has not yet confirmed the opposite.</summary>
    public bool MaskClosed { get; init; }

    /// <summary>The relay once confirmed the secured state.</summary>
    public bool WasSecured { get; init; }

    /// <summary>A key was heard behind the mask.</summary>
    public bool MaskingFailed { get; init; }

    /// <summary>What the capture's certificate states, once it is written.</summary>
    public CertificateSummary? Certificate { get; init; }

    /// <summary>When the relay confirmed wiping and opening.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    public DateTimeOffset? LastKeyAt { get; init; }

    /// <summary>Answer time of relay or vault while <see cref="CaptureState.Securing"/> or <see cref="CaptureState.Storing"/>.</summary>
    public DateTimeOffset? AnswerDueAt { get; init; }

    /// <summary>The card has left the relay, sealed; the vault's answer is awaited.</summary>
    public bool IsSealed { get; init; }

    /// <summary>The call ended while the card was being stored.</summary>
    public bool CallIsOver { get; init; }

    /// <summary>Sequence of the newest progress of the relay that was taken in.</summary>
    public long LastProgress { get; init; }

    /// <summary>Grows with every change.</summary>
    public long Sequence { get; init; } = 1;

    public bool IsEnded => State == CaptureState.Ended;

    public string Actor => "agent:" + Agent.Value;

    /// <summary>When the next <see cref="CaptureCommand.DeadlinePassed"/> is due; <see langword="null"/> once ended.</summary>
    public DateTimeOffset? NextDeadline => State switch
    {
        CaptureState.Securing or CaptureState.Storing => AnswerDueAt,
        CaptureState.Collecting => Current?.DeadlineAt is { } due && due < LimitAt ? due : LimitAt,
        CaptureState.Secured or CaptureState.Complete => LimitAt,
        _ => null,
    };

    public FieldModel? Current => CurrentField is { } asked ? Find(asked) : null;

    public FieldModel? Find(CardField field) => Fields.FirstOrDefault(f => f.Field == field);

    public CaptureModel With(FieldModel field)
    {
        FieldModel old = Fields.First(f => f.Field == field.Field);
        return this with { Fields = Fields.Replace(old, field) };
    }

    public CaptureSnapshot ToSnapshot() => new(
        Id,
        Call,
        Agent,
        State,
        Outcome,
        [.. Fields.Select(f => f.ToSnapshot(AttemptsAllowed))],
        CurrentField,
        Masked,
        CodeLength,
        Token,
        Reference,
        MaskClosed,
        StartedAt,
        EndedAt,
        LastKeyAt,
        MaskingFailed,
        Certificate,
        Sequence);
}
