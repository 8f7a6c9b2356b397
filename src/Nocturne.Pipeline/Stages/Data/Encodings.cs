using Nocturne.Generation;
using Nocturne.Models;
using Nocturne.Music;
using Nocturne.Music.Encodings;
using Nocturne.Pipeline.Experiments;

namespace Nocturne.Pipeline.Stages.Data;

/// <summary>Encodings between experiments, music and cards.</summary>
internal static class Encodings
{
    /// <summary>The encoding that an experiment asks for.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="training">The training pieces, which an encoding that enumerates meets its tokens in.</param>
    /// <exception cref="PipelineException">There is nothing to enumerate.</exception>
    public static IEncoding Build(Experiment experiment, IEnumerable<Score> training)
    {
        try
        {
            return EncodingFactory.Build(experiment.Encoding, new EncodingParameters(experiment.Data.Octaves), training);
        }
        catch (ArgumentException error)
        {
            throw new PipelineException($"The encoding '{experiment.Encoding}' cannot be built: {FirstLine(error)} Name other pieces to validate with (--set data.validation=NAME,NAME), or another corpus.");
        }
    }

    /// <summary>The encoding that a card describes.</summary>
    /// <exception cref="PipelineException">The card is none of an encoding that is known.</exception>
    public static IEncoding Of(EncodingCard card)
    {
        try
        {
            return EncodingCards.Restore(card);
        }
        catch (ArgumentException error)
        {
            throw new PipelineException($"The data set's encoding cannot be read: {FirstLine(error)} Run the stage preprocess with --force.");
        }
    }

    // .NET appends the name of the parameter.
    private static string FirstLine(ArgumentException error) =>
        error.Message.Split(" (Parameter", 2)[0];
}
