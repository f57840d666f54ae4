using System.Data.Common;
using PayGate.Audit;
using PayGate.Audit.Storage;
using PayGate.CardData.Memory;
using PayGate.CardData.Sealing;
using PayGate.Contracts;
using PayGate.Contracts.Captures;
using PayGate.Contracts.Cards;
using PayGate.Contracts.Tenancy;
using PayGate.Vault.Envelopes;
using PayGate.Vault.KeyVaults;
using PayGate.Vault.Tokens;

namespace PayGate.Vault.Tests.Support;

/// <summary>A vault that can be restarted, and cards to put into it.</summary>
internal sealed class VaultHost : IAsyncDisposable
{
    internal const string Visa = "4242424242424242";
    internal const string Mastercard = "5555555555554444";
    internal const string AmericanExpress = "378282246310005";
    internal const string Actor = "agent:anna";

    internal static readonly TenantId Other = Identifiers.Parse<TenantId>("other");

    private readonly AuditSigner _signer;

    private readonly IKeyVaultOpener? _keyVaults;

    private VaultHost(VaultOptions? options, IKeyVaultOpener? keyVaults)
    {
        _keyVaults = keyVaults;
        Clock.SetUtcNow(new DateTimeOffset(2026, 6, 15, 12, 0, 0, TimeSpan.Zero));
        Options = (options ?? new VaultOptions { Folder = "" }) with { Folder = Folder.Root };
        _signer = AuditSigner.OpenOrCreate(Folder.File("audit.key"));
    }

    internal VaultFolder Folder { get; } = new VaultFolder().WithKey();

    internal VaultOptions Options { get; set; }

    internal AuditSigner Signer => _signer;

    internal SkewedTimeProvider Clock { get; } = new();

    internal CardVault Vault { get; private set; } = null!;

    internal static async Task<VaultHost> StartAsync(VaultOptions? options = null, IKeyVaultOpener? keyVaults = null)
    {
        VaultHost host = new(options, keyVaults);
        await host.OpenAsync();
        return host;
    }

    public ValueTask DisposeAsync()
    {
        Vault.Dispose();
        _signer.Dispose();
        Folder.Dispose();
        return ValueTask.CompletedTask;
    }

    internal async Task RestartAsync()
    {
        Vault.Dispose();
        await OpenAsync();
    }

    /// <summary>By how much the wall clock, not the monotonic one, is wrong.</summary>
    internal TimeSpan Skew
    {
        get => Clock.Skew;
        set => Clock.Skew = value;
    }

    internal async Task<CardToken> StoreOnTermsAsync(string number, CardTerms terms, TenantId? tenant = null)
    {
        SealedCardMessage message = Seal(number, tenant);
        using OpenedCard card = SealedCard.Open(
            message.Ciphertext.Span, Vault.Core.Pairs.Find(message.VaultKeyId)!, message.Tenant, message.Capture);
        return (await Vault.Tokens.StoreAsync(card, message.Tenant, null, terms, Actor)).Token;
    }

    /// <summary>Lets time pass minute by minute, until it is over or something has happened.</summary>
    internal async Task PassAsync(TimeSpan time, Func<bool> until)
    {
        for (TimeSpan passed = TimeSpan.Zero; passed < time && !until(); passed += TimeSpan.FromMinutes(1))
        {
            Clock.Advance(TimeSpan.FromMinutes(1));
            await Task.Delay(5);
        }
    }

    internal async Task<CardToken> StoreAsync(string number, TenantId? tenant = null, string expiry = "1230", string? code = "123") =>
        await Vault.StoreAsync(Seal(number, tenant, null, expiry, code), Actor, default);

    internal SealedCardMessage Seal(
        string number, TenantId? tenant = null, CaptureId? capture = null, string expiry = "1230", string? code = "123")
    {
        CaptureId id = capture ?? CaptureId.New();
        TenantId whose = tenant ?? TenantId.Default;
        using DigitBuffer numberDigits = Buffer(number);
        using DigitBuffer expiryDigits = Buffer(expiry);
        using DigitBuffer? codeDigits = code is null ? null : Buffer(code);
        byte[] box = SealedCard.Seal(numberDigits, expiryDigits, codeDigits, whose, id, Vault.SealingKey);
        return new SealedCardMessage(id, whose, Vault.SealingKey.Id, box, new MaskedPan(CardBrand.Unknown, number.Length, number[^4..]));
    }

    internal (string Number, string Expiry)? Reveal(CardToken token, TenantId? tenant = null, CardPurpose? purpose = null)
    {
        using StoredCard? card = Vault.Tokens.RevealAsync(tenant ?? TenantId.Default, token, purpose, Actor).AsTask().GetAwaiter().GetResult();
        return card is null ? null : (Text(card.Number.RevealTo), Text(card.Expiry.RevealTo));
    }

    internal string? TakeCode(CardToken token, TenantId? tenant = null)
    {
        using CardData.Cards.SecurityCode? code = Vault.Codes.Take(tenant ?? TenantId.Default, token);
        return code is null ? null : Text(code.RevealTo);
    }

    internal void Execute(string sql)
    {
        using DbConnection connection = Options.Address.Open(readOnly: false);
        connection.Execute(null, sql);
    }

    internal T Query<T>(string sql)
    {
        using DbConnection connection = Options.Address.Open(readOnly: true);
        using DbCommand command = connection.Command(null, sql);
        return (T)command.ExecuteScalar()!;
    }

    internal IReadOnlyList<AuditRow> Audit()
    {
        using AuditReader reader = AuditReader.Open(Options.Address);
        return reader.Page(1, AuditReader.LargestPage);
    }

    /// <summary>The chain is as written, and so are its checkpoints.</summary>
    internal void VerifyChain()
    {
        using AuditReader reader = AuditReader.Open(Options.Address);
        Assert.Equal(AuditProblem.None, reader.Verify("vault", _signer.PublicKey, AuditCheckpointFile.Empty, default).Problem);
    }

    /// <summary>The wrapped keys as they lie in the database.</summary>
    internal IReadOnlyList<byte[]> WrappedKeys(string? tenant = null)
    {
        using DbConnection connection = Options.Address.Open(readOnly: true);
        using DbCommand select = connection.Command(
            null, "SELECT wrapped FROM vault_key WHERE wrapped IS NOT NULL" + (tenant is null ? "" : " AND tenant = '" + tenant + "'"));
        using DbDataReader row = select.ExecuteReader();
        List<byte[]> keys = [];
        while (row.Read())
        {
            keys.Add(row.GetFieldValue<byte[]>(0));
        }

        return keys;
    }

    internal static byte[] Digits(string text) => [.. text.Select(c => (byte)(c - '0'))];

    private static string Text(Func<GuardedSlot, int> reveal)
    {
        using GuardedSlot slot = GuardedSlot.Rent();
        return string.Concat(slot.Bytes[..reveal(slot)].ToArray().Select(digit => (char)('0' + digit)));
    }

    private static DigitBuffer Buffer(string text)
    {
        DigitBuffer buffer = new();
        foreach (byte digit in Digits(text))
        {
            Assert.True(buffer.TryAppend(digit));
        }

        return buffer;
    }

    internal async Task OpenAsync() =>
        Vault = await CardVault.OpenAsync(Options, _keyVaults ?? new KeyVaultOpener(Options), _signer, Clock, default);
}
