using ChatHub.Terminal.Editing;
using ChatHub.Terminal.Talks;

namespace ChatHub.Terminal.Modes;

/// <summary>Keys that do not touch the line: to another conversation, and to a clean screen.</summary>
internal static class Shortcuts
{
    public static void Press(ConsoleKeyInfo key, TalkList talks, Screen screen)
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
            default:
                break;
        }
    }
}
