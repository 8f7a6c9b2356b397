using System.Text;
using System.Text.Json;

namespace Nocturne.Models.Graph;

/// <summary>
/// Reads the card of an <c>.onnx</c> file and checks the file against the SHA-256 on it, before anything else reads the bytes.
/// </summary>
/// <remarks>
/// The hash covers the whole file, with the 64 digits of <see cref="ModelCard.Sha256"/> as zeros. It finds damage and edits; it does not
/// say who exported the file.
/// </remarks>
public static class OnnxCard
{
    /// <summary>Maximum size of a card in bytes.</summary>
    public const int MaxBytes = 64 << 20;

    // Field numbers of onnx.proto: metadata_props of ModelProto, and their key and value.
    private const int MetadataField = 14, KeyField = 1, ValueField = 2;

    /// <summary>Reads the card of a model and checks the model's SHA-256.</summary>
    /// <param name="model">All bytes of an <c>.onnx</c> file.</param>
    /// <exception cref="InvalidDataException">The bytes are not a complete ONNX model; the message says where.</exception>
    /// <exception cref="ModelCardException">There is no card, it cannot be read, or the hash differs.</exception>
    public static ModelCard Read(ReadOnlySpan<byte> model)
    {
        var at = Find(model);
        var card = ModelCard.Parse(Text(model[at]));
        var found = Hash(model, at.Start.Value + DigitsOf(model[at]));
        return found == card.Sha256
            ? card
            : throw new ModelCardException(
                $"Its SHA-256 is {found}, but its card says {card.Sha256}: it was damaged or edited after its export. "
                + "Copy or export it again.");
    }

    private static Range Find(ReadOnlySpan<byte> model)
    {
        Range? card = null;
        var fields = new ProtobufReader(model);
        while (fields.Read())
            if (fields.Field == MetadataField && fields.Length >= 0 && CardIn(model.Slice(fields.Start, fields.Length)) is { } value)
                card = card is null
                    ? (fields.Start + value.Start.Value)..(fields.Start + value.End.Value)
                    : throw new ModelCardException("It has two cards. Export it again.");
        return card ?? throw new ModelCardException(
            $"It is an ONNX model without a card ('{ModelCard.MetadataKey}'): Nocturne did not export it, or its end is missing. "
            + "Use a model that Nocturne exported.");
    }

    /// <summary>The value of a metadata entry, or <c>null</c> if it is not the card.</summary>
    private static Range? CardIn(ReadOnlySpan<byte> entry)
    {
        var isCard = false;
        Range? value = null;
        var fields = new ProtobufReader(entry);
        while (fields.Read())
            if (fields.Field == KeyField && fields.Length >= 0)
                isCard = entry.Slice(fields.Start, fields.Length).SequenceEqual("nocturne.card"u8);
            else if (fields.Field == ValueField && fields.Length >= 0)
                value = fields.Start..(fields.Start + fields.Length);
        return isCard ? value : null;
    }

    private static string Text(ReadOnlySpan<byte> card)
    {
        if (card.Length > MaxBytes)
            throw new ModelCardException($"The model card has {card.Length:N0} bytes; must have at most {MaxBytes:N0}.");
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(card);
        }
        catch (DecoderFallbackException)
        {
            throw new ModelCardException("The model card cannot be read: it is not UTF-8.");
        }
    }

    /// <summary>Position of the hash's digits in a valid card.</summary>
    private static int DigitsOf(ReadOnlySpan<byte> card)
    {
        var json = new Utf8JsonReader(card);
        while (json.Read())
            if (json.TokenType == JsonTokenType.PropertyName && json.CurrentDepth == 1 && json.ValueTextEquals("sha256"u8))
            {
                json.Read();
                return json.ValueSpan.Length == ModelCard.Unsealed.Length
                    ? (int)json.TokenStartIndex + 1
                    : throw new ModelCardException("The model card's field 'sha256' contains escapes. Export the model again.");
            }
        throw new ModelCardException("The model card has no field 'sha256'. Export the model again.");
    }

    private static string Hash(ReadOnlySpan<byte> model, int digits)
    {
        Span<byte> zeros = stackalloc byte[ModelCard.Unsealed.Length];
        zeros.Fill((byte)'0');
        var hash = new Sha256();
        hash.Append(model[..digits]);
        hash.Append(zeros);
        hash.Append(model[(digits + zeros.Length)..]);
        return hash.Finish();
    }
}
