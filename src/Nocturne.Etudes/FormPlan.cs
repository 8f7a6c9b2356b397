namespace Nocturne.Etudes;

/// <summary>Lays out a piece in three parts: the theme, a middle part in another key, and the theme again, richer at each return.</summary>
internal sealed class FormPlan(EtudePlan plan, ThemeWriter writer, Random random)
{
    private const int Piano = 52;
    private const int MezzoPiano = 58;
    private const int Forte = 74;
    private const int Pianissimo = 46;

    /// <summary>The sections in order, without the last chord.</summary>
    public IReadOnlyList<Section> Sections()
    {
        var centre = 74 + random.Next(4);
        var (first, second, other) = (writer.NewMotive(), writer.NewMotive(), writer.NewMotive());
        var main = writer.Period(plan.Key, first, second, centre);
        var episode = writer.Period(plan.EpisodeKey, second.Inverted(), first.Livelier(), centre + 2);
        Section[] opening = [new(writer.Vamp(plan.Key), 0, Doubling.None, plan.Figure, Piano)];
        return [.. opening, .. First(main, episode), .. Middle(other, first, centre), .. Last(main, episode), Coda(first, centre)];
    }

    private IEnumerable<Section> First(Theme main, Theme episode)
    {
        var richer = new Section(main, 1, Doubling.None, plan.Figure, MezzoPiano);
        yield return richer with { Ornament = 0, Loudness = Piano };
        if (plan.Form != Form.Medium)
            yield return richer;
        if (plan.Form != Form.Short)
        {
            yield return new Section(episode, 1, Doubling.None, plan.Figure, MezzoPiano);
            yield return richer with { Ornament = 2 };
        }
    }

    private IEnumerable<Section> Middle(Motive motive, Motive first, int centre)
    {
        var middle = writer.Period(plan.MiddleKey, motive, motive.WithOtherEnd(), centre - 1);
        yield return new Section(middle, 0, plan.MiddleDoubling, plan.MiddleFigure, MezzoPiano);
        if (plan.Form == Form.Long)
            yield return new Section(middle, 2, plan.MiddleDoubling, plan.MiddleFigure, Forte);
        yield return new Section(writer.Retransition(plan.Key, first, centre), 2, Doubling.None, plan.MiddleFigure, MezzoPiano);
    }

    private IEnumerable<Section> Last(Theme main, Theme episode)
    {
        yield return new Section(main, 2, Doubling.None, plan.Figure, Piano);
        if (plan.Form == Form.Long)
            yield return new Section(episode, 2, Doubling.Thirds, plan.Figure, MezzoPiano);
        yield return new Section(main, 3, plan.LastDoubling, plan.Figure, plan.LastDoubling == Doubling.Octaves ? Forte : MezzoPiano);
    }

    private Section Coda(Motive motive, int centre) =>
        new(writer.Coda(plan.Key, motive, centre), 1, Doubling.None, plan.Figure, Pianissimo);
}
