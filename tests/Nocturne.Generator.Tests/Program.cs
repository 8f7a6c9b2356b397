namespace Nocturne.Generator.Tests;

/// <summary>Programs started as processes of their own.</summary>
internal static class Program
{
    /// <summary>Runs a program to its end.</summary>
    public static CommandLine Run(string program, string folder, params IEnumerable<string> arguments) =>
        CommandLine.Of(TestProcess.Run(program, arguments, folder));
}
