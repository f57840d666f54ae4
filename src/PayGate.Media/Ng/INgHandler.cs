namespace PayGate.Media.Ng;

/// <summary>Runs NG commands. Called by one thread, one command at a time.</summary>
internal interface INgHandler
{
    /// <summary>Runs a command and returns the bencoded reply.</summary>
    ReadOnlyMemory<byte> Handle(NgRequest request);
}
