using System.Diagnostics;
using System.Runtime.InteropServices;
using PayGate.Vault.KeyVaults.Pkcs11;

namespace PayGate.Vault.Tests.KeyVaults.Pkcs11;

/// <summary>A token of Debian's SoftHSM in a folder of this process.</summary>
/// <remarks>SoftHSM reads its configuration once a process, when it is initialised; so all tokens share one folder.</remarks>
internal sealed partial class SoftToken : IDisposable
{
    internal const string Module = "/usr/lib/softhsm/libsofthsm2.so";
    internal const string Pin = "1234-test";

    private static readonly Lazy<string> Folder = new(MakeFolder);
    private static int _made;

    private SoftToken(string label)
    {
        Label = label;
        PinFile = Path.Combine(Folder.Value, label + ".pin");
        File.WriteAllText(PinFile, Pin + "\n");
    }

    internal string Label { get; }

    internal string PinFile { get; }

    internal static SoftToken Create()
    {
        SoftToken token = new("token-" + Interlocked.Increment(ref _made));
        Run("--init-token", "--free", "--label", token.Label, "--so-pin", "so-pin-test", "--pin", Pin);
        return token;
    }

    internal Pkcs11Options Options() => new() { ModulePath = Module, Token = Label, KeyLabel = "vault key", PinFile = PinFile };

    /// <summary>What a restarted HSM service leaves of a client: its sessions are gone.</summary>
    internal static void CloseAllSessions(string label) =>
        Assert.Equal((nuint)0, CloseAllSessions(Pkcs11Module.Load(Module).FindTokens(label).Single()));

    /// <summary>C_Finalize behind everybody's back.</summary>
    internal static void ShutDown() => Assert.Equal((nuint)0, Finalize(0));

    /// <summary>Takes the token out of the machine until disposed.</summary>
    internal IDisposable TakenOut() => new Absence(Path.Combine(Folder.Value, "tokens"));

    public void Dispose() => Run("--delete-token", "--token", Label);

    private static void Run(params string[] arguments)
    {
        ProcessStartInfo start = new("softhsm2-util", arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["SOFTHSM2_CONF"] = Path.Combine(Folder.Value, "softhsm2.conf") },
        };
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd() + process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, output);
    }

    private static string MakeFolder()
    {
        string folder = Directory.CreateTempSubdirectory("paygate-softhsm-").FullName;
        string tokens = Directory.CreateDirectory(Path.Combine(folder, "tokens")).FullName;
        string configuration = Path.Combine(folder, "softhsm2.conf");
        File.WriteAllText(configuration, $"directories.tokendir = {tokens}\nobjectstore.backend = file\nlog.level = ERROR\nslots.removable = false\n");

        // The module asks the C library for its environment, which .NET does not write to.
        Assert.Equal(0, SetEnvironment("SOFTHSM2_CONF", configuration, 1));
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        return folder;
    }

    [LibraryImport(Module, EntryPoint = "C_Finalize")]
    private static partial nuint Finalize(nint reserved);

    [LibraryImport(Module, EntryPoint = "C_CloseAllSessions")]
    private static partial nuint CloseAllSessions(nuint slot);

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnvironment(string name, string value, int overwrite);

    private sealed class Absence : IDisposable
    {
        private readonly string _folder;

        internal Absence(string folder)
        {
            _folder = folder;
            ShutDown();
            Directory.Move(folder, folder + ".away");
            Directory.CreateDirectory(folder);
        }

        public void Dispose()
        {
            Directory.Delete(_folder, recursive: true);
            Directory.Move(_folder + ".away", _folder);
        }
    }
}
