using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Nocturne.Training.Simd.Lanes;

namespace Nocturne.Benchmarks;

/// <summary>Peak rate of multiply-adds of one core, without memory access.</summary>
internal static class PeakSpeed
{
    // Independent sums: a multiply-add takes 4 cycles and two start per cycle, so 8 suffice. With x and y, 10 fit into 16 registers.
    private const int Sums = 10;

    /// <summary>Measures the widest vectors of the machine. Returns the best run in GFLOP/s; a multiply-add counts as two.</summary>
    public static double Measure() =>
        Vector512.IsHardwareAccelerated ? Best<Lanes512<float>, Vector512<float>>()
        : Vector256.IsHardwareAccelerated ? Best<Lanes256<float>, Vector256<float>>()
        : Best<Lanes128<float>, Vector128<float>>();

    private static double Best<TLanes, TVector>()
        where TLanes : struct, ILanes<TVector, float>
        where TVector : struct
    {
        const int Rounds = 6_000_000;
        Loop<TLanes, TVector>(Rounds);
        var best = 0.0;
        for (var run = 0; run < 7; run++)
        {
            var begun = Stopwatch.GetTimestamp();
            Loop<TLanes, TVector>(Rounds);
            best = Math.Max(best, 2.0 * Sums * TLanes.Count * Rounds / Stopwatch.GetElapsedTime(begun).TotalSeconds / 1e9);
        }
        return best;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static float Loop<TLanes, TVector>(int rounds)
        where TLanes : struct, ILanes<TVector, float>
        where TVector : struct
    {
        TVector x = TLanes.Broadcast(0.999999f), y = TLanes.Broadcast(1e-6f);
        TVector a = y, b = y, c = y, d = y, e = y, f = y, g = y, h = y, i = y, j = y;
        for (var round = 0; round < rounds; round++)
        {
            a = TLanes.MultiplyAdd(a, x, y); b = TLanes.MultiplyAdd(b, x, y);
            c = TLanes.MultiplyAdd(c, x, y); d = TLanes.MultiplyAdd(d, x, y);
            e = TLanes.MultiplyAdd(e, x, y); f = TLanes.MultiplyAdd(f, x, y);
            g = TLanes.MultiplyAdd(g, x, y); h = TLanes.MultiplyAdd(h, x, y);
            i = TLanes.MultiplyAdd(i, x, y); j = TLanes.MultiplyAdd(j, x, y);
        }
        var left = TLanes.Add(TLanes.Add(TLanes.Add(a, b), TLanes.Add(c, d)), e);
        var right = TLanes.Add(TLanes.Add(TLanes.Add(f, g), TLanes.Add(h, i)), j);
        return TLanes.Sum(TLanes.Add(left, right));
    }
}
