using System.Runtime.InteropServices;
using Xunit.Abstractions;

namespace Build.Tests;

/// <summary>A shell that runs one of the two scripts.</summary>
public sealed class Shell : IXunitSerializable
{
    private static readonly Lazy<string?> PowerShellProgram = new(FindPowerShell);

    private static string[] PowerShellWords =>
        [Environment.ProcessPath!, "exec", PowerShellProgram.Value!, "-NoProfile", "-NonInteractive"];

    public static Shell Bash { get; } = new("build.sh");

    public static Shell PowerShell { get; } = new("build.ps1");

    /// <summary>The shells on this machine.</summary>
    public static TheoryData<Shell> All => [.. Present];

    private static IEnumerable<Shell> Present => new[] { Bash, PowerShell }.Where(shell => shell.WhyMissing is null);

    [Obsolete("For xunit.", error: true)]
    public Shell() => Script = "";

    private Shell(string script) => Script = script;

    /// <summary>File name of the script.</summary>
    public string Script { get; private set; }

    /// <summary>Why this machine lacks the shell, or <c>null</c> if it has it.</summary>
    public string? WhyMissing => Script == Bash.Script
        ? RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? "needs bash" : null
        : PowerShellProgram.Value is null ? "needs PowerShell, which dotnet tool restore did not find on this feed" : null;

    public static TheoryData<Shell, string> AllWith(string value)
    {
        var data = new TheoryData<Shell, string>();
        foreach (var shell in Present)
            data.Add(shell, value);
        return data;
    }

    /// <summary>Returns the command line that runs a script.</summary>
    public IReadOnlyList<string> Words(string script) => Script == Bash.Script
        ? ["/bin/bash", script]
        : [.. PowerShellWords, "-File", script];

    /// <summary>Returns the command line that runs a command as if typed at PowerShell's prompt.</summary>
    public static IReadOnlyList<string> Prompt(string command) => [.. PowerShellWords, "-Command", command];

    public override string ToString() => Script;

    public void Deserialize(IXunitSerializationInfo info) => Script = info.GetValue<string>(nameof(Script));

    public void Serialize(IXunitSerializationInfo info) => info.AddValue(nameof(Script), Script);

    // Finds the tool of .config/dotnet-tools.json in dotnet's packages folder.
    private static string? FindPowerShell()
    {
        TestProcess.Run("dotnet", ["tool", "restore"], Repository.Root);
        string[] arguments = ["nuget", "locals", "global-packages", "--list"];
        var home = TestProcess.Run("dotnet", arguments, Repository.Root).Output.Split(": ", 2)[^1].Trim();
        var system = RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? "win" : "unix";
        var folder = Path.Combine(home, "powershell");
        return Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "pwsh.dll", SearchOption.AllDirectories)
                .FirstOrDefault(file => Path.GetFileName(Path.GetDirectoryName(file)) == system)
            : null;
    }
}
