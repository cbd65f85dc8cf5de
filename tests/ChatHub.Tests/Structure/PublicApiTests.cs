using System.Reflection;
using ChatHub.Contracts;
using ChatHub.TestKit;
using PublicApiGenerator;

namespace ChatHub.Tests;

/// <summary>
/// What the packages promise stands in text files beside this one. To approve a change, run these tests once with <c>CHATHUB_UPDATE_API=1</c>, and
/// look at the difference.
/// </summary>
public sealed class PublicApiTests
{
    // The compiler numbers state machines as it likes.
    private static readonly ApiGeneratorOptions Options = new()
    {
        IncludeAssemblyAttributes = false,
        ExcludeAttributes = [typeof(System.Runtime.CompilerServices.AsyncIteratorStateMachineAttribute).FullName!],
    };

    [Theory]
    [InlineData("ChatHub.Client")]
    [InlineData("ChatHub.Contracts")]
    public void The_public_api_is_the_approved_one(string assembly)
    {
        var file = Repository.PathTo("tests", "ChatHub.Tests", "Structure", assembly + ".api.txt");
        var api = Assembly.Load(assembly).GeneratePublicApi(Options).ReplaceLineEndings("\n").Trim() + "\n";
        if (Environment.GetEnvironmentVariable("CHATHUB_UPDATE_API") == "1")
            File.WriteAllText(file, api);

        Assert.Equal(File.ReadAllText(file), api);
    }

    [Fact]
    public void Every_asynchronous_member_of_the_client_can_be_cancelled()
    {
        var members =
            from type in Assembly.Load("ChatHub.Client").GetExportedTypes()
            from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            where IsAsynchronous(method.ReturnType) && !method.IsSpecialName && method.Name != nameof(IAsyncDisposable.DisposeAsync)
            select method;

        Assert.All(members, method => Assert.Equal(typeof(CancellationToken), method.GetParameters().LastOrDefault()?.ParameterType));
        Assert.NotEmpty(members);
    }

    [Fact]
    public void Every_type_on_the_wire_is_source_generated()
    {
        var methods = typeof(IChatHub).GetMethods().Concat(typeof(IChatClient).GetMethods()).ToList();
        var types = methods.SelectMany(method => method.GetParameters()).Select(parameter => parameter.ParameterType)
            .Concat(methods.Where(method => method.ReturnType.IsGenericType).Select(method => method.ReturnType.GenericTypeArguments[0]));

        Assert.All(types, type => Assert.NotNull(ContractsJson.Wire.GetTypeInfo(type)));
    }

    private static bool IsAsynchronous(Type type)
    {
        var shape = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
        return shape == typeof(Task) || shape == typeof(Task<>) || shape == typeof(ValueTask) || shape == typeof(ValueTask<>) || shape == typeof(IAsyncEnumerable<>);
    }
}
