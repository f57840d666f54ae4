using System.Text;

namespace PayGate.Commands;

/// <summary>Asks for a passphrase on the terminal, without showing it; from a pipe it reads one line.</summary>
internal static class TerminalPassphrase
{
    /// <summary>Reads it as UTF-8; no string of it is ever made.</summary>
    public static int Ask(string whose, Span<byte> buffer)
    {
        Console.Error.Write("paygate: passphrase of the " + whose + ": ");
        int length = Console.IsInputRedirected ? ReadLine(buffer) : ReadKeys(buffer);
        Console.Error.WriteLine();
        return length;
    }

    private static int ReadLine(Span<byte> buffer)
    {
        using Stream input = Console.OpenStandardInput();
        int length = 0;
        while (length < buffer.Length && input.ReadByte() is >= 0 and not '\n' and var next)
        {
            buffer[length++] = (byte)next;
        }

        return length;
    }

    private static int ReadKeys(Span<byte> buffer)
    {
        int length = 0;
        while (true)
        {
            ConsoleKeyInfo key = Console.ReadKey(intercept: true);
            if (key.Key == ConsoleKey.Enter)
            {
                return length;
            }

            if (key.Key == ConsoleKey.Backspace)
            {
                // A character of UTF-8 ends before the last byte that is no continuation.
                while (length > 0 && (buffer[--length] & 0xC0) == 0x80)
                {
                }
            }
            else if (key.KeyChar != 0)
            {
                char letter = key.KeyChar;
                if (!Encoding.UTF8.TryGetBytes(new ReadOnlySpan<char>(in letter), buffer[length..], out int written))
                {
                    return buffer.Length;
                }

                length += written;
            }
        }
    }
}
