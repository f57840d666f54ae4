namespace PayGate.Redaction.Reading;

internal enum TokenKind : byte
{
    Word,
    Number,
    Sign,
}
