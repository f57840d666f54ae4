using System.Globalization;
using PayGate.Audit.Storage;
using PayGate.Vault.Envelopes;
using PayGate.Vault.Keys;
using PayGate.Vault.KeyVaults;
using PayGate.Vault.Storage;

namespace PayGate.Vault.Rotation;

/// <summary>The inventory of keys, out of the table of keys and the key vault's own list.</summary>
internal static class KeyInventory
{
    private const int Portion = 1000;

    internal static IReadOnlyList<KeyInventoryEntry> Join(
        IReadOnlyList<VaultKeyVersion> versions, VaultReaders readers, Cryptoperiods periods, DateTimeOffset now)
    {
        List<KeyInventoryEntry> entries = [.. versions.Select(version => Of(version, periods, now))];
        long after = 0;
        IReadOnlyList<KeyRow> page;
        do
        {
            long from = after;
            page = readers.Use(reader => KeyTable.Page(reader, from, Portion));
            entries.AddRange(page.Select(row => Of(row, periods, now)));
            after = page.Count == 0 ? after : page[^1].Id;
        }
        while (page.Count == Portion);
        return entries;
    }

    /// <summary>How many keys of a level are in use beyond their cryptoperiod.</summary>
    internal static long CountOverdue(ICommands database, KeyLevel level, Cryptoperiods periods, DateTimeOffset now) =>
        Convert.ToInt64(
            database.Command("SELECT count(*) FROM vault_key WHERE state = 'Active' AND level = @level AND created_at <= @cut")
                .With("@level", level.ToString())
                .With("@cut", (now - periods.Of(level)).ToUnixTimeMilliseconds())
                .ExecuteScalar(),
            CultureInfo.InvariantCulture);

    private static KeyInventoryEntry Of(VaultKeyVersion version, Cryptoperiods periods, DateTimeOffset now)
    {
        DateTimeOffset? end = version.ExpiresAt ?? version.CreatedAt + periods.Vault;
        return new KeyInventoryEntry(
            version.Id,
            KeyLevel.Vault,
            null,
            0,
            version.Algorithm + ", RSA-OAEP-256",
            PurposeOf(KeyLevel.Vault),
            version.CreatedAt,
            end,
            version.IsCurrent ? KeyState.Active : KeyState.Retired,
            null,
            null,
            null,
            0,
            version.IsCurrent && end <= now);
    }

    private static KeyInventoryEntry Of(KeyRow row, Cryptoperiods periods, DateTimeOffset now)
    {
        DateTimeOffset end = row.CreatedAt + periods.Of(row.Level);
        bool overdue = row.State == KeyState.Active
            && (end <= now || (row.Level == KeyLevel.Data && row.Uses >= periods.DataRecords));
        return new KeyInventoryEntry(
            row.Id.ToString(CultureInfo.InvariantCulture),
            row.Level,
            row.Tenant.Length == 0 ? null : row.Tenant,
            row.Generation,
            AlgorithmOf(row),
            PurposeOf(row.Level),
            row.CreatedAt,
            end,
            row.State,
            row.RetiredAt,
            row.DestroyedAt,
            row.State == KeyState.Destroyed ? null : row.VaultKeyId ?? row.WrappedBy?.ToString(CultureInfo.InvariantCulture),
            row.Level == KeyLevel.Data ? row.Uses : 0,
            overdue);
    }

    private static string AlgorithmOf(KeyRow row) => row.Level switch
    {
        KeyLevel.Sealing => "X25519, XSalsa20-Poly1305 (crypto_box_seal)",
        KeyLevel.Data when row.Suite == (byte)CipherSuite.Aes256Gcm => "AES-256-GCM",
        KeyLevel.Fingerprint => "HMAC-SHA-256",
        KeyLevel.Token => "AES-256, one block",
        _ => "XChaCha20-Poly1305",
    };

    private static string PurposeOf(KeyLevel level) => level switch
    {
        KeyLevel.Vault => "wraps root keys",
        KeyLevel.Root => "wraps tenant keys and sealing pairs",
        KeyLevel.Sealing => "cards are sealed to it on their way to the vault",
        KeyLevel.Tenant => "wraps data, fingerprint and token keys of its tenant",
        KeyLevel.Data => "encrypts card numbers and expiry dates",
        KeyLevel.Fingerprint => "keyed hashes of whole card numbers",
        _ => "tokens out of the numbers of rows",
    };
}
