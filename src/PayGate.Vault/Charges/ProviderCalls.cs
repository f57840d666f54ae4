using PayGate.Vault.Charges.Providers;

namespace PayGate.Vault.Charges;

/// <summary>Calls a provider for a limited time. Whatever goes wrong on the way, the outcome is unknown.</summary>
internal sealed class ProviderCalls(TimeSpan timeout, TimeProvider clock)
{
    internal async Task<ProviderAnswer> SendAsync(Func<CancellationToken, Task<ProviderAnswer>> send)
    {
        using CancellationTokenSource limit = new(timeout, clock);
        try
        {
            return await send(limit.Token).WaitAsync(limit.Token);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // A provider that fails in a way nobody foresaw may have been paid all the same.
            return ProviderAnswer.Unknown;
        }
    }
}
