namespace PayGate.Contracts.Cards;

/// <summary>Card brand by issuer identification number (ISO/IEC 7812).</summary>
public enum CardBrand
{
    /// <summary>No known range.</summary>
    Unknown,

    /// <summary>Visa.</summary>
    Visa,

    /// <summary>Mastercard, 51-55 and 2221-2720.</summary>
    Mastercard,

    /// <summary>American Express; code of 4 digits.</summary>
    AmericanExpress,

    /// <summary>Maestro, 12 to 19 digits.</summary>
    Maestro,

    /// <summary>Discover.</summary>
    Discover,

    /// <summary>Diners Club.</summary>
    DinersClub,

    /// <summary>JCB.</summary>
    Jcb,

    /// <summary>UnionPay.</summary>
    UnionPay,
}
