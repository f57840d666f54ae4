using System.Globalization;
using Azure;

namespace PayGate.Vault.KeyVaults.Azure;

/// <summary>How long a vault asks to be left alone (RFC 9110 10.2.3).</summary>
internal static class RetryAfter
{
    /// <summary>What is waited for within a call.</summary>
    internal static TimeSpan Longest => TimeSpan.FromSeconds(5);

    /// <summary>In seconds only: Key Vault sends no date.</summary>
    internal static TimeSpan? Of(Response response) =>
        response.Headers.TryGetValue("Retry-After", out string? text)
        && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int seconds)
        && seconds <= 24 * 60 * 60
            ? TimeSpan.FromSeconds(seconds)
            : null;
}
