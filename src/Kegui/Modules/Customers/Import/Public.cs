using Kegui.Kernel;
using Kegui.Kernel.Text;
using Kegui.Modules.Fields;

namespace Kegui.Modules.Customers;

/// <summary>What is wrong with one cell of a row. The sentence is the label <c>problem.{Code}</c> with the arguments.</summary>
/// <param name="Field">One of <see cref="CustomerImport.Fields"/>.</param>
/// <param name="Soft">The row can be taken without this cell: a place that is not in the list, an owner who has left.</param>
internal sealed record CellProblem(string Field, string Code, string? Value, bool Soft, params object?[] Args);

/// <summary>A row of a sheet, understood as a party: what can be entered, what cannot, by what it is compared.</summary>
internal sealed record ImportedCustomer(IReadOnlyList<CellProblem> Problems, int Missing, DuplicateFacts Facts)
{
    /// <summary>The code that the company already gave it, as the sheet has it.</summary>
    public string? Code { get; init; }
    public string Name { get; init; } = "";
    /// <summary>Written in this order, neighbours in the sort indexes meet the same pages.</summary>
    public string SortKey { get; init; } = "";
    /// <summary>A responsible person who was named but is not known here, to be asked about once for all rows.</summary>
    public string? UnknownOwner { get; init; }
    internal CustomerInput Input { get; init; } = new();
    internal ImportedExtras Extras { get; init; } = new();
    internal IReadOnlyList<(FieldView Field, TypedValue Value)> Added { get; init; } = [];
}

/// <summary>A stored party that a row may be, and why it looks so.</summary>
/// <param name="Reason">same-code, same-credit-code, same-name, same-phone-similar-name, same-name-other-code, similar-name.</param>
/// <param name="Editable">Whether the actor may change it; otherwise the row can only be left out.</param>
internal sealed record StoredDouble(long Id, string Code, string Name, string Reason, bool Editable, DateTime CreatedAt);

/// <summary>One new party with all its rows, ready to be written in bulk.</summary>
internal sealed class CustomerBundle
{
    internal required Customer Customer { get; init; }
    internal Contact? Contact { get; init; }
    internal CustomerProfile? Profile { get; init; }
    internal IReadOnlyList<FieldValue> Added { get; init; } = [];
    public long Id => Customer.Id;
    public string Code => Customer.Code;
    public required BulkFact Fact { get; init; }
}

/// <summary>A row that brings news of a stored party.</summary>
/// <param name="Kept">What the sheet says but no field can take; it goes into the note.</param>
internal sealed record RowForStored(int Number, ImportedCustomer Draft, long Id, string? Kept);

/// <summary>The state of a record before an import changed it; enough to bring it back.</summary>
/// <param name="Kind">customer, contact, profile, field; contact-added, profile-added and field-added for what was not there before.</param>
/// <param name="Before">The changed columns with their values before, as JSON.</param>
/// <param name="Version">The record's version after the change: a later one means that somebody has touched it since.</param>
internal sealed record ChangedRecord(string Kind, long Id, long CustomerId, string Before, int Version);

/// <summary>
/// The door for bringing parties in by the thousand, with the rules, the keys and the search columns of the single act. One instance
/// serves one import; <see cref="Read"/> and <see cref="Make"/> touch no database and may run on any thread.
/// </summary>
/// <param name="importer">Answers for rows that name nobody.</param>
/// <param name="owners">Names in the sheet that a person has matched to people.</param>
/// <param name="added">Fields of the company that the sheet fills, in the order of their values after <see cref="Fields"/>.</param>
internal sealed class CustomerImport(People people, DateOnly today, long importer, IReadOnlyDictionary<string, long> owners, IReadOnlyList<FieldView>? added = null)
{
    /// <summary>New rows' ids: the party, its first contact, its values of added fields.</summary>
    public int IdsEach { get; } = 2 + (added?.Count ?? 0);

    private readonly CustomerReader _reader = new(people, today, owners, added ?? []);
    private readonly CustomerWriter _writer = new(people, importer);

    /// <summary>What a sheet may hold, in the order of the values given to <see cref="Read"/>.</summary>
    public static IReadOnlyList<string> Fields { get; } =
    [
        "code", "name", "shortName", "creditCode", "kind", "partyRole", "stage", "grade", "industry", "size", "source", "province", "city", "district", "region",
        "address", "phone", "contactName", "contactTitle", "contactPhone", "contactEmail", "contactWeChat", "owner", "firstContactOn", "lastContactOn", "lastOrderOn",
        "expectedVolume", "note",
    ];

    /// <param name="values">By <see cref="Fields"/>, then by the added ones; choices already as codes, null where the sheet has nothing.</param>
    public ImportedCustomer Read(IReadOnlyList<string?> values) => _reader.Read(values);

    /// <summary>Why two rows may be one party; null when nothing speaks for it.</summary>
    public static string? Same(ImportedCustomer a, ImportedCustomer b) => CustomerDoubles.Same(a.Facts, b.Facts);

    /// <summary>The likeliest stored party for each draft, or null; in the whole company, as the single act looks.</summary>
    /// <param name="besides">An import whose own rows do not count.</param>
    public static Task<IReadOnlyList<StoredDouble?>> Stored(AppDb db, Actor actor, IReadOnlyList<ImportedCustomer> drafts, long? besides, CancellationToken cancel) =>
        CustomerDoubles.Stored(db, actor, drafts, besides, cancel);

    /// <summary>The newest stored party's id; 0 when there is none.</summary>
    public static Task<long> LastId(AppDb db, CancellationToken cancel) => CustomerDoubles.LastId(db, cancel);

    /// <summary>Whether somebody has entered a party since, apart from the ids that an import took for itself.</summary>
    public static Task<bool> AnySince(AppDb db, DateTime at, long lastId, long ownFrom, long ownTo, CancellationToken cancel) => CustomerDoubles.AnySince(db, at, lastId, ownFrom, ownTo, cancel);

    /// <summary>A new party as the single act would make it. Nothing counts as a contact of the person who imports.</summary>
    /// <param name="firstId">The first of <see cref="IdsEach"/> free ids.</param>
    /// <param name="kept">What the sheet says but no field can take; it goes into the note.</param>
    public CustomerBundle Make(ImportedCustomer draft, long import, int row, long firstId, long number, DateTime now, string? kept) =>
        _writer.Make(draft, import, row, firstId, number, now, kept);

    /// <summary>Writes new parties in the transaction of the act, with the duties that rules ask of them.</summary>
    public static Task Write(Act act, DutyBulk duties, IReadOnlyList<CustomerBundle> bundles, CancellationToken cancel) => CustomerWriter.Write(act, duties, bundles, cancel);

    /// <summary>
    /// Brings what rows say into stored parties, each once; what they do not say stays. Gives what was changed by party, none when
    /// nothing was; a party that is gone or no longer the actor's to change is not among them.
    /// </summary>
    public Task<IReadOnlyDictionary<long, IReadOnlyList<ChangedRecord>>> Update(Act act, IReadOnlyList<RowForStored> rows, long import, CancellationToken cancel) =>
        _writer.Update(act, rows, import, cancel);

    /// <summary>The next new parties of an import after an id, and whether they were touched since.</summary>
    public static Task<IReadOnlyList<(long Id, string Code, string Name, bool Touched)>> Made(AppDb db, long import, long after, int take, CancellationToken cancel) =>
        CustomerUndo.Made(db, import, after, take, cancel);

    /// <summary>Removes new parties of an import with all that came with them; the audit log keeps that they were there.</summary>
    /// <param name="firstId">The first of two free ids for each.</param>
    public static void Remove(Act act, IReadOnlyList<(long Id, string Name)> parties, long import, long firstId) => CustomerUndo.Remove(act, parties, import, firstId);

    /// <summary>Gives a changed record its values back; false when it was touched since, or is gone.</summary>
    public static Task<bool> Restore(Act act, ChangedRecord change, CancellationToken cancel) => CustomerUndo.Restore(act, change, cancel);
}
