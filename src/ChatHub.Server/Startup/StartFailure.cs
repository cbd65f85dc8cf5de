namespace ChatHub.Server.Startup;

/// <summary>Says in one line why the server did not start.</summary>
internal static class StartFailure
{
    /// <summary>The first line says what is wrong; .NET's further ones are advice to developers.</summary>
    public static string Sentence(Exception exception)
    {
        // Of a file that is no configuration the innermost exception says the line.
        var text = exception is InvalidDataException ? $"{exception.Message} {exception.GetBaseException().Message}" : exception.Message;
        return text.Split('\n', 2)[0].TrimEnd();
    }
}

/// <summary>The server must not start like this; the message says what to do and is all that an operator needs.</summary>
internal sealed class StartRefusedException(string message, Exception? inner = null) : Exception(message, inner);
