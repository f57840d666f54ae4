using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PayGate.Benchmarks.Reporting;

/// <summary>What a benchmark found: one JSON object, or a table.</summary>
/// <param name="Benchmark">Its name.</param>
/// <param name="Conditions">What a reader has to know to measure again: processors, rounds, versions.</param>
/// <param name="Figures">The figures, the one that counts most first.</param>
internal sealed record BenchmarkReport(string Benchmark, IReadOnlyDictionary<string, object> Conditions, IReadOnlyList<Figure> Figures)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    internal string ToJson() => JsonSerializer.Serialize(
        new { Benchmark, Conditions, Figures, Figures[0].Reference, Figures[0].Ratio },
        Json);

    internal string ToTable()
    {
        StringBuilder table = new();
        int width = Figures.Max(figure => figure.Name.Length);
        foreach (Figure figure in Figures)
        {
            table.Append(CultureInfo.InvariantCulture, $"{figure.Name.PadRight(width)} {figure.Value,12:0.###} {figure.Unit,-10}");
            if (figure.Reference is { } reference)
            {
                table.Append(CultureInfo.InvariantCulture, $" {reference.Value,12:0.###}  x{figure.Ratio:0.00} of {reference.What}");
            }

            table.AppendLine();
        }

        return table.ToString();
    }
}
