using System.Security.Cryptography;
using PayGate.Audit;
using PayGate.Audit.Storage;
using PayGate.CardData.Memory;
using PayGate.CardData.Sealing;
using PayGate.Contracts;
using PayGate.Contracts.Captures;
using PayGate.Contracts.Cards;
using PayGate.Contracts.Tenancy;
using PayGate.Vault;
using PayGate.Vault.KeyVaults;

namespace PayGate.Benchmarks.Vault;

/// <summary>A vault in a folder of its own, and sealed cards for it.</summary>
internal sealed class BenchedVault : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("paygate-bench-").FullName;
    private readonly AuditSigner _signer;
    private readonly VaultOptions _options;

    internal BenchedVault(DatabaseAddress? database)
    {
        _signer = AuditSigner.OpenOrCreate(Path.Combine(_folder, "audit.key"));
        _options = new VaultOptions { Folder = _folder, Database = database };
        KeyVault = new CountedKeyVault(new KeyVaultOpener(_options));
    }

    internal CountedKeyVault KeyVault { get; }

    internal CardVault Vault { get; private set; } = null!;

    internal DatabaseAddress Database => _options.Address;

    internal string FolderPath => _folder;

    internal async Task OpenAsync(CancellationToken cancellationToken) =>
        Vault = await CardVault.OpenAsync(_options, KeyVault, _signer, TimeProvider.System, cancellationToken);

    /// <summary>Sealed cards with numbers of a test range, all different, over some tenants.</summary>
    internal SealedCardMessage[] Seal(int count, int tenants)
    {
        SealingKey key = Vault.SealingKey;
        SealedCardMessage[] cards = new SealedCardMessage[count];
        TenantId[] names = [.. Enumerable.Range(0, tenants).Select(Tenant)];
        Parallel.For(0, count, i => cards[i] = Seal(names[i % tenants], key));
        return cards;
    }

    internal static TenantId Tenant(int number) => Identifiers.Parse<TenantId>("tenant-" + number);

    public void Dispose()
    {
        Vault?.Dispose();
        _signer.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static SealedCardMessage Seal(TenantId tenant, SealingKey key)
    {
        CaptureId capture = CaptureId.New();
        using DigitBuffer number = new();
        Span<byte> random = stackalloc byte[10];
        RandomNumberGenerator.Fill(random);
        foreach (byte digit in (ReadOnlySpan<byte>)[4, 2, 4, 2, 4, 2])
        {
            _ = number.TryAppend(digit);
        }

        foreach (byte value in random)
        {
            _ = number.TryAppend((byte)(value % 10));
        }

        using DigitBuffer expiry = new();
        foreach (byte digit in (ReadOnlySpan<byte>)[1, 2, 3, 0])
        {
            _ = expiry.TryAppend(digit);
        }

        byte[] box = SealedCard.Seal(number, expiry, null, tenant, capture, key);
        return new SealedCardMessage(capture, tenant, key.Id, box, new MaskedPan(CardBrand.Visa, 16, "0000"));
    }
}
