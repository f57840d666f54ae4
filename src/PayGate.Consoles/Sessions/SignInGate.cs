namespace PayGate.Consoles.Sessions;

/// <summary>Lets one sign-in per account be judged at a time: a burst of parallel guesses counts as what it is.</summary>
internal sealed class SignInGate : IDisposable
{
    private readonly SemaphoreSlim[] _stripes = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1, 1))];

    public async Task<T> RunAsync<T>(string name, Func<Task<T>> judge, CancellationToken cancellation)
    {
        SemaphoreSlim stripe = _stripes[(uint)name.GetHashCode(StringComparison.Ordinal) % (uint)_stripes.Length];
        await stripe.WaitAsync(cancellation);
        try
        {
            return await judge();
        }
        finally
        {
            stripe.Release();
        }
    }

    public void Dispose()
    {
        foreach (SemaphoreSlim stripe in _stripes)
        {
            stripe.Dispose();
        }
    }
}
