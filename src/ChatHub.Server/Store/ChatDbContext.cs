using ChatHub.Server.Store.Model;
using Microsoft.EntityFrameworkCore;

namespace ChatHub.Server.Store;

/// <summary>The model of the store.</summary>
public sealed class ChatDbContext(DbContextOptions<ChatDbContext> options) : DbContext(options)
{
    public DbSet<Epoch> Epochs => Set<Epoch>();
    public DbSet<LogHead> LogHeads => Set<LogHead>();
    public DbSet<User> Users => Set<User>();
    public DbSet<HeldNick> HeldNicks => Set<HeldNick>();
    public DbSet<Device> Devices => Set<Device>();
    public DbSet<Conversation> Conversations => Set<Conversation>();
    public DbSet<Membership> Memberships => Set<Membership>();
    public DbSet<Message> Messages => Set<Message>();
    public DbSet<ConversationEntry> ConversationEntries => Set<ConversationEntry>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Epoch>(epoch =>
        {
            epoch.ToTable("epochs").HasKey(e => e.Number);
            epoch.Property(e => e.Number).ValueGeneratedNever();
            epoch.Property(e => e.Id).IsRequired();
        });
        modelBuilder.Entity<LogHead>(head =>
        {
            head.ToTable("log_head");
            head.Property(h => h.Id).ValueGeneratedNever();
            head.HasData(new LogHead { Id = 1 });
        });
        modelBuilder.Entity<User>(user =>
        {
            user.ToTable("users");
            user.Property(u => u.Id).ValueGeneratedNever();
            user.HasIndex(u => u.NickKey).IsUnique();
        });
        modelBuilder.Entity<HeldNick>(held => held.ToTable("held_nicks").HasKey(h => h.NickKey));
        modelBuilder.Entity<Device>(device =>
        {
            device.ToTable("devices");
            device.HasIndex(d => d.TokenHash).IsUnique();
            device.HasIndex(d => d.UserId);
        });
        modelBuilder.Entity<Conversation>(conversation =>
        {
            conversation.ToTable("conversations");
            conversation.Property(c => c.Id).ValueGeneratedNever();
            conversation.HasIndex(c => c.NameKey).IsUnique();
            conversation.HasIndex(c => new { c.UserLow, c.UserHigh }).IsUnique();
            conversation.HasData(new Conversation { Id = Conversation.AllId, Kind = ConversationKind.All });
        });
        modelBuilder.Entity<Membership>(membership =>
        {
            membership.ToTable("memberships").HasKey(m => new { m.UserId, m.ConversationId, m.FromPos });
            membership.HasIndex(m => m.ConversationId);
        });
        modelBuilder.Entity<Message>(message =>
        {
            message.ToTable("messages").HasKey(m => m.Pos);
            message.Property(m => m.Pos).ValueGeneratedNever();
            message.Property(m => m.MessageId).IsRequired();
            message.HasIndex(m => new { m.MessageId, m.SenderId }).IsUnique();
        });
        modelBuilder.Entity<ConversationEntry>(entry =>
            entry.ToTable("conversation_entries").HasKey(e => new { e.ConversationId, e.Pos }));

        UseSnakeCaseColumns(modelBuilder);
    }

    private static void UseSnakeCaseColumns(ModelBuilder modelBuilder)
    {
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()))
        {
            property.SetColumnName(string.Concat(property.Name.Select((letter, i) =>
                i > 0 && char.IsUpper(letter) ? "_" + char.ToLowerInvariant(letter) : char.ToLowerInvariant(letter).ToString())));
        }
    }
}
