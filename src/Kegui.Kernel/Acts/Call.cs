namespace Kegui.Kernel;

/// <summary>Who asks for an act, and the key under which the same request is done only once.</summary>
/// <param name="Actor">The person, or the system.</param>
/// <param name="Key">Up to 100 characters, chosen by the caller; null where a repeat does no harm (jobs have unique rows of their own).</param>
/// <param name="Reason">Why the act goes on against a reminder, as typed by the person.</param>
public sealed record Call(Actor Actor, string? Key = null, string? Reason = null);
