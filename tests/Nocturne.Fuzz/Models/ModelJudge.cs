using Nocturne.Generation;

namespace Nocturne.Fuzz.Models;

/// <summary>A judgement of a model.</summary>
/// <param name="IsPlayed">Whether it was loaded and composed; else it was refused with one clear line.</param>
/// <param name="Finding">The promise that it breaks; empty where it keeps all.</param>
internal readonly record struct ModelVerdict(bool IsPlayed, string Finding);

/// <summary>Loads a model, composes with it and judges what comes out.</summary>
internal static class ModelJudge
{
    private const int Notes = 6;

    /// <summary>Judges a model.</summary>
    /// <param name="mutant">The model.</param>
    /// <param name="path">Where to put it, so that it can be loaded.</param>
    public static ModelVerdict Judge(ModelMutant mutant, string path)
    {
        File.WriteAllBytes(path, mutant.File);
        try
        {
            var finding = Play(path);
            return new ModelVerdict(true, finding.Length == 0 && mutant is { Change: ModelChange.Bytes, IsWhole: false } ? "a model with other bytes than were hashed is loaded" : finding);
        }
        catch (ModelException refusal)
        {
            return new ModelVerdict(false, mutant.IsWhole ? $"a whole model is refused: {refusal.Message}" : OneLine.Is(refusal.Message) ? "" : $"the refusal is not one clear line: {refusal.Message}");
        }
        catch (Exception error)         // whatever it is, it is not what loading and composing promise
        {
            return new ModelVerdict(false, error.ToString());
        }
    }

    private static string Play(string path)
    {
        using var model = MusicModel.Load(path, DevicePreference.Cpu);
        using var composer = new Composer(model, new ComposeOptions(Notes, Seed: 3));
        var tokens = composer.Compose(model.Card.Seeds.Length > 0 ? composer.SeedWindow() : [0]);
        if (tokens.Length != Notes || !tokens.All(token => token >= 0 && token < model.Encoding.Size))
            return $"it composes {string.Join(' ', tokens)}, which are not {Notes} tokens of its encoding";
        return string.Join("; ", Midi.ScoreRules.Broken(model.Encoding.Decode(tokens)));
    }
}
