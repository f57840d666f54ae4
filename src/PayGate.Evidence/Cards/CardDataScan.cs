using System.Buffers;
using PayGate.Contracts.Cards;
using PayGate.Evidence.Files;

namespace PayGate.Evidence.Cards;

/// <summary>
/// Looks for card numbers in the bytes of files of any kind (PCI DSS 3.1.2, 12.5.2: where account data lie): databases, logs, dumps, recordings. Memory
/// stays flat; places are told, values never.
/// </summary>
public static class CardDataScan
{
    private static readonly SearchValues<byte> DigitBytes = SearchValues.Create("0123456789"u8);

    /// <summary>Scans files and folders.</summary>
    /// <param name="paths">Files, or folders with all that is below them.</param>
    /// <param name="onFinding">Told each finding as it is made.</param>
    /// <param name="cancellation">Stops the scan.</param>
    public static CardScanReport Run(IEnumerable<string> paths, Action<CardFinding> onFinding, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(paths);
        ArgumentNullException.ThrowIfNull(onFinding);
        Tally tally = new(onFinding);
        List<string> packed = [];
        List<UnseenPlace> unseen = [];
        long files = 0;
        using SlidingWindow window = new(2 * NumberReader.LookBehind, 2 * NumberReader.LookAhead);
        foreach (WalkedFile file in FileWalk.Below(paths))
        {
            string? refusal = file.Refusal ?? FileBytes.Show(
                file.Path,
                window,
                (bytes, from, to, offset) =>
                {
                    if (offset == 0 && from == 0 && PackedKind.Is(bytes))
                    {
                        packed.Add(file.Path);
                    }

                    ScanNarrow(bytes, from, to, offset, file.Path, tally);
                    ScanWide(bytes, from, to, offset, file.Path, tally);
                },
                cancellation);
            if (refusal is null)
            {
                files++;
            }
            else
            {
                unseen.Add(new UnseenPlace(file.Path, refusal));
            }
        }

        return new CardScanReport(files, window.BytesRead, tally.Findings, tally.LongNumbers, packed, unseen);
    }

    private static void ScanNarrow(ReadOnlySpan<byte> bytes, int from, int to, long offset, string path, Tally tally)
    {
        int index = from;
        while (index < to)
        {
            int next = bytes[index..to].IndexOfAny(DigitBytes);
            if (next < 0)
            {
                return;
            }

            index += next;
            if (!NumberReader.BeginsAt(bytes, index))
            {
                index++;
                continue;
            }

            NumberVerdict verdict = NumberReader.Read(bytes, index);
            tally.Add(verdict, path, offset + index, verdict.Length, TextForm.Narrow);
            index += verdict.Length;
        }
    }

    /// <summary>Makes the characters of both alignments narrow; a character that is not Latin-1 becomes a byte that belongs to no number.</summary>
    private static void ScanWide(ReadOnlySpan<byte> bytes, int from, int to, long offset, string path, Tally tally)
    {
        if (bytes.IndexOf((byte)0) < 0)
        {
            return;
        }

        byte[] narrow = ArrayPool<byte>.Shared.Rent((bytes.Length / 2) + 1);
        try
        {
            for (int alignment = 0; alignment < 2; alignment++)
            {
                int count = Narrow(bytes[alignment..], narrow);
                ReadOnlySpan<byte> text = narrow.AsSpan(0, count);
                int index = (from - alignment + 1) / 2;
                while (index < count && (2 * index) + alignment < to)
                {
                    if (!NumberReader.BeginsAt(text, index))
                    {
                        index++;
                        continue;
                    }

                    NumberVerdict verdict = NumberReader.Read(text, index);
                    tally.Add(verdict, path, offset + alignment + (2L * index), (2 * verdict.Length) - 1, TextForm.Wide);
                    index += verdict.Length;
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(narrow, clearArray: true);
        }
    }

    private static int Narrow(ReadOnlySpan<byte> bytes, Span<byte> narrow)
    {
        int count = (bytes.Length + 1) / 2;
        for (int i = 0; i < count; i++)
        {
            bool zeroFollows = (2 * i) + 1 == bytes.Length || bytes[(2 * i) + 1] == 0;
            narrow[i] = zeroFollows ? bytes[2 * i] : byte.MaxValue;
        }

        return count;
    }

    private sealed class Tally(Action<CardFinding> onFinding)
    {
        public long Findings { get; private set; }

        public long LongNumbers { get; private set; }

        public void Add(in NumberVerdict verdict, string path, long offset, int length, TextForm form)
        {
            LongNumbers += verdict.TooLong ? 1 : 0;
            if (verdict.Brand != CardBrand.Unknown)
            {
                Findings++;
                onFinding(new CardFinding(path, offset, length, verdict.Digits, verdict.Brand, form));
            }
        }
    }
}
