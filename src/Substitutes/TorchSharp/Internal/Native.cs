using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

[assembly: DisableRuntimeMarshalling]

namespace TorchSharp.Internal;

/// <summary>The border to the shim (native/): every function of it that can fail returns 0, or another number and leaves a text.</summary>
internal static unsafe partial class Native
{
    private const string Library = "nocturne_torch";

    static Native() => NativeLibrary.SetDllImportResolver(typeof(Native).Assembly, Resolve);

    /// <summary>Makes sure that libtorch is there.</summary>
    /// <exception cref="NotSupportedException">It is not.</exception>
    internal static void Load() => _ = nt_get_num_threads();

    /// <summary>Turns what the shim says of a failure into an exception.</summary>
    /// <exception cref="ExternalException">The call failed; the text is libtorch's own.</exception>
    internal static void Check(int status)
    {
        if (status != 0)
            throw new ExternalException(Marshal.PtrToStringUTF8(nt_last_error()));
    }

    // The shim lies beside the program; libtorch itself is where the shim was linked with it.
    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? searchPath)
    {
        if (name != Library)
            return 0;
        try
        {
            return NativeLibrary.Load(name, assembly, DllImportSearchPath.AssemblyDirectory);
        }
        catch (DllNotFoundException problem)
        {
            throw new NotSupportedException(
                "libtorch is not here. On Debian and Ubuntu './build.sh --learner=torch', run as root, installs it; elsewhere install " +
                $"PyTorch, name its folder in NOCTURNE_LIBTORCH, and run that. ({problem.Message.Split('\n')[0].Trim()})",
                problem);
        }
    }
}
