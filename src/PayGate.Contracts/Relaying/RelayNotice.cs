using System.Text.Json.Serialization;

namespace PayGate.Contracts.Relaying;

/// <summary>What a relay tells the rest of the house. Never a digit.</summary>
[JsonDerivedType(typeof(CallChanged), "callChanged")]
[JsonDerivedType(typeof(CaptureMeasured), "captureMeasured")]
[JsonDerivedType(typeof(FieldProgressed), "fieldProgressed")]
[JsonDerivedType(typeof(MaskingFailed), "maskingFailed")]
[JsonDerivedType(typeof(ProtectionLost), "protectionLost")]
[JsonDerivedType(typeof(RecordingFinished), "recordingFinished")]
public abstract record RelayNotice
{
    private protected RelayNotice()
    {
    }
}
