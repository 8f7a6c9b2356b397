using Nocturne.Generation.Composing;
using Nocturne.Generation.Sampling;
using Nocturne.Models;
using Nocturne.Music.Encodings;

namespace Nocturne.Pipeline.Experiments;

/// <summary>What each model composes.</summary>
/// <remarks>The defaults are those of the report: no randomness, and the whole window is run for each note.</remarks>
/// <param name="Compose">How to compose; the seed is for the first sample.</param>
/// <param name="Sampling">How tokens are drawn.</param>
/// <param name="Decode">How tokens become music.</param>
/// <param name="Count">Samples per model.</param>
public sealed record GenerationSettings(ComposeSettings Compose, SamplingSettings Sampling, DecodeOptions Decode, int Count = 3)
{
    /// <summary>Settings of the report.</summary>
    public static GenerationSettings Default { get; } = new(new(Run: RunMode.Window), new(Temperature: 0), new());

    /// <summary>How the model is run.</summary>
    public RunMode Run => Compose.Run ?? RunMode.Window;
}
