namespace PayGate.Vault.Charges;

/// <summary>Lets one caller at a time through under a name; the others wait.</summary>
internal sealed class RequestGates
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Gate> _gates = [];

    /// <summary>Waits for the name to be free; disposing frees it.</summary>
    internal async Task<IDisposable> EnterAsync(string name, CancellationToken cancellationToken)
    {
        Gate gate;
        lock (_lock)
        {
            if (!_gates.TryGetValue(name, out gate!))
            {
                _gates.Add(name, gate = new Gate(this, name));
            }

            gate.Users++;
        }

        try
        {
            await gate.Free.WaitAsync(cancellationToken);
            return gate;
        }
        catch
        {
            Leave(gate);
            throw;
        }
    }

    private void Leave(Gate gate)
    {
        lock (_lock)
        {
            if (--gate.Users == 0)
            {
                _gates.Remove(gate.Name);
                gate.Free.Dispose();
            }
        }
    }

    private sealed class Gate(RequestGates gates, string name) : IDisposable
    {
        internal string Name => name;

        internal SemaphoreSlim Free { get; } = new(1, 1);

        internal int Users { get; set; }

        public void Dispose()
        {
            Free.Release();
            gates.Leave(this);
        }
    }
}
