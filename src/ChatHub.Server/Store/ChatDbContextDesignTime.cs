using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace ChatHub.Server.Store;

/// <summary>Lets <c>dotnet ef</c> make migrations without starting the server.</summary>
public sealed class ChatDbContextDesignTime : IDesignTimeDbContextFactory<ChatDbContext>
{
    public ChatDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<ChatDbContext>().UseSqlite("Data Source=:memory:").Options);
}
