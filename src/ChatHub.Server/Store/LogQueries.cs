namespace ChatHub.Server.Store;

/// <summary>
/// The log's readers in SQL. Both look a conversation's older messages up in conversation_entries and scan the tail of the log that is not
/// entered yet; one statement reads one snapshot, so nothing can be in neither.
/// </summary>
internal static class LogQueries
{
    /// <summary>The columns are those of <see cref="LogRow.Of"/>.</summary>
    private const string Shown =
        """
        SELECT m.pos, m.sender_id, s.nick, c.kind, CASE c.kind WHEN 0 THEN r.nick ELSE c.name END, m.audience_kind,
               substr(m.audience, {AudienceByte}, 1), m.message_id, m.text, m.sent_at
        FROM messages m
        JOIN users s ON s.id = m.sender_id
        JOIN conversations c ON c.id = m.conversation_id
        LEFT JOIN users r ON c.kind = 0 AND r.id = CASE m.sender_id WHEN c.user_low THEN c.user_high ELSE c.user_low END
        WHERE m.pos IN
        """;

    /// <summary>?1 user, ?2 after, ?3 upto, ?4 limit, ?5 audience byte.</summary>
    public static readonly string Visible = Shown.Replace("{AudienceByte}", "?5", StringComparison.Ordinal) +
        """
         (
            SELECT pos FROM (
                SELECT e.pos FROM memberships i CROSS JOIN conversation_entries e
                ON e.conversation_id = i.conversation_id AND e.pos > max(?2, i.from_pos) AND e.pos <= min(?3, ifnull(i.to_pos, ?3))
                WHERE i.user_id = ?1
                UNION ALL
                SELECT t.pos FROM messages t
                WHERE t.pos > max(?2, (SELECT indexed FROM log_head)) AND t.pos <= ?3 AND EXISTS (
                    SELECT 1 FROM memberships i WHERE i.user_id = ?1 AND i.conversation_id = t.conversation_id
                    AND i.from_pos < t.pos AND (i.to_pos IS NULL OR t.pos <= i.to_pos))
            ) ORDER BY pos LIMIT ?4)
        ORDER BY m.pos
        """;

    /// <summary>A conversation's positions in (?2, ?3).</summary>
    private const string Entries =
        """
        SELECT e.pos FROM conversation_entries e WHERE e.conversation_id = ?1 AND e.pos > ?2 AND e.pos < ?3
        UNION ALL
        SELECT t.pos FROM messages t
        WHERE t.conversation_id = ?1 AND t.pos > max(?2, (SELECT indexed FROM log_head)) AND t.pos < ?3
        """;

    /// <summary>The oldest of a conversation's last ?4 positions in (?2, ?3); null when there is none. ?1 conversation.</summary>
    public const string Stretch = $"SELECT min(pos) FROM (SELECT pos FROM ({Entries}) ORDER BY pos DESC LIMIT ?4)";

    /// <summary>?1 conversation, ?2 after, ?3 before, ?4 limit, ?5 user, ?6 audience byte, ?7 which of its two hexadecimal digits, ?8 the bit in that, ?9 where the user's own messages begin.</summary>
    public static readonly string History = Shown.Replace("{AudienceByte}", "?6", StringComparison.Ordinal) +
        $"""
         (
            SELECT pos FROM ({Entries}) h
            WHERE EXISTS (
                SELECT 1 FROM memberships i WHERE i.user_id = ?5 AND i.conversation_id = ?1
                AND i.from_pos < h.pos AND (i.to_pos IS NULL OR h.pos <= i.to_pos))
            AND EXISTS (
                SELECT 1 FROM messages a WHERE a.pos = h.pos AND (a.sender_id <> ?5 OR h.pos > ?9) AND (a.audience_kind = 0 OR (
                    length(a.audience) >= ?6
                    AND instr('123456789ABCDEF', substr(hex(substr(a.audience, ?6, 1)), ?7, 1)) & ?8)))
            ORDER BY pos DESC LIMIT ?4)
        ORDER BY m.pos DESC
        """;
}
