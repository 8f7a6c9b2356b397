namespace Nocturne.Generator;

/// <summary>A command that cannot be carried out.</summary>
/// <param name="message">What is wrong, what was found and what to do, in one line.</param>
internal sealed class CommandException(string message) : Exception(message);
