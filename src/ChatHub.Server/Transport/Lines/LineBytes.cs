using System.Buffers;

namespace ChatHub.Server.Transport.Lines;

/// <summary>The bytes of the line that is coming in, without what telnet says to telnet.</summary>
internal sealed class LineBytes
{
    // RFC 854. UTF-8 has none of these bytes.
    private const byte Command = 255;
    private const byte FirstWithOption = 251;
    private const byte LastWithOption = 254;
    private const byte Negotiation = 250;
    private const byte NegotiationEnd = 240;

    /// <summary>What a line's last byte is: the one after a telnet's return, too.</summary>
    public static readonly SearchValues<byte> Ends = SearchValues.Create("\n\0"u8);

    private readonly ArrayBufferWriter<byte> _bytes = new();
    private State _state;

    private enum State
    {
        Text,
        Return,
        Command,
        Option,
        Negotiation,
        NegotiationCommand,
    }

    public ReadOnlySpan<byte> Taken => _bytes.WrittenSpan;

    /// <summary>Whether there are bytes that nobody types: what comes is a TLS handshake, or a file.</summary>
    public bool HasControls { get; private set; }

    /// <summary>Whether the other end has ever spoken telnet: it then sends each key by itself.</summary>
    public bool HasTelnet { get; private set; }

    public void Clear()
    {
        _bytes.ResetWrittenCount();
        HasControls = false;

        // A line that a pause ended may have had half of its end.
        if (_state == State.Return)
            _state = State.Text;
    }

    /// <returns>Whether this byte ends the line: LF, CR LF, or telnet's CR NUL.</returns>
    public bool Take(byte value)
    {
        switch (_state)
        {
            case State.Command:
                _state = value switch
                {
                    Negotiation => State.Negotiation,
                    >= FirstWithOption and <= LastWithOption => State.Option,
                    _ => State.Text,
                };
                return false;
            case State.Option:
                _state = State.Text;
                return false;
            case State.Negotiation:
                _state = value == Command ? State.NegotiationCommand : State.Negotiation;
                return false;
            case State.NegotiationCommand:
                _state = value == NegotiationEnd ? State.Text : State.Negotiation;
                return false;
            case State.Return when value is (byte)'\n' or 0:
                _state = State.Text;
                return true;
            case State.Return:
                Add((byte)'\r');
                break;
            default:
                break;
        }

        HasTelnet |= value == Command;
        _state = value switch
        {
            Command => State.Command,
            (byte)'\r' => State.Return,
            _ => State.Text,
        };
        if (value == (byte)'\n')
            return true;
        if (_state == State.Text)
            Add(value);
        return false;
    }

    private void Add(byte value)
    {
        _bytes.GetSpan(1)[0] = value;
        _bytes.Advance(1);
        HasControls |= value < ' ' && value != '\t';
    }
}
