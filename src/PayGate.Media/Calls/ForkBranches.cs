namespace PayGate.Media.Calls;

/// <summary>The branches of a forked INVITE (RFC 3261 section 16.6), by the branch of their topmost <c>Via</c>. All use the ports of the one call.</summary>
internal sealed class ForkBranches
{
    private const int Most = 64;

    private readonly HashSet<string> _open = new(StringComparer.Ordinal);
    private string? _answered;

    /// <summary>An offer went out on a branch.</summary>
    internal void Offered(string? branch)
    {
        if (branch is not null && _answered is null && _open.Count < Most)
        {
            _open.Add(branch);
        }
    }

    /// <summary>A branch answered.</summary>
    internal void Answered(string? branch)
    {
        if (branch is not null && _open.Contains(branch))
        {
            _answered = branch;
        }
    }

    /// <summary>A branch failed or lost; <see langword="false"/> when the call was on it, or is on no other.</summary>
    internal bool TryDrop(string? branch) =>
        branch is not null && branch != _answered && _open.Count > 1 && _open.Remove(branch);
}
