using Nocturne.Models;
using Nocturne.Testing.Torch;
using Nocturne.Training.Contract;
using Nocturne.Training.Simd;
using Nocturne.Training.Torch;

namespace Nocturne.Benchmarks.Cuda;

/// <summary>Compares the Torch learner with the SIMD learner, on any device.</summary>
internal static class Parity
{
    // A GPU sums in a different order than a CPU, so the tolerances are larger than the 1e-5 for CPUs.
    private const double FirstStep = 1e-4;
    private const double Curve = 1e-3;

    /// <summary>Compares the first step and 200 steps of every shape of the lab, with either head.</summary>
    /// <returns>0 if all differences are within the tolerances, 1 otherwise.</returns>
    public static int Judge(TorchDevice device, bool isQuick)
    {
        var specs = Shapes.Lab.Concat(Shapes.LabOfTokens).Where(spec => !isQuick || spec is { Hidden: 64, Layers: 1 }).ToArray();
        var strays = specs.Count(spec => !Judge(spec, device));
        Console.WriteLine($"{specs.Length - strays} of {specs.Length} networks agree between torch and simd");
        return strays == 0 ? 0 : 1;
    }

    private static bool Judge(ModelSpec spec, TorchDevice device)
    {
        var lesson = new Lesson(spec, rows: 8, steps: 5);
        var state = LearnerState.Initial(WeightInitializer.Create(spec, seed: 1, Lesson.Values(spec)));
        using var torch = new TorchLearner(spec, new TrainingSettings(), state, new TorchOptions(device));
        using var simd = new SimdLearner(spec, new TrainingSettings(), state);
        var (loss, expected) = (lesson.Teach(torch, 1)[0], lesson.Teach(simd, 1)[0]);
        var gradients = Difference(torch.Save().Slots[OptimizerSettings.FirstMoment], simd.Save().Slots[OptimizerSettings.FirstMoment]);
        var curve = lesson.Teach(torch, 200).Zip(lesson.Teach(simd, 200), Relative).Max();
        var isClose = Relative(loss, expected) <= FirstStep && gradients <= FirstStep && curve <= Curve;
        Console.WriteLine(
            $"{spec.Name} {spec.Heads[0].Kind}: loss {Relative(loss, expected):0.0e+0}, gradients {gradients:0.0e+0}, " +
            $"200 steps {curve:0.0e+0}{(isClose ? "" : "  TOO FAR")}");
        return isClose;
    }

    // After one step Adam's first moments are a tenth of the gradients.
    private static double Difference(Weights actual, Weights expected) =>
        expected.Spec.Parameters().Max(parameter =>
            actual[parameter.Name].Zip(expected[parameter.Name], (x, y) => Math.Abs((double)x - y)).Max()
            / expected[parameter.Name].Max(Math.Abs));

    private static double Relative(double actual, double expected) => Math.Abs(actual - expected) / Math.Abs(expected);
}
