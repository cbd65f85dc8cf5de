using ChatHub.Terminal.Editing;
using ChatHub.Terminal.Talks;

namespace ChatHub.Terminal.Modes;

/// <summary>Keys that do not touch the line: to another conversation, to a clean screen, and back to the server.</summary>
internal static class Shortcuts
{
    public static void Press(ConsoleKeyInfo key, TalkList talks, Screen screen, Action tryNow)
    {
        switch (key)
        {
            case { Key: ConsoleKey.N, Modifiers: ConsoleModifiers.Control }:
                talks.Next();
                break;
            case { Key: ConsoleKey.P, Modifiers: ConsoleModifiers.Control }:
                talks.Previous();
                break;
            case { KeyChar: >= '1' and <= '9', Modifiers: ConsoleModifiers.Alt }:
                talks.ChooseAt(key.KeyChar - '1');
                break;
            case { Key: ConsoleKey.L, Modifiers: ConsoleModifiers.Control }:
                screen.Clear();
                break;
            case { Key: ConsoleKey.R, Modifiers: ConsoleModifiers.Control }:
                tryNow();
                break;
            default:
                break;
        }
    }
}
