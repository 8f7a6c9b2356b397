using System.Globalization;
using Nocturne.Pipeline.Experiments;

namespace Nocturne.Pipeline.Engine;

/// <summary>Prevents two pipelines from using the same artifacts folder. The operating system releases it when the process ends.</summary>
internal sealed class PipelineLock : IDisposable
{
    private readonly FileStream _file;
    private readonly string _owner;

    private PipelineLock(FileStream file, string owner) => (_file, _owner) = (file, owner);

    /// <summary>Takes the lock.</summary>
    /// <param name="files">The workspace with the artifacts folder.</param>
    /// <param name="work">What this process does, for the error message of a second process.</param>
    /// <exception cref="PipelineException">Another process holds it.</exception>
    public static PipelineLock Take(Workspace files, string work)
    {
        Directory.CreateDirectory(files.Locks);
        var owner = Path.Combine(files.Locks, "pipeline.owner");
        try
        {
            var file = new FileStream(
                Path.Combine(files.Locks, "pipeline.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            AtomicFile.WriteText(owner, string.Create(CultureInfo.InvariantCulture, $"process {Environment.ProcessId}, {work}"));
            return new PipelineLock(file, owner);
        }
        catch (IOException error) when (IsHeldByAnother(error))
        {
            throw new PipelineException(
                $"Another pipeline is using {files.Artifacts}: {(File.Exists(owner) ? File.ReadAllText(owner) : "it has just started")}. " +
                "Wait for it to end, stop it, or choose another folder with --artifacts.");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // The lock file itself stays: if it were deleted, two processes could hold locks on two files with the same name.
        File.Delete(_owner);
        _file.Dispose();
    }

    // Windows: ERROR_SHARING_VIOLATION; Linux and macOS: EAGAIN (11, 35) from flock.
    private static bool IsHeldByAnother(IOException error) => (error.HResult & 0xFFFF) is 32 or 11 or 35;
}
