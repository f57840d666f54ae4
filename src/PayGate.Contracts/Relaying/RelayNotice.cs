namespace PayGate.Contracts.Relaying;

/// <summary>What a relay tells the rest of the house. Never a digit.</summary>
public abstract record RelayNotice
{
    private protected RelayNotice()
    {
    }
}
