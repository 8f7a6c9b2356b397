using System.CommandLine;

namespace Nocturne.Generator;

/// <summary>The argument that names the model.</summary>
internal static class ModelArgument
{
    /// <summary>Description of the argument in help and in messages.</summary>
    public const string Description = "an .onnx file that Nocturne exported";

    public static Argument<string> Create(string more = "")
    {
        var model = new Argument<string>("MODEL") { Description = $"An{Description[2..]}{more}." };
        model.Validators.Add(argument =>
        {
            if (argument.Tokens is [{ Value: "" }])
                argument.AddError($"MODEL is ''; must be {Description}.");
        });
        return model;
    }
}
