using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Kegui.Kernel;

/// <summary>Instants are UTC. SQLite gives them back without a kind, and would take a local one silently.</summary>
internal sealed class UtcDateTime() : ValueConverter<DateTime, DateTime>(
    value => Checked(value),
    value => DateTime.SpecifyKind(value, DateTimeKind.Utc))
{
    private static DateTime Checked(DateTime value) => value.Kind == DateTimeKind.Utc
        ? value
        : throw new InvalidOperationException("An instant must be UTC before it is stored.");
}
