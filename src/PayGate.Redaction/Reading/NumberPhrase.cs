using System.Runtime.InteropServices;

namespace PayGate.Redaction.Reading;

/// <summary>
/// The longest run of number words that make one value. Words are only put together when nothing but a blank, a hyphen or the "and" of
/// "two hundred and five" stands between them.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly ref struct NumberPhrase
{
    private readonly TextReading _reading;

    public NumberPhrase(TextReading reading, int first)
    {
        _reading = reading;
        int at = first;
        int value = ReadBelowThousand(ref at);
        int step = Next(at);
        if (value is > 0 and < 1000 && FormAt(step) == NumberForm.Thousand)
        {
            value *= 1000;
            at = step + 1;
            value += ReadRest(ref at, 1000);
        }
        else if (value >= 1000 && value % 1000 == 0)
        {
            value += ReadRest(ref at, 1000);
        }

        Value = value;
        End = at;
    }

    public int Value { get; }

    public int End { get; }

    private int ReadBelowThousand(ref int at)
    {
        int value = ReadBelowHundred(ref at);
        int step = Next(at);
        if (value is > 0 and < 100 && FormAt(step) == NumberForm.Hundred)
        {
            value *= 100;
            at = step + 1;
            value += ReadRest(ref at, 100);
        }
        else if (value is >= 100 and < 1000 && value % 100 == 0)
        {
            value += ReadRest(ref at, 100);
        }

        return value;
    }

    private int ReadBelowHundred(ref int at)
    {
        WordEntry word = _reading.EntryAt(at);
        at++;
        int step = Next(at);
        if (word.Form == NumberForm.Tens && FormAt(step) == NumberForm.Unit && _reading.EntryAt(step).Value > 0)
        {
            at = step + 1;
            return word.Value + _reading.EntryAt(step).Value;
        }

        return word.Value;
    }

    private int ReadRest(ref int at, int below)
    {
        int step = Next(at);
        if (step >= 0 && _reading.Tokens[step].Kind == TokenKind.Word && _reading.TextOf(_reading.Tokens[step]) is "and")
        {
            step = Next(step + 1);
        }

        if (FormAt(step) is not (NumberForm.Unit or NumberForm.Teen or NumberForm.Tens or NumberForm.Compound)
            || _reading.EntryAt(step).Value is 0 or >= 1000)
        {
            return 0;
        }

        int end = step;
        int rest = below == 100 ? ReadBelowHundred(ref end) : ReadBelowThousand(ref end);
        if (rest >= below)
        {
            return 0;
        }

        at = end;
        return rest;
    }

    /// <summary>The token after a blank or a hyphen, or -1 when something else stands there.</summary>
    private int Next(int at)
    {
        if (at >= _reading.Tokens.Count || _reading.Tokens[at].Turn != _reading.Tokens[at - 1].Turn)
        {
            return -1;
        }

        if (_reading.SignAt(at) == '-' && at + 1 < _reading.Tokens.Count && _reading.Touch(at - 1) && _reading.Touch(at))
        {
            return _reading.Tokens[at + 1].Kind == TokenKind.Word ? at + 1 : -1;
        }

        return _reading.Tokens[at].Kind == TokenKind.Word ? at : -1;
    }

    private NumberForm FormAt(int at) => at < 0 ? NumberForm.None : _reading.EntryAt(at).Form;
}
