using System.Text.Json;

namespace Nocturne.Models;

/// <summary>What a model is and how to run it: the whole contract between training and generation.</summary>
/// <remarks>Stored as JSON in the model's metadata under <see cref="MetadataKey"/>. A missing or unknown field is an error.</remarks>
/// <param name="Format">Version of the card, <see cref="CurrentFormat"/>.</param>
/// <param name="Model">The network.</param>
/// <param name="Encoding">How music becomes tokens.</param>
/// <param name="Window">Notes that the network was trained on at a time (W), 1 to 4096.</param>
/// <param name="Run">How the model is meant to be run.</param>
/// <param name="Seeds">A few windows of the corpus to start from: tokens, each of shape [W].</param>
/// <param name="ResidualSpread">Standard deviation of target minus output on the validation pieces, in units of the scaled target, 0 or more; 0 for a categorical head, whose scores say it.</param>
/// <param name="Corpus">Name of the corpus.</param>
/// <param name="CorpusHash">SHA-256 of the encoded corpus, 64 hexadecimal digits.</param>
/// <param name="Experiment">Experiment that the model comes from.</param>
/// <param name="RunName">Its run, such as <c>gru-4x128-s0</c>.</param>
/// <param name="NocturneVersion">Version of Nocturne that exported the model.</param>
/// <param name="Licence">What is known of the corpus' licence, in a sentence.</param>
/// <param name="Sha256">SHA-256 of the model's file with these 64 digits as zeros (<see cref="OnnxCard"/>); whoever writes the model fills it in.</param>
public sealed record ModelCard(
    int Format,
    ModelSpec Model,
    EncodingCard Encoding,
    int Window,
    RunMode Run,
    int[][] Seeds,
    double ResidualSpread,
    string Corpus,
    string CorpusHash,
    string Experiment,
    string RunName,
    string NocturneVersion,
    string Licence,
    string Sha256 = ModelCard.Unsealed)
{
    /// <summary>The version that this code writes and reads.</summary>
    public const int CurrentFormat = 2;

    /// <summary>The <see cref="Sha256"/> of a card that is in no model yet.</summary>
    public const string Unsealed = "0000000000000000000000000000000000000000000000000000000000000000";

    // Half a gigabyte of float32: what a runner may take for its output, whoever wrote the card.
    private const long MostScores = 1L << 27;

    /// <summary>Key of the card among an ONNX model's metadata.</summary>
    public const string MetadataKey = "nocturne.card";

    /// <summary>The card as JSON.</summary>
    public string ToJson() => CardJson.Write(this);

    /// <summary>Reads and checks a card.</summary>
    /// <param name="json">The card as JSON.</param>
    /// <exception cref="ModelCardException">The text is no card, a field is missing, unknown or out of its range, or the card is of another format.</exception>
    public static ModelCard Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            using var document = JsonDocument.Parse(json);
            CheckFormat(document.RootElement);
            return CardJson.Read(document.RootElement).Checked();
        }
        catch (Exception error) when (error is JsonException or SettingException or ArgumentException or InvalidOperationException)   // the last two: no valid UTF-16, in the text or in its escapes
        {
            throw new ModelCardException($"The model card cannot be read: {error.Message}");
        }
    }

    /// <summary>This card, or a <see cref="SettingException"/> that lists all that is wrong with it.</summary>
    public ModelCard Checked() => SettingException.Unless(this, [
        (Format == CurrentFormat, $"format is {Format}; use {CurrentFormat}"),
        .. Model.Checks(),
        .. Encoding.Checks(Model),
        (Window is >= 1 and <= 4096, $"window is {Window}; use 1 to 4096"),
        ((long)Window * Model.Vocabulary <= MostScores, $"window is {Window} and model.vocabulary is {Model.Vocabulary}, which makes {(long)Window * Model.Vocabulary} scores a run; use {MostScores} at most"),
        (Enum.IsDefined(Run), $"run is {Run}; use window or stream"),
        (Seeds.All(seed => seed?.Length == Window), $"every seed must have {Window} tokens"),
        (Seeds.All(seed => seed is null || Array.TrueForAll(seed, token => token >= 0 && token < Encoding.Size)), $"every token of a seed must be 0 to {Encoding.Size - 1}"),
        (ResidualSpread is >= 0 and < double.PositiveInfinity, $"residualSpread is {ResidualSpread}; use 0 or more"),
        (CorpusHash.Length == 64 && CorpusHash.All(char.IsAsciiHexDigit), $"corpusHash is '{CorpusHash}'; use a SHA-256, 64 hexadecimal digits"),
        (Sha256.Length == 64 && Sha256.All(char.IsAsciiHexDigitLower), $"sha256 is '{Sha256}'; use 64 hexadecimal digits in lower case")]);

    // First of all, so that a newer card is called newer and not damaged.
    private static void CheckFormat(JsonElement card)
    {
        if (card.ValueKind != JsonValueKind.Object || !card.TryGetProperty("format", out var format))
            throw new ModelCardException("The model card has no field 'format'.");
        if (format.ValueKind != JsonValueKind.Number)
            throw new ModelCardException($"The model card's field 'format' is {format.GetRawText()}, which is no number.");
        if (format.GetDouble() > CurrentFormat)
            throw new ModelCardException($"The model card is of format {format.GetRawText()}, but this version of Nocturne reads up to {CurrentFormat}. Use a newer nocturne.");
        if (format.GetDouble() < 1)
            throw new ModelCardException($"The model card claims format {format.GetRawText()}; formats begin at 1.");
        if (format.GetDouble() < CurrentFormat)
            throw new ModelCardException($"The model card is of format {format.GetRawText()}, which has no SHA-256 to hold the model against. Export the model again.");
    }
}
