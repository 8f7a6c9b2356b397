using System.CommandLine;
using Nocturne.Generation;
using Nocturne.Models;

namespace Nocturne.Generator;

/// <summary><c>nocturne info</c>: what a model is.</summary>
internal static class InfoCommand
{
    public const string Name = "info";

    private const int ShownTokens = 8;

    public static Command Create()
    {
        var model = ModelArgument.Create();
        var format = FormatOption.Create();
        format.Description = "How to print: 'json' is the card as it stands in the model. [default: text]";
        var command = new Command(Name, "Says what a model is, what it was trained on and how it is meant to be run.") { model, format };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(model), parsed.GetValue(format) == OutputFormat.Json, parsed.InvocationConfiguration.Output));
        return command;
    }

    private static int Run(string path, bool json, TextWriter output)
    {
        var card = MusicModel.Verify(path, out var size);
        output.WriteLine(json ? card.ToJson() : Plain.Of(Prose(card, size)));
        return Cli.Done;
    }

    private static string Prose(ModelCard card, long bytes)
    {
        var spec = card.Model;
        return $"""
            {card.RunName}: {CellName(spec.Cell)} of {Count(spec.Layers, "layer")} of {Count(spec.Hidden, "unit")}, {spec.Parameters().Sum(parameter => parameter.Count):N0} parameters, {bytes:N0} bytes
            Training    experiment {card.Experiment}, run {card.RunName}, by Nocturne {card.NocturneVersion}
            Corpus      {card.Corpus}, SHA-256 {card.CorpusHash}
            Licence     {card.Licence}
            Encoding    {EncodingOf(card.Encoding)}
            Input       {InputOf(spec)}
            Output      {OutputOf(card)}
            Run         {(card.Run == RunMode.Window ? $"window: the last {card.Window} notes anew for every note" : $"stream: the state carried from note to note; trained on {card.Window} notes at a time")}
            Starts      {Count(card.Seeds.Length, "window")} of {Count(card.Window, "note")} from the corpus
            Card        format {card.Format}
            SHA-256     {card.Sha256}, that of the file
            """;
    }

    private static string EncodingOf(EncodingCard encoding) =>
        $"{encoding.Name}{(encoding.Octaves ? " with octaves" : "")}, {encoding.Size} tokens{(encoding.Vocabulary is { } names ? $": {string.Join(' ', names.Take(ShownTokens))}{(names.Length > ShownTokens ? " ..." : "")}" : "")}";

    private static string InputOf(ModelSpec spec) => spec.Input == InputKind.Embedding
        ? $"embedding: {Count(spec.EmbeddingSize, "number")} for a token"
        : "scalar: one number for a token";

    private static string OutputOf(ModelCard card) => card.Model.Head == HeadKind.Categorical
        ? "categorical: a score for every token"
        : $"regression; it errs by {card.ResidualSpread:0.####} ({card.ResidualSpread * card.Encoding.Size:0.0} semitones) on music it was not trained on";

    private static string CellName(CellKind cell) => cell switch { CellKind.Lstm => "an LSTM", CellKind.Gru => "a GRU", _ => "a vanilla RNN" };

    private static string Count(int number, string noun) => number == 1 ? $"1 {noun}" : $"{number:N0} {noun}s";
}
