namespace PayGate.Contracts.Charges;

/// <summary>Why a charge did not come about, in the house's words. Stored by name.</summary>
public enum ChargeProblem
{
    /// <summary>No reason was given.</summary>
    Other,

    /// <summary>Not enough money.</summary>
    InsufficientFunds,

    /// <summary>Over a limit of the card.</summary>
    LimitExceeded,

    /// <summary>The issuer does not say why.</summary>
    DoNotHonour,

    /// <summary>The issuer did not answer the provider.</summary>
    IssuerUnavailable,

    /// <summary>The security code is wrong or missing.</summary>
    WrongSecurityCode,

    /// <summary>The issuer wants the holder to authenticate, which a telephone cannot do.</summary>
    AuthenticationRequired,

    /// <summary>The card has expired.</summary>
    ExpiredCard,

    /// <summary>There is no such card.</summary>
    InvalidCard,

    /// <summary>The card is reported lost or stolen.</summary>
    LostOrStolen,

    /// <summary>Taken for fraud.</summary>
    SuspectedFraud,

    /// <summary>The card may not be used for this.</summary>
    NotPermitted,

    /// <summary>The provider could not be reached; nothing was sent.</summary>
    ProviderUnreachable,

    /// <summary>The provider did not take the request: a setting or an account is wrong.</summary>
    ProviderRejected,

    /// <summary>The answer was lost, and the provider says that the request never came.</summary>
    NeverArrived,
}
