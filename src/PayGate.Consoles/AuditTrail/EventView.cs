namespace PayGate.Consoles.AuditTrail;

/// <summary>An event in the list.</summary>
/// <param name="Chain">Name of the chain.</param>
/// <param name="Sequence">Place in it.</param>
/// <param name="At">When it was recorded.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Actor">Who.</param>
/// <param name="Subject">On what.</param>
/// <param name="Result">How it came out.</param>
/// <param name="Details">Named facts.</param>
internal sealed record EventView(
    string Chain,
    long Sequence,
    DateTimeOffset At,
    string Kind,
    string Actor,
    string Subject,
    string Result,
    IReadOnlyDictionary<string, string> Details)
{
    public static EventView Of(AddressedEvent item) =>
        new(
            item.Chain,
            item.Row.Sequence,
            item.Row.At,
            item.Row.Kind,
            item.Row.Actor,
            item.Row.Subject,
            item.Row.Result,
            item.Row.Details);
}
