using System.CommandLine;
using PayGate.Audit.Storage;

namespace PayGate.Commands;

/// <summary><c>--vault-database</c>: where the vault keeps cards, keys and its audit chain.</summary>
internal static class VaultDatabaseOption
{
    /// <summary>Builds the option.</summary>
    public static Option<string?> Create() => new("--vault-database")
    {
        Description = "The vault's database: an SQLite file, postgresql:CONNECTION-STRING, or @FILE with one of these (default: vault.db in the data folder).",
    };

    /// <summary>Reads its value.</summary>
    public static DatabaseAddress? Read(string? value) => value is null ? null : DatabaseAddress.Parse(value);
}
