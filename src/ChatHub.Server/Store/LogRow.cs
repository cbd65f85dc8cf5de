using ChatHub.Contracts;
using ChatHub.Server.Delivery;
using ChatHub.Server.Store.Model;

namespace ChatHub.Server.Store;

/// <summary>A message with the names it is shown with.</summary>
public sealed class LogRow
{
    public long Pos { get; set; }
    public int SenderId { get; set; }
    public required string Sender { get; set; }
    public ConversationKind Kind { get; set; }
    public string? Target { get; set; }
    public AudienceKind AudienceKind { get; set; }

    /// <summary>The byte of the stored audience that holds the reader's bit; empty past its end.</summary>
    public byte[]? AudienceByte { get; set; }
    public required byte[] MessageId { get; set; }
    public required string Text { get; set; }
    public long SentAt { get; set; }

    public bool IsFor(int user) => AudienceKind == AudienceKind.Members || (AudienceByte is [var bits] && (bits & UserSet.Mask(user)) != 0);

    public LogMessage ToMessage()
    {
        var target = Kind switch
        {
            ConversationKind.Direct => new MessageTarget(TargetKinds.User, Target, Audience: null),
            ConversationKind.Group => new MessageTarget(TargetKinds.Group, Target, Audience: null),
            _ => new MessageTarget(TargetKinds.All, Name: null, AudienceLetter),
        };
        var id = new Guid(MessageId, bigEndian: true);
        return new LogMessage(new MessageItem(Pos, id, Sender, target, Text, new DateTime(SentAt, DateTimeKind.Utc), Mine: false), SenderId);
    }

    private string AudienceLetter => AudienceKind switch
    {
        AudienceKind.Connected => "C",
        AudienceKind.Disconnected => "D",
        _ => "T",
    };
}
