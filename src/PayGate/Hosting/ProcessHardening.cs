using System.Runtime.InteropServices;

namespace PayGate.Hosting;

/// <summary>Keeps the memory of a process that may hold card data inside it: no core dump, no debugger, no diagnostics socket.</summary>
/// <remarks>PCI DSS 3.3.1: what is not to be stored must not be stored by accident either.</remarks>
internal static partial class ProcessHardening
{
    private const int SetDumpable = 4;
    private const int CoreFileSize = 4;

    /// <summary>Applies what can be applied from inside and checks what can only be set from outside.</summary>
    /// <param name="inspectable">Leaves the process readable by its own user, for the memory scan of the smoke run only.</param>
    /// <exception cref="InvalidOperationException">Something could not be closed; the message says what and how to mend it.</exception>
    public static void Apply(bool inspectable)
    {
        if (Environment.GetEnvironmentVariable("DOTNET_EnableDiagnostics") != "0")
        {
            throw new InvalidOperationException(
                "The .NET diagnostics socket is open. Set DOTNET_EnableDiagnostics=0 before starting (the launcher and the container image do).");
        }

        ResourceLimit none = default;
        if (SetResourceLimit(CoreFileSize, ref none) != 0)
        {
            throw new InvalidOperationException("Core dumps could not be switched off (setrlimit).");
        }

        if (!inspectable && ProcessControl(SetDumpable, 0, 0, 0, 0) != 0)
        {
            throw new InvalidOperationException("The process could not be made undumpable (prctl).");
        }
    }

    [LibraryImport("libc", EntryPoint = "prctl", SetLastError = true)]
    private static partial int ProcessControl(int option, nuint a, nuint b, nuint c, nuint d);

    [LibraryImport("libc", EntryPoint = "setrlimit", SetLastError = true)]
    private static partial int SetResourceLimit(int resource, ref ResourceLimit limit);

    [StructLayout(LayoutKind.Sequential)]
    private struct ResourceLimit
    {
        public ulong Current;
        public ulong Maximum;
    }
}
