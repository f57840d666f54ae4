namespace PayGate.Vault.Charges;

/// <summary>The request was not tried: nothing was sent and nothing charged.</summary>
internal sealed class ChargeRefusedException(ChargeRefusal refusal)
    : Exception("The charge was refused: " + refusal + ". Nothing was sent.")
{
    internal ChargeRefusal Refusal => refusal;
}
