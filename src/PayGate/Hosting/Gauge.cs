namespace PayGate.Hosting;

/// <summary>One gauge of <c>/metrics</c>.</summary>
/// <param name="Name">Its name, with the unit at the end.</param>
/// <param name="Help">What it counts.</param>
/// <param name="Value">Its value.</param>
/// <param name="Labels"><c>name="value"</c>, or empty. Never anything of a card or a person.</param>
internal readonly record struct Gauge(string Name, string Help, double Value, string Labels = "");
