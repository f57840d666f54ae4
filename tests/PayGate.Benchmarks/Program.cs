using PayGate.Benchmarks.Tones;

// Figures beside a reference measured in the same run: machines are shared, so the ratio counts.
if (args is ["tones"])
{
    await ToneBenchmark.RunAsync();
    return 0;
}

Console.Error.WriteLine("usage: PayGate.Benchmarks tones");
return 2;
