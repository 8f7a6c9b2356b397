namespace Nocturne.Testing;

/// <summary>A temporary folder, deleted at the end of a test.</summary>
public sealed class TempFolder : IDisposable
{
    public TempFolder() => FullPath = Directory.CreateTempSubdirectory("nocturne-test-").FullName;

    public string FullPath { get; }

    /// <summary>Returns a path below the folder.</summary>
    public string this[params ReadOnlySpan<string> parts] => Path.Combine([FullPath, .. parts]);

    public void Dispose() => Directory.Delete(FullPath, recursive: true);
}
