using System.CommandLine;
using Nocturne.Generation;
using Nocturne.Models;

namespace Nocturne.Generator;

/// <summary><c>nocturne info</c>: prints the card of a model.</summary>
internal static class InfoCommand
{
    public const string Name = "info";

    private const int ShownTokens = 8;

    public static Command Create()
    {
        var model = ModelArgument.Create();
        var options = new OptionTable<OutputFormat>(FormatOption.Table("Format of the output; 'json' is the card as stored in the model."));
        var command = new Command(Name, "Prints what a model is, what it was trained on and how to run it.") { model };
        options.AddTo(command);
        command.SetAction(parsed =>
        {
            var card = MusicModel.Verify(parsed.GetRequiredValue(model), out var size);
            parsed.InvocationConfiguration.Output.WriteLine(
                options.Read(parsed) == OutputFormat.Json ? card.ToJson() : TerminalText.Printable(Prose(card, size)));
            return Cli.Done;
        });
        return command;
    }

    private static string Prose(ModelCard card, long bytes)
    {
        var spec = card.Model;
        var network = $"{CellName(spec.Cell)} of {Counted.Of(spec.Layers, "layer")} of {Counted.Of(spec.Hidden, "unit")}";
        var parameters = spec.Parameters().Sum(parameter => parameter.Count);
        return $"""
            {card.RunName}: {network}, {parameters:N0} parameters, {bytes:N0} bytes
            Training    experiment {card.Experiment}, run {card.RunName}, by Nocturne {card.NocturneVersion}
            Corpus      {card.Corpus}, SHA-256 {card.CorpusHash}
            Licence     {card.Licence}
            Use         {CommercialUse(card.CommercialUse)}
            Encoding    {EncodingOf(card.Encoding)}
            {Lines("Input", spec.Inputs.Select(InputOf))}
            {Lines("Output", spec.Heads.Select((_, head) => OutputOf(card, head)))}
            Held out    {(card.BitsPerNote is { } bits ? $"{bits:0.###} bits per note" : "unknown")}
            Run         {(card.Run == RunMode.Window ? "window: reads the window again for every step" : "stream: carries its state")}
            Sampling    {(card.Sampling.Count == 0 ? "defaults of nocturne" : Settings(card.Sampling))}
            Window      {Counted.Of(card.Window, "step")}
            Starts      {Counted.Of(card.Seeds.Length, "window")} of the corpus
            Card        format {card.Format}, graph {card.Graph}
            SHA-256     {card.Sha256}, matches the file
            """;
    }

    private static string CommercialUse(bool? isAllowed) => isAllowed switch
    {
        true => "commercial use allowed",
        false => "no commercial use",
        null => "commercial use unknown; see the licence of the corpus",
    };

    private static string EncodingOf(EncodingCard encoding)
    {
        var settings = encoding.Settings.Count == 0 ? "" : $" ({Settings(encoding.Settings)})";
        var names = encoding.Vocabulary is { } vocabulary
            ? $": {string.Join(' ', vocabulary.Take(ShownTokens))}{(vocabulary.Count > ShownTokens ? " ..." : "")}"
            : "";
        return $"{encoding.Name}{settings}, {string.Join(" + ", encoding.Sizes)} tokens{names}";
    }

    private static string Settings(IReadOnlyDictionary<string, string> settings) =>
        string.Join(", ", settings.Select(setting => $"{setting.Key} {setting.Value}"));

    private static string InputOf(InputSpec input) => input.Kind == InputKind.Embedding
        ? $"embedding: {Counted.Of(input.Size, "number")} per token"
        : "scalar: one number per token";

    private static string OutputOf(ModelCard card, int head)
    {
        var (kind, field, hidden) = card.Model.Heads[head];
        var output = kind == HeadKind.Categorical
            ? $"categorical: {Counted.Of(card.Encoding.Sizes[field], "score")}"
            : $"regression: error {card.ResidualSpreads[head]:0.####} (standard deviation on validation pieces)";
        return hidden == 0 ? output : $"{output}, after {Counted.Of(hidden, "hidden unit")}";
    }

    /// <summary>One numbered line per value; a single value has no number.</summary>
    private static string Lines(string title, IEnumerable<string> values) => values.ToArray() is [var only]
        ? $"{title,-11} {only}"
        : string.Join('\n', values.Select((value, index) => $"{$"{title} {index}",-11} {value}"));

    private static string CellName(CellKind cell) =>
        cell switch { CellKind.Lstm => "an LSTM", CellKind.Gru => "a GRU", _ => "a vanilla RNN" };
}
