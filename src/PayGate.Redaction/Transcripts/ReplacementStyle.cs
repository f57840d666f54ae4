namespace PayGate.Redaction.Transcripts;

/// <summary>What stands where something was removed.</summary>
public enum ReplacementStyle
{
    /// <summary>The type in brackets, such as <c>[PAN]</c>.</summary>
    Label,

    /// <summary>Four asterisks, whatever the length was: the length of spoken digits would give them away.</summary>
    Mask,
}
