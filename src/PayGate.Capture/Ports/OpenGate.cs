namespace PayGate.Capture.Ports;

/// <summary>The gate while no rules are configured: lets everybody pass.</summary>
internal sealed class OpenGate : ICaptureGate
{
    public ValueTask<GateVerdict> CheckAsync(GateRequest request, CancellationToken cancellationToken) => ValueTask.FromResult(GateVerdict.Pass);
}
