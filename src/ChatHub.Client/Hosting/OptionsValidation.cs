using Microsoft.Extensions.Options;

namespace ChatHub.Client;

/// <summary>Has the options of an application checked as those of a client are.</summary>
internal sealed class OptionsValidation : IValidateOptions<ChatClientOptions>
{
    public ValidateOptionsResult Validate(string? name, ChatClientOptions options)
    {
        var faults = OptionRules.Faults(options).ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
