using System.Runtime.InteropServices;

namespace PayGate.Redaction.Reading;

/// <summary>When a topic was last opened or answered.</summary>
[StructLayout(LayoutKind.Auto)]
internal record struct TopicState(bool Open, bool Strong, int Token, int Turn);
