using System.Text.Json;

namespace Nocturne.Models;

/// <summary>What a model is and how to run it: the contract between training and generation.</summary>
/// <remarks>Stored as JSON in the model's metadata under <see cref="MetadataKey"/>. A missing or unknown field is an error.</remarks>
/// <param name="Format">Version of the card, <see cref="CurrentFormat"/>.</param>
/// <param name="Graph">Version of the ONNX graph, 1 or more.</param>
/// <param name="Model">The network.</param>
/// <param name="Encoding">How music is encoded as tokens.</param>
/// <param name="Window">Number of steps in a training batch (W), 1 to 4096.</param>
/// <param name="Run">How to run the model.</param>
/// <param name="Sampling">How to sample its scores: settings by name. Missing ones have the generator's defaults.</param>
/// <param name="Seeds">A few windows of the corpus to start from: tokens, each of shape [W, F].</param>
/// <param name="ResidualSpreads">
/// For each head, the standard deviation of target minus output on the validation pieces, in units of the target; 0 for a categorical
/// head.
/// </param>
/// <param name="BitsPerNote">
/// Cross-entropy on held-out music in bits per note, or <c>null</c> if it is unknown or a head is a regression.
/// </param>
/// <param name="Corpus">Name of the corpus.</param>
/// <param name="CorpusHash">SHA-256 of the encoded corpus, 64 hexadecimal digits.</param>
/// <param name="Licence">The licence of the corpus, in one sentence.</param>
/// <param name="CommercialUse">Whether the licence allows commercial use, or <c>null</c> if unknown.</param>
/// <param name="Experiment">Name of the experiment.</param>
/// <param name="RunName">Name of its run, such as <c>gru-4x128-s0</c>.</param>
/// <param name="NocturneVersion">Version of Nocturne that exported the model.</param>
/// <param name="Sha256">SHA-256 of the model's file, computed with these 64 digits as zeros; set when the model is written.</param>
public sealed record ModelCard(
    int Format,
    int Graph,
    ModelSpec Model,
    EncodingCard Encoding,
    int Window,
    RunMode Run,
    IReadOnlyDictionary<string, string> Sampling,
    int[][] Seeds,
    double[] ResidualSpreads,
    double? BitsPerNote,
    string Corpus,
    string CorpusHash,
    string Licence,
    bool? CommercialUse,
    string Experiment,
    string RunName,
    string NocturneVersion,
    string Sha256 = ModelCard.Unsealed)
{
    /// <summary>The version that this code writes and reads.</summary>
    public const int CurrentFormat = 1;

    /// <summary>The <see cref="Sha256"/> of a card that is not in a model yet.</summary>
    public const string Unsealed = "0000000000000000000000000000000000000000000000000000000000000000";

    /// <summary>Key of the card among an ONNX model's metadata.</summary>
    public const string MetadataKey = "nocturne.card";

    // Half a gigabyte of float32. It limits the memory that a runner allocates for its output.
    private const long MaxScores = 1L << 27;

    private const int MaxNameLength = 100;

    /// <summary>The card as JSON.</summary>
    public string ToJson() => CardJson.Write(this);

    /// <summary>Reads and checks a card.</summary>
    /// <param name="json">The card as JSON.</param>
    /// <exception cref="ModelCardException">
    /// The text is not a card, a field is missing, unknown or out of range, or the card has another format.
    /// </exception>
    public static ModelCard Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            using var document = JsonDocument.Parse(json);
            CheckFormat(document.RootElement);
            return CardJson.Read(document.RootElement).Checked();
        }
        catch (Exception error) when (error is JsonException or SettingException
            or ArgumentException or InvalidOperationException)      // the last two: invalid UTF-16, in the text or in its escapes
        {
            throw new ModelCardException($"The model card cannot be read: {error.Message}");
        }
    }

    /// <summary>This card, or a <see cref="SettingException"/> that lists every mistake.</summary>
    public ModelCard Checked() => SettingException.Unless(this, [
        (Format == CurrentFormat, $"format is {Format}; must be {CurrentFormat}"),
        (Graph >= 1, $"graph is {Graph}; must be at least 1"),
        .. Model.Checks(),
        .. EncodingChecks(),
        (Window is >= 1 and <= 4096, $"window is {Window}; must be between 1 and 4096"),
        ((long)Window * Model.OutputSize <= MaxScores,
            $"window is {Window} and the network has {Model.OutputSize} outputs, which is {(long)Window * Model.OutputSize} scores; " +
            $"must be at most {MaxScores}"),
        (Enum.IsDefined(Run), $"run is {Run}; must be window or stream"),
        (Seeds.All(seed => seed?.Length == Window * Model.Fields), $"every seed must have {Window * Model.Fields} tokens"),
        (Seeds.All(seed => seed is null || AreTokens(seed)), "every token of a seed must be one of the encoding's"),
        (ResidualSpreads.Length == Model.Heads.Count,
            $"residualSpreads has {ResidualSpreads.Length} numbers; must have one for each of {Model.Heads.Count} heads"),
        (ResidualSpreads.All(spread => spread is >= 0 and < double.PositiveInfinity),
            "every residual spread must be finite and at least 0"),
        (BitsPerNote is null or (>= 0 and < double.PositiveInfinity), $"bitsPerNote is {BitsPerNote}; must be null or at least 0"),
        (CorpusHash.Length == 64 && CorpusHash.All(char.IsAsciiHexDigit), $"corpusHash is '{CorpusHash}'; must be 64 hexadecimal digits"),
        (Sha256.Length == 64 && Sha256.All(char.IsAsciiHexDigitLower),
            $"sha256 is '{Sha256}'; must be 64 hexadecimal digits in lower case")]);

    private IEnumerable<(bool, string)> EncodingChecks() => [
        (!string.IsNullOrWhiteSpace(Encoding.Name), "encoding.name is empty; must be the name of an encoding, such as pitch"),
        (Encoding.Name.Length <= MaxNameLength && TerminalText.OneLine(Encoding.Name) == Encoding.Name,
            $"encoding.name has {Encoding.Name.Length} characters; must be at most {MaxNameLength} printable ones"),
        (Encoding.Sizes.SequenceEqual(Model.Inputs.Select(input => input.Vocabulary)),
            $"encoding.sizes is {string.Join(", ", Encoding.Sizes)}; must be the vocabularies of the network's inputs, " +
            string.Join(", ", Model.Inputs.Select(input => input.Vocabulary)))];

    private bool AreTokens(int[] seed)
    {
        for (var i = 0; i < seed.Length; i++)
            if (Model.Fields > 0 && (seed[i] < 0 || seed[i] >= Model.Inputs[i % Model.Fields].Vocabulary))
                return false;
        return true;
    }

    // Comes first, so that a newer card is not reported as damaged.
    private static void CheckFormat(JsonElement card)
    {
        if (card.ValueKind != JsonValueKind.Object || !card.TryGetProperty("format", out var format))
            throw new ModelCardException("The model card has no field 'format'.");
        if (format.ValueKind != JsonValueKind.Number)
            throw new ModelCardException($"The model card's field 'format' is {format.GetRawText()}; must be a number.");
        if (format.GetDouble() != CurrentFormat)
            throw new ModelCardException(
                $"The model card has format {format.GetRawText()}; this version of Nocturne reads format {CurrentFormat}. " +
                (format.GetDouble() > CurrentFormat ? "Use a newer nocturne." : "Export the model again."));
    }
}
