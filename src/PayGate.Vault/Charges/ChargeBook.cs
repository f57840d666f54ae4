using PayGate.Contracts.Charges;
using PayGate.Contracts.Tenancy;
using PayGate.Vault.Charges.Providers;
using PayGate.Vault.Storage;

namespace PayGate.Vault.Charges;

/// <summary>
/// Writes charges: each request before it is sent, each outcome when it is known, always with its audit event in the same transaction.
/// </summary>
internal sealed class ChargeBook(VaultCore core, ChargeOptions options, string provider)
{
    private const int LongestReference = 200;

    // An answer may still be on its way into the database when its time is over.
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(10);

    /// <summary>Names this process in the requests it sends.</summary>
    internal string Owner { get; } = Guid.NewGuid().ToString("N");

    /// <summary>What was written under a caller's key; <see langword="null"/> when nothing was.</summary>
    internal ChargeBegun? Find(RequestKey key) => core.Readers.Use(reader => FindBefore(reader, key));

    /// <summary>A charge with its last request; <see langword="null"/> when the tenant has none of this identifier.</summary>
    internal ChargeSnapshot? Find(TenantId tenant, ChargeId id) => core.Readers.Use(reader =>
        ChargeTable.Find(reader, id) is { } charge && charge.Tenant == tenant
            ? charge.Snapshot(OperationTable.Find(reader, id, charge.Operations)!)
            : null);

    internal Task<ChargeBegun> BeginAsync(TenantId tenant, ChargeRequest request, RequestKey key, string actor) =>
        core.Writer.RunAsync(transaction =>
        {
            if (FindBefore(transaction, key) is { } before)
            {
                return before;
            }

            ChargeRow charge = new(
                ChargeId.New(),
                tenant,
                request.Token,
                provider,
                request.Amount,
                request.Reference,
                request.IsMailOrTelephone,
                request.CaptureAtOnce,
                ChargeState.Sending,
                0,
                0,
                1);
            ChargeTable.Insert(transaction, charge);
            return Write(transaction, charge, ChargeOperationKind.Authorise, request.Amount.Minor, key, actor);
        });

    /// <param name="tenant">Whose.</param>
    /// <param name="id">Which charge.</param>
    /// <param name="kind">What to do.</param>
    /// <param name="amount">How much; <see langword="null"/> for all that is left.</param>
    /// <param name="key">The caller's.</param>
    /// <param name="actor">Who asks.</param>
    internal Task<ChargeBegun> BeginAsync(
        TenantId tenant, ChargeId id, ChargeOperationKind kind, Money? amount, RequestKey key, string actor) =>
        core.Writer.RunAsync(transaction =>
        {
            if (FindBefore(transaction, key) is { } before)
            {
                return before;
            }

            ChargeRow? charge = ChargeTable.Find(transaction, id);
            if (charge is null || charge.Tenant != tenant)
            {
                return Refuse(transaction, tenant, id, kind, actor, ChargeRefusal.NoSuchCharge);
            }

            Money asked = amount ?? charge.Amount with { Minor = ChargeRules.Left(charge, kind) };
            OperationRow last = OperationTable.Find(transaction, id, charge.Operations)!;
            ChargeRefusal? refusal = charge.Provider == provider
                ? ChargeRules.Refuse(charge, last, kind, asked)
                : ChargeRefusal.OtherProvider;
            if (refusal is { } reason)
            {
                return Refuse(transaction, tenant, id, kind, actor, reason);
            }

            charge = charge with { Operations = charge.Operations + 1 };
            ChargeTable.Update(transaction, charge);
            return Write(transaction, charge, kind, asked.Minor, key, actor) with
            {
                Authorisation = OperationTable.Find(transaction, id, 1)!.ProviderReference,
            };
        });

    /// <summary>Records that a request was refused before it was written.</summary>
    internal Task<bool> RefuseAsync(TenantId tenant, string subject, string actor, ChargeRefusal refusal) =>
        core.Writer.RunAsync(transaction =>
        {
            transaction.Record(ChargeAudit.Refused(tenant, subject, actor, ChargeOperationKind.Authorise, refusal));
            return true;
        });

    /// <summary>Writes what an answer says; what is known already stays.</summary>
    /// <param name="id">Which charge.</param>
    /// <param name="number">Which request of it.</param>
    /// <param name="answer">What the provider said, or <see cref="ProviderOutcome.Unknown"/>.</param>
    /// <param name="actor">Who brings the answer; <see langword="null"/>: who asked.</param>
    internal Task<ChargeSnapshot> EndAsync(ChargeId id, int number, ProviderAnswer answer, string? actor = null) =>
        core.Writer.RunAsync(transaction =>
        {
            ChargeRow charge = ChargeTable.Find(transaction, id)!;
            OperationRow operation = OperationTable.Find(transaction, id, number)!;
            if (!ChargeRules.Counts(charge, operation, answer))
            {
                return charge.Snapshot(operation);
            }

            bool isNews = operation.State != ChargeRules.StateAfter(answer.Outcome);
            operation = After(operation, answer, transaction.Now);
            OperationTable.Update(transaction, operation);
            charge = ChargeRules.After(charge, operation);
            ChargeTable.Update(transaction, charge);
            if (isNews)
            {
                transaction.Record(ChargeAudit.Ended(charge, operation, actor ?? operation.Actor));
            }

            return charge.Snapshot(operation);
        });

    private static ChargeBegun? FindBefore(ICommands database, RequestKey key) =>
        OperationTable.FindByKey(database, key.Key) is { } operation
            ? ChargeBegun.Before(ChargeTable.Find(database, operation.Charge)!, operation, key)
            : null;

    private static ChargeBegun Refuse(
        VaultTransaction transaction, TenantId tenant, ChargeId id, ChargeOperationKind kind, string actor, ChargeRefusal refusal)
    {
        transaction.Record(ChargeAudit.Refused(tenant, id.Value, actor, kind, refusal));
        return ChargeBegun.Refused(refusal);
    }

    private ChargeBegun Write(
        VaultTransaction transaction, ChargeRow charge, ChargeOperationKind kind, long amount, RequestKey key, string actor)
    {
        OperationRow operation = new(
            charge.Id, charge.Operations, kind, amount, ChargeOperationState.Sending, key.Request, Owner, actor)
        {
            CheckAt = transaction.Now + options.ProviderTimeout + Margin,
        };
        OperationTable.Insert(transaction, operation, key.Key);
        transaction.Record(ChargeAudit.Begun(charge, operation));
        return new ChargeBegun(charge, operation, null, IsNew: true);
    }

    private OperationRow After(OperationRow operation, ProviderAnswer answer, DateTimeOffset now)
    {
        ChargeOperationState state = ChargeRules.StateAfter(answer.Outcome);
        int checks = operation.State == ChargeOperationState.Unknown ? operation.Checks + 1 : operation.Checks;
        return operation with
        {
            State = state,
            Checks = checks,
            ProviderReference = answer.Reference is { Length: > 0 and <= LongestReference } reference ? reference : operation.ProviderReference,
            Problem = answer.Outcome switch
            {
                ProviderOutcome.NotFound => ChargeProblem.NeverArrived,
                ProviderOutcome.Declined => answer.Problem ?? ChargeProblem.Other,
                ProviderOutcome.Rejected => answer.Problem ?? ChargeProblem.ProviderRejected,
                ProviderOutcome.Unreachable => ChargeProblem.ProviderUnreachable,
                _ => null,
            },
            CheckAt = state == ChargeOperationState.Unknown ? now + Pause(checks) : null,
        };
    }

    private TimeSpan Pause(int checks)
    {
        TimeSpan pause = options.FirstPause * Math.Pow(2, Math.Min(checks, 16));
        return pause < options.LongestPause ? pause : options.LongestPause;
    }
}
