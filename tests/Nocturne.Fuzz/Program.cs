using System.Globalization;
using Nocturne.Fuzz;
using Nocturne.Fuzz.Midi;
using Nocturne.Fuzz.Models;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is [ModelBatch.Command, var seed, var from, var to])
    return ModelBatch.Run(int.Parse(seed), int.Parse(from), int.Parse(to));
if (FuzzOptions.Read(args) is not { } options)
{
    Console.Error.WriteLine(FuzzOptions.Usage);
    return 1;
}
return options.What == "midi" ? MidiCommand.Run(options) : ModelCommand.Run(options);
