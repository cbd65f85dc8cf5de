using ChatHub.Contracts;

namespace ChatHub.Tests;

public sealed class CommandTableTests
{
    [Fact]
    public void Every_hub_method_but_the_wires_own_is_named_by_a_command()
    {
        string[] wire = [nameof(IChatHub.Run), nameof(IChatHub.Ack), nameof(IChatHub.History), nameof(IChatHub.CountUsers)];
        var methods = typeof(IChatHub).GetMethods().Select(method => method.Name).Except(wire);

        Assert.Equal(methods.Order(StringComparer.Ordinal), Commands.All.Select(command => command.Method).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_command_says_what_it_does_in_one_line()
    {
        Assert.All(Commands.All, command =>
        {
            Assert.Matches(@"^-[a-z]+$", command.Name);
            Assert.StartsWith(command.Name, command.Syntax, StringComparison.Ordinal);
            Assert.Matches(@"^\S.{5,}\S$", command.Summary);
        });
    }

    [Fact]
    public void No_use_of_a_command_is_declared_twice()
    {
        Assert.Equal(Commands.All.Count, Commands.All.Select(command => command.Syntax).Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }
}
