using Nocturne.Corpora;
using Nocturne.Pipeline.Experiments;
using Nocturne.Training.Contract;
using Nocturne.Training.Data;

namespace Nocturne.Pipeline.Stages;

/// <summary>Creates the batches of a data set.</summary>
internal static class BatchSources
{
    /// <summary>Creates the batches of one side of the split.</summary>
    /// <param name="dataset">The data set.</param>
    /// <param name="split">The side.</param>
    /// <param name="settings">How pieces are divided into batches.</param>
    /// <param name="seed">Seed of the order of the batches.</param>
    /// <exception cref="PipelineException">There are no predictions.</exception>
    public static IBatchSource Batches(this Dataset dataset, Split split, TrainingSettings settings, int seed = 0)
    {
        var pieces = dataset.Of(split).Select(tokens => new TokenSequence(tokens, dataset.Fields)).ToArray();
        IBatchSource source = settings.Batches switch
        {
            BatchKind.Windows => new WindowSource(pieces, settings, seed),
            BatchKind.Streams => new StreamSource(pieces, settings, seed),
            BatchKind.Pieces => new PieceSource(pieces, settings, seed),
            _ => throw new ArgumentOutOfRangeException(nameof(settings), settings.Batches, "Unknown kind of batches."),
        };
        var side = split.ToString().ToLowerInvariant();
        return source.Predictions > 0 ? source : throw new PipelineException(
            $"The corpus '{dataset.Card.Corpus}' has no {side} piece of more than {settings.Window} notes, the window: " +
            $"{Counted.Of(pieces.Length, "piece")}, at most {pieces.Select(piece => piece.Length).DefaultIfEmpty().Max()} notes " +
            $"({Counted.Of(dataset.Card.Skipped, "file")} skipped, see skipped.csv). Add longer pieces, choose other validation pieces " +
            "(--set data.validation=NAME,NAME), or use a shorter window (--set training.window=N).");
    }
}
