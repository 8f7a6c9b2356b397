using Nocturne.Music;
using Nocturne.Music.Encodings;

namespace Nocturne.Corpora;

/// <summary>Reads a corpus on all cores, in order. Only a few scores are in memory at a time.</summary>
/// <param name="corpus">The corpus.</param>
/// <param name="say">Receives lines about the progress.</param>
/// <param name="clock">Clock of the progress.</param>
/// <param name="cancellation">Stops reading.</param>
public sealed class CorpusReader(Corpus corpus, Action<string> say, TimeProvider clock, CancellationToken cancellation)
{
    // Enough to keep the cores busy while the largest file is read.
    private const int ChunkSize = 64;

    /// <summary>The scores of the readable training pieces.</summary>
    public IEnumerable<Score> TrainingScores() =>
        Each([.. corpus.Pieces.Where(piece => piece.Split == Split.Training)], "enumerating", PieceReading.ScoreOf).OfType<Score>();

    /// <summary>Reads and encodes every piece.</summary>
    public IEnumerable<PieceReading> Read(IEncoding encoding) =>
        Each(corpus.Pieces, "encoding", piece => PieceReading.Read(piece, encoding));

    private IEnumerable<T> Each<T>(IReadOnlyList<CorpusPiece> pieces, string action, Func<CorpusPiece, T> read)
    {
        var options = new ParallelOptions { CancellationToken = cancellation };
        var progress = new Countdown($"preprocess: {action}", pieces.Count, say, clock);
        foreach (var chunk in pieces.Chunk(ChunkSize))
        {
            var results = new T[chunk.Length];
            Parallel.For(0, chunk.Length, options, i =>
            {
                results[i] = read(chunk[i]);
                progress.Step();
            });
            foreach (var result in results)
                yield return result;
        }
    }
}
