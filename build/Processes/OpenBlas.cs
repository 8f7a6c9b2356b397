using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Build.Processes;

/// <summary>
/// OpenBLAS, which multiplies matrices for Debian's libtorch, knows processors by their model numbers; one that is newer than
/// itself it takes for the first with 64 bits, and runs at a third of its speed.
/// </summary>
public static class OpenBlas
{
    private const string Variable = "OPENBLAS_CORETYPE";

    // Every kind that has kernels for AVX2 or more.
    private static readonly string[] Modern = ["Haswell", "Zen", "SkylakeX", "Cooperlake", "Sapphirerapids"];

    private delegate nint NameFunction();

    /// <summary>Tells OpenBLAS, in all processes that are started from now on, what the processor is, where it gets that wrong and nobody else did.</summary>
    public static void SetCoreType(Action<string> say)
    {
        if (Environment.GetEnvironmentVariable(Variable) is not null || Name() is not { } name || CoreType(name, Avx2.IsSupported, HasAvx512) is not { } better)
            return;
        Environment.SetEnvironmentVariable(Variable, better);
        say($"OpenBLAS takes this processor for a {name}: {Variable}={better}");
    }

    /// <summary>What to call the processor; <c>null</c> where OpenBLAS knows better.</summary>
    /// <param name="name">What OpenBLAS takes it for.</param>
    /// <param name="hasAvx2">Whether it has AVX2.</param>
    /// <param name="hasAvx512">Whether it has what AVX-512 is to OpenBLAS.</param>
    public static string? CoreType(string name, bool hasAvx2, bool hasAvx512) =>
        !hasAvx2 || Modern.Contains(name, StringComparer.OrdinalIgnoreCase) ? null : hasAvx512 ? "SkylakeX" : "Haswell";

    private static bool HasAvx512 => Avx512F.IsSupported && Avx512BW.IsSupported && Avx512CD.IsSupported && Avx512DQ.IsSupported && Avx512F.VL.IsSupported;

    // Asked in this process, which multiplies nothing: once OpenBLAS is loaded it does not change its mind.
    private static string? Name() =>
        NativeLibrary.TryLoad("libopenblas.so.0", out var library) && NativeLibrary.TryGetExport(library, "openblas_get_corename", out var function)
            ? Marshal.PtrToStringUTF8(Marshal.GetDelegateForFunctionPointer<NameFunction>(function)())
            : null;
}
