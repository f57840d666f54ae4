using System.Runtime.InteropServices;

namespace PayGate.Redaction.Reading;

/// <summary>A place where a topic is opened.</summary>
[StructLayout(LayoutKind.Auto)]
internal record struct TopicEvent(int FirstToken, int EndToken, int Turn, Topic Topic, bool Strong);
