namespace PayGate.Hosting;

/// <summary>Where one node keeps its state: one folder per room, so that each can sit on a volume of its own.</summary>
internal sealed class DataFolder
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Creates the folders that are missing, readable by their owner alone.</summary>
    public DataFolder(string root)
    {
        Root = Path.GetFullPath(root);
        foreach (string folder in new[] { Root, Vault, Capture, Redaction, Consoles, Audit, Intake, Logs })
        {
            Directory.CreateDirectory(folder, OwnerOnly);
        }
    }

    /// <summary>The whole.</summary>
    public string Root { get; }

    /// <summary>Wrapped keys and encrypted cards.</summary>
    public string Vault => Path.Combine(Root, "vault");

    /// <summary>Captures and their audit chain.</summary>
    public string Capture => Path.Combine(Root, "capture");

    /// <summary>Jobs, released recordings, manifests.</summary>
    public string Redaction => Path.Combine(Root, "redaction");

    /// <summary>Accounts and listening grants.</summary>
    public string Consoles => Path.Combine(Root, "consoles");

    /// <summary>The audit signing key and the checkpoints, apart from the databases they vouch for.</summary>
    public string Audit => Path.Combine(Root, "audit");

    /// <summary>Recordings as the relay writes them.</summary>
    public string Intake => Path.Combine(Root, "intake");

    /// <summary>Log files.</summary>
    public string Logs => Path.Combine(Root, "logs");

    /// <summary>Signed heads of the chains; found wanting when a whole database is put back. Copy it off the machine.</summary>
    public string AuditCheckpoints => Path.Combine(Audit, "checkpoints.jsonl");

    /// <summary>The key that signs the heads of every audit chain.</summary>
    public string AuditKey => Path.Combine(Audit, "signing.key");
}
