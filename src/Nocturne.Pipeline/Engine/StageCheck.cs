namespace Nocturne.Pipeline.Engine;

/// <summary>Decides whether a stage is up to date.</summary>
internal static class StageCheck
{
    /// <summary>Finds the reason why a stage must run.</summary>
    /// <param name="contract">What it depends on and writes now.</param>
    /// <param name="last">The lock of its last completed run, or <c>null</c> if there is none.</param>
    /// <param name="files">The workspace.</param>
    /// <returns>The reason, or <c>null</c> if nothing has changed since.</returns>
    public static string? WhyRun(StageContract contract, StageLock? last, Workspace files)
    {
        if (last is null)
            return "not done yet";
        if (last.Code != contract.CodeVersion)
            return $"code version was {last.Code}, now {contract.CodeVersion}";
        return ChangedSetting(contract.Settings, last.Settings)
            ?? ChangedInput(contract.Inputs, last.Inputs, files)
            ?? ChangedOutput(contract.Outputs, last.Outputs, files);
    }

    private const int MostCharacters = 60;

    private static string? ChangedSetting(IReadOnlyDictionary<string, string> now, SortedDictionary<string, string> then)
    {
        var changes = now.Keys.Union(then.Keys)
            .Where(key => now.GetValueOrDefault(key) != then.GetValueOrDefault(key))
            .Order(StringComparer.Ordinal)
            .Select(key => $"{key} was {Shown(then.GetValueOrDefault(key))}, now {Shown(now.GetValueOrDefault(key))}")
            .ToArray();
        return changes.Length == 0 ? null : string.Join("; ", changes);
    }

    private static string Shown(string? value) => value switch
    {
        null => "absent",
        "" => "unset",
        { Length: > MostCharacters } => $"'{value[..MostCharacters].TrimEnd()}...'",
        _ => value,
    };

    private static string? ChangedInput(IReadOnlyList<Artifact> now, SortedDictionary<string, string> then, Workspace files)
    {
        foreach (var input in now)
        {
            var label = input.Label(files);
            var hash = input.Compute();
            if (hash is null)
                return $"input {label} is missing";
            if (!then.TryGetValue(label, out var before))
                return $"input {label} is new";
            if (before != hash)
                return $"input {label} changed";
        }
        return Gone(now, then, files) is { } gone ? $"input {gone} was removed" : null;
    }

    /// <summary>Finds the reason why outputs differ from those in a lock, or <c>null</c> if they do not.</summary>
    public static string? ChangedOutput(IReadOnlyList<Artifact> now, SortedDictionary<string, string> then, Workspace files)
    {
        foreach (var output in now)
        {
            var label = output.Label(files);
            var hash = output.Compute();
            if (hash is null)
                return $"output {label} is missing";
            if (!then.TryGetValue(label, out var before))
                return $"output {label} is new";
            if (before != hash)
                return $"output {label} was changed by something else";
        }
        return Gone(now, then, files) is { } gone ? $"output {gone} is missing" : null;
    }

    private static string? Gone(IReadOnlyList<Artifact> now, SortedDictionary<string, string> then, Workspace files) =>
        then.Keys.Except(now.Select(artifact => artifact.Label(files))).FirstOrDefault();
}
