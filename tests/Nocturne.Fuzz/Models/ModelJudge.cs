using Nocturne.Generation;
using Nocturne.Generation.Composing;

namespace Nocturne.Fuzz.Models;

/// <summary>Verdict on a model.</summary>
/// <param name="IsPlayed">Whether the model loaded and composed. Otherwise it was refused.</param>
/// <param name="Finding">The violated invariant; empty if there is none.</param>
internal readonly record struct ModelVerdict(bool IsPlayed, string Finding);

/// <summary>Loads a model, composes with it and checks the result.</summary>
internal static class ModelJudge
{
    private const int Notes = 6;

    /// <summary>Judges a model.</summary>
    /// <param name="mutant">The model to judge.</param>
    /// <param name="path">Path to write the model to before it is loaded.</param>
    public static ModelVerdict Judge(ModelMutant mutant, string path)
    {
        File.WriteAllBytes(path, mutant.File);
        try
        {
            var finding = Play(path);
            return new ModelVerdict(true, finding.Length == 0 && mutant is { Change: ModelChange.Bytes, IsWhole: false }
                ? "a model loads although its hash does not match"
                : finding);
        }
        catch (ModelException refusal)
        {
            return new ModelVerdict(false, mutant.IsWhole
                ? $"an intact model is refused: {refusal.Message}"
                : OneLine.Is(refusal.Message) ? "" : $"the refusal is not one printable line: {refusal.Message}");
        }
        catch (Exception error)         // loading and composing may throw only ModelException
        {
            return new ModelVerdict(false, error.ToString());
        }
    }

    private static string Play(string path)
    {
        using var model = MusicModel.Load(path, DevicePreference.Cpu);
        using var composer = new Composer(model, new ComposeSettings(Notes, Seed: 3));
        var tokens = composer.Compose(model.Card.Seeds.Length > 0 ? composer.SeedWindow() : [0]);
        if (tokens.Length != Notes || !tokens.All(token => token >= 0 && token < model.Encoding.Fields[0].Size))
            return $"composes {string.Join(' ', tokens)}; expected {Notes} tokens of its encoding";
        return string.Join("; ", Midi.ScoreRules.Broken(model.Encoding.Decode(tokens)));
    }
}
