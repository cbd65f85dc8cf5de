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

    /// <summary>The byte of the stored audience that holds the reader's bit; 0 past its end.</summary>
    public byte AudienceByte { get; set; }
    public Guid MessageId { get; set; }
    public required string Text { get; set; }
    public long SentAt { get; set; }

    internal static LogRow Of(SqlRow row) => new()
    {
        Pos = row.GetInt64(0),
        SenderId = row.GetInt32(1),
        Sender = row.GetString(2),
        Kind = (ConversationKind)row.GetInt32(3),
        Target = row.IsNull(4) ? null : row.GetString(4),
        AudienceKind = (AudienceKind)row.GetInt32(5),
        AudienceByte = row.GetBytes(6) is [var bits] ? bits : (byte)0,
        MessageId = new Guid(row.GetBytes(7), bigEndian: true),
        Text = row.GetString(8),
        SentAt = row.GetInt64(9),
    };

    public bool IsFor(int user) => AudienceKind == AudienceKind.Members || (AudienceByte & UserSet.Mask(user)) != 0;

    public LogMessage ToMessage()
    {
        var target = Kind switch
        {
            ConversationKind.Direct => new MessageTarget(TargetKinds.User, Target, Audience: null),
            ConversationKind.Group => new MessageTarget(TargetKinds.Group, Target, Audience: null),
            _ => new MessageTarget(TargetKinds.All, Name: null, AudienceLetter),
        };
        return new LogMessage(new MessageItem(Pos, MessageId, Sender, target, Text, new DateTime(SentAt, DateTimeKind.Utc), Mine: false), SenderId);
    }

    private string AudienceLetter => AudienceKind switch
    {
        AudienceKind.Connected => "C",
        AudienceKind.Disconnected => "D",
        _ => "T",
    };
}
