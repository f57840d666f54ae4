using PayGate.Simulation;

namespace PayGate.EndToEnd.Tests.Sip;

/// <summary>What calls of a test go through: a Kamailio, the relay where the test arms calls itself, and the clock of the telephones.</summary>
internal sealed record EdgeStage(EdgeServer Edge, EdgeRelay? Relay, PacketClock Clock);
