using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PayGate.Contracts.Charges;
using PayGate.Contracts.Tenancy;

namespace PayGate.Vault.Charges;

/// <summary>A caller's idempotency key, and what came under it. Hashed: what a caller puts into a key is never stored.</summary>
internal sealed class RequestKey
{
    private const int LongestKey = 200;

    private RequestKey(byte[] key, byte[] request)
    {
        Key = key;
        Request = request;
        Name = Convert.ToHexStringLower(key);
    }

    /// <summary>SHA-256 of tenant and key.</summary>
    internal byte[] Key { get; }

    /// <summary>SHA-256 of the request.</summary>
    internal byte[] Request { get; }

    internal string Name { get; }

    internal static RequestKey Of(TenantId tenant, string key, ChargeRequest request) => Of(
        tenant,
        key,
        [
            "authorise", request.Token.Value, Number(request.Amount.Minor), request.Amount.Currency.Value, request.Reference,
            request.Purpose?.Value ?? "", request.IsMailOrTelephone ? "moto" : "", request.CaptureAtOnce ? "capture" : "",
        ]);

    /// <param name="tenant">Whose.</param>
    /// <param name="key">The caller's.</param>
    /// <param name="kind">What to do.</param>
    /// <param name="charge">To which charge.</param>
    /// <param name="amount">How much; <see langword="null"/> for all that is left.</param>
    internal static RequestKey Of(TenantId tenant, string key, ChargeOperationKind kind, ChargeId charge, Money? amount) => Of(
        tenant,
        key,
        [kind.ToString(), charge.Value, amount is { } money ? Number(money.Minor) + money.Currency.Value : "rest"]);

    private static RequestKey Of(TenantId tenant, string key, string[] request) =>
        key is not { Length: > 0 and <= LongestKey } || key.AsSpan().ContainsAnyExceptInRange('!', '~')
            ? throw new ChargeRefusedException(ChargeRefusal.Key)
            : new RequestKey(Hash(tenant.Value + "\n" + key), Hash(string.Join('\n', request)));

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
