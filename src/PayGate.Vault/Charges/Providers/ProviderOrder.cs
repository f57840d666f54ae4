using PayGate.Contracts.Charges;

namespace PayGate.Vault.Charges.Providers;

/// <summary>What a provider is asked, all but the card.</summary>
/// <param name="Key">
/// The provider's idempotency key: the charge's identifier and the number of the request. The same for look-ups of it, at any time.
/// </param>
/// <param name="Kind">What to do.</param>
/// <param name="Amount">Of how much.</param>
/// <param name="Reference">The merchant's own.</param>
/// <param name="IsMailOrTelephone">The card was told over the telephone (MOTO): no authentication of the holder is possible.</param>
/// <param name="CaptureAtOnce">Of an authorisation: take the amount at once.</param>
/// <param name="Authorisation">Of what follows an authorisation: what the provider called it.</param>
internal sealed record ProviderOrder(
    string Key,
    ChargeOperationKind Kind,
    Money Amount,
    string Reference,
    bool IsMailOrTelephone,
    bool CaptureAtOnce,
    string? Authorisation)
{
    internal static ProviderOrder Of(ChargeRow charge, OperationRow operation, string? authorisation) => new(
        FormattableString.Invariant($"{charge.Id.Value}-{operation.Number}"),
        operation.Kind,
        charge.Amount with { Minor = operation.Amount },
        charge.Reference,
        charge.IsMailOrTelephone,
        charge.CaptureAtOnce,
        authorisation);
}
