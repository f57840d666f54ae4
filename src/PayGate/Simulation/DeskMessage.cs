using System.Text.Json;

namespace PayGate.Simulation;

/// <summary>One message the hub sent to a desk.</summary>
/// <param name="Target">The client method.</param>
/// <param name="Body">Its only argument.</param>
internal sealed record DeskMessage(string Target, JsonElement Body);
