using System.ComponentModel.DataAnnotations;

namespace ChatHub.Server.Store;

/// <summary>Section <c>ChatHub</c>: where the log lives and how much may wait for it.</summary>
public sealed class StoreOptions
{
    public const string Section = "ChatHub";

    /// <summary>The data folder; a relative one is meant from the folder of appsettings.json. Default <c>data</c>.</summary>
    [Required]
    public string DataFolder { get; set; } = "data";

    /// <summary>Writes that may wait for the log; past that a send is answered <c>busy</c>. 1 to 1,000,000, default 50,000, which at the highest rate measured is some 0.4 s.</summary>
    [Range(1, 1_000_000)]
    public int QueueLength { get; set; } = 50_000;
}
