using Nocturne.Generation.Composing;
using Nocturne.Models;

namespace Nocturne.Generation.Tests.Composing;

/// <summary>Measures the memory that composing allocates.</summary>
internal static class Allocation
{
    /// <summary>Returns the bytes allocated for a thousand more notes. Ideally this is only the piece itself.</summary>
    public static long OfThousandNotes(MusicModel model, RunMode run)
    {
        using var shorter = new Composer(model, new ComposeSettings(100, Run: run, Sampling: new(1)));
        using var longer = new Composer(model, new ComposeSettings(1100, Run: run, Sampling: new(1)));
        var prime = shorter.SeedWindow();
        longer.Compose(prime);
        var start = GC.GetAllocatedBytesForCurrentThread();
        shorter.Compose(prime);
        var middle = GC.GetAllocatedBytesForCurrentThread();
        longer.Compose(prime);
        return GC.GetAllocatedBytesForCurrentThread() - middle - (middle - start);
    }
}
