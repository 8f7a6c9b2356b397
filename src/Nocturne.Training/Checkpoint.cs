using System.Globalization;
using Nocturne.Models;

namespace Nocturne.Training;

/// <summary>Everything that a run needs to go on as if it had never been stopped: one safetensors file.</summary>
/// <param name="State">Weights and the optimiser's memory.</param>
/// <param name="Fingerprint">Hash of all that the result depends on.</param>
/// <param name="History">Epochs that are finished.</param>
/// <param name="Step">Steps done in the epoch under way.</param>
/// <param name="LossSum">Sum of their windows' losses.</param>
/// <param name="EpochSeconds">Time spent on them.</param>
public sealed record Checkpoint(LearnerState State, string Fingerprint, IReadOnlyList<EpochMetrics> History, int Step, double LossSum, double EpochSeconds)
{
    private const string Format = "1";

    /// <summary>Writes the checkpoint by way of a temporary name.</summary>
    /// <exception cref="IOException">The file cannot be written; the checkpoint that was there is unharmed.</exception>
    public void Save(string path)
    {
        var file = State.Weights.ToSafetensors();
        Add(file, "adam.m.", State.FirstMoments);
        Add(file, "adam.v.", State.SecondMoments);
        file.Metadata["format"] = Format;
        file.Metadata["fingerprint"] = Fingerprint;
        file.Metadata["steps"] = Text(State.Steps);
        file.Metadata["history"] = MetricsFile.Write(History);
        file.Metadata["step"] = Text(Step);
        file.Metadata["lossSum"] = LossSum.ToString("R", CultureInfo.InvariantCulture);
        file.Metadata["epochSeconds"] = EpochSeconds.ToString("R", CultureInfo.InvariantCulture);
        file.Save(path);
    }

    /// <summary>Reads a checkpoint.</summary>
    /// <exception cref="CheckpointException">The file is damaged or no checkpoint of this network.</exception>
    public static Checkpoint Load(ModelSpec spec, string path)
    {
        try
        {
            var file = Safetensors.Load(path);
            if (file.Metadata.GetValueOrDefault("format") != Format)
                throw new CheckpointException($"{path} is no checkpoint of format {Format}. Delete it to begin the run anew.");
            var state = new LearnerState(
                Part(file, spec, "", path), Part(file, spec, "adam.m.", path), Part(file, spec, "adam.v.", path),
                long.Parse(file.Metadata["steps"], CultureInfo.InvariantCulture));
            return new Checkpoint(
                state, file.Metadata["fingerprint"], MetricsFile.Read(file.Metadata["history"]),
                int.Parse(file.Metadata["step"], CultureInfo.InvariantCulture),
                double.Parse(file.Metadata["lossSum"], CultureInfo.InvariantCulture),
                double.Parse(file.Metadata["epochSeconds"], CultureInfo.InvariantCulture));
        }
        catch (Exception error) when (error is SafetensorsException or KeyNotFoundException or FormatException or OverflowException)
        {
            throw new CheckpointException($"{path} cannot be read: {error.Message} Delete it to begin the run anew.");
        }
    }

    private static void Add(Safetensors file, string prefix, Weights weights)
    {
        foreach (var parameter in weights.Spec.Parameters())
            file.Add(prefix + parameter.Name, parameter.Shape, weights[parameter.Name]);
    }

    private static Weights Part(Safetensors file, ModelSpec spec, string prefix, string path)
    {
        var weights = new Weights(spec);
        foreach (var parameter in spec.Parameters())
            file.Floats(prefix + parameter.Name, parameter.Shape, path).CopyTo(weights[parameter.Name], 0);
        return weights;
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
