using CsCheck;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Kegui.Tests.Kernel.Expressions;

/// <summary>PostgreSQL gives the interpreter's answer for every row, whatever is missing.</summary>
[Trait("Db", "postgres")]
public sealed class PostgresAgreementTests : IDisposable
{
    private const string Variable = "KEGUI_TEST_POSTGRES";

    private readonly RowData data;

    public PostgresAgreementTests()
    {
        // A missing server fails the test: an agreement that was never asked for is none.
        var server = Environment.GetEnvironmentVariable(Variable)
            ?? throw new InvalidOperationException($"Set {Variable} to the connection string of a server where databases may be created.");
        var own = new NpgsqlConnectionStringBuilder(server) { Database = $"kegui_expressions_{Guid.NewGuid():n}", Pooling = false };
        data = new RowData(new DbContextOptionsBuilder<RowData>().UseNpgsql(own.ConnectionString).Options);
        data.Plant();
        data.Database.OpenConnection();
    }

    [Fact]
    public void Generated_conditions_agree() => Texts.Conditions.Sample(
        text => Assert.Empty(Agreement.Differences(data, text, Agreement.Translate)), iter: Agreement.Conditions, threads: 1);

    public void Dispose()
    {
        data.Database.CloseConnection();
        data.Database.EnsureDeleted();
        data.Dispose();
    }
}
