using Azure.Core;
using Azure.Core.Pipeline;

namespace PayGate.Vault.KeyVaults.Azure;

/// <summary>Options of <see cref="KeyClient"/>: what Azure.Core offers, with its logs and traces off.</summary>
internal sealed class KeyClientOptions : ClientOptions
{
    /// <summary>The service version this client speaks.</summary>
    internal const string Version = "7.4";

    internal KeyClientOptions()
    {
        // Bodies hold wrapped and unwrapped keys.
        Diagnostics.IsLoggingContentEnabled = false;
        Diagnostics.IsLoggingEnabled = false;
        Diagnostics.IsDistributedTracingEnabled = false;
        Retry.NetworkTimeout = TimeSpan.FromSeconds(20);
        RetryPolicy = new BriefRetryPolicy();
    }

    /// <summary>Three more tries within a few seconds; a vault that asks for a longer pause is left to the caller.</summary>
    private sealed class BriefRetryPolicy()
        : RetryPolicy(3, DelayStrategy.CreateExponentialDelayStrategy(TimeSpan.FromMilliseconds(400), TimeSpan.FromSeconds(5)))
    {
        protected override ValueTask<bool> ShouldRetryAsync(HttpMessage message, Exception? exception) =>
            message.HasResponse && RetryAfter.Of(message.Response) > RetryAfter.Longest
                ? ValueTask.FromResult(false)
                : base.ShouldRetryAsync(message, exception);
    }
}
