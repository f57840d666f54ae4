using System.CommandLine;
using PayGate.Commands;

RootCommand root = new("PayGate: secure payment capture and redaction for calls.")
{
    ServeCommand.Create(),
    RelayCommand.Create(),
    DemoCommand.Create(),
    SmokeCommand.Create(),
    RedactCommand.Create(),
    DtmfCommand.Create(),
    ScanCommand.Create(),
    KeysCommand.Create(),
    EvidenceCommand.Create(),
    LinksCommand.Create(),
};

try
{
    return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (OperationCanceledException)
{
    return 130;
}
catch (Exception problem) when (Problems.AreExpected(problem))
{
    await Console.Error.WriteLineAsync("paygate: " + problem.Message);
    return 2;
}
