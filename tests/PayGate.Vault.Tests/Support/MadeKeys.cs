using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace PayGate.Vault.Tests.Support;

/// <summary>RSA pairs made once for all tests: making one takes longer than most tests.</summary>
internal static class MadeKeys
{
    private static readonly ConcurrentDictionary<(int Size, int Number), Lazy<RSAParameters>> Made = new();

    /// <summary>The pair of a size with a number; another number is another pair.</summary>
    internal static RSA Open(int size, int number) => RSA.Create(Made.GetOrAdd((size, number), key => new Lazy<RSAParameters>(() =>
    {
        using RSA rsa = RSA.Create(key.Size);
        return rsa.ExportParameters(includePrivateParameters: true);
    })).Value);
}
