namespace PayGate.Redaction.Reading;

/// <summary>A phrase that opens a topic. A weak one only names the thing; a strong one asks for or announces its value.</summary>
/// <param name="Topic">What it opens.</param>
/// <param name="Strong">Whether it asks for a value.</param>
/// <param name="Words">The phrase.</param>
/// <param name="Only">The only language in which it means that; Unknown for any.</param>
internal sealed record TopicPhrase(Topic Topic, bool Strong, string Words, Language Only);
