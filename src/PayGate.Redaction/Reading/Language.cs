namespace PayGate.Redaction.Reading;

/// <summary>What a transcript says it is in. Both vocabularies are always read; this only settles words that both languages have.</summary>
internal enum Language
{
    Unknown,
    Italian,
    English,
}
