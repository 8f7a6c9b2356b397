using System.Text;

namespace Build.Publishing;

/// <summary>Writes the notices of all third-party components of a published program.</summary>
public static class ThirdPartyNotices
{
    /// <summary>Name of the file in the published folder.</summary>
    public const string FileName = "THIRD-PARTY-NOTICES.txt";

    private const string Line = "--------------------------------------------------------------------------------";

    private const string Mit = """
        Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
        documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
        rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
        persons to whom the Software is furnished to do so, subject to the following conditions:

        The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
        Software.

        THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
        WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
        COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
        OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.

        """;

    /// <summary>Returns the notices of all components with their licence texts.</summary>
    /// <exception cref="BuildException">A component has no licence text, and its licence is not MIT.</exception>
    public static string Of(IReadOnlyList<Component> components)
    {
        var text = new StringBuilder("nocturne is under the MIT licence (LICENSE). It contains components by others:\n\n");
        foreach (var component in components)
            text.Append(Invariant($"    {component.Name} {component.Version} ({component.Licence})\n"));
        foreach (var component in components)
        {
            text.Append(Invariant($"\n{Line}\n{component.Name} {component.Version}\n{component.Copyright}\n{Line}\n\n"));
            text.Append(Terms(component));
        }
        return text.ToString();
    }

    private static string Terms(Component component)
    {
        var texts = component.NoticeFiles
            .Select(file => File.ReadAllText(file).ReplaceLineEndings("\n").Trim('\n', '\uFEFF') + "\n").ToList();
        return texts.Count > 0 ? string.Join("\n", texts)
            : component.Licence == "MIT" ? Mit.ReplaceLineEndings("\n")
            : throw new BuildException(
                $"{component.Name} {component.Version} ({component.Licence}) has no licence text in {component.Folder}; " +
                "add the text to ThirdPartyNotices.cs.");
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
