using System.Data.Common;
using PayGate.Audit.Storage;

namespace PayGate.Vault.Storage;

/// <summary>Where statements can be run: a write transaction or a reading connection.</summary>
internal interface ICommands
{
    /// <summary>Which database.</summary>
    DatabaseEngine Engine { get; }

    /// <summary>A prepared command with no parameters yet; not to be disposed of.</summary>
    DbCommand Command(string sql);
}
