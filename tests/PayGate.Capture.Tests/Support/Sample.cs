using PayGate.Capture.Deciding;
using PayGate.Contracts;
using PayGate.Contracts.Calls;
using PayGate.Contracts.Captures;
using PayGate.Contracts.Cards;
using PayGate.Contracts.Tenancy;

namespace PayGate.Capture.Tests.Support;

/// <summary>Captures in every state, made by the decision function itself.</summary>
internal static class Sample
{
    public static readonly DateTimeOffset Noon = new(2030, 1, 2, 12, 0, 0, TimeSpan.Zero);
    public static readonly TenantId Acme = Identifiers.Parse<TenantId>("acme");
    public static readonly TenantId Rival = Identifiers.Parse<TenantId>("rival");
    public static readonly AgentName Anna = Identifiers.Parse<AgentName>("anna");
    public static readonly AgentName Bruno = Identifiers.Parse<AgentName>("bruno");
    public static readonly CardToken Token = Identifiers.Parse<CardToken>("pgt_" + new string('a', 26) + "_4242");
    public static readonly MaskedPan Visa = new(CardBrand.Visa, 16, "4242");
    public static readonly CardField[] AllFields = [CardField.CardNumber, CardField.Expiry, CardField.SecurityCode];

    public static readonly CapturePolicy Policy = CapturePolicy.From(new CaptureOptions { DatabasePath = "unused" });

    public static DecisionContext At(DateTimeOffset now) => new(now, Policy);

    public static CaptureWish Wish(CallId? call = null, Guid? key = null, AgentName? agent = null) => new(
        Acme,
        agent ?? Anna,
        call ?? CallId.New(),
        key ?? Guid.NewGuid(),
        AllFields,
        null,
        MaskStyle.Silence);

    public static CallSnapshot Call(AgentName? agent = null, TenantId? tenant = null, CallState state = CallState.Answered) => new(
        CallId.New(),
        tenant ?? Acme,
        agent,
        CallDirection.Inbound,
        state,
        Noon,
        state == CallState.Ringing ? null : Noon,
        null,
        null,
        1);

    public static CallSnapshot Ended(CallSnapshot call) =>
        call with { State = CallState.Ended, EndedAt = Noon, EndReason = CallEndReason.HungUp, Sequence = call.Sequence + 1 };

    public static SealedCardMessage Sealed(CaptureModel model) => new(model.Id, model.Tenant, "key", new byte[] { 1, 2, 3 }, Visa);

    public static CaptureModel In(CaptureState state)
    {
        CaptureModel model = CaptureDecider.Begin(Wish(), At(Noon)).Next;
        return state switch
        {
            CaptureState.Securing => model,
            CaptureState.Secured => Next(model, new CaptureCommand.Secured()),
            CaptureState.Collecting => Next(In(CaptureState.Secured), new CaptureCommand.AskField(CardField.CardNumber)),
            CaptureState.Complete => Completed(),
            CaptureState.Storing => Next(Completed(), new CaptureCommand.Confirm()),
            CaptureState.Ended => Next(In(CaptureState.Secured), new CaptureCommand.Cancel()),
            _ => throw new ArgumentOutOfRangeException(nameof(state)),
        };
    }

    public static CaptureModel Next(CaptureModel model, CaptureCommand command, DateTimeOffset? now = null) =>
        Assert.IsType<CaptureDecision.Accepted>(CaptureDecider.Decide(model, command, At(now ?? Noon))).Next;

    public static FieldProgress Progress(
        CaptureModel model,
        CardField field,
        FieldState state,
        int digits = 0,
        FieldProblem problem = FieldProblem.None,
        MaskedPan? masked = null) => new(
            model.Id,
            field,
            model.Find(field)!.Asked,
            digits,
            state,
            problem,
            masked,
            masked?.Brand ?? CardBrand.Unknown,
            null,
            DoubleDigitSuspected: false,
            StopRequested: false,
            Noon,
            model.LastProgress + 1);

    public static CaptureCommand Keying(CaptureModel model, CardField field, int digits) =>
        new CaptureCommand.FieldProgressed(Progress(model, field, FieldState.Keying, digits));

    public static CaptureCommand Valid(CaptureModel model, CardField field, MaskedPan? masked = null) => new CaptureCommand.FieldProgressed(
        Progress(model, field, FieldState.Valid, 4, masked: field == CardField.CardNumber ? masked ?? Visa : null));

    public static CaptureCommand Invalid(CaptureModel model, CardField field, FieldProblem problem) =>
        new CaptureCommand.FieldProgressed(Progress(model, field, FieldState.Invalid, 0, problem));

    private static CaptureModel Completed()
    {
        CaptureModel model = In(CaptureState.Collecting);
        foreach (CardField field in AllFields)
        {
            model = Next(model, Valid(model, field));
        }

        return model;
    }
}
