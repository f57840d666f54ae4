namespace PayGate.Audit;

/// <summary>What happened. Stored by name, so members may move but a name that was ever written is never renamed or reused.</summary>
public enum AuditKind
{
    // Audit
    /// <summary>Somebody had the chains checked (PCI DSS 10.3.4).</summary>
    AuditVerified,

    // Calls and captures
    /// <summary>The relay reported a new call.</summary>
    CallAppeared,

    /// <summary>The relay let a call go.</summary>
    CallEnded,

    /// <summary>Relay and recorder confirmed the secured state of a call.</summary>
    CallSecured,

    /// <summary>The certificate of a capture was written; its digest is in the details.</summary>
    CaptureCertified,

    /// <summary>The agent confirmed that all fields are collected.</summary>
    CaptureConfirmed,

    /// <summary>A capture ended; the outcome is in the details.</summary>
    CaptureEnded,

    /// <summary>A capture was refused before it began.</summary>
    CaptureRefused,

    /// <summary>An agent asked to take a card.</summary>
    CaptureRequested,

    /// <summary>The agent asked the caller for a field.</summary>
    FieldAsked,

    /// <summary>A field was found good or not good.</summary>
    FieldJudged,

    /// <summary>The relay heard a key, or what may hide one, behind the closed mask (PCI DSS 10.7.2).</summary>
    MaskingFailed,

    /// <summary>After a capture the relay confirmed that the digits are wiped and the mask is open; failed: it did not answer.</summary>
    MaskOpened,

    /// <summary>Relay or recorder could no longer vouch for the secured state (PCI DSS 10.7.2).</summary>
    ProtectionLost,

    /// <summary>The secured state was asked for and not confirmed.</summary>
    SecuringFailed,

    /// <summary>The vault's token came after the capture had ended without one; the agent was told that nothing was taken.</summary>
    TokenCameLate,

    // Consoles
    /// <summary>An account was made for a person (PCI DSS 10.2.1.5).</summary>
    AccountCreated,

    /// <summary>A person read the audit trail (PCI DSS 10.2.1.3).</summary>
    AuditRead,

    /// <summary>A person received the right to play one recording for a stated reason.</summary>
    ListeningGranted,

    /// <summary>A person was refused a recording or a grant.</summary>
    ListeningRefused,

    /// <summary>The password of an account was set anew (PCI DSS 10.2.1.5).</summary>
    PasswordSet,

    /// <summary>A recording, or a part of it, was sent to a person's player under a grant.</summary>
    RecordingPlayed,

    /// <summary>A person signed in (PCI DSS 10.2.1.1).</summary>
    SignedIn,

    /// <summary>A person signed out.</summary>
    SignedOut,

    /// <summary>A sign-in was refused (PCI DSS 10.2.1.4).</summary>
    SignInFailed,

    // Executable
    /// <summary>A role began its work (PCI DSS 10.2.1.6).</summary>
    ServiceStarted,

    /// <summary>A role ended its work in good order (PCI DSS 10.2.1.6).</summary>
    ServiceStopped,

    // Redaction
    /// <summary>The key of an original recording was destroyed.</summary>
    OriginalDestroyed,

    /// <summary>A recording was set aside: not verified, never released.</summary>
    RecordingQuarantined,

    /// <summary>A recording entered the redaction line.</summary>
    RecordingQueued,

    /// <summary>A recording was redacted and verified.</summary>
    RecordingRedacted,

    // Vault
    /// <summary>A card was removed from the vault.</summary>
    CardDeleted,

    /// <summary>A card reached the end of the time it was stored for and was removed.</summary>
    CardExpired,

    /// <summary>A card was stored and a token given.</summary>
    CardStored,

    /// <summary>A use of a card was refused: it was stored for another purpose.</summary>
    CardUseRefused,

    /// <summary>A charge, or what follows one, was written and is on its way to the provider (a use of a stored card).</summary>
    ChargeBegun,

    /// <summary>A charge, or what follows one, came out; how is in the result and the details.</summary>
    ChargeEnded,

    /// <summary>A charge, or what follows one, was refused before anything was sent.</summary>
    ChargeRefused,

    /// <summary>It is not known whether a charge, or what follows one, was carried out; the provider is asked.</summary>
    ChargeUnknown,

    /// <summary>A key was made.</summary>
    KeyCreated,

    /// <summary>A key was destroyed; what it protected is gone.</summary>
    KeyDestroyed,

    /// <summary>Keys were wrapped by another key; they are the same keys, and no record was touched.</summary>
    KeyRewrapped,

    /// <summary>A new generation of a key took over.</summary>
    KeyRotated,

    /// <summary>How the vault treats a tenant's cards was changed: format of tokens, same card same token, suite.</summary>
    TenantPolicyChanged,
}
