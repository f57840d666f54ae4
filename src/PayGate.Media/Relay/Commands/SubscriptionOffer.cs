namespace PayGate.Media.Relay.Commands;

/// <summary>What a listener is offered.</summary>
/// <param name="Sdp">The description.</param>
/// <param name="FromTags">The parties it will hear.</param>
/// <param name="ToTag">The listener's tag.</param>
internal sealed record SubscriptionOffer(byte[] Sdp, IReadOnlyList<string> FromTags, string ToTag);
