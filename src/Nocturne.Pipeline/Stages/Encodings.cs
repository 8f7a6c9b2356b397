using Nocturne.Music;
using Nocturne.Music.Encodings;
using Nocturne.Pipeline.Experiments;

namespace Nocturne.Pipeline.Stages;

/// <summary>Creates encodings from experiments and from cards.</summary>
internal static class Encodings
{
    /// <summary>Builds the encoding of an experiment.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="training">The training pieces, from which a vocabulary is collected.</param>
    /// <exception cref="PipelineException">The pieces contain nothing to build a vocabulary from.</exception>
    public static IEncoding Build(Experiment experiment, IEnumerable<Score> training)
    {
        try
        {
            return experiment.Family.Build(experiment.Data.EncodingOf(experiment.Family), training);
        }
        catch (EncodingException error)
        {
            throw new PipelineException(
                $"The encoding '{experiment.Encoding}' cannot be built: {error.Message} " +
                "Choose other validation pieces (--set data.validation=NAME,NAME) or another corpus.");
        }
    }

    /// <summary>Restores the encoding that a card describes.</summary>
    /// <exception cref="PipelineException">The card's encoding is unknown or damaged.</exception>
    public static IEncoding Of(EncodingCard card)
    {
        try
        {
            return EncodingFamilies.Restore(card);
        }
        catch (EncodingException error)
        {
            throw new PipelineException($"The data set's encoding cannot be read: {error.Message} Run the stage preprocess with --force.");
        }
    }
}
