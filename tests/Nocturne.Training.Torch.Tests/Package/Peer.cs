using System.Globalization;
using System.Text.Json;
using static TorchSharp.torch;

namespace Nocturne.Training.Torch.Tests.Package;

/// <summary>Results of PyTorch for the same computations, and the common inputs.</summary>
internal static class Peer
{
    private static readonly Lazy<Dictionary<string, float[][]>> All = new(Compute);

    /// <summary>Inputs that both sides represent exactly: multiples of 1/32 between -1 and 1.</summary>
    public static Tensor Ramp(params long[] shape)
    {
        var count = shape.Aggregate(1L, (product, size) => product * size);
        return tensor([.. Enumerable.Range(0, (int)count).Select(place => ((place * 37 % 64) - 31) / 32f)], shape);
    }

    /// <summary>Returns the results of PyTorch, one row per tensor.</summary>
    public static float[][] Computes(string what, params object[] arguments) =>
        All.Value[string.Join(' ', [what, .. arguments.Select(Text)])];

    private static string Text(object argument) => string.Create(CultureInfo.InvariantCulture, $"{argument}").ToLowerInvariant();

    private static Dictionary<string, float[][]> Compute()
    {
        var (exitCode, output) = Python.Run("torch", Path.Combine(AppContext.BaseDirectory, "Python", "pytorch_peer.py"));
        exitCode.Should().Be(0, output);
        return JsonSerializer.Deserialize<Dictionary<string, float[][]>>(output.Split('\n').First(line => line.StartsWith('{')))!;
    }

    public static float[] Numbers(this Tensor tensor) => tensor.detach().contiguous().data<float>().ToArray();

    /// <summary>Asserts that the tensors hold the same numbers, apart from rounding in a different order of additions.</summary>
    public static void ShouldBe(this IEnumerable<Tensor> actual, float[][] expected)
    {
        var rows = actual.Select(Numbers).ToArray();
        rows.Should().HaveSameCount(expected);
        foreach (var (row, expectedRow) in rows.Zip(expected))
            row.Should().HaveSameCount(expectedRow)
                .And.Equal(expectedRow, (left, right) => Math.Abs(left - right) <= 1e-6 * Math.Max(1, Math.Abs(right)));
    }
}

/// <summary>A fact that needs both libtorch and PyTorch.</summary>
public sealed class TorchAndPythonFactAttribute : FactAttribute
{
    public TorchAndPythonFactAttribute() => Skip = TorchFactAttribute.WhyMissing ?? new PythonFactAttribute("torch").Skip;
}
