using Build.Publishing;

namespace Build.Compiling;

/// <summary>Selects the native libtorch that a call needs. It is hundreds of megabytes, so only calls that use it download it.</summary>
public static class TorchFlavors
{
    private const string Property = "TorchFlavor";

    // The platforms for which both TorchSharp's native library and a libtorch package exist.
    private static readonly string[] Rids = ["linux-x64", "win-x64", "win-arm64", "osx-arm64"];

    /// <summary>Whether this call needs the libtorch package for the CPU.</summary>
    public static bool NeedsPackage(BuildContext context) =>
        IsOpen(context) && !IsCuda(context) && Rids.Contains(PublishForms.Here) &&
        (context.Option("learner") == "torch" || context.Arguments.GetArguments("target").Any(target => target is "Test" or "Check"));

    /// <summary>Returns the MSBuild property that training on a GPU implies.</summary>
    public static IEnumerable<string> Implied(BuildContext context) => IsOpen(context) && IsCuda(context) ? [$"{Property}=cuda"] : [];

    // Nothing to select if the user chose a flavor or uses the libtorch of an installed PyTorch.
    private static bool IsOpen(BuildContext context) =>
        string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NOCTURNE_PYTORCH")) &&
        !context.Arguments.GetArguments("property")
            .Any(property => property.StartsWith($"{Property}=", StringComparison.OrdinalIgnoreCase));

    private static bool IsCuda(BuildContext context) => context.Option("device") == "cuda";
}
