using System.CommandLine;

namespace Nocturne.Generator;

/// <summary>The argument that names the model.</summary>
internal static class ModelArgument
{
    /// <summary>What it is, as a mistake says it, too.</summary>
    public const string Description = "the .onnx file that Nocturne exported";

    public static Argument<string> Create(string more = "")
    {
        var model = new Argument<string>("MODEL") { Description = $"The{Description[3..]}{more}." };
        model.Validators.Add(argument =>
        {
            if (argument.Tokens is [{ Value: "" }])
                argument.AddError($"MODEL is ''; give {Description}.");
        });
        return model;
    }
}
