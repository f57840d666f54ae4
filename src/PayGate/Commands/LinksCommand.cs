using System.CommandLine;
using PayGate.Hosting;
using PayGate.Links;

namespace PayGate.Commands;

/// <summary><c>paygate links</c>: the certificates by which roles in different processes know each other.</summary>
internal static class LinksCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        Option<string> data = new("--data") { Description = "The data folder; certificates go to its folder links.", DefaultValueFactory = _ => "data" };
        Command create = new("create", "Make a fresh authority and a certificate for every role. Hand each role its own file and authority.pem, nothing else.")
        {
            data,
        };
        create.SetAction(parsed =>
        {
            string folder = Path.Combine(new DataFolder(parsed.GetValue(data)!).Root, "links");
            if (Directory.Exists(folder))
            {
                throw new IOException("There are link certificates already. Remove the folder links first: every role has to get its new file.");
            }

            LinkCertificates.Create(folder, TimeProvider.System);
            Console.Out.WriteLine(folder);
            return 0;
        });
        return new Command("links", "Certificates for roles in different processes.") { create };
    }
}
