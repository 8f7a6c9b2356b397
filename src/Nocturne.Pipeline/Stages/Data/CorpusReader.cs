using Nocturne.Music.Encodings;
using Nocturne.Pipeline.Corpora;

namespace Nocturne.Pipeline.Stages.Data;

/// <summary>Reads a corpus on all cores, in its order. However many files there are, the music of but a few is in memory: tokens are all that is kept.</summary>
/// <param name="context">The experiment, and what may stop it.</param>
/// <param name="corpus">The corpus.</param>
internal sealed class CorpusReader(StageContext context, Corpus corpus)
{
    // Enough to keep the cores busy while the largest of them is read.
    private const int AtATime = 64;

    /// <summary>The experiment's encoding. One that enumerates reads the training pieces for it, the first time of two.</summary>
    /// <exception cref="PipelineException">There is nothing to enumerate.</exception>
    public IEncoding Encoding() => Encodings.Build(
        context.Experiment, Each([.. corpus.Pieces.Where(piece => piece.Split == Split.Training)], "enumerating", PieceReading.ScoreOf).OfType<Music.Score>());

    /// <summary>Every piece, encoded.</summary>
    public IEnumerable<PieceReading> Read(IEncoding encoding) => Each(corpus.Pieces, "encoding", piece => PieceReading.Read(piece, encoding));

    private IEnumerable<T> Each<T>(IReadOnlyList<CorpusPiece> pieces, string what, Func<CorpusPiece, T> read)
    {
        var options = new ParallelOptions { CancellationToken = context.Cancellation };
        var progress = new Countdown($"preprocess: {what}", pieces.Count, context.Voice.Say, context.Clock);
        foreach (var some in pieces.Chunk(AtATime))
        {
            var results = new T[some.Length];
            Parallel.For(0, some.Length, options, i =>
            {
                results[i] = read(some[i]);
                progress.Step();
            });
            foreach (var result in results)
                yield return result;
        }
    }
}
