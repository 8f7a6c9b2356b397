using System.Globalization;
using Nocturne.Models;
using Nocturne.Training.Contract;
using Nocturne.Training.Loop;

namespace Nocturne.Training.Runs;

/// <summary>Saves and loads the position of a training as one safetensors file.</summary>
/// <remarks>The metadata contain a SHA-256 of everything else, so a changed number is detected as reliably as a truncated file.</remarks>
public static class Checkpoint
{
    private const string Format = "3";
    private const string HashField = "sha256";
    private const string SlotPrefix = "slot.";
    private const string CarriedHidden = "carried.hidden";
    private const string CarriedCell = "carried.cell";

    /// <summary>Writes a checkpoint atomically.</summary>
    /// <param name="position">The position.</param>
    /// <param name="fingerprint">Hash of everything that the result depends on.</param>
    /// <param name="path">The file.</param>
    /// <param name="previous">Where to move an existing file once the new one is on disk, or <c>null</c> to replace it.</param>
    /// <exception cref="IOException">The file cannot be written; an existing one is unchanged.</exception>
    public static void Save(TrainingPosition position, string fingerprint, string path, string? previous = null)
    {
        var state = position.State;
        var file = state.Weights.ToSafetensors();
        foreach (var (slot, values) in state.Slots.OrderBy(slot => slot.Key, StringComparer.Ordinal))
            foreach (var parameter in values.Spec.Parameters())
                file.Add($"{SlotPrefix}{slot}.{parameter.Name}", parameter.Shape, values[parameter.Name]);
        if (state.Carried is { } carried)
            Add(file, carried, state.Weights.Spec);
        file.Metadata["format"] = Format;
        file.Metadata["fingerprint"] = fingerprint;
        file.Metadata["slots"] = string.Join(",", state.Slots.Keys.Order(StringComparer.Ordinal));
        file.Metadata["steps"] = Text(state.Steps);
        file.Metadata["carriedRows"] = Text(state.Carried?.Rows ?? 0);
        file.Metadata["history"] = MetricsFile.Write(position.History);
        file.Metadata["step"] = Text(position.Step);
        file.Metadata["lossSum"] = Text(position.LossSum);
        file.Metadata["scored"] = Text(position.Scored);
        file.Metadata["epochSeconds"] = Text(position.EpochSeconds);
        file.Metadata[HashField] = HashOf(file);
        AtomicFile.Write(path, file.Write, previous);
    }

    /// <summary>Reads a checkpoint.</summary>
    /// <param name="spec">The network.</param>
    /// <param name="fingerprint">Hash of everything that the result depends on.</param>
    /// <param name="path">The file.</param>
    /// <returns>The position, or <c>null</c> if the file is intact but of another network, other data or other settings.</returns>
    /// <exception cref="CheckpointException">The file is damaged.</exception>
    public static TrainingPosition? Load(ModelSpec spec, string fingerprint, string path)
    {
        try
        {
            var file = Safetensors.Load(path);
            Check(file, path);
            return file.Metadata["fingerprint"] == fingerprint ? Position(file, spec, path) : null;
        }
        // A file that cannot be read is as unusable as one with wrong bytes.
        catch (Exception error) when (
            error is SafetensorsException or KeyNotFoundException or FormatException or OverflowException or IOException)
        {
            throw new CheckpointException($"The checkpoint {path} is damaged: {error.Message}");
        }
    }

    private static TrainingPosition Position(Safetensors file, ModelSpec spec, string path)
    {
        var slots = file.Metadata["slots"].Split(',', StringSplitOptions.RemoveEmptyEntries)
            .ToDictionary(slot => slot, slot => Part(file, spec, $"{SlotPrefix}{slot}.", spec.Parameters(), path));
        var weights = Part(file, spec, "", [.. spec.Parameters(), .. spec.Constants()], path);
        var state = new LearnerState(weights, slots, Integer(file, "steps"), Carried(file, spec, path));
        var history = MetricsFile.Read(file.Metadata["history"]);
        return new TrainingPosition(
            state, history, (int)Integer(file, "step"), Real(file, "lossSum"), Integer(file, "scored"), Real(file, "epochSeconds"));
    }

    private static void Add(Safetensors file, RecurrentState carried, ModelSpec spec)
    {
        int[] shape = [spec.Layers, carried.Rows, spec.Hidden];
        file.Add(CarriedHidden, shape, carried.Hidden);
        if (spec.HasCellState)
            file.Add(CarriedCell, shape, carried.Cell);
    }

    private static RecurrentState? Carried(Safetensors file, ModelSpec spec, string path)
    {
        var rows = (int)Integer(file, "carriedRows");
        if (rows == 0)
            return null;
        var carried = new RecurrentState(spec, rows);
        int[] shape = [spec.Layers, rows, spec.Hidden];
        file.Floats(CarriedHidden, shape, path).CopyTo(carried.Hidden, 0);
        if (spec.HasCellState)
            file.Floats(CarriedCell, shape, path).CopyTo(carried.Cell, 0);
        return carried;
    }

    private static void Check(Safetensors file, string path)
    {
        var format = file.Metadata.GetValueOrDefault("format");
        if (format != Format)
            throw new CheckpointException(
                $"The checkpoint {path} has the format '{format}', which this version of Nocturne cannot read; it reads '{Format}'.");
        var expected = file.Metadata[HashField];
        file.Metadata.Remove(HashField);
        if (HashOf(file) != expected)
            throw new SafetensorsException("its content does not match its SHA-256.");
    }

    // The same content always gives the same bytes, so a file that was read has the hash it was written with.
    private static string HashOf(Safetensors file) => Sha256Hex.OfWritten(file.Write);

    private static Weights Part(Safetensors file, ModelSpec spec, string prefix, IEnumerable<ParameterShape> tensors, string path)
    {
        var weights = new Weights(spec);
        foreach (var tensor in tensors)
            file.Floats(prefix + tensor.Name, tensor.Shape, path).CopyTo(weights[tensor.Name], 0);
        return weights;
    }

    private static long Integer(Safetensors file, string field) => long.Parse(file.Metadata[field], CultureInfo.InvariantCulture);

    private static double Real(Safetensors file, string field) => double.Parse(file.Metadata[field], CultureInfo.InvariantCulture);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
