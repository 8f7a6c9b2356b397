using Nocturne.Music.Encodings;

namespace Nocturne.Evaluation.Baselines;

/// <summary>The lines that a network has to get below before it can be said to have learned anything.</summary>
public static class TrivialPredictors
{
    /// <summary>Name of the line of always answering the mean of all notes of the training pieces.</summary>
    public const string TrainingMean = "training mean";

    /// <summary>Name of the line of answering the mean of the window.</summary>
    public const string WindowMean = "window mean";

    /// <summary>Name of the line of answering the last note of the window.</summary>
    public const string LastNote = "last note";

    /// <summary>Measures the three predictors, in the order of the names above, on the validation windows.</summary>
    /// <param name="training">Pitch tokens of each training piece, 0 to 87.</param>
    /// <param name="validation">Pitch tokens of each validation piece.</param>
    /// <param name="window">Notes in a window (T), 1 or more.</param>
    /// <param name="stride">Notes from one window to the next, 1 or more.</param>
    /// <exception cref="EvaluationException">The pieces of either list are all too short for a window.</exception>
    public static IReadOnlyList<LossLine> Evaluate(IReadOnlyList<int[]> training, IReadOnlyList<int[]> validation, int window, int stride)
    {
        Windows.Require("training", training, window);
        Windows.Require("validation", validation, window);
        var trainingMean = training.SelectMany(piece => piece).Average(token => (double)PitchEncoding.Scaled(token));
        return
        [
            Line(TrainingMean, _ => trainingMean),
            Line(WindowMean, Mean),
            Line(LastNote, notes => notes[^1]),
        ];

        LossLine Line(string name, Predictor predict)
        {
            var sums = new LossSums();
            foreach (var (notes, target) in Windows.Of(validation, window, stride))
                sums.Add(target, predict(notes.Span));
            return new LossLine(name, sums.MeanSquaredError, LossSums.Semitones(sums.MeanSquaredError));
        }
    }

    private delegate double Predictor(ReadOnlySpan<float> notes);

    private static double Mean(ReadOnlySpan<float> notes)
    {
        var sum = 0.0;
        foreach (var note in notes)
            sum += note;
        return sum / notes.Length;
    }
}
