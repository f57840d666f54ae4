namespace PayGate.Media.Rtp;

/// <summary>What the edge says of a party's addresses.</summary>
/// <param name="IsStrict">Packets are taken from the signalled host alone: <c>strict-source</c>.</param>
/// <param name="IsAsymmetric">Packets go to the signalled address, wherever the party sends from: <c>asymmetric</c>.</param>
internal readonly record struct SourceRules(bool IsStrict, bool IsAsymmetric);
