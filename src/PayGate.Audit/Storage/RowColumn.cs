namespace PayGate.Audit.Storage;

/// <summary>A column of a <see cref="RowBatch"/>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it holds.</param>
public readonly record struct RowColumn(string Name, RowColumnKind Kind)
{
    internal string ArrayType => Kind switch
    {
        RowColumnKind.Number => "bigint[]",
        RowColumnKind.Text => "text[]",
        _ => "bytea[]",
    };

    /// <summary>A column of whole numbers.</summary>
    public static RowColumn Number(string name) => new(name, RowColumnKind.Number);

    /// <summary>A column of texts.</summary>
    public static RowColumn Text(string name) => new(name, RowColumnKind.Text);

    /// <summary>A column of bytes.</summary>
    public static RowColumn Bytes(string name) => new(name, RowColumnKind.Bytes);

    internal object ToArray(List<object?[]> rows, int column) => Kind switch
    {
        RowColumnKind.Number => rows.ConvertAll(row => (long?)row[column]).ToArray(),
        RowColumnKind.Text => rows.ConvertAll(row => (string?)row[column]).ToArray(),
        _ => rows.ConvertAll(row => (byte[]?)row[column]).ToArray(),
    };
}
