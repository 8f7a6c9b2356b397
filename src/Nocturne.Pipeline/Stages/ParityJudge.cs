using System.Globalization;
using Nocturne.Generation;
using Nocturne.Models;
using Nocturne.Onnx;
using Nocturne.Pipeline.Experiments;
using Nocturne.Training.Contract;

namespace Nocturne.Pipeline.Stages;

/// <summary>Compares an exported model with its learner on validation batches, each row starting from a zero state.</summary>
/// <param name="learner">The learner, with the exported weights.</param>
/// <param name="weights">The weights.</param>
/// <param name="source">The validation batches, at least one.</param>
/// <param name="cancellation">Stops the comparison between two batches.</param>
internal sealed class ParityJudge(ILearner learner, Weights weights, IBatchSource source, CancellationToken cancellation)
{
    private readonly ModelSpec _spec = learner.Spec;
    private readonly int _outputs = learner.Spec.OutputSize;

    /// <summary>Computes each head's standard deviation of target minus output; 0 for a categorical head.</summary>
    public double[] ResidualSpreads()
    {
        var spreads = new double[_spec.Heads.Count];
        for (var head = 0; head < spreads.Length; head++)
            if (_spec.Heads[head].Kind == HeadKind.Regression)          // categorical scores already express uncertainty
                spreads[head] = ResidualSpread(head);
        return spreads;
    }

    /// <summary>Exports a model to a temporary file, and renames it if it agrees with the learner.</summary>
    /// <remarks>
    /// The two may differ only by rounding. A network that has memorized its pieces amplifies rounding errors in a few sequences, by as
    /// much as PyTorch's single precision differs from its double precision. A defect of the export affects all sequences. So 99 % of the
    /// sequences must be within the tolerance, and all of them within ten times the tolerance.
    /// </remarks>
    /// <exception cref="PipelineException">The model does not agree; it is deleted.</exception>
    public ParityRecord Export(ModelCard card, string path, double tolerance)
    {
        var candidate = path + ".unchecked";
        try
        {
            OnnxExporter.Write(weights, card, candidate);
            var (differences, scale) = Differences(candidate);
            Array.Sort(differences);                            // NaN comes first
            var (most, all) = (differences[(int)(0.99 * (differences.Length - 1))], differences[^1]);
            var limit = tolerance * scale;
            if (double.IsNaN(differences[0]) || !(most < limit && all < 10 * limit))
                throw new PipelineException(string.Create(CultureInfo.InvariantCulture,
                    $"The exported model of {card.RunName} differs from the learner by up to {most:0.0e+0} in 99 % of the sequences " +
                    $"and up to {all:0.0e+0} in all of them; must be below {limit:0.0e+0} and {10 * limit:0.0e+0}. " +
                    $"The model was deleted. This is a defect of Nocturne; please report it and attach the run's folder."));
            File.Move(candidate, path, overwrite: true);
            return new(all, differences.Length);
        }
        finally
        {
            File.Delete(candidate);
        }
    }

    private double ResidualSpread(int head)
    {
        var (values, offset) = (weights[ParameterNames.Values(_spec.Heads[head].Field)], _spec.OutputOffset(head));
        double sum = 0, squares = 0;
        var count = 0;
        foreach (var run in LearnerRuns())
        {
            var batch = run.Batch;
            for (var row = 0; row < batch.Rows; row++)
                for (var step = batch.FirstScored; step < batch.Length(row); step++, count++)
                {
                    var output = run.Scores[(row * batch.Steps + step) * _outputs + offset];
                    var residual = (double)values[batch.Token(row, step + 1, _spec.Heads[head].Field)] - output;
                    (sum, squares) = (sum + residual, squares + residual * residual);
                }
        }
        var mean = sum / count;
        return Math.Sqrt(Math.Max(squares / count - mean * mean, 0));
    }

    // The largest difference per sequence. Categorical scores are unbounded, and rounding errors grow with them, so their maximum is the
    // scale.
    private (double[] Differences, double Scale) Differences(string modelPath)
    {
        using var model = MusicModel.Load(modelPath, DevicePreference.Cpu);
        var (differences, scale) = (new List<double>(), 1.0);
        ModelRunner? runner = null;
        try
        {
            foreach (var run in LearnerRuns())
            {
                var batch = run.Batch;
                if (runner?.Batch != batch.Rows || runner.Steps != batch.Steps)
                {
                    runner?.Dispose();
                    runner = model.CreateRunner(batch.Rows, batch.Steps);
                }
                Write(batch, runner);
                runner.Run();
                if (_spec.Heads.Any(head => head.Kind == HeadKind.Categorical))
                    scale = Math.Max(scale, run.Scores.Max(Math.Abs));
                for (var row = 0; row < batch.Rows; row++)
                    differences.Add(OfRow(run, row, runner));
            }
        }
        finally
        {
            runner?.Dispose();
        }
        return ([.. differences], scale);
    }

    private double OfRow(LearnerRun run, int row, ModelRunner runner)
    {
        var (steps, rows, largest) = (runner.Steps, runner.Batch, 0.0);
        for (var head = 0; head < _spec.Heads.Count; head++)
        {
            var (outputs, offset) = (_spec.OutputsOf(_spec.Heads[head]), _spec.OutputOffset(head));
            for (var step = 0; step < steps; step++)
                largest = Math.Max(largest, Difference(
                    run.Scores.AsSpan((row * steps + step) * _outputs + offset, outputs),
                    runner.Scores(head).Slice((row * steps + step) * outputs, outputs)));
        }
        for (var layer = 0; layer < _spec.Layers; layer++)
        {
            var at = (layer * rows + row) * _spec.Hidden;
            largest = Math.Max(largest, Difference(run.State.Hidden.AsSpan(at, _spec.Hidden), runner.HiddenAfter.Slice(at, _spec.Hidden)));
            if (_spec.HasCellState)
                largest = Math.Max(largest, Difference(run.State.Cell.AsSpan(at, _spec.Hidden), runner.CellAfter.Slice(at, _spec.Hidden)));
        }
        return largest;
    }

    // The learner's heads read the fields of the next step, so the model's must too.
    private void Write(Batch batch, ModelRunner runner)
    {
        var (fields, known) = (_spec.Fields, _spec.Heads.Count - 1);
        for (var row = 0; row < batch.Rows; row++)
        {
            runner.Write(row, batch.Tokens.Slice(row * (batch.Steps + 1) * fields, batch.Steps * fields));
            for (var step = 0; step < batch.Steps; step++)
                for (var head = 0; head < known; head++)
                    runner.Note[(row * batch.Steps + step) * known + head] = batch.Token(row, step + 1, _spec.Heads[head].Field);
        }
    }

    // Math.Max propagates NaN.
    private static double Difference(ReadOnlySpan<float> x, ReadOnlySpan<float> y)
    {
        var largest = 0.0;
        for (var i = 0; i < x.Length; i++)
            largest = Math.Max(largest, Math.Abs((double)x[i] - y[i]));
        return largest;
    }

    private IEnumerable<LearnerRun> LearnerRuns()
    {
        var run = new LearnerRun(_spec);
        for (var index = 0; index < source.Batches(0); index++)
        {
            cancellation.ThrowIfCancellationRequested();
            run.Read(source, index);
            learner.Forward(run.Batch, run.Scores, run.State);
            yield return run;
        }
    }

    /// <summary>A batch and the learner's results.</summary>
    private sealed class LearnerRun(ModelSpec spec)
    {
        private readonly BatchBuffer _buffer = new(spec.Fields);

        public Batch Batch => _buffer.Batch;

        public float[] Scores { get; private set; } = [];

        public RecurrentState State { get; private set; } = new(spec, 0);

        public void Read(IBatchSource source, int index)
        {
            source.Read(0, index, _buffer);
            Scores = new float[Batch.Rows * Batch.Steps * spec.OutputSize];
            State = new RecurrentState(spec, Batch.Rows);
        }
    }
}
