namespace Kegui.Modules.Customers;

/// <summary>One change of a customer's owner: the whole history of who answered for whom.</summary>
internal sealed class CustomerAssignment
{
    public required long Id { get; init; }
    public required long CustomerId { get; init; }
    public long? FromId { get; init; }
    public long? ToId { get; init; }
    public required DateTime At { get; init; }
    public required long ById { get; init; }
    /// <summary>handover, assign, pool …</summary>
    public required string Why { get; init; }
}
