using Nocturne.Models;

namespace Nocturne.Generator.Tests;

/// <summary>What nocturne writes does not depend on the language of the machine.</summary>
public sealed class CultureTests
{
    [GermanFact]
    public void Numbers_are_written_alike_in_every_culture()
    {
        using var folder = new TempFolder();
        var model = TestModel.Write(folder, TestModel.Spec(CellKind.Gru));

        string[] arguments = ["compose", model, "-o", folder["piece.mid"], "--notes=1005", "--step=0.01"];

        var (exitCode, output, error) = GermanProcess.Run("nocturne.dll", arguments);

        exitCode.Should().Be(0, error);
        output.Should().Contain("--step=0.01 ").And.Contain("0.0104").And.Contain("1,005 notes, 5.2 s");
    }
}
