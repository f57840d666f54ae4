namespace PayGate.Vault.Envelopes;

/// <summary>What a record is encrypted with; its number is stored with each record and bound into it, and never changes.</summary>
public enum CipherSuite
{
    /// <summary>XChaCha20-Poly1305 with random nonces of 192 bits.</summary>
    XChaCha20Poly1305 = 1,

    /// <summary>AES-256-GCM with random nonces of 96 bits: at most 2^30 records a key (SP 800-38D, 8.3).</summary>
    Aes256Gcm = 2,
}
