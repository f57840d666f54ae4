using PayGate.Audit;

namespace PayGate.Capture.Tests.Support;

/// <summary>Reads a capture database as an assessor would.</summary>
internal static class AuditTrail
{
    public static IReadOnlyList<string> Kinds(string database)
    {
        using AuditReader reader = AuditReader.Open(database);
        return [.. reader.Page(1, AuditReader.LargestPage).Select(row => row.Kind)];
    }

    public static IReadOnlyList<AuditRow> Rows(string database)
    {
        using AuditReader reader = AuditReader.Open(database);
        return reader.Page(1, AuditReader.LargestPage);
    }
}
