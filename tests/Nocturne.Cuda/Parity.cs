using Nocturne.Models;
using Nocturne.Training;
using Nocturne.Training.Simd;
using Nocturne.Training.Torch;
using Nocturne.Training.Torch.Tests;

namespace Nocturne.Cuda;

/// <summary>Holds the learner torch against the learner simd, on any device.</summary>
internal static class Parity
{
    // A GPU adds up in another order than a processor: a little more room than the processor's 1e-5.
    private const double FirstStep = 1e-4;
    private const double Curve = 1e-3;

    /// <summary>First step and 200 steps of every shape of the lab, with either head.</summary>
    /// <returns>0 where all is close enough, 1 otherwise.</returns>
    public static int Judge(TorchDevice device, bool isQuick)
    {
        var specs = Shapes.Lab.Concat(Shapes.LabOfTokens).Where(spec => !isQuick || spec is { Hidden: 64, Layers: 1 }).ToArray();
        var strays = specs.Count(spec => !Judge(spec, device));
        Console.WriteLine($"{specs.Length - strays} of {specs.Length} networks are trained alike by torch and simd");
        return strays == 0 ? 0 : 1;
    }

    private static bool Judge(ModelSpec spec, TorchDevice device)
    {
        var lesson = new Lesson(spec, batch: 8, window: 5);
        var state = LearnerState.Initial(WeightInitializer.Create(spec, seed: 1));
        using var torch = new TorchLearner(spec, new TrainingSettings(), state, new TorchOptions(device));
        using var simd = new SimdLearner(spec, new TrainingSettings(), state);
        var (loss, expected) = (lesson.Teach(torch, 1)[0], lesson.Teach(simd, 1)[0]);
        var gradients = Difference(torch.Save().FirstMoments, simd.Save().FirstMoments);
        var curve = lesson.Teach(torch, 200).Zip(lesson.Teach(simd, 200), Relative).Max();
        var isClose = Relative(loss, expected) <= FirstStep && gradients <= FirstStep && curve <= Curve;
        Console.WriteLine($"{spec.Name} {spec.Head}: loss {Relative(loss, expected):0.0e+0}, gradients {gradients:0.0e+0}, 200 steps {curve:0.0e+0}{(isClose ? "" : "  TOO FAR")}");
        return isClose;
    }

    // After one step Adam's first moments are a tenth of the gradients.
    private static double Difference(Weights actual, Weights expected) =>
        expected.Spec.Parameters().Max(parameter =>
            actual[parameter.Name].Zip(expected[parameter.Name], (x, y) => Math.Abs((double)x - y)).Max() / expected[parameter.Name].Max(Math.Abs));

    private static double Relative(double actual, double expected) => Math.Abs(actual - expected) / Math.Abs(expected);
}
