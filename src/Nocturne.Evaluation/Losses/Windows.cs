using Nocturne.Generation;

namespace Nocturne.Evaluation.Losses;

/// <summary>The windows of some pieces, each with the token that follows it. No window spans two pieces.</summary>
internal static class Windows
{
    /// <summary>The windows, piece by piece: T tokens and the next one.</summary>
    /// <param name="pieces">Tokens of each piece.</param>
    /// <param name="window">Tokens per window (T), 1 or more.</param>
    /// <param name="stride">Tokens from the start of one window to the start of the next, 1 or more.</param>
    public static IEnumerable<(ReadOnlyMemory<int> Tokens, int Target)> Of(IReadOnlyList<int[]> pieces, int window, int stride)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(window, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(stride, 1);
        return from piece in pieces
               from i in Enumerable.Range(0, (Math.Max(piece.Length - window, 0) + stride - 1) / stride)
               select ((ReadOnlyMemory<int>)piece.AsMemory(i * stride, window), piece[i * stride + window]);
    }

    /// <summary>Runs a model over the windows, each from a zero state, and hands on the scores of each last step.</summary>
    /// <param name="runner">The model; a window has as many tokens as a run has steps.</param>
    /// <param name="pieces">Tokens of each piece.</param>
    /// <param name="stride">Tokens from the start of one window to the start of the next, 1 or more.</param>
    /// <param name="add">Takes the scores, the window's last token and the token that follows.</param>
    public static void Score(ModelRunner runner, IReadOnlyList<int[]> pieces, int stride, Action<ReadOnlySpan<float>, int, int> add)
    {
        foreach (var batch in Of(pieces, runner.Steps, stride).Chunk(runner.Batch))
        {
            // The last batch may be short: its other rows keep older windows, whose scores are ignored.
            for (var row = 0; row < batch.Length; row++)
                runner.Write(row, batch[row].Tokens.Span);
            runner.Run();
            for (var row = 0; row < batch.Length; row++)
            {
                var outputs = runner.Scores(0).Length / (runner.Batch * runner.Steps);
                var last = runner.Scores(0).Slice(((row + 1) * runner.Steps - 1) * outputs, outputs);
                add(last, batch[row].Tokens.Span[^1], batch[row].Target);
            }
        }
    }

    /// <summary>Throws if there is no window.</summary>
    /// <param name="role">What the pieces are for: training or validation.</param>
    /// <param name="pieces">Tokens of each piece.</param>
    /// <param name="window">Tokens per window (T).</param>
    public static void Require(string role, IReadOnlyList<int[]> pieces, int window)
    {
        if (!pieces.Any(piece => piece.Length > window))
            throw new EvaluationException(
                $"None of the {pieces.Count} {role} pieces is longer than a window of {window} tokens. " +
                "Use longer pieces or a shorter window.");
    }
}
