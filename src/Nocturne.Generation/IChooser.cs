namespace Nocturne.Generation;

/// <summary>Makes a token of what a network put out.</summary>
internal interface IChooser
{
    /// <summary>The next token.</summary>
    /// <param name="output">Output of one step, shape [V], all of them finite.</param>
    /// <param name="random">Source of chance; not touched at temperature 0.</param>
    int Choose(ReadOnlySpan<float> output, Random random);
}
