namespace Nocturne.Etudes;

/// <summary>The plan of a piece.</summary>
/// <param name="Key">The key.</param>
/// <param name="Metre">The metre.</param>
/// <param name="BeatsPerMinute">Basic tempo, in beats of the metre.</param>
/// <param name="Form">The form.</param>
/// <param name="Figure">The left hand of the outer parts.</param>
/// <param name="MiddleFigure">The left hand of the middle part.</param>
/// <param name="MiddleKey">Key of the middle part.</param>
/// <param name="MiddleDoubling">The second voice of the middle part.</param>
/// <param name="LastDoubling">The second voice of the theme's last return.</param>
internal sealed record EtudePlan(
    Key Key, Metre Metre, int BeatsPerMinute, Form Form, Figure Figure, Figure MiddleFigure, Key MiddleKey,
    Doubling MiddleDoubling = Doubling.None, Doubling LastDoubling = Doubling.None)
{
    /// <summary>Key of the episode within the outer parts: the dominant of a major key, the relative major of a minor one.</summary>
    public Key EpisodeKey => Key.IsMinor ? Key.Related(3, isMinor: false) : Key.Related(7, isMinor: false);
}
