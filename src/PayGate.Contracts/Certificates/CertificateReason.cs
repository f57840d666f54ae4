namespace PayGate.Contracts.Certificates;

/// <summary>Why a capture could not be verified.</summary>
public enum CertificateReason
{
    /// <summary>It was, or a leak was found.</summary>
    None,

    /// <summary>The relay never confirmed mask and recorder: no key was taken.</summary>
    NeverSecured,

    /// <summary>The relay did not report: it was killed, or lost.</summary>
    RelayLost,

    /// <summary>The mask was not confirmed when the capture was armed.</summary>
    NotConfirmed,

    /// <summary>Nothing left while the mask was closed, so there was nothing to listen to.</summary>
    NothingSent,
}
