namespace Nocturne.Generation.Composing;

/// <summary>Reads and writes the steps of a piece in a runner with one row.</summary>
internal static class RunnerSteps
{
    /// <summary>Appends steps and drops as many from the start.</summary>
    /// <param name="runner">The runner.</param>
    /// <param name="steps">Tokens, shape [N, F], at most as many as the runner has steps.</param>
    public static void Append(this ModelRunner runner, ReadOnlySpan<int> steps)
    {
        var tokens = runner.Tokens;
        tokens[steps.Length..].CopyTo(tokens);
        tokens = tokens[^steps.Length..];
        for (var i = 0; i < steps.Length; i++)
            tokens[i] = steps[i];
    }

    /// <summary>Raw scores of a head after the last step, given the tokens drawn from the heads before it.</summary>
    public static ReadOnlySpan<float> NextScores(this ModelRunner runner, int head)
    {
        runner.RunHead(head);
        var scores = runner.Scores(head);
        return scores[^(scores.Length / runner.Steps)..];
    }

    /// <summary>Passes the token that was drawn from a head to the heads after it, if there are any.</summary>
    public static void Draw(this ModelRunner runner, int head, int token)
    {
        var note = runner.Note[^(runner.Note.Length / runner.Steps)..];
        if (head < note.Length)
            note[head] = token;
    }
}
