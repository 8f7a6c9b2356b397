using System.Diagnostics;

namespace Build.Tests;

/// <summary>A checkout with the two scripts, the files they read, and a fake dotnet that records its calls.</summary>
internal sealed class ScriptTree : IDisposable
{
    private const string Dotnet = """
        #!/bin/bash
        root="$(dirname -- "$(dirname -- "$0")")/tree"
        step="${1##*/}"
        if [ -f "$0.$step" ]; then
          sed 1d "$0.$step" >&2
          exit "$(head -n 1 "$0.$step")"
        fi
        if [ "$1" = --version ]; then echo 10.0.100; exit; fi
        env > "$0.environment"
        call="$(printf '|%s' "$@")"
        call="${call:1}"
        echo "${call//"$root/"/}" >> "$0.calls"
        if [ "$1" = msbuild ]; then
          choice="${call##*=}"
          echo '<Project />' > "$root/artifacts/packages.props"
          echo "${choice:-auto}" > "$root/artifacts/build/packages.decided"
        fi
        """;

    private static readonly string[] Copied =
    [
        "build.sh", "build.ps1", "build/set-up.txt", "build/Build.csproj", "build/Program.cs", "build/packages/Packages.proj",
        "build/packages/Probe.proj",
        "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", ".editorconfig", "global.json",
        "src/Substitutes/Cake.Frosting/Cake.Frosting.csproj",
    ];

    private static readonly string[] Tools =
        ["bash", "cat", "dirname", "env", "find", "head", "id", "mkdir", "readlink", "rm", "sed", "touch", "tr"];

    private readonly TempFolder _folder = new();
    private readonly DateTime _past = DateTime.UtcNow.AddHours(-1);

    public ScriptTree()
    {
        foreach (var folder in (string[])["bin", "home", "temporary", "links", "tree"])
            Directory.CreateDirectory(_folder[folder]);
        foreach (var file in Copied)
        {
            var copy = At(file);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(Repository.At(file), copy);
            File.SetLastWriteTimeUtc(copy, _past);
        }
        Directory.CreateDirectory(At("build/Tasks"));
        Directory.CreateDirectory(At("build/experiments"));
        foreach (var tool in Tools)
            File.CreateSymbolicLink(_folder["bin", tool], Find(tool));
        File.WriteAllText(Program, Dotnet);
        Modify(Program, "a+rx");
    }

    /// <summary>The calls of dotnet since the last <see cref="Forget"/>: words joined by bars, paths relative to the tree.</summary>
    public IReadOnlyList<string> Calls => File.Exists(Program + ".calls") ? File.ReadAllLines(Program + ".calls") : [];

    /// <summary>The environment of the last call.</summary>
    public IReadOnlyList<string> Environment => File.ReadAllLines(Program + ".environment");

    /// <summary>Everything in the folder of the link except links.</summary>
    public IEnumerable<string> Beside =>
        Directory.EnumerateFileSystemEntries(_folder["links"]).Where(entry => new FileInfo(entry).LinkTarget is null);

    /// <summary>The folder for temporary files.</summary>
    public string Temporary => _folder["temporary"];

    private string Program => _folder["bin", "dotnet"];

    public ProcessResult Run(Shell shell, params string[] arguments) =>
        Start([.. shell.Words(At(shell.Script)), .. arguments], _folder["home"]);

    public ProcessResult RunByLink(Shell shell, params string[] arguments)
    {
        var link = _folder["links", "nocturne" + Path.GetExtension(shell.Script)];
        File.CreateSymbolicLink(link, Path.GetRelativePath(_folder["links"], At(shell.Script)));
        return Start([.. shell.Words(link), .. arguments], _folder["home"]);
    }

    /// <summary>Runs build.ps1 with arguments as if typed at PowerShell's prompt.</summary>
    public ProcessResult RunAtPrompt(string arguments) =>
        Start(Shell.Prompt($"& '{At("build.ps1")}' {arguments}"), _folder["home"]);

    /// <summary>Runs build.sh as a user who cannot write to the tree and has no home.</summary>
    public ProcessResult RunAsStranger(params string[] arguments)
    {
        foreach (var entry in (string[])[_folder["bin"], Temporary])
            Modify(entry, "a+rwx");
        Modify(_folder.FullPath, "a+rx");
        Modify(At("."), "-R", "a+rX-w");
        string[] stranger = System.Environment.IsPrivilegedProcess ? ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] : [];
        return Start([.. stranger, .. Shell.Bash.Words(At("build.sh")), .. arguments], "/nonexistent");
    }

    /// <summary>Changes a file, so that it is newer than all stamps.</summary>
    public void Change(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(file))!);
        File.AppendAllText(At(file), "\n");
        File.SetLastWriteTimeUtc(At(file), DateTime.UtcNow.AddSeconds(2));
    }

    public void Forget()
    {
        File.Delete(Program + ".calls");
        File.Delete(Program + ".environment");
    }

    /// <summary>Makes a step of dotnet fail.</summary>
    /// <param name="step">The first word of the call: a verb, or the name of a program.</param>
    public void Fail(string step, string message, int exitCode = 1) => File.WriteAllText($"{Program}.{step}", $"{exitCode}\n{message}\n");

    public void RemoveDotnet() => File.Delete(Program);

    public void Dispose()
    {
        Modify(_folder.FullPath, "-R", "u+rwX");
        _folder.Dispose();
    }

    private string At(string file) => _folder["tree", file];

    private static string Find(string tool) => System.Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, tool)).First(File.Exists);

    private static void Modify(string path, params string[] mode)
    {
        using var process = Process.Start("chmod", [.. mode, path]);
        process.WaitForExit();
    }

    private ProcessResult Start(IReadOnlyList<string> words, string home) =>
        TestProcess.Run(words[0], words.Skip(1), _folder["home"], variables =>
        {
            variables["PATH"] = _folder["bin"];
            variables["HOME"] = home;
            variables["TMPDIR"] = Temporary;
        });
}
