using System.Globalization;
using Nocturne.Models;

namespace Nocturne.Pipeline.Stages;

/// <summary>Keeps a second pipeline off an artifacts folder. The operating system lets go of it when the process ends, however it ends.</summary>
internal sealed class PipelineLock : IDisposable
{
    private readonly FileStream _file;
    private readonly string _owner;

    private PipelineLock(FileStream file, string owner) => (_file, _owner) = (file, owner);

    /// <summary>Takes the lock.</summary>
    /// <param name="files">Whose artifacts folder.</param>
    /// <param name="work">What this process does, for whoever comes second.</param>
    /// <exception cref="PipelineException">Another process holds it.</exception>
    public static PipelineLock Take(Workspace files, string work)
    {
        Directory.CreateDirectory(files.Locks);
        var owner = Path.Combine(files.Locks, "pipeline.owner");
        try
        {
            var file = new FileStream(Path.Combine(files.Locks, "pipeline.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            AtomicFile.WriteText(owner, string.Create(CultureInfo.InvariantCulture, $"process {Environment.ProcessId}, {work}"));
            return new PipelineLock(file, owner);
        }
        catch (IOException error) when (IsHeldByAnother(error))
        {
            throw new PipelineException(
                $"Another pipeline is at work in {files.Artifacts}: {(File.Exists(owner) ? File.ReadAllText(owner) : "it has just begun")}. " +
                "Wait for it to end, stop it, or name another folder with --artifacts.");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // The lock file itself stays: deleting it would let two processes hold locks on two files of one name.
        File.Delete(_owner);
        _file.Dispose();
    }

    // Windows: ERROR_SHARING_VIOLATION; Linux and macOS: EAGAIN (11, 35) of flock.
    private static bool IsHeldByAnother(IOException error) => (error.HResult & 0xFFFF) is 32 or 11 or 35;
}
