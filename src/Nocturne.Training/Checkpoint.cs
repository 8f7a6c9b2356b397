using System.Globalization;
using System.Security.Cryptography;
using Nocturne.Models;

namespace Nocturne.Training;

/// <summary>Everything that a run needs to go on as if it had never been stopped: one safetensors file.</summary>
/// <remarks>Its metadata hold a SHA-256 of all the rest, so that a changed number is noticed as surely as a missing end.</remarks>
/// <param name="State">Weights and the optimiser's memory.</param>
/// <param name="Fingerprint">Hash of all that the result depends on.</param>
/// <param name="History">Epochs that are finished.</param>
/// <param name="Step">Steps done in the epoch under way.</param>
/// <param name="LossSum">Sum of their windows' losses.</param>
/// <param name="EpochSeconds">Time spent on them.</param>
public sealed record Checkpoint(LearnerState State, string Fingerprint, IReadOnlyList<EpochMetrics> History, int Step, double LossSum, double EpochSeconds)
{
    private const string Format = "2";
    private const string FormatWithoutHash = "1";
    private const string HashField = "sha256";

    /// <summary>Writes the checkpoint by way of a temporary name.</summary>
    /// <param name="path">Where.</param>
    /// <param name="previous">The name that the checkpoint that was there is kept under; <c>null</c>: it is replaced.</param>
    /// <exception cref="IOException">The file cannot be written; the checkpoint that was there is unharmed.</exception>
    public void Save(string path, string? previous = null)
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
        file.Metadata[HashField] = HashOf(file);
        AtomicFile.Write(path, file.Write, previous);
    }

    /// <summary>Reads a checkpoint.</summary>
    /// <param name="spec">The network.</param>
    /// <param name="fingerprint">Hash of all that the result depends on.</param>
    /// <param name="path">The file.</param>
    /// <returns><c>null</c> where it is whole, but of another network, other data or other settings.</returns>
    /// <exception cref="CheckpointException">The file is damaged.</exception>
    public static Checkpoint? Load(ModelSpec spec, string fingerprint, string path)
    {
        try
        {
            var file = Safetensors.Load(path);
            Check(file, path);
            if (file.Metadata["fingerprint"] != fingerprint)
                return null;
            var state = new LearnerState(
                Part(file, spec, "", path), Part(file, spec, "adam.m.", path), Part(file, spec, "adam.v.", path),
                long.Parse(file.Metadata["steps"], CultureInfo.InvariantCulture));
            return new Checkpoint(
                state, fingerprint, MetricsFile.Read(file.Metadata["history"]),
                int.Parse(file.Metadata["step"], CultureInfo.InvariantCulture),
                double.Parse(file.Metadata["lossSum"], CultureInfo.InvariantCulture),
                double.Parse(file.Metadata["epochSeconds"], CultureInfo.InvariantCulture));
        }
        // A disk that cannot give the bytes back has damaged the file as surely as one that gives back others.
        catch (Exception error) when (error is SafetensorsException or KeyNotFoundException or FormatException or OverflowException or IOException)
        {
            throw new CheckpointException($"The checkpoint {path} is damaged: {error.Message}");
        }
    }

    // Checkpoints of the first format have no hash: runs that were begun before there was one can go on.
    private static void Check(Safetensors file, string path)
    {
        var format = file.Metadata.GetValueOrDefault("format");
        if (format == FormatWithoutHash)
            return;
        if (format != Format)
            throw new CheckpointException($"{path} is no checkpoint that this version of Nocturne reads: its format is '{format}', not '{Format}'.");
        var expected = file.Metadata[HashField];
        file.Metadata.Remove(HashField);
        if (HashOf(file) != expected)
            throw new SafetensorsException("its content is not what its SHA-256 says.");
    }

    // The same content gives the same bytes, so the hash can be had from what was read as well as from what is to be written.
    private static string HashOf(Safetensors file)
    {
        using var sha = SHA256.Create();
        using (var sink = new CryptoStream(Stream.Null, sha, CryptoStreamMode.Write))
            file.Write(sink);
        return Convert.ToHexStringLower(sha.Hash!);
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
