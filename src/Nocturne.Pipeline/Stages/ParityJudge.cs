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
    /// <remarks>
    /// Two ways of rounding are all that may be between them. A network that knows its pieces by heart makes much of a rounding
    /// here and there (PyTorch in single precision strays from itself in double as far), a defect of the export shows in all windows:
    /// so that 99 % of them must be within the tolerance and every one within ten times as much.
    /// </remarks>
    /// <exception cref="PipelineException">It does not; no model is left.</exception>
    public ParityRecord Export(Weights weights, ModelCard card, string path, double tolerance)
    {
        var candidate = path + ".unchecked";
        try
        {
            OnnxExporter.Write(weights, card, candidate);
            var (differences, scale) = Differences(candidate);
            Array.Sort(differences);                            // what is not a number comes first
            var (most, all) = (differences[(int)(0.99 * (differences.Length - 1))], differences[^1]);
            var limit = tolerance * scale;
            if (double.IsNaN(differences[0]) || !(most < limit && all < 10 * limit))
                throw new PipelineException(string.Create(CultureInfo.InvariantCulture,
                    $"The exported model of {card.RunName} differs from the learner by {most:0.0e+0} in 99 % of the windows and by {all:0.0e+0} in all; below {limit:0.0e+0} and {10 * limit:0.0e+0} is needed. It is not kept. This is a defect of Nocturne: please report it with the run's folder."));
            File.Move(candidate, path, overwrite: true);
            return new(all, windows.Count);
        }
        finally
        {
            File.Delete(candidate);
        }
    }

    // Each window's largest. The scale is 1 for a regression. Raw scores of classes grow with training without end, and rounding with them: there it is the largest score.
    private (double[] Differences, double Scale) Differences(string modelPath)
    {
        using var model = MusicModel.Load(modelPath, DevicePreference.Cpu);
        var (differences, scale) = (new List<double>(windows.Count), 1.0);
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
                for (var row = 0; row < run.Batch; row++)
                    differences.Add(OfWindow(run, row, runner));
            }
        }
        finally
        {
            runner?.Dispose();
        }
        return ([.. differences], scale);
    }

    private double OfWindow(LearnerRun run, int row, ModelRunner runner)
    {
        var outputs = windows.Window * _spec.OutputSize;
        var largest = Difference(run.Outputs.AsSpan(row * outputs, outputs), runner.Output.Slice(row * outputs, outputs));
        for (var layer = 0; layer < _spec.Layers; layer++)
        {
            var at = (layer * run.Batch + row) * _spec.Hidden;
            largest = Math.Max(largest, Difference(run.Hidden.AsSpan(at, _spec.Hidden), runner.HiddenAfter.Slice(at, _spec.Hidden)));
            if (_spec.HasCellState)
                largest = Math.Max(largest, Difference(run.Cell.AsSpan(at, _spec.Hidden), runner.CellAfter.Slice(at, _spec.Hidden)));
        }
        return largest;
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
