using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ChatHub.Server.Store;

/// <summary>A prepared statement whose parameters are ?1, ?2, …, straight on SQLite: a SqliteCommand boxes each value and makes a reader each time, twice the cost of the insert, and EF Core's rows cost twice what the page of the log does.</summary>
internal sealed class Statement : IDisposable
{
    private readonly sqlite3 _connection;
    private readonly sqlite3_stmt _statement;
    private byte[] _text = new byte[1024];

    public Statement(SqliteConnection connection, string sql)
    {
        _connection = connection.Handle!;
        Check(raw.sqlite3_prepare_v2(_connection, sql, out _statement));
    }

    /// <returns>How many rows it changed.</returns>
    public int Execute(params ReadOnlySpan<SqlValue> values)
    {
        using var row = Query(values);
        row.Read();
        return raw.sqlite3_changes(_connection);
    }

    /// <summary>Runs it; to be disposed before it runs again.</summary>
    public SqlRow Query(params ReadOnlySpan<SqlValue> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            Bind(i + 1, values[i]);
        }

        return new SqlRow(_connection, _statement);
    }

    public void Dispose() => _statement.Dispose();

    private void Bind(int parameter, SqlValue value) => Check(value.Content switch
    {
        null => value.Number is { } number ? raw.sqlite3_bind_int64(_statement, parameter, number) : raw.sqlite3_bind_null(_statement, parameter),
        string { Length: > 0 } text => raw.sqlite3_bind_text(_statement, parameter, Utf8(text)),
        string => raw.sqlite3_bind_text(_statement, parameter, ""),
        byte[] { Length: > 0 } bytes => raw.sqlite3_bind_blob(_statement, parameter, bytes),
        _ => raw.sqlite3_bind_zeroblob(_statement, parameter, 0),
    });

    /// <summary>Valid until the next call: SQLite takes a copy.</summary>
    private ReadOnlySpan<byte> Utf8(string text)
    {
        if (_text.Length < Encoding.UTF8.GetMaxByteCount(text.Length))
            _text = new byte[Encoding.UTF8.GetMaxByteCount(text.Length)];
        return _text.AsSpan(0, Encoding.UTF8.GetBytes(text, _text));
    }

    private void Check(int code) => SqliteException.ThrowExceptionForRC(code, _connection);
}

/// <summary>A number, a text, bytes, or null.</summary>
internal readonly struct SqlValue
{
    public long? Number { get; private init; }

    /// <summary>A string or a byte array; null for a number and for null.</summary>
    public object? Content { get; private init; }

    public static implicit operator SqlValue(long value) => new() { Number = value };

    public static implicit operator SqlValue(long? value) => new() { Number = value };

    public static implicit operator SqlValue(string? value) => new() { Content = value };

    public static implicit operator SqlValue(byte[]? value) => new() { Content = value };
}

/// <summary>The row that a statement stands at. Disposed, the statement may run again.</summary>
internal readonly ref struct SqlRow(sqlite3 connection, sqlite3_stmt statement)
{
    /// <returns>False after the last one.</returns>
    public bool Read()
    {
        var code = raw.sqlite3_step(statement);
        SqliteException.ThrowExceptionForRC(code, connection);
        return code == raw.SQLITE_ROW;
    }

    public bool IsNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    public long GetInt64(int column) => raw.sqlite3_column_int64(statement, column);

    public int GetInt32(int column) => raw.sqlite3_column_int(statement, column);

    /// <summary>Valid until the next row.</summary>
    public ReadOnlySpan<byte> GetBytes(int column) => raw.sqlite3_column_blob(statement, column);

    public string GetString(int column) => raw.sqlite3_column_text(statement, column).utf8_to_string();

    // What was wrong has been thrown by the step; a reset says it again.
    public void Dispose() => _ = raw.sqlite3_reset(statement);
}
