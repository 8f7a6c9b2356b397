using System.CommandLine;
using Nocturne.Generation;
using Nocturne.Models;

namespace Nocturne.Generator;

/// <summary><c>nocturne info</c>: what a model is.</summary>
internal static class InfoCommand
{
    public const string Name = "info";

    public static Command Create()
    {
        var model = new Argument<string>("MODEL") { Description = "The .onnx file that Nocturne exported." };
        var json = new Option<bool>("--json") { Description = "Print the card as it stands in the model, as JSON." };
        var command = new Command(Name, "Says what a model is, what it was trained on and how it is meant to be run.") { model, json };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(model), parsed.GetValue(json), parsed.InvocationConfiguration.Output));
        return command;
    }

    private static int Run(string path, bool json, TextWriter output)
    {
        using var model = MusicModel.Load(path, DevicePreference.Cpu);
        output.WriteLine(json ? model.Card.ToJson() : Prose(model.Card, new FileInfo(path).Length));
        return Cli.Done;
    }

    private static string Prose(ModelCard card, long bytes)
    {
        var spec = card.Model;
        var semitones = card.ResidualSpread * card.Encoding.Size;
        return $"""
            {card.RunName}: {CellName(spec.Cell)} of {Count(spec.Layers, "layer")} of {Count(spec.Hidden, "unit")}, {spec.Parameters().Sum(parameter => parameter.Count):N0} parameters, {bytes:N0} bytes
            Training    experiment {card.Experiment}, run {card.RunName}, by Nocturne {card.NocturneVersion}
            Corpus      {card.Corpus}, SHA-256 {card.CorpusHash}
            Licence     {card.Licence}
            Encoding    {card.Encoding.Name}, {card.Encoding.Size} tokens
            Output      {spec.Head.ToString().ToLowerInvariant()}; it errs by {card.ResidualSpread:0.####} ({semitones:0.0} semitones) on music it was not trained on
            Run         {(card.Run == RunMode.Window ? $"window: the last {card.Window} notes anew for every note" : $"stream: the state carried from note to note; trained on {card.Window} notes at a time")}
            Starts      {Count(card.Seeds.Length, "window")} of {Count(card.Window, "note")} from the corpus
            Card        format {card.Format}
            """;
    }

    private static string CellName(CellKind cell) => cell switch { CellKind.Lstm => "an LSTM", CellKind.Gru => "a GRU", _ => "a vanilla RNN" };

    private static string Count(int number, string noun) => number == 1 ? $"1 {noun}" : $"{number:N0} {noun}s";
}
