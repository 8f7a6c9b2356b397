namespace Nocturne.Base;

/// <summary>Invalid settings. The message lists every mistake.</summary>
/// <param name="message">What is wrong, the value found and what to use instead.</param>
public sealed class SettingException(string message) : Exception(message)
{
    /// <summary>Returns the settings if every check holds.</summary>
    /// <param name="settings">The settings that were checked.</param>
    /// <param name="checks">Whether each check holds, and the message if it does not.</param>
    /// <exception cref="SettingException">At least one check fails. The message lists all failures.</exception>
    public static T Unless<T>(T settings, params ReadOnlySpan<(bool Holds, string Mistake)> checks)
    {
        var mistakes = new List<string>();
        foreach (var (holds, mistake) in checks)
            if (!holds)
                mistakes.Add(mistake);
        return mistakes.Count == 0 ? settings : throw new SettingException(string.Join("; ", mistakes) + ".");
    }
}
