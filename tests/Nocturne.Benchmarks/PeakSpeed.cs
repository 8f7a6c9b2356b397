using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Nocturne.Benchmarks;

/// <summary>How fast one core multiplies and adds when nothing has to be loaded.</summary>
internal static class PeakSpeed
{
    /// <summary>Best of some runs, in GFLOP/s; a multiply-add counts as two.</summary>
    public static double Measure()
    {
        const int Rounds = 4_000_000;
        Loop(Rounds);
        var best = 0.0;
        for (var run = 0; run < 7; run++)
        {
            var begun = Stopwatch.GetTimestamp();
            Loop(Rounds);
            best = Math.Max(best, 2.0 * 16 * Vector512<float>.Count * Rounds / Stopwatch.GetElapsedTime(begun).TotalSeconds / 1e9);
        }
        return best;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static float Loop(int rounds)
    {
        var x = Vector512.Create(0.999999f);
        var y = Vector512.Create(1e-6f);
        Vector512<float> a = y, b = y, c = y, d = y, e = y, f = y, g = y, h = y, i = y, j = y, k = y, l = y, m = y, n = y, o = y, p = y;
        for (var round = 0; round < rounds; round++)
        {
            a = Vector512.FusedMultiplyAdd(a, x, y); b = Vector512.FusedMultiplyAdd(b, x, y);
            c = Vector512.FusedMultiplyAdd(c, x, y); d = Vector512.FusedMultiplyAdd(d, x, y);
            e = Vector512.FusedMultiplyAdd(e, x, y); f = Vector512.FusedMultiplyAdd(f, x, y);
            g = Vector512.FusedMultiplyAdd(g, x, y); h = Vector512.FusedMultiplyAdd(h, x, y);
            i = Vector512.FusedMultiplyAdd(i, x, y); j = Vector512.FusedMultiplyAdd(j, x, y);
            k = Vector512.FusedMultiplyAdd(k, x, y); l = Vector512.FusedMultiplyAdd(l, x, y);
            m = Vector512.FusedMultiplyAdd(m, x, y); n = Vector512.FusedMultiplyAdd(n, x, y);
            o = Vector512.FusedMultiplyAdd(o, x, y); p = Vector512.FusedMultiplyAdd(p, x, y);
        }
        return Vector512.Sum(a + b + c + d + e + f + g + h + i + j + k + l + m + n + o + p);
    }
}
