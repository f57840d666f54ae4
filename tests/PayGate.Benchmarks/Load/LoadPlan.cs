namespace PayGate.Benchmarks.Load;

/// <summary>What calls do to a relay.</summary>
/// <param name="Calls">Calls at the same time; each sends 50 packets a second of 20 ms G.711 from both sides.</param>
/// <param name="Seconds">How long is measured.</param>
/// <param name="Masked">Every call gets <c>block DTMF</c>, silence, for the side that called.</param>
/// <param name="DelayBuffer">Milliseconds of rtpengine's <c>delay-buffer</c>; <see langword="null"/>: not asked for.</param>
/// <param name="Digits">The calling side keys a digit of 160 ms in RFC 4733 events every second.</param>
/// <param name="Floods">Datagrams a second of garbage to the port of one more call, from a source that is not in it.</param>
internal sealed record LoadPlan(int Calls, int Seconds, bool Masked = false, int? DelayBuffer = null, bool Digits = false, int Floods = 0)
{
    internal const int WarmUpSeconds = 1;
    internal const int PacketsPerSecond = 50;
}
