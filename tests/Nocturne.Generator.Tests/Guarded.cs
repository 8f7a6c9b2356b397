using System.ComponentModel;

namespace Nocturne.Generator.Tests;

/// <summary>Ways to start a program where something is denied to it, root or not.</summary>
internal static class Guarded
{
    /// <summary>Words before a program's name that make permissions count: root loses the right to pass them over.</summary>
    public static string[] ByPermissions { get; } = Environment.IsPrivilegedProcess ? ["setpriv", "--bounding-set=-all", "--inh-caps=-all"] : ["env"];

    /// <summary>Words before a program's name that run it in the folder <c>disk</c>, which is a disk of 16 kB of its own; it ends with that folder's listing.</summary>
    public static string[] OnSmallDisk { get; } =
    [
        "unshare", "--map-root-user", "--mount", "sh", "-c",
        "mkdir disk && mount -t tmpfs -o size=16k tmpfs disk && cd disk && echo old > piece.mid && \"$@\"; code=$?; ls -A; cat piece.mid; exit $code", "sh",
    ];

    /// <summary>Why a way is closed here; <c>null</c> where it is open.</summary>
    public static string? WhyMissing(string[] words)
    {
        using var folder = new TempFolder();
        try
        {
            return Program.Run(words[0], folder.FullPath, [.. words[1..], "true"]).ExitCode == 0 ? null : $"{words[0]} may not do here what the test needs";
        }
        catch (Win32Exception)
        {
            return $"needs {words[0]}, which is not here";
        }
    }

    /// <summary>Runs a program so.</summary>
    public static CommandLine Run(string[] words, string folder, params IEnumerable<string> program) => Program.Run(words[0], folder, [.. words[1..], .. program]);
}

/// <summary>A fact about permissions.</summary>
internal sealed class PermissionFactAttribute : FactAttribute
{
    private static readonly Lazy<string?> Why = new(() => Guarded.WhyMissing(Guarded.ByPermissions));

    public PermissionFactAttribute() => Skip = Why.Value;
}

/// <summary>A fact about a full disk.</summary>
internal sealed class SmallDiskFactAttribute : FactAttribute
{
    private static readonly Lazy<string?> Why = new(() => Guarded.WhyMissing(Guarded.OnSmallDisk));

    public SmallDiskFactAttribute() => Skip = Why.Value;
}
