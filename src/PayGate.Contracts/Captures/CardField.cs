namespace PayGate.Contracts.Captures;

/// <summary>What a caller can be asked to key.</summary>
public enum CardField
{
    /// <summary>The primary account number, 12 to 19 digits.</summary>
    CardNumber,

    /// <summary>Expiry as MMYY.</summary>
    Expiry,

    /// <summary>The code on the card, 3 or 4 digits by brand. Sensitive authentication data: memory only (PCI DSS 3.3.1).</summary>
    SecurityCode,
}
