namespace PayGate.Contracts.Cards;

/// <summary>What a range file says about the issuer of a card.</summary>
/// <param name="Country">ISO 3166-1 alpha-2; <see langword="null"/> when it is not said.</param>
/// <param name="Bank">Name of the issuer; <see langword="null"/> when it is not said.</param>
/// <param name="Funding">How the card is paid for.</param>
public sealed record IssuerDetails(string? Country, string? Bank, CardFunding Funding)
{
    /// <summary>Nothing is known.</summary>
    public static IssuerDetails Unknown { get; } = new(null, null, CardFunding.Unknown);
}
