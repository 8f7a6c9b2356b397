using Nocturne.Models;

namespace Nocturne.Generation.Tests;

/// <summary>What composing allocates.</summary>
internal static class Allocation
{
    /// <summary>Bytes that a thousand more notes of a piece allocate: the piece itself, and nothing else where all is well.</summary>
    public static long OfThousandNotes(MusicModel model, RunMode run)
    {
        using var shorter = new Composer(model, new ComposeOptions(100, Temperature: 1, Run: run));
        using var longer = new Composer(model, new ComposeOptions(1100, Temperature: 1, Run: run));
        var prime = shorter.SeedWindow();
        longer.Compose(prime);
        var start = GC.GetAllocatedBytesForCurrentThread();
        shorter.Compose(prime);
        var middle = GC.GetAllocatedBytesForCurrentThread();
        longer.Compose(prime);
        return GC.GetAllocatedBytesForCurrentThread() - middle - (middle - start);
    }
}
