using System.Text.RegularExpressions;

namespace Nocturne.Pipeline.Tests.House;

/// <summary>Which namespace of a project uses which, by a directive or by naming a type of a namespace around its own.</summary>
internal sealed partial class NamespaceGraph
{
    private readonly Dictionary<string, HashSet<string>> _uses;

    private NamespaceGraph(IReadOnlyList<(string Namespace, string Text)> files)
    {
        var types = files.ToLookup(
            file => file.Namespace, file => DeclaredType().Matches(file.Text).Select(match => match.Groups[1].Value));
        var declared = types.ToDictionary(group => group.Key, group => group.SelectMany(names => names).ToHashSet());
        _uses = declared.Keys.ToDictionary(name => name, name => new HashSet<string>());
        foreach (var (own, text) in files)
        {
            HashSet<string> directives = [.. Directive().Matches(text).Select(match => match.Groups[1].Value)];
            HashSet<string> words = [.. Word().Matches(Comment().Replace(text, "")).Select(match => match.Value)];
            foreach (var (other, names) in declared)
            {
                var isNamed = IsAround(other, own) && words.Overlaps(names.Except(declared[own]));
                if (other != own && (isNamed || Names(directives, other, names)))
                    _uses[own].Add(other);
            }
        }
    }

    /// <summary>Reads the sources beside a project file.</summary>
    public static NamespaceGraph Of(ProjectFile project) => new([
        .. from path in Directory.GetFiles(Path.GetDirectoryName(project.FullPath)!, "*.cs", SearchOption.AllDirectories)
           let text = File.ReadAllText(path)
           let space = OwnNamespace().Match(text)
           where space.Success
           select (space.Groups[1].Value, text),
    ]);

    /// <summary>The namespaces that lead back to themselves.</summary>
    public IReadOnlyList<string> Circles() => [.. _uses.Keys.Where(name => Reachable(name).Contains(name)).Order(StringComparer.Ordinal)];

    private HashSet<string> Reachable(string from)
    {
        var found = new HashSet<string>();
        var open = new Queue<string>(_uses[from]);
        while (open.TryDequeue(out var name))
            if (found.Add(name))
                foreach (var next in _uses[name])
                    open.Enqueue(next);
        return found;
    }

    private static bool IsAround(string other, string own) => own.StartsWith(other + ".", StringComparison.Ordinal);

    // A static directive names a type.
    private static bool Names(HashSet<string> directives, string other, HashSet<string> types) =>
        directives.Contains(other) || types.Any(type => directives.Contains($"{other}.{type}"));

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex OwnNamespace();

    [GeneratedRegex(@"^using (?:static |\w+ = )?([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Directive();

    [GeneratedRegex(@"^(?:\w+ )*?(?:class|record struct|record|struct|interface|enum) (\w+)", RegexOptions.Multiline)]
    private static partial Regex DeclaredType();

    [GeneratedRegex(@"(?<![.\w""])[A-Z]\w*")]
    private static partial Regex Word();

    [GeneratedRegex("//.*|^using .*", RegexOptions.Multiline)]
    private static partial Regex Comment();
}
