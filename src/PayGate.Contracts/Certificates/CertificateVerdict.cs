namespace PayGate.Contracts.Certificates;

/// <summary>What a capture certificate states.</summary>
public enum CertificateVerdict
{
    /// <summary>Mask and recorder were confirmed, and nothing was heard in what left.</summary>
    Verified,

    /// <summary>It could not be verified; <see cref="CertificateReason"/> says why.</summary>
    NotVerified,

    /// <summary>A key, or what may hide one, was heard behind the mask.</summary>
    LeakFound,
}
