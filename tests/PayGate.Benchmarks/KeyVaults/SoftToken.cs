using System.Diagnostics;
using System.Runtime.InteropServices;
using PayGate.Vault.KeyVaults.Pkcs11;

namespace PayGate.Benchmarks.KeyVaults;

/// <summary>A token of Debian's SoftHSM to measure with.</summary>
internal static partial class SoftToken
{
    private const string Module = "/usr/lib/softhsm/libsofthsm2.so";

    /// <summary>Makes it; <see langword="null"/> where SoftHSM is not installed.</summary>
    internal static Pkcs11Options? Create(string folder)
    {
        if (!File.Exists(Module))
        {
            return null;
        }

        string configuration = Path.Combine(folder, "softhsm2.conf");
        File.WriteAllText(configuration, $"directories.tokendir = {Directory.CreateDirectory(Path.Combine(folder, "tokens")).FullName}\n");
        string pin = Path.Combine(folder, "pin");
        File.WriteAllText(pin, "1234-bench");
        _ = SetEnvironment("SOFTHSM2_CONF", configuration, 1);
        ProcessStartInfo start = new("softhsm2-util", ["--init-token", "--free", "--label", "bench", "--so-pin", "so-pin-bench", "--pin", "1234-bench"])
        {
            RedirectStandardOutput = true,
            Environment = { ["SOFTHSM2_CONF"] = configuration },
        };
        using Process process = Process.Start(start)!;
        process.WaitForExit();
        return process.ExitCode == 0
            ? new Pkcs11Options { ModulePath = Module, Token = "bench", KeyLabel = "vault key", PinFile = pin }
            : throw new InvalidOperationException("softhsm2-util failed.");
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnvironment(string name, string value, int overwrite);
}
