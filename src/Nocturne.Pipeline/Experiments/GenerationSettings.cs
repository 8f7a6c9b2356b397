using Nocturne.Models;

namespace Nocturne.Pipeline.Experiments;

/// <summary>What is composed with each model. The defaults are the report's: no chance, the window run again for each note.</summary>
/// <param name="Notes">Notes of a sample, 1 to 100,000.</param>
/// <param name="Count">Samples of each model, 1 to 1,000.</param>
/// <param name="Step">Time from one note to the next in quarter notes, above 0 to 64.</param>
/// <param name="Temperature">0: the network's own note; above, up to 10: spread by that share of the residuals.</param>
/// <param name="Seed">Seed of the first sample, 0 to 1,000,000,000; the next has the next.</param>
/// <param name="Run">How the model is run.</param>
public sealed record GenerationSettings(
    int Notes = 500,
    int Count = 3,
    double Step = 0.5,
    double Temperature = 0,
    int Seed = 0,
    RunMode Run = RunMode.Window);
