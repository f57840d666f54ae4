using System.Diagnostics;
using PayGate.CardData.Files;
using PayGate.CardData.Memory;
using PayGate.CardData.Sodium;

namespace PayGate.CardData.Sealing;

/// <summary>An X25519 pair whose secret half lives in guarded memory. Safe to use from several threads.</summary>
[DebuggerDisplay("guarded")]
public sealed class SealingKeyPair : IDisposable
{
    private readonly GuardedKey _secret;

    private SealingKeyPair(GuardedKey secret)
    {
        _secret = secret;
        PublicKey = PublicKeyOf(secret);
    }

    /// <summary>The public half.</summary>
    public SealingKey PublicKey { get; }

    /// <summary>A fresh random pair.</summary>
    /// <exception cref="GuardedMemoryException">The memory could not be locked.</exception>
    public static SealingKeyPair Generate() => new(GuardedKey.CreateRandom());

    /// <summary>
    /// Opens the pair kept in a file, or makes one. It lies wrapped under a random secret in <c>{path}.secret</c>; both files have mode
    /// 0600.
    /// </summary>
    /// <remarks>
    /// Protects against a copy of one of the two files; whoever reads both has the key. Put them on different volumes, or wrap the key
    /// yourself.
    /// </remarks>
    /// <exception cref="SealedDataException">The files do not belong together, or one of them was changed or lost.</exception>
    /// <exception cref="IOException">The disk failed.</exception>
    public static SealingKeyPair OpenOrCreate(string path)
    {
        using GuardedKey wrapping = MachineSecret.OpenOrCreate(path + ".secret", mustExist: File.Exists(path));
        if (File.Exists(path))
        {
            return ImportWrapped(File.ReadAllBytes(path), wrapping);
        }

        SealingKeyPair pair = Generate();
        DurableFile.PublishNew(path, pair.ExportWrapped(wrapping));
        return pair;
    }

    /// <summary>The secret half, encrypted and bound to the purpose, for keeping.</summary>
    public byte[] ExportWrapped(GuardedKey wrapping) => KeyWrap.Wrap(_secret, wrapping, "paygate sealing key pair"u8);

    /// <summary>Reads what <see cref="ExportWrapped"/> wrote.</summary>
    /// <exception cref="SealedDataException">The wrapping key is another, or the bytes were changed.</exception>
    public static SealingKeyPair ImportWrapped(ReadOnlySpan<byte> wrapped, GuardedKey wrapping) =>
        new(KeyWrap.Unwrap(wrapped, wrapping, "paygate sealing key pair"u8));

    /// <inheritdoc/>
    public void Dispose() => _secret.Dispose();

    /// <summary>
    /// Opens a sealed box into guarded memory; <see langword="false"/>, with nothing written, when it was sealed to another key or changed.
    /// </summary>
    internal unsafe bool TryOpen(ReadOnlySpan<byte> box, Span<byte> guarded)
    {
        if (box.Length != guarded.Length + SealedBox.Overhead)
        {
            return false;
        }

        int result;
        fixed (byte* boxAt = box, messageAt = guarded, publicAt = PublicKey.PublicKey.Span, secretAt = _secret.Bytes)
        {
            result = LibSodium.crypto_box_seal_open(messageAt, boxAt, (ulong)box.Length, publicAt, secretAt);
        }

        GC.KeepAlive(_secret);
        return result == 0;
    }

    private static unsafe SealingKey PublicKeyOf(GuardedKey secret)
    {
        byte[] publicKey = new byte[SealingKey.Size];
        fixed (byte* publicAt = publicKey, secretAt = secret.Bytes)
        {
            _ = LibSodium.crypto_scalarmult_base(publicAt, secretAt);
        }

        GC.KeepAlive(secret);
        return SealingKey.FromPublicKey(publicKey);
    }
}
