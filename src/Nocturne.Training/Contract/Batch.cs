using Nocturne.Models;

namespace Nocturne.Training.Contract;

/// <summary>Consecutive steps of several sequences: the input of a learner. Windows, streams and pieces have this shape.</summary>
public readonly ref struct Batch
{
    /// <summary>Tokens, shape [B, T + 1, F]: steps 0 to T - 1 are inputs, steps 1 to T targets.</summary>
    public required ReadOnlySpan<int> Tokens { get; init; }

    /// <summary>Sequences side by side (B), 1 or more.</summary>
    public required int Rows { get; init; }

    /// <summary>Steps (T), 1 or more.</summary>
    public required int Steps { get; init; }

    /// <summary>First scored step, 0 to T - 1: T - 1 where only the last prediction counts, as in the report's windows.</summary>
    public int FirstScored { get; init; }

    /// <summary>Steps of each row, 0 to T, shape [B]; later ones are padding and are not scored. Empty: T steps in every row.</summary>
    public ReadOnlySpan<int> Lengths { get; init; }

    /// <summary>
    /// Whether each row continues from the state that the previous batch left in it, shape [B]. Empty: every row starts from zero,
    /// and the learner's carried state is neither read nor written.
    /// </summary>
    public ReadOnlySpan<bool> Continues { get; init; }

    /// <summary>Whether the learner carries its state from this batch to the next.</summary>
    public bool Carries => !Continues.IsEmpty;

    /// <summary>Fields of a token (F).</summary>
    public int Fields => Tokens.Length / (Rows * (Steps + 1));

    /// <summary>Steps of a row.</summary>
    public int Length(int row) => Lengths.IsEmpty ? Steps : Lengths[row];

    /// <summary>Number of scored predictions.</summary>
    public int Scored
    {
        get
        {
            var scored = 0;
            for (var row = 0; row < Rows; row++)
                scored += Math.Max(0, Length(row) - FirstScored);
            return scored;
        }
    }

    /// <summary>A token: an input of its step (0 to T - 1) and a target of the step before it.</summary>
    public int Token(int row, int step, int field) => Tokens[(row * (Steps + 1) + step) * Fields + field];

    /// <summary>Checks the shapes and the range of every token that is not padding.</summary>
    /// <param name="inputs">The network's inputs, which give the vocabulary of each field.</param>
    /// <exception cref="ArgumentException">A shape or a token is wrong.</exception>
    public void Check(IReadOnlyList<InputSpec> inputs)
    {
        var fields = inputs.Count;
        if (Rows < 1 || Steps < 1 || Tokens.Length != (long)Rows * (Steps + 1) * fields)
            throw new ArgumentException($"{Tokens.Length} tokens are not {Rows} rows of {Steps} + 1 steps of {fields} fields.");
        if (FirstScored < 0 || FirstScored >= Steps)
            throw new ArgumentException($"The first scored step is {FirstScored}; must be between 0 and {Steps - 1}.");
        if ((!Lengths.IsEmpty && Lengths.Length != Rows) || (!Continues.IsEmpty && Continues.Length != Rows))
            throw new ArgumentException($"{Lengths.Length} lengths and {Continues.Length} continuations are not those of {Rows} rows.");
        for (var row = 0; row < Rows; row++)
        {
            if (Length(row) < 0 || Length(row) > Steps)
                throw new ArgumentException($"Row {row} has {Length(row)} steps; must be between 0 and {Steps}.");
            var at = row * (Steps + 1) * fields;
            for (var step = 0; Length(row) > 0 && step <= Length(row); step++)
                for (var field = 0; field < fields; field++, at++)
                    if ((uint)Tokens[at] >= (uint)inputs[field].Vocabulary)
                        throw new ArgumentException(
                            $"Token {Tokens[at]} in row {row}, step {step}, field {field}; " +
                            $"must be between 0 and {inputs[field].Vocabulary - 1}.");
        }
    }
}
