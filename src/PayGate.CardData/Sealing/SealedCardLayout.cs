using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using PayGate.Contracts.Captures;
using PayGate.Contracts.Tenancy;

namespace PayGate.CardData.Sealing;

/// <summary>
/// The clear content of a sealed card, one guarded slot long whatever the card, so that the length of the box tells nothing.
/// </summary>
internal static class SealedCardLayout
{
    internal const int Size = 64;
    internal const byte Version = 1;
    internal const int VersionAt = 0;
    internal const int NumberLengthAt = 1;
    internal const int CodeLengthAt = 2;
    internal const int NumberAt = 3;
    internal const int NumberMax = 19;
    internal const int ExpiryAt = NumberAt + NumberMax;
    internal const int ExpiryLength = 4;
    internal const int CodeAt = ExpiryAt + ExpiryLength;
    internal const int CodeMax = 4;
    internal const int BindingAt = 32;
    internal const int BindingLength = 32;

    /// <summary>SHA-256 over the length-prefixed tenant and capture: what ties the card to where it was keyed.</summary>
    internal static void WriteBinding(Span<byte> binding, TenantId tenant, CaptureId capture)
    {
        byte[] tenantText = Encoding.ASCII.GetBytes(tenant.Value);
        byte[] captureText = Encoding.ASCII.GetBytes(capture.Value);
        byte[] text = new byte[8 + tenantText.Length + captureText.Length];
        BinaryPrimitives.WriteInt32LittleEndian(text, tenantText.Length);
        tenantText.CopyTo(text.AsSpan(4));
        BinaryPrimitives.WriteInt32LittleEndian(text.AsSpan(4 + tenantText.Length), captureText.Length);
        captureText.CopyTo(text.AsSpan(8 + tenantText.Length));
        _ = SHA256.HashData(text, binding);
    }
}
