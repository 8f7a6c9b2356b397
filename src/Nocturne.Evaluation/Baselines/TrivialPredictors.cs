using Nocturne.Evaluation.Losses;

namespace Nocturne.Evaluation.Baselines;

/// <summary>Predictors of pitch that a network must beat before it has learned anything.</summary>
public static class TrivialPredictors
{
    /// <summary>Name of the predictor of the mean of all notes of the training pieces.</summary>
    public const string TrainingMean = "training mean";

    /// <summary>Name of the predictor of the window's mean.</summary>
    public const string WindowMean = "window mean";

    /// <summary>Name of the predictor of the window's last note.</summary>
    public const string LastNote = "last note";

    /// <summary>Measures the three predictors, in the order of the names above, on the validation windows.</summary>
    /// <param name="training">Tokens of each training piece.</param>
    /// <param name="validation">Tokens of each validation piece.</param>
    /// <param name="values">The number that stands for each token.</param>
    /// <param name="window">Notes per window (T), 1 or more.</param>
    /// <param name="stride">Notes from the start of one window to the start of the next, 1 or more.</param>
    /// <exception cref="EvaluationException">No training piece or no validation piece is longer than a window.</exception>
    public static IReadOnlyList<LossLine> Evaluate(
        IReadOnlyList<int[]> training, IReadOnlyList<int[]> validation, IReadOnlyList<float> values, int window, int stride)
    {
        Windows.Require("training", training, window);
        Windows.Require("validation", validation, window);
        var trainingMean = training.SelectMany(piece => piece).Average(token => (double)values[token]);
        return
        [
            Line(TrainingMean, _ => trainingMean),
            Line(WindowMean, WindowMeanOf),
            Line(LastNote, tokens => values[tokens[^1]]),
        ];

        LossLine Line(string name, Func<ReadOnlySpan<int>, double> predict)
        {
            var sums = new LossSums();
            foreach (var (tokens, target) in Windows.Of(validation, window, stride))
                sums.Add(values[target], predict(tokens.Span));
            return new LossLine(name, sums.MeanSquaredError, LossSums.Semitones(sums.MeanSquaredError));
        }

        double WindowMeanOf(ReadOnlySpan<int> tokens)
        {
            var sum = 0.0;
            foreach (var token in tokens)
                sum += values[token];
            return sum / tokens.Length;
        }
    }
}
