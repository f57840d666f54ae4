namespace PayGate.Redaction.Reading;

/// <summary>A phrase that opens a topic. A weak one only names the thing; a strong one asks for or announces its value.</summary>
internal sealed record TopicPhrase(Topic Topic, bool Strong, string Words);
