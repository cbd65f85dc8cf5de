using ChatHub.Server.Store.Model;
using Microsoft.EntityFrameworkCore;

namespace ChatHub.Server.Store;

/// <summary>Lets EF Core compile its way through a query of an empty database in memory, so that the real one is opened with warm code.</summary>
internal static class StoreWarmUp
{
    public static void Run()
    {
        using var context = new ChatDbContextDesignTime().CreateDbContext([]);
        context.Database.OpenConnection();
        context.Database.ExecuteSqlRaw("CREATE TABLE log_head (id INTEGER, head INTEGER, indexed INTEGER)");
        _ = context.Set<LogHead>().AsNoTracking().OrderBy(head => head.Id).ToList();
    }
}
