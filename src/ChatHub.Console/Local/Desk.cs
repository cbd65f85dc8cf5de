using ChatHub.Client;
using ChatHub.Terminal.Completion;
using ChatHub.Terminal.Display;
using ChatHub.Terminal.Editing;
using ChatHub.Terminal.Talks;

namespace ChatHub.Terminal.Local;

/// <summary>Everything that a person at a terminal has before him.</summary>
internal sealed record Desk(
    ChatClient Chat, Screen Screen, TerminalDisplay Display, Editor Editor, TalkList Talks, DeskFile File, KnownNames Known, Bell Bell, Action Leave);
