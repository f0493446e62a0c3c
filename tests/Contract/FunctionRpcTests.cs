using System.Reflection;
using System.Runtime.Loader;
using Google.Protobuf.Reflection;

namespace Observatoire.Contract;

/// <summary>Our wire types say what those of the worker say: an update of the worker cannot drift from them unseen.</summary>
public sealed class FunctionRpcTests : IDisposable
{
    private readonly AssemblyLoadContext worker = new("worker", isCollectible: true);

    public FunctionRpcTests() =>
        worker.Resolving += (context, name) =>
            context.LoadFromAssemblyPath(Path.Combine(Places.ProbeApp, name.Name + ".dll"));

    public void Dispose() => worker.Unload();

    [Fact]
    public void Every_message_field_value_and_method_of_ours_is_the_worker_s()
    {
        List<string> ours = [.. FactsOf(AzureFunctionsRpcMessages.FunctionRpcReflection.Descriptor.ToProto())];
        HashSet<string> theirs = [.. FactsOf(WorkerFile())];

        Assert.Equal([], ours.Except(theirs));
        Assert.True(ours.Count > 100, "Too few facts were compared.");
        Assert.Contains("StreamingMessage.start_stream = 20: StartStream, in content", ours);
        Assert.Contains("FunctionRpc.EventStream: stream StreamingMessage -> stream StreamingMessage", ours);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(3, 0)]
    public void A_field_of_another_number_or_name_would_be_seen(int numberShift, int nameLength)
    {
        FileDescriptorProto changed = AzureFunctionsRpcMessages.FunctionRpcReflection.Descriptor.ToProto();
        FieldDescriptorProto field = changed.MessageType.Single(message => message.Name == "InvocationRequest").Field[
            0
        ];
        field.Number += numberShift;
        field.Name += new string('x', nameLength);

        Assert.Single(FactsOf(changed).Except(FactsOf(WorkerFile())));
    }

    /// <summary>What the worker's own generated types were made from.</summary>
    private FileDescriptorProto WorkerFile()
    {
        Assembly grpc = worker.LoadFromAssemblyPath(
            Path.Combine(Places.ProbeApp, "Microsoft.Azure.Functions.Worker.Grpc.dll")
        );
        Type generated = grpc.GetType("Microsoft.Azure.Functions.Worker.Grpc.Messages.FunctionRpcReflection")!;
        return ((FileDescriptor)generated.GetProperty("Descriptor")!.GetValue(null)!).ToProto();
    }

    private static IEnumerable<string> FactsOf(FileDescriptorProto file) =>
        [
            "package " + file.Package,
            .. file.MessageType.SelectMany(message => FactsOf(message, message.Name)),
            .. file.EnumType.SelectMany(values => FactsOf(values, values.Name)),
            .. file.Service.SelectMany(service =>
                service.Method.Select(method =>
                    $"{service.Name}.{method.Name}: {Streamed(method.ClientStreaming)}{Short(method.InputType)} -> {Streamed(method.ServerStreaming)}{Short(method.OutputType)}"
                )
            ),
        ];

    private static IEnumerable<string> FactsOf(DescriptorProto message, string name) =>
        [
            name,
            .. message.Field.Select(field =>
                $"{name}.{field.Name} = {field.Number}: {TypeOf(field)}{Place(message, field)}"
            ),
            .. message.NestedType.SelectMany(nested => FactsOf(nested, $"{name}.{nested.Name}")),
            .. message.EnumType.SelectMany(values => FactsOf(values, $"{name}.{values.Name}")),
        ];

    private static IEnumerable<string> FactsOf(EnumDescriptorProto values, string name) =>
        values.Value.Select(value => $"{name}.{value.Name} = {value.Number}");

    private static string TypeOf(FieldDescriptorProto field) =>
        (field.Label == FieldDescriptorProto.Types.Label.Repeated ? "repeated " : "")
        + (field.TypeName.Length > 0 ? Short(field.TypeName) : field.Type.ToString());

    private static string Place(DescriptorProto message, FieldDescriptorProto field) =>
        field.HasOneofIndex ? ", in " + message.OneofDecl[field.OneofIndex].Name : "";

    private static string Short(string type) => type.Replace(".AzureFunctionsRpcMessages.", "");

    private static string Streamed(bool streams) => streams ? "stream " : "";
}
