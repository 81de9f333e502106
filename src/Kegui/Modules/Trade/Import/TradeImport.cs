using Kegui.Kernel;

namespace Kegui.Modules.Trade.Import;

/// <summary>
/// One file of order lines, or of payments, on its way into the books. The file itself is kept packed in <see cref="ImportPart"/>, so that any node
/// can read it again: for the trial, the run, and the list of lines with their reasons.
/// </summary>
internal sealed class TradeImport : IOwned
{
    public required long Id { get; init; }
    /// <summary><see cref="ImportKinds"/>.</summary>
    public string Kind { get; init; } = ImportKinds.Lines;
    /// <summary><see cref="ImportStates"/>.</summary>
    public required string State { get; set; }
    /// <summary>What the background is asked to do next, <see cref="ImportWorks"/>; none when it has nothing to do.</summary>
    public string? Work { get; set; }
    public required string FileName { get; init; }
    /// <summary>csv or xlsx.</summary>
    public required string Format { get; init; }
    /// <summary>utf-8 or gb18030, found out by reading; none for xlsx.</summary>
    public string? Encoding { get; init; }
    public required long Size { get; init; }
    /// <summary>The names in the first row and some rows below, as JSON.</summary>
    public required string Header { get; init; }
    /// <summary><see cref="ImportPlan"/> as JSON.</summary>
    public required string Plan { get; set; }
    /// <summary><see cref="ImportResult"/> of the last trial or of the run, as JSON.</summary>
    public string? Result { get; set; }
    /// <summary>Lines done of all, of the work under way.</summary>
    public int Done { get; set; }
    public int Total { get; set; }
    /// <summary>Rows of it stand in the books; they are shown only in state done.</summary>
    public bool HasRows { get; set; }
    public bool CancelAsked { get; set; }
    /// <summary>Why it failed: a label's code.</summary>
    public string? Error { get; set; }
    /// <summary>The process that works on it, and until when it is believed to be alive.</summary>
    public string? LeaseBy { get; set; }
    public DateTime? LeaseUntil { get; set; }

    /// <summary>Who imports.</summary>
    public required long? OwnerId { get; init; }
    public required long? DepartmentId { get; init; }
    public string? ProvinceCode { get; init; }
    public long? ImportId { get; init; }
    public required DateTime CreatedAt { get; init; }
    public DateTime? FinishedAt { get; set; }
    public int Version { get; set; }
}

/// <summary>A megabyte of the packed file; part -1 holds how each line ended, a byte a line.</summary>
internal sealed class ImportPart
{
    public required long ImportId { get; init; }
    public required int No { get; init; }
    public required byte[] Bytes { get; init; }
}

/// <summary>What a person chose the last time for a file with the same first row.</summary>
internal sealed class TradeColumnMemory
{
    public required string HeaderKey { get; init; }
    public required string Plan { get; set; }
}

internal static class ImportKinds
{
    /// <summary>Order lines, put together to documents.</summary>
    public const string Lines = "lines";
    /// <summary>What is owed and what came in, a row each.</summary>
    public const string Payments = "payments";
    public static readonly IReadOnlyList<string> All = [Lines, Payments];
}

internal static class ImportStates
{
    /// <summary>Uploaded; columns are being chosen or tried.</summary>
    public const string Staging = "staging";
    /// <summary>The trial's result can be looked at; nothing is written yet.</summary>
    public const string Trial = "trial";
    public const string Running = "running";
    public const string Done = "done";
    public const string Failed = "failed";
    public const string Undone = "undone";
    public static readonly IReadOnlyList<string> All = [Staging, Trial, Running, Done, Failed, Undone];
}

internal static class ImportWorks
{
    public const string Trial = "trial";
    public const string Run = "run";
    /// <summary>Rows of a failed, cancelled or undone import are taken away in slices; they are hidden already.</summary>
    public const string Clean = "clean";
}
