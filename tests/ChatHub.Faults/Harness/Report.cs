using Xunit.Abstractions;
using Xunit.Sdk;

namespace ChatHub.Faults.Harness;

/// <summary>Says what a run did, passed or failed: seeds and figures belong into every log. (A test's own output is shown only when it fails.)</summary>
public sealed class Report(IMessageSink sink)
{
    public void Say(string text) => sink.OnMessage(new DiagnosticMessage(text));
}
