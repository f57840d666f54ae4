namespace PayGate.Fuzz;

/// <summary>Makes inputs out of seeds by the usual small accidents: bits, bytes, lengths, repetition, splicing. The same seed gives the same inputs.</summary>
internal sealed class Mutator(int seed, IReadOnlyList<byte[]> seeds)
{
    private const int MostKept = 4096;
    private const int MostKeptBytes = 2048;
    private const int MostMutations = 8;
    private const int MostBytes = 16_384;

    private static readonly byte[] Telling = [0, 1, 0x7f, 0x80, 0xff, (byte)'0', (byte)'9', (byte)'-', (byte)':', (byte)'e', (byte)'\n', (byte)' '];

    private readonly Random _random = new(seed);
    private readonly List<byte[]> _seeds = [.. seeds];

    /// <summary>Keeps an input to start from, unless it is long: what is kept must not look like growth of the target.</summary>
    internal void Keep(byte[] input)
    {
        if (_seeds.Count < MostKept && input.Length <= MostKeptBytes)
        {
            _seeds.Add(input);
        }
    }

    internal byte[] Next()
    {
        byte[] picked = Pick();
        List<byte> input = [.. _random.Next(2) == 0 ? BencodeMutator.Mutate(picked, _random) : picked];
        for (int i = _random.Next(MostMutations + 1); i > 0; i--)
        {
            Mutate(input);
        }

        return input.Count > MostBytes ? [.. input[..MostBytes]] : [.. input];
    }

    private byte[] Pick() => _seeds[_random.Next(_seeds.Count)];

    private void Mutate(List<byte> input)
    {
        int at = _random.Next(input.Count + 1);
        int length = Math.Min(_random.Next(1, 32), input.Count - at);
        switch (_random.Next(7))
        {
            case 0 when at < input.Count:
                input[at] ^= (byte)(1 << _random.Next(8));
                break;
            case 1 when at < input.Count:
                input[at] = Telling[_random.Next(Telling.Length)];
                break;
            case 2:
                input.Insert(at, (byte)_random.Next(256));
                break;
            case 3:
                input.RemoveRange(at, length);
                break;
            case 4:
                input.InsertRange(at, input.GetRange(at, length));
                break;
            case 5:
                byte[] other = Pick();
                int start = _random.Next(other.Length + 1);
                input.InsertRange(at, other[start..]);
                break;
            default:
                input.RemoveRange(at, input.Count - at);
                break;
        }
    }
}
