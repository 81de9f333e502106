namespace Kegui.Modules.Customers;

/// <summary>What a sheet holds of a customer beyond the entry form.</summary>
internal sealed record ImportedExtras
{
    public string? Grade { get; init; }
    public string? ContactTitle { get; init; }
    public string? ContactEmail { get; init; }
    public string? ContactWeChat { get; init; }
    public DateOnly? FirstContactOn { get; init; }
    public DateOnly? LastContactOn { get; init; }
    public DateOnly? LastOrderOn { get; init; }
    /// <summary>Ten thousand yuan a year, as a person guessed it.</summary>
    public decimal? ExpectedVolumeWan { get; init; }
    public string? Note { get; init; }
    /// <summary>The person named in the sheet; none when the sheet says nothing.</summary>
    public long? OwnerId { get; init; }
}
