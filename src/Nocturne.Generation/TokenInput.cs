using System.Globalization;
using Nocturne.Music.Encodings;

namespace Nocturne.Generation;

/// <summary>Writes tokens into a runner of one row as its network is given them: as they are, or scaled by the encoding.</summary>
internal sealed class TokenInput(ModelRunner runner, IEncoding encoding)
{
    /// <summary>Writes a token.</summary>
    /// <param name="step">Step of the run, 0 to T-1.</param>
    /// <param name="token">0 to V-1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The token is none of the encoding's.</exception>
    public void Write(int step, int token)
    {
        if (token < 0 || token >= encoding.Size)
            throw new ArgumentOutOfRangeException(nameof(token), token, string.Create(CultureInfo.InvariantCulture, $"Token {token}; use 0 to {encoding.Size - 1}."));
        if (runner.Tokens.IsEmpty)
            runner.Input[step] = encoding.Scaled(token);
        else
            runner.Tokens[step] = token;
    }

    /// <summary>Moves all steps back by one and writes a token to the last.</summary>
    public void Append(int token)
    {
        if (runner.Tokens.IsEmpty)
            runner.Input[1..].CopyTo(runner.Input);
        else
            runner.Tokens[1..].CopyTo(runner.Tokens);
        Write(runner.Steps - 1, token);
    }
}
