namespace PayGate.Contracts.Calls;

/// <summary>Who rang whom; decides which leg is the caller's (the cardholder's).</summary>
public enum CallDirection
{
    /// <summary>The cardholder sent the first INVITE: the offering leg is the caller leg.</summary>
    Inbound,

    /// <summary>The contact centre sent the first INVITE: the answering leg is the caller leg.</summary>
    Outbound,
}
