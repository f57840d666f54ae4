namespace PayGate.Redaction.Planning;

/// <summary>Why a part of a recording is removed.</summary>
public enum SpanKind
{
    /// <summary>The relay masked a key there while a capture ran; it is replaced again, so that this can be verified.</summary>
    MaskedKey,

    /// <summary>The sweep heard a key's tone that was not masked.</summary>
    ResidualTone,

    /// <summary>The transcript has sensitive data there.</summary>
    SpokenData,
}
