using Build.Publishing;
using Cake.Frosting;

namespace Build.Tasks;

[TaskName("Publish")]
[TaskDescription("Publishes nocturne for --rid: a folder and an archive, with SHA-256, licences and SBOM")]
public sealed class PublishTask : FrostingTask<BuildContext>
{
    public override void Run(BuildContext context)
    {
        var rid = context.Option("rid") ?? PublishForms.Here;
        var publisher = new Publisher(context, rid);
        var form = publisher.Choose();
        var compiled = publisher.Compile(form);

        var publication = new Publication(Path.Combine(context.Artifacts, "publish"), rid, context.IsGpu, context.Version);
        publication.Take(compiled);
        Document(context, publication, NuGetComponents.Read(publisher.AssetsFile(form), rid));
        var hash = publication.Pack();
        context.Say($"nocturne {context.Version} for {rid}: {PublishForms.Name(form)}");
        context.Say($"{publication.Sizes()}");
        context.Say($"{publication.Folder}\n{publication.Archive}\nSHA-256 {hash}");
    }

    private static void Document(BuildContext context, Publication publication, IReadOnlyList<Component> components)
    {
        File.Copy(Path.Combine(context.Paths.Root, "LICENSE"), Path.Combine(publication.Folder, "LICENSE"));
        File.WriteAllText(Path.Combine(publication.Folder, ThirdPartyNotices.FileName), ThirdPartyNotices.Of(components));
        File.WriteAllText(Path.Combine(publication.Folder, BillOfMaterials.FileName), BillOfMaterials.Of(context.Version, components));
    }
}
