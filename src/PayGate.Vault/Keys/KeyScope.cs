namespace PayGate.Vault.Keys;

/// <summary>While it lives, the keys of a <see cref="KeyRing"/> are not wiped. Disposed of by the thread that began it.</summary>
internal readonly struct KeyScope(KeyRing ring, ReaderWriterLockSlim held) : IDisposable
{
    internal KeyRing Keys => ring;

    public void Dispose() => held.ExitReadLock();
}
