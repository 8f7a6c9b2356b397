using System.Text;
using System.Text.Json;

namespace Nocturne.Models;

/// <summary>Reads the card out of an <c>.onnx</c> file and holds the file against the SHA-256 in it, before anything else looks at the bytes.</summary>
/// <remarks>
/// The hash is that of the whole file - network, graph and card - with the 64 digits of <see cref="ModelCard.Sha256"/> as zeros. It
/// tells a file that was damaged or edited from the one that was exported; it does not say who exported it.
/// </remarks>
public static class OnnxCard
{
    /// <summary>Most bytes of a card.</summary>
    public const int MostBytes = 64 << 20;

    // Numbers of fields (onnx/onnx.proto): ModelProto's metadata_props, and the key and value of each.
    private const int MetadataField = 14, KeyField = 1, ValueField = 2;

    /// <summary>The card of a model whose bytes are those that its SHA-256 was taken of.</summary>
    /// <param name="model">All bytes of an <c>.onnx</c> file.</param>
    /// <exception cref="InvalidDataException">The bytes are no whole ONNX model; the message says where.</exception>
    /// <exception cref="ModelCardException">There is no card, it cannot be read, or the file is not the one that it was written for.</exception>
    public static ModelCard Read(ReadOnlySpan<byte> model)
    {
        var at = Find(model);
        var card = ModelCard.Parse(Text(model[at]));
        var found = Hash(model, at.Start.Value + DigitsOf(model[at]));
        return found == card.Sha256
            ? card
            : throw new ModelCardException($"Its SHA-256 is {found}, but its card says {card.Sha256}: it was damaged or edited after its export. Copy or export it again.");
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
            $"It is an ONNX model without a card ('{ModelCard.MetadataKey}'): Nocturne did not export it, or its end is missing. Use a model that Nocturne exported.");
    }

    /// <summary>Where the value of an entry of the metadata lies; <c>null</c> unless its key is the card's.</summary>
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
        if (card.Length > MostBytes)
            throw new ModelCardException($"The model card has {card.Length:N0} bytes; at most {MostBytes:N0} are read.");
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(card);
        }
        catch (DecoderFallbackException)
        {
            throw new ModelCardException("The model card cannot be read: it is not UTF-8.");
        }
    }

    /// <summary>Where the digits of the hash begin in a card that is known to have them, once.</summary>
    private static int DigitsOf(ReadOnlySpan<byte> card)
    {
        var json = new Utf8JsonReader(card);
        while (json.Read())
            if (json.TokenType == JsonTokenType.PropertyName && json.CurrentDepth == 1 && json.ValueTextEquals("sha256"u8))
            {
                json.Read();
                return json.ValueSpan.Length == ModelCard.Unsealed.Length
                    ? (int)json.TokenStartIndex + 1
                    : throw new ModelCardException("The model card's field 'sha256' is spelt with escapes. Export the model again.");
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
