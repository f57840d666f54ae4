namespace PayGate.Capture.Tests.Support;

/// <summary>An invocation ended as a SignalR error.</summary>
internal sealed class HubErrorException(string message) : Exception(message);
