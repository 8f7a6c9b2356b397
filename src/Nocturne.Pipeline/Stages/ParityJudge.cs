using System.Globalization;
using Nocturne.Generation;
using Nocturne.Models;
using Nocturne.Onnx;
using Nocturne.Pipeline.Stages.Data;
using Nocturne.Training;
using Nocturne.Training.Data;

namespace Nocturne.Pipeline.Stages;

/// <summary>Runs a learner over windows, and an exported model beside it.</summary>
/// <param name="learner">The learner, with the weights that are exported.</param>
/// <param name="windows">The windows, at least one.</param>
/// <param name="batch">Most windows that the learner takes at a time.</param>
/// <param name="cancellation">Stops between two batches.</param>
internal sealed class ParityJudge(ILearner learner, WindowSet windows, int batch, CancellationToken cancellation)
{
    private readonly ModelSpec _spec = learner.Spec;

    /// <summary>Standard deviation of target minus output over all windows, divided by their number; 0 for a categorical head.</summary>
    public double ResidualSpread()
    {
        if (_spec.Head == HeadKind.Categorical)
            return 0;                                   // the scores themselves say how sure they are
        double sum = 0, squares = 0;
        foreach (var run in LearnerRuns())
            for (var row = 0; row < run.Batch; row++)
            {
                var residual = (double)run.Targets[row] - run.Outputs[((row + 1) * windows.Window * _spec.OutputSize) - 1];
                (sum, squares) = (sum + residual, squares + residual * residual);
            }
        var mean = sum / windows.Count;
        return Math.Sqrt(Math.Max(squares / windows.Count - mean * mean, 0));
    }

    /// <summary>Exports a model under another name, runs it over all windows, and gives it its name if it agrees with the learner.</summary>
    /// <exception cref="PipelineException">It does not; no model is left.</exception>
    public ParityRecord Export(Weights weights, ModelCard card, string path, double tolerance)
    {
        var candidate = path + ".unchecked";
        try
        {
            OnnxExporter.Write(weights, card, candidate);
            var (difference, scale) = LargestDifference(candidate);
            if (!(difference < tolerance * scale))              // also where it is not a number
                throw new PipelineException(string.Create(CultureInfo.InvariantCulture,
                    $"The exported model of {card.RunName} differs from the learner by {difference:0.0e+0}; below {tolerance * scale:0.0e+0} is needed. It is not kept. This is a defect of Nocturne: please report it with the run's folder."));
            File.Move(candidate, path, overwrite: true);
            return new(difference, windows.Count);
        }
        finally
        {
            File.Delete(candidate);
        }
    }

    // The scale is 1 for a regression. Raw scores of classes grow with training without end, and rounding with them: there it is the largest score.
    private (double Difference, double Scale) LargestDifference(string modelPath)
    {
        using var model = MusicModel.Load(modelPath, DevicePreference.Cpu);
        var (largest, scale) = (0.0, 1.0);
        ModelRunner? runner = null;
        try
        {
            foreach (var run in LearnerRuns())
            {
                if (runner?.Batch != run.Batch)
                {
                    runner?.Dispose();
                    runner = model.CreateRunner(run.Batch, windows.Window);
                }
                Write(run.Inputs, runner);
                runner.Run();
                if (_spec.Head == HeadKind.Categorical)
                    scale = Math.Max(scale, run.Outputs.Max(Math.Abs));
                largest = Math.Max(largest, Difference(run.Outputs, runner.Output));
                largest = Math.Max(largest, Difference(run.Hidden, runner.HiddenAfter));
                largest = Math.Max(largest, Difference(run.Cell, runner.CellAfter));
            }
        }
        finally
        {
            runner?.Dispose();
        }
        return (largest, scale);
    }

    private static void Write(ReadOnlySpan<float> inputs, ModelRunner runner)
    {
        if (runner.Tokens.IsEmpty)
            inputs.CopyTo(runner.Input);
        for (var i = 0; i < runner.Tokens.Length; i++)
            runner.Tokens[i] = (long)inputs[i];
    }

    // Math.Max hands on what is not a number.
    private static double Difference(ReadOnlySpan<float> x, ReadOnlySpan<float> y)
    {
        var largest = 0.0;
        for (var i = 0; i < x.Length; i++)
            largest = Math.Max(largest, Math.Abs((double)x[i] - y[i]));
        return largest;
    }

    private IEnumerable<LearnerRun> LearnerRuns()
    {
        for (var first = 0; first < windows.Count; first += batch)
        {
            cancellation.ThrowIfCancellationRequested();
            var run = new LearnerRun(_spec, Math.Min(batch, windows.Count - first), windows.Window);
            windows.CopyTo([.. Enumerable.Range(first, run.Batch)], run.Inputs, run.Targets);
            learner.Forward(run.Inputs, run.Batch, run.Outputs, run.Hidden, run.Cell);
            yield return run;
        }
    }

    private sealed class LearnerRun(ModelSpec spec, int batch, int window)
    {
        public int Batch => batch;

        public float[] Inputs { get; } = new float[batch * window];

        public float[] Targets { get; } = new float[batch];

        public float[] Outputs { get; } = new float[batch * window * spec.OutputSize];

        public float[] Hidden { get; } = new float[spec.Layers * batch * spec.Hidden];

        public float[] Cell { get; } = spec.HasCellState ? new float[spec.Layers * batch * spec.Hidden] : [];
    }
}
